"""The page of all forms: listed, filtered, found, and opened as the sheets they were."""

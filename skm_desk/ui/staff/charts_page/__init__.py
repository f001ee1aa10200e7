"""The page of charts: every chart as a picture to look at, to copy and to save."""

"""The page of documents: their real pages before they are printed, and the office's own texts."""

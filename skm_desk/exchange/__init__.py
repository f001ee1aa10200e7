"""Files that come in and go out: CSV, spreadsheets, JSON."""

"""SKM Desk: the satisfaction survey of one public office, offline, in one data file."""

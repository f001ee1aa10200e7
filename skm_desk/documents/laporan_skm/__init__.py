"""The annual laporan, one file per BAB."""

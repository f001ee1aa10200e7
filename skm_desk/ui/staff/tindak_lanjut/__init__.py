"""The page of tindak lanjut: what is planned after a survey, and what became of it."""

"""The page of the office: its profile, its layanan, its question sets, its earlier years."""

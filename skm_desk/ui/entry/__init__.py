"""Where a petugas types paper forms, and where a second one types them again."""

"""Everything on screen; the only home of Qt."""

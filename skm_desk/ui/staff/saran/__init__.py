"""The page of saran: the list, what is done with one of them, and what came by other channels."""

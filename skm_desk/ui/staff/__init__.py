"""The pages of the staff window."""

"""What is printed: blocks say what, `pdf` says how."""

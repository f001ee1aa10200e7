"""What the program is called."""

PROGRAM = "SKM Desk"

"""What window and terminal say alike: failures, findings, the health of the data."""

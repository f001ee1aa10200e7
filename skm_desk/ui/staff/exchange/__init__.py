"""Impor dan ekspor: files in, looked at first, and files out."""

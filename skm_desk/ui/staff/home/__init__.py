"""Beranda: how the survey does today."""

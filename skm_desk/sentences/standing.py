"""Sentences that are always the same, whatever the facts."""

MADE_UP = "DATA BUATAN – contoh, bukan hasil survei"

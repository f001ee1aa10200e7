"""What every screen shares: theme, fonts, icons, sentences, the desk."""

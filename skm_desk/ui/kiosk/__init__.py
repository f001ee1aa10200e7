"""The kiosk: what a visitor sees, hears and touches."""

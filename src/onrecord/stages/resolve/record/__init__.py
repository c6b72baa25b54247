"""The actors and parties of a whole record."""

"""Names as they stand in a text, and how two of them are compared."""

"""How one row is painted."""

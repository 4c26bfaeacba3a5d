"""The questions about the organisation."""

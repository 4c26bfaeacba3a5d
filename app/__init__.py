"""Tenken (点検): a telework security self-check for small organisations."""

__version__ = "0.1.0"

"""The questions about the organization."""

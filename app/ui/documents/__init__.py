"""The place where documents are chosen, looked at, saved and printed."""

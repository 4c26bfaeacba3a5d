"""Differences, shown before any of them is kept: from paper, from files, between two workbooks."""

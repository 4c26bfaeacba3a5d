"""Workbooks and other files: opened, taken in, given out, and watched over."""

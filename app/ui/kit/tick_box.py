"""A box to tick."""

from PySide6.QtWidgets import QCheckBox


class TickBox(QCheckBox):
    """A check box, drawn by the window's style."""

"""A box to tick that can be seen on dark ground, where Fusion draws its own in black."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCheckBox, QStyleOptionButton

_DARKER = 140
"""Fusion draws the outline in the window's colour, darker by this, in percent."""


class TickBox(QCheckBox):
    """A check box with an outline in the palette's colour for one."""

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        palette: QPalette = option.palette
        outline = palette.color(QPalette.ColorRole.Dark)
        palette.setColor(QPalette.ColorRole.Window, outline.lighter(_DARKER))
        option.palette = palette

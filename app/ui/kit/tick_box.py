"""A box to tick."""

from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QCheckBox

_TARGET = 24
"""So wide and high is what a finger or a mouse meets, at least, in pixels (WCAG 2.5.8)."""


class TickBox(QCheckBox):
    """A check box, drawn by the window's style; what is beside its mark, up to its size, ticks it as well."""

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(_TARGET, _TARGET))

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(QSize(_TARGET, _TARGET))

    def hitButton(self, place: QPoint) -> bool:
        return 0 <= place.x() < self.sizeHint().width() and 0 <= place.y() < self.height()

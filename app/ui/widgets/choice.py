"""A box to choose one of a few values."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget


class Choice(QComboBox):
    """The wheel scrolls the page it lies on: a choice is not changed, and stored, in passing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def minimumSizeHint(self) -> QSize:
        """With room beside the words that grows with them, as Fusion's arrow does not."""
        return super().minimumSizeHint() + QSize(self.fontMetrics().height() // 3, 0)

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(self.fontMetrics().height() // 3, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

"""The line with the places and the switch of views; two lines where the window is narrow."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.ui.kit.segmented import Segmented


class Header(QWidget):
    """Takes the height that its controls need at its width, so that the page below can do without."""

    def __init__(self, places: Segmented, views: Segmented) -> None:
        super().__init__()
        self._parts = (places, views)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(8, 6, 8, 2)
        for part in self._parts:
            self._line.addWidget(part, 1)

    def hasHeightForWidth(self) -> bool:
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    def fit(self) -> None:
        """Takes one line or two, and the height of them."""
        needed = sum(part.sizeHint().width() for part in self._parts) + 5 * self._line.spacing()
        wide = self.width() >= needed
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        for part in self._parts:  # half the line each would wrap the longer one
            self._line.setStretchFactor(part, part.sizeHint().width() if wide else 0)
        self.setFixedHeight(self._line.heightForWidth(self.width()))

"""What stands where there is nothing to show: a sign, a sentence, and one thing to do."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui.kit.icons import paint_icon
from app.ui.kit.texts import Text
from app.ui.shell import theme

_SIGN = 48 / 14
"""In heights of the text."""
_WIDEST = 30


class EmptyPage(QWidget):
    """In the middle of its place; emits `pressed` for the one button."""

    pressed = Signal()

    def __init__(self, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._says = Text(self)
        self._says.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._button = QPushButton(self)
        self._button.clicked.connect(self.pressed)
        self.setFocusProxy(self._button)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(_Sign(icon, self), 0, Qt.AlignmentFlag.AlignHCenter)
        line = QHBoxLayout()  # an alignment would give it the height of one line
        line.addStretch(1)
        line.addWidget(self._says, 100)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def set_words(self, sentence: str, button: str) -> None:
        """Says why there is nothing, and what one can do."""
        self._says.setText(sentence)
        self._says.setMaximumWidth(_WIDEST * self.fontMetrics().height())
        self._button.setText(button)


class _Sign(QWidget):
    def __init__(self, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = round(_SIGN * self.fontMetrics().height())
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self._icon, QRectF(self.rect()), theme.muted(self.palette()))
        painter.end()

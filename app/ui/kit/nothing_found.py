"""What stands where a list would, when nothing is in it: a sign, a sentence, and a button that leads on."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui.kit.icons import paint_icon
from app.ui.kit.texts import Text
from app.ui.shell import theme

_SIGN_EMS = 3.4
_WITH_SIGN_EMS = 18


class NothingFound(QWidget):
    """Says so in the middle of its room."""

    pressed = Signal()

    def __init__(self, sign: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._says = Text(self, muted=True)
        self._says.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._button = QPushButton(self)
        self._button.clicked.connect(self.pressed)
        self.setFocusProxy(self._button)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(1)
        self._sign = _Sign(sign, self)
        column.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._says)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words before the sign, where there is no room for both."""
        super().resizeEvent(event)
        self._sign.setVisible(self.height() >= _WITH_SIGN_EMS * self.fontMetrics().height())

    def set_texts(self, says: str, button: str) -> None:
        """What it says, and what the button does."""
        self._says.setText(says)
        self._button.setText(button)


class _Sign(QWidget):
    """A large icon in the colour of secondary text; it says nothing that the sentence does not."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = round(_SIGN_EMS * self.fontMetrics().height())
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self._name, QRectF(self.rect()), theme.muted(self.palette()))
        painter.end()

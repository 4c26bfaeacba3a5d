"""A box to tick beside words that wrap, with a second line where there is more to say."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.kit.one_line import OneLine
from app.ui.kit.texts import Text
from app.ui.kit.tick_box import TickBox


class RowTick(QWidget):
    """A click anywhere on it ticks; `clicked` is sent when a person ticked. A name stays on one line."""

    clicked = Signal()

    def __init__(self, title: str, second: str, parent: QWidget, *, is_name: bool = False) -> None:
        super().__init__(parent)
        self.box = TickBox(self)
        self._title = OneLine(self) if is_name else Text(self)
        self._second = Text(self, muted=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._second)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.setFocusProxy(self.box)
        self.box.clicked.connect(self.clicked)
        self._follow_font()
        self.set_words(title, second)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._follow_font()

    def _follow_font(self) -> None:
        """The box stands in the middle of the first line."""
        self.box.setMinimumHeight(self.fontMetrics().height())

    def set_words(self, title: str, second: str = "") -> None:
        """Says what the tick is for."""
        self._title.set_text(title)
        self._second.set_text(second)
        self.box.setAccessibleName(title)
        self.box.setAccessibleDescription(second)

    def isChecked(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def setChecked(self, on: bool) -> None:
        """Ticks it, or takes the tick away."""
        self.box.setChecked(on)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.setFocus(Qt.FocusReason.MouseFocusReason)
            self.box.click()

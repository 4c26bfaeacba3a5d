"""A card of the page of tools: its picture, its name, what is meant by it, and the three answers."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import labels
from app.domain.profile import Known
from app.domain.tools import Tool
from app.ui.kit.segmented import Segmented
from app.ui.kit.texts import Text
from app.ui.kit.tool_pictures import paint_tool
from app.ui.kit.type_setting import CAPTION, LABEL
from app.ui.profile.profile_facts import KNOWN_KEYS
from app.ui.shell import theme
from app.ui.shell.edges import RADIUS, paint_box

_PICTURE_EM = 2.8
_BAR = 4
"""How wide the bar at the left of what is there is, in pixels."""
_PALE = 0.5
"""How strong the picture of what is not there is."""
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class ToolPicture(QWidget):
    """The picture alone; the name beside it says the same."""

    def __init__(self, tool: Tool, parent: QWidget) -> None:
        super().__init__(parent)
        self._tool = tool
        self.is_pale = False
        side = round(_PICTURE_EM * self.fontMetrics().height())
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(_PALE if self.is_pale else 1)
        paint_tool(painter, self._tool, QRectF(self.rect()), self.palette())
        painter.end()


class ToolCard(QWidget):
    """The keys 1, 2 and 3 answer; an arrow is told, to go to another card."""

    answered = Signal(str)
    """Its tool, by its key."""
    arrow_pressed = Signal(Qt.Key)

    def __init__(self, tool: Tool, hint: str, known: Known | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.tool = tool
        self.known = known
        """The answer; None where none was given."""
        name = labels.name(tool)
        self._picture = ToolPicture(tool, self)
        title, says = Text(self, LABEL), Text(self, CAPTION, muted=True)
        title.setText(name)
        says.setText(hint)
        self._answers = Segmented(list(Known), self)
        self._answers.set_texts([labels.name(each) for each in Known])
        self._answers.setAccessibleName(name)
        for each in Known:
            button = self._answers.button(each)
            button.setAccessibleName(f"{name} {labels.name(each)}")
            button.setAccessibleDescription(hint)
            button.installEventFilter(self)
        self._answers.chosen.connect(self._on_chosen)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(title)
        words.addWidget(says)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(6)
        column.addLayout(head, 1)
        column.addWidget(self._answers)
        self._show()

    def focus(self) -> None:
        """Gives the keys to the answers."""
        self._answers.focus()

    def answer(self, known: Known) -> None:
        """Gives this answer, without the signal."""
        self.known = known
        self._show()

    def _show(self) -> None:
        self._answers.choose(self.known or "")
        self._picture.is_pale = self.known is Known.NO
        self.update()
        self._picture.update()

    def _on_chosen(self, known: str) -> None:
        self.answer(Known(known))
        self.answered.emit(self.tool.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        known = KNOWN_KEYS.get(event.text())
        if known is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self._on_chosen(known)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _ARROWS:
            self.arrow_pressed.emit(Qt.Key(event.key()))
            return True
        return super().eventFilter(watched, event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.focus()

    def paintEvent(self, event: QPaintEvent) -> None:
        chosen, is_there = theme.tokens(self.palette()), self.known is Known.YES
        accent = theme.colour(chosen.accent)
        painter = QPainter(self)
        paint_box(painter, self.rect(), theme.colour(chosen.surface), accent if is_there else theme.colour(chosen.line))
        if is_there:
            edge = QPainterPath()
            edge.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
            painter.setClipPath(edge)
            painter.fillRect(0, 0, _BAR, self.height(), accent)
        painter.end()

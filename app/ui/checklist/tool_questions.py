"""Asks in place whether a tool is there, where the steps of a measure depend on it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app import labels
from app.domain.profile import Known, get
from app.domain.tools import Tool
from app.i18n import _
from app.ui.kit.flow_layout import FlowLayout
from app.ui.kit.scroll_page import PageBody
from app.ui.kit.segmented import Segmented
from app.ui.kit.texts import Text
from app.ui.kit.tool_pictures import paint_tool
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways

_AT_ONCE = 4
"""So many tools are asked for in a measure; a button leads to the others."""
_PICTURE = 1.4
"""The side of a picture, in heights of the text."""


class _Picture(QWidget):
    """The picture of a tool."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._tool = Tool.MAC

    def show_tool(self, tool: Tool) -> None:
        """Shows this tool."""
        if tool is not self._tool:
            self._tool = tool
            self.update()

    def sizeHint(self) -> QSize:
        side = round(_PICTURE * self.fontMetrics().height())
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_tool(painter, self._tool, QRectF(self.rect()), self.palette())
        painter.end()


class ToolQuestion(QWidget):
    """A tool by picture and name, with the three answers beside it; none is down, as nobody has answered."""

    answered = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.tool: Tool | None = None
        self._asked = ""
        self._picture = _Picture(self)
        self._name = Text(self)
        self._answers = Segmented(list(Known), self)
        self._answers.chosen.connect(self._on_chosen)
        row = FlowLayout(self, spacing=8)
        for part in (self._picture, self._name, self._answers):
            row.addWidget(part)

    def ask(self, tool: Tool, question: str) -> None:
        """Asks for a tool; a question that was asked already stays as it is."""
        if (tool, question) != (self.tool, self._asked):
            self.tool, self._asked = tool, question
            self._picture.show_tool(tool)
            self._name.setText(question)
            words = [labels.name(known) for known in Known]
            self._answers.setAccessibleName(question)
            self._answers.set_texts(words)
            for known, word in zip(Known, words, strict=True):
                self._answers.button(known).setAccessibleName(f"{question}: {word}")

    def _on_chosen(self, known: str) -> None:
        assert self.tool is not None
        self._answers.choose("")  # if it could not be kept, it is asked for as before
        self.answered.emit(self.tool.value, known)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()


class ToolQuestions(PageBody):
    """The tools that a measure's steps depend on and of which nobody has said anything, the first few of them."""

    def __init__(self, state: AppState, ways: Ways, parent: QWidget) -> None:
        super().__init__(parent)
        self._state, self._ways = state, ways
        self._unanswered: tuple[Tool, ...] = ()
        self._lead = Text(self, muted=True)
        self._questions: list[ToolQuestion] = []
        self._more = QPushButton(self)
        self._more.clicked.connect(self._on_more)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(4)
        self._column.addWidget(self._lead)
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def ask(self, tools: Sequence[Tool]) -> None:
        """Asks for those of these tools that nobody has answered for, be it by "don't know"."""
        profile = self._state.standing.profile
        self._unanswered = tuple(tool for tool in tools if not get(profile, tool.value))
        asked = self._unanswered[:_AT_ONCE]
        while len(self._questions) < len(asked):
            question = ToolQuestion(self)
            question.answered.connect(self._on_answered)
            self._column.insertWidget(self._column.count() - 1, question)
            self._questions.append(question)
        for question, tool in zip(self._questions, asked, strict=False):
            question.ask(tool, labels.name(tool))
        for number, question in enumerate(self._questions):
            question.setVisible(number < len(asked))
        if asked:
            self._lead.setText(_("Do you use these? The steps follow your answer."))
            self._more.setText(_("All that you use..."))
        self._more.setVisible(len(self._unanswered) > _AT_ONCE)
        self.setVisible(bool(asked))

    def _on_answered(self, tool: str, known: str) -> None:
        self._state.hand_over_typed()
        self._state.set_profile({tool: known})

    def _on_more(self) -> None:
        self._ways.question(self._unanswered[0].value)

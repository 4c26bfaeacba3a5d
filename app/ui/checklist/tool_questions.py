"""Asks in place whether a tool is there, where the steps of a measure depend on it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
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
from app.ui.kit.type_setting import BODY, line_height
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways

_AT_ONCE = 4
"""So many tools are asked for in a measure; a button leads to the others."""
_PICTURE = 1.4
"""The side of a picture, in heights of the text."""


class ToolQuestion(QWidget):
    """A tool by picture and name, with the three answers beside it; none is down, as nobody has answered."""

    answered = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.tool: Tool | None = None
        self._name = Text(self)
        self._answers = Segmented(list(Known), self)
        self._answers.chosen.connect(self._on_chosen)
        row = FlowLayout(self, spacing=8)
        row.addWidget(self._name)
        row.addWidget(self._answers)
        self._make_room()

    def ask(self, tool: Tool, question: str) -> None:
        """Asks for a tool; a question that was asked already stays as it is."""
        if tool is self.tool and question == self._name.text():
            return
        self.tool = tool
        self._name.setText(question)
        words = [labels.name(known) for known in Known]
        self._answers.setAccessibleName(question)
        if words[0] != self._answers.button(Known.YES).text():
            self._answers.set_texts(words)
        for known, word in zip(Known, words, strict=True):
            self._answers.button(known).setAccessibleName(f"{question}: {word}")
        self.update()

    @property
    def name_width(self) -> int:
        """The width that the name takes."""
        return self._name.sizeHint().width()

    def begin_answers_at(self, width: int) -> None:
        """Gives the name so much room that the answers of several questions stand under each other."""
        self._name.setMinimumWidth(width)

    def _on_chosen(self, known: str) -> None:
        assert self.tool is not None
        self._answers.choose("")  # if it could not be kept, it is asked for as before
        self.answered.emit(self.tool.value, known)

    # the picture

    def _make_room(self) -> None:
        self.setContentsMargins(self._side + 8, 0, 0, 0)

    @property
    def _side(self) -> int:
        return round(_PICTURE * self.fontMetrics().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.tool is None:
            return
        painter = QPainter(self)
        beside = self._name.y() + line_height(self.font(), BODY.leading) // 2
        paint_tool(painter, self.tool, QRectF(0, beside - self._side // 2, self._side, self._side), self.palette())
        painter.end()


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
        shown = self._questions[: len(asked)]
        widest = max((question.name_width for question in shown), default=0)
        for number, question in enumerate(self._questions):
            question.begin_answers_at(widest)
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
        self._ways.tools(self._unanswered[0])

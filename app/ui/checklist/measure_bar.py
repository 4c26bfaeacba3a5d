"""What stays in sight while a measure is read: which it is, the answers to it, and who does it until when."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import labels
from app.domain.answers import Status
from app.domain.measures import Measure, Recurrence
from app.i18n import _
from app.ui.checklist.answer_bar import AnswerBar
from app.ui.checklist.task_fields import TaskFields
from app.ui.kit.texts import Text
from app.ui.kit.type_setting import CAPTION, H1
from app.ui.measures.together_tick import TogetherTick
from app.ui.shell.state import AppState


class MeasureBar(QWidget):
    """Shows the measure that `show_measure` names. Which counterparts are answered with it, it names and asks."""

    def __init__(self, state: AppState, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._facts = Text(self, CAPTION, muted=True)
        self._title = Text(self, H1)
        self.answers = AnswerBar(self)
        self._measure: Measure | None = None
        self._together = TogetherTick(state, self.answers)
        self.answers.add(self._together)
        self.tasks = TaskFields(state, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        column.addWidget(self._facts)
        column.addWidget(self._title)
        column.addWidget(self.answers)
        column.addWidget(self.tasks)
        self._follow_font()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._follow_font()

    def _follow_font(self) -> None:
        """What stands beside the answers stands in the middle of their line."""
        self._together.setMinimumHeight(self.answers.line_height)

    def retranslate(self) -> None:
        """Says everything in the language of the screens; `show_measure` says the rest."""
        self.answers.retranslate()
        self.tasks.retranslate()

    def show_measure(self, measure: Measure) -> None:
        """Shows a measure."""
        self._facts.setText(_facts(self._state, measure))
        self._title.setText(self._state.words.measures[measure.id].title)
        self._measure = measure
        self._together.show_for(measure.id, [measure.id])
        self.tasks.show_measure(measure.id)

    def settled_with(self, measure: Measure) -> tuple[str, ...]:
        """The measures that are answered with this one."""
        return self._together.others([measure.id])

    def show_status(self, status: Status) -> None:
        """Shows which answer is given, and what is answered with it from now on."""
        self.answers.show_status(status)
        if self._measure is not None:
            self._together.show_for(self._measure.id, [self._measure.id])


def _facts(state: AppState, measure: Measure) -> str:
    parts = [
        labels.measure_label(measure),
        labels.name(measure.level),
        state.words.categories[measure.category],
        labels.effort(measure),
        _("guideline p. {page}").format(page=measure.page),
    ]
    if measure.recurrence is not Recurrence.NONE:
        parts.insert(4, labels.name(measure.recurrence))
    return " · ".join(parts)

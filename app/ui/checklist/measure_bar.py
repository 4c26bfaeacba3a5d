"""What stays in sight while a measure is read: which it is, the answers to it, and who does it until when."""

from enum import IntEnum

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import labels
from app.domain.answers import Status
from app.domain.measures import Measure, Recurrence
from app.i18n import _
from app.ui.checklist.answer_bar import AnswerBar
from app.ui.checklist.task_fields import TaskFields
from app.ui.kit.texts import Text
from app.ui.kit.type_setting import CAPTION, H1, H2, line_height
from app.ui.measures.together_tick import TogetherTick
from app.ui.shell.state import AppState

_MARGIN, _SPACING = 8, 8
_LOW_SPACING = 6
_SIDE = 16
_TITLE_LINES = 2
"""Few titles have more lines: what the bar does without is the same for all of them."""


class Thrift(IntEnum):
    """What the bar does without, the more the less room there is: each saves what those before it do, too."""

    NOTHING = 0
    FACTS = 1
    LARGE_TITLE = 2
    TASKS = 3


_SHARES = {Thrift.NOTHING: 0.3, Thrift.FACTS: 0.3}
_SHARE = 0.45
"""The bar takes no more of the height of its place: what it has no room for then stands on the page. For what can as
well be read there, it takes less."""


class MeasureBar(QWidget):
    """Shows the measure that `show_measure` names. Which counterparts are answered with it, it names and asks."""

    def __init__(self, state: AppState, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self.facts = Text(self, CAPTION, muted=True)
        self._title = Text(self, H1)
        self.answers = AnswerBar(self)
        self._measure: Measure | None = None
        self._together = TogetherTick(state, self.answers)
        self.answers.add(self._together)
        self.tasks = TaskFields(state, self)
        column = self._column = QVBoxLayout(self)
        column.addWidget(self.facts)
        column.addWidget(self._title)
        column.addWidget(self.answers)
        column.addWidget(self.tasks)
        self.save(Thrift.NOTHING)
        self._follow_font()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._follow_font()

    def _follow_font(self) -> None:
        """What stands behind the answers stands in the middle of their line."""
        self._together.setMinimumHeight(self.answers.line_height)
        self.answers.fit_anew()

    # how much room it takes

    def thrift(self, width: int, height: int) -> Thrift:
        """What it has to do without in a place of this size; it depends on no measure, so that nothing jumps."""
        fitting = (each for each in Thrift if self._height_with(each, width) <= _SHARES.get(each, _SHARE) * height)
        return next(fitting, Thrift.TASKS)

    def _height_with(self, thrift: Thrift, width: int) -> int:
        inner = width - 2 * _SIDE
        style = H1 if thrift < Thrift.LARGE_TITLE else H2
        parts = [_TITLE_LINES * line_height(style.font(self.font()), style.leading)]
        parts.append(self.answers.height_in(inner))
        if thrift < Thrift.FACTS:
            parts.append(line_height(self.facts.font(), CAPTION.leading))
        if thrift < Thrift.TASKS:
            parts.append(self.tasks.height_in(inner))
        return sum(parts) + (len(parts) - 1) * _spacing(thrift) + _MARGIN + _foot(thrift)

    def save(self, thrift: Thrift) -> None:
        """Takes back what it has room for; facts and tasks that it has none for are put elsewhere by its owner."""
        self._title.set_style(H1 if thrift < Thrift.LARGE_TITLE else H2)
        self._column.setContentsMargins(_SIDE, _MARGIN, _SIDE, _foot(thrift))
        self._column.setSpacing(_spacing(thrift))
        if thrift < Thrift.FACTS and self._column.indexOf(self.facts) < 0:
            self._column.insertWidget(0, self.facts)
        if thrift < Thrift.TASKS and self._column.indexOf(self.tasks) < 0:
            self._column.addWidget(self.tasks)

    # what it shows

    def retranslate(self) -> None:
        """Says everything in the language of the screens; `show_measure` says the rest."""
        self.answers.retranslate()
        self._follow_font()
        self.tasks.retranslate()

    def show_measure(self, measure: Measure) -> None:
        """Shows a measure."""
        self.facts.setText(_facts(self._state, measure))
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


def _spacing(thrift: Thrift) -> int:
    return _SPACING if thrift < Thrift.LARGE_TITLE else _LOW_SPACING


def _foot(thrift: Thrift) -> int:
    """What is kept free below: the page has a margin of its own."""
    return _MARGIN if thrift < Thrift.LARGE_TITLE else 0


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

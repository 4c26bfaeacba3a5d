"""What to do for a measure: one's own steps with boxes, the vendor's in a frame, those for other tools folded."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app import labels
from app.domain.addresses import addresses
from app.domain.answers import Field
from app.domain.measures import Measure
from app.domain.own_steps import SharedOutSteps, share_out
from app.domain.steps import done_share, ticked, with_tick
from app.domain.tools import Tool
from app.i18n import _
from app.ui.checklist.tool_questions import ToolQuestions
from app.ui.checklist.vendor_frame import VendorFrame
from app.ui.kit.passages import Passage
from app.ui.kit.reading_column import ReadingColumn
from app.ui.kit.scroll_page import PageBody
from app.ui.kit.type_setting import CAPTION
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways

SHOWN_WITH_STEPS = frozenset({Field.STEPS, Field.CARRIER, Field.STATUS})
"""The fields of a measure that the steps show, or that decide what can be done with them."""
_ABOVE_STEP = 0.4
"""The room above a step but the first, in heights of the text."""


class MeasureSteps(PageBody):
    """Ticks are kept in the workbook, each as a step of its own."""

    unfolded = Signal()
    """The steps for other tools are to be read now, too."""

    def __init__(self, state: AppState, ways: Ways, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._measure: Measure | None = None
        self._steps = SharedOutSteps((), (), (), ())
        self._questions = ToolQuestions(state, ways, self)
        self._own = ReadingColumn(self)
        self._own.ticked.connect(self._on_ticked)
        self._vendor = VendorFrame(state, ways, self)
        self._vendor.ticked.connect(self._on_ticked)
        self._fold = QPushButton(self)
        self._fold.setCheckable(True)
        self._fold.toggled.connect(self._on_fold)
        self._others = ReadingColumn(self)
        self._others.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._questions, self._own, self._vendor):
            column.addWidget(part)
        column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._others)

    @property
    def columns(self) -> tuple[ReadingColumn, ...]:
        """Where there is something to be read now, from top to bottom."""
        return tuple(part for part in (self._own, self._vendor.texts, self._others) if not part.isHidden())

    @property
    def count(self) -> str:
        """How many of the steps are done: 2/4."""
        if self._measure is None:
            return ""
        return done_share(self._steps.counted, self._state.entry(self._measure.id).steps_done)

    def show_measure(self, measure: Measure) -> None:
        """Shows the steps of a measure for the tools of the organisation."""
        is_other = measure is not self._measure
        self._measure = measure
        profile = self._state.standing.profile
        self._steps = share_out(self._state.words.measures[measure.id].steps, profile.has)
        done = self._done
        self._questions.ask([tool for tool in self._steps.unsure if tool is not Tool.IT_VENDOR])
        self._own.show_passages(list(self._own_passages()), done)
        self._vendor.show_steps(measure, self._steps, done)
        if is_other:
            self._fold.setChecked(False)
        self._fold.setText(_("Other tools ({count})").format(count=len(self._steps.others)))
        self._fold.setVisible(bool(self._steps.others))
        self._show_others()

    def show_done(self) -> None:
        """Takes in what is ticked, and who carries the measure out."""
        if self._measure is not None:
            self._own.show_done(self._done)
            if self._steps.vendor:
                self._vendor.show_done(self._done)

    @property
    def _done(self) -> frozenset[str]:
        assert self._measure is not None
        return ticked(self._state.entry(self._measure.id).steps_done)

    def _own_passages(self) -> Iterator[Passage]:
        for n, step in enumerate(self._steps.own):
            text = labels.step_text(step, self._state.standing.profile)
            room = _ABOVE_STEP if n else 0.0
            yield Passage(text, mark=f"{n + 1}.", room=room, box=step.id, links=addresses(text))

    def _on_ticked(self, step_id: str, is_done: bool) -> None:
        assert self._measure is not None
        self._state.hand_over_typed()
        before = self._state.entry(self._measure.id).steps_done
        if not self._state.edit([self._measure.id], {Field.STEPS: with_tick(before, step_id, done=is_done)}):
            self.show_done()

    # steps for other tools

    def _on_fold(self) -> None:
        self._show_others()
        self.unfolded.emit()

    def _show_others(self) -> None:
        is_open = self._fold.isChecked() and bool(self._steps.others)
        self._others.setVisible(is_open)
        if is_open:
            self._others.show_passages(list(self._other_passages()))

    def _other_passages(self) -> Iterator[Passage]:
        for n, step in enumerate(self._steps.others):
            text = labels.as_spoken(step.text, self._state.standing.profile.kind)
            yield Passage(labels.tool_names(step.tools), CAPTION, room=_ABOVE_STEP if n else 0.0, is_soft=True)
            yield Passage(text, links=addresses(text))

"""One measure in full: what it asks, what to do, our answer, and what we plan."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.answers import Field, Status, Value
from app.domain.entered_text import is_blank
from app.domain.measures import Measure
from app.domain.step_extent import Extent
from app.ui.checklist.applicability_note import ApplicabilityNote
from app.ui.checklist.ledger_link import LedgerLink
from app.ui.checklist.look_again_note import LookAgainNote
from app.ui.checklist.measure_bar import MeasureBar, Thrift
from app.ui.checklist.measure_reading import MeasureReading
from app.ui.checklist.measure_steps import SHOWN_WITH_STEPS
from app.ui.checklist.overrule_entries import OverruleEntries
from app.ui.checklist.reason_panel import ReasonPanel
from app.ui.checklist.record_form import RecordForm
from app.ui.checklist.task_fields import TASK_FIELDS
from app.ui.kit.retranslating import Retranslating
from app.ui.kit.scroll_page import PageBody, ScrollPage
from app.ui.kit.type_setting import READING, READING_EM
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways

_MARGIN = 16


class MeasureDetail(Retranslating, QWidget):
    """Shows the measure that `show_measure` names, and edits its entry. `leave` is for a person who is done here.

    What the measure is and how it is answered stays in sight while one reads.
    """

    answered = Signal()
    """A person has given the measure an answer that is complete."""

    def __init__(self, state: AppState, ways: Ways, leave: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._leave = leave
        self._measure: Measure | None = None
        self._again = LookAgainNote(state, self)
        self._bar = MeasureBar(state, self)
        self._scroll = ScrollPage(self)
        self._page = PageBody(self._scroll)
        self._reason = ReasonPanel(state, self._page)
        self._note = ApplicabilityNote(state, ways, self._page)
        self._reading = MeasureReading(state, ways, self._page)
        self._ledger = LedgerLink(ways, self._page)
        self._form = RecordForm(state, leave, self._page)
        self._overrule = OverruleEntries(state, self._bar.answers.menu)
        self._lay_out()
        self._connect(leave)
        self.retranslate()

    def _lay_out(self) -> None:
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        outer = self._outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._bar)
        outer.addWidget(self._scroll, 1)
        self._column = PageBody(self._page)
        column = self._parts = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self._reason, self._note, self._reading, self._ledger, self._form):
            column.addWidget(widget)
        column.addStretch(1)
        row = QHBoxLayout(self._page)
        row.setContentsMargins(_MARGIN, 4, _MARGIN, _MARGIN)
        row.addWidget(self._column, 1)
        row.addStretch(0)
        self._scroll.setWidget(self._page)

    def _connect(self, leave: Callable[[], None]) -> None:
        self._bar.answers.chosen.connect(self.answer)
        self._bar.tasks.chosen.connect(self._on_task)
        self._reason.given.connect(self._on_reason)
        self._reason.picked.connect(self._on_picked)
        self._reason.left.connect(self._show_status)
        self._reason.left.connect(leave)
        self._reading.shown.connect(self._on_term_shown)
        self._state.changed.connect(self._on_changed)
        self._state.look_again_found.connect(self._again.refresh)
        self._state.about_to_leave.connect(self.flush)

    # what is shown

    @property
    def measure(self) -> Measure | None:
        """The measure that is shown."""
        return self._measure

    def show_measure(self, measure_id: str | None) -> None:
        """Shows a measure from its top; nothing without one."""
        self.flush()
        self._measure = self._state.catalogue.by_id[measure_id] if measure_id else None
        self._bar.setVisible(self._measure is not None)
        self._page.setVisible(self._measure is not None)
        self._scroll.verticalScrollBar().setValue(0)
        self._show()
        self._scroll.lay_out()

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        for part in (self._again, self._bar, self._reason, self._note, self._form, self._overrule):
            part.retranslate()
        self._fit_bar()
        self._show()

    def _show(self) -> None:
        self._again.show_measure(self._measure)
        if self._measure is None:
            return
        measure = self._measure
        self._bar.show_measure(measure)
        self._reading.show_measure(measure)
        self._form.show_measure(measure.id)
        self._reason.show_measure(measure.id)
        self._note.show_measure(measure)
        self._overrule.show_measure(measure)
        self._ledger.show_measure(measure)
        self._show_status()

    def _show_status(self) -> None:
        if self._measure:
            status = self._state.entry(self._measure.id).status
            self._bar.show_status(status)
            self._reason.show_reason(wanted=status is Status.NOT_APPLICABLE)

    def _on_changed(self, reached: Extent) -> None:
        if reached.may_ask_again:
            self._again.refresh()
        if reached.is_about_profile and self._measure:
            self._note.refresh()
            self._reading.show_measure(self._measure)
            self._overrule.show_measure(self._measure)
            self._show_status()
        if self._measure and self._measure.id in reached.fields:
            if not TASK_FIELDS.isdisjoint(reached.fields[self._measure.id]):
                self._bar.tasks.show_measure(self._measure.id)
            if not SHOWN_WITH_STEPS.isdisjoint(reached.fields[self._measure.id]):
                self._reading.show_done()
            self._form.show_measure(self._measure.id)
            self._reason.show_measure(self._measure.id)
            self._show_status()

    # where the bar stands

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        widest = round(READING_EM * READING.factor * self.fontMetrics().height()) + 2 * _MARGIN
        self._column.setMaximumWidth(widest)
        self._fit_bar()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_bar()

    def _fit_bar(self) -> None:
        """What the bar has no room for stands on the page: the facts below the text, then the task, above what is kept.

        So does what is to be looked at again, which else stands above the bar.
        """
        thrift = self._bar.thrift(self.width(), self.height())
        self._bar.save(thrift)
        if thrift >= Thrift.FACTS and self._parts.indexOf(self._bar.facts) < 0:
            self._parts.insertWidget(self._parts.indexOf(self._reading) + 1, self._bar.facts)
        if thrift >= Thrift.TASKS and self._parts.indexOf(self._bar.tasks) < 0:
            self._parts.insertWidget(self._parts.indexOf(self._form), self._bar.tasks)
        is_low = thrift >= Thrift.FACTS
        above = self._parts if is_low else self._outer
        if above.indexOf(self._again) < 0:
            above.insertWidget(0, self._again)
            self._again.set_side(0 if is_low else _MARGIN)

    # answers

    def answer(self, status: Status) -> None:
        """Gives the measure, and those settled with it, an answer. 'Not applicable' waits until a reason is given."""
        if self._measure is None:
            return
        self.flush()  # a button pressed with the mouse does not take the focus from the field being typed in
        reason = self._state.entry(self._measure.id).reason
        if status is Status.NOT_APPLICABLE and is_blank(reason):
            self._bar.show_status(status)
            self._scroll.verticalScrollBar().setValue(0)
            self._reason.ask()
            self._scroll.ensureWidgetVisible(self._reason)
            return
        values = {Field.STATUS: status} | ({Field.REASON: reason} if status is Status.NOT_APPLICABLE else {})
        is_same = status is self._state.entry(self._measure.id).status
        if not self._state.edit(self._concerned(), values):
            self._show_status()
            return
        if is_same and (asked := self._state.asked_again(self._measure.id)):
            self._state.still_so(asked)
        if status is not Status.UNANSWERED:
            self._show_status()
            self.answered.emit()

    def _concerned(self) -> Sequence[str]:
        assert self._measure is not None
        return (self._measure.id, *self._bar.settled_with(self._measure))

    def _on_reason(self, text: str, goes_on: bool) -> None:
        if self._measure is None:
            return
        if not text.strip():
            self._show_status()
            return
        self._state.edit(self._concerned(), {Field.REASON: text, Field.STATUS: Status.NOT_APPLICABLE}, join=goes_on)

    def _on_picked(self) -> None:
        self._reason.left.emit()
        self.answered.emit()

    def _on_task(self, field: Field, value: Value) -> None:
        if self._measure is None:
            return
        self.flush()
        if not self._state.edit([self._measure.id], {field: value}):
            self._bar.tasks.show_measure(self._measure.id)

    # the keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.flush()
            self._leave()
        else:
            super().keyPressEvent(event)

    def focus_answers(self) -> None:
        """Gives the keys to the answers."""
        self._bar.answers.focus()

    @property
    def is_at_answers(self) -> bool:
        """Whether the keys are with the answers, and in no field."""
        return self._bar.answers.isAncestorOf(QApplication.focusWidget() or self)

    def focus_task(self, field: Field = Field.OWNER) -> None:
        """Puts the cursor into a field of the task."""
        self._bar.tasks.focus(field)
        if self._page.isAncestorOf(self._bar.tasks):
            self._scroll.ensureWidgetVisible(self._bar.tasks)

    def focus_note(self) -> None:
        """Puts the cursor into the note."""
        self._form.focus_note()
        self._scroll.ensureWidgetVisible(self._form)

    def show_evidence(self) -> None:
        """Scrolls to where the evidence is."""
        self._scroll.ensureWidgetVisible(self._form.files)

    def turn_page(self, step: int) -> None:
        """Scrolls by a page: down for 1, up for -1."""
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + step * bar.pageStep())

    def _on_term_shown(self, place: QRect) -> None:
        there = place.translated(self._reading.mapTo(self._page, self._reading.rect().topLeft()))
        self._scroll.ensureVisible(there.center().x(), there.center().y(), 0, 3 * there.height())

    def flush(self) -> None:
        """Hands over what is being typed."""
        self._form.flush()
        self._bar.tasks.flush()
        self._reason.flush()

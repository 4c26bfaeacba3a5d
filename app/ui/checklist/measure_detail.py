"""One measure in full: what it asks, what to do, our answer, and what we plan."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import labels
from app.domain.answers import STATUS_KEYS, Field, Status
from app.domain.entered_text import is_blank
from app.domain.measures import Measure, Recurrence
from app.domain.step_extent import Extent
from app.i18n import _
from app.ui.checklist.applicability_note import ApplicabilityNote
from app.ui.checklist.ledger_link import LedgerLink
from app.ui.checklist.measure_reading import MeasureReading
from app.ui.checklist.record_form import RecordForm
from app.ui.kit.retranslating import Retranslating
from app.ui.kit.scroll_page import ScrollPage
from app.ui.kit.segmented import Segmented
from app.ui.kit.texts import Text
from app.ui.kit.tick_box import TickBox
from app.ui.kit.type_setting import H1
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways


class MeasureDetail(Retranslating, ScrollPage):
    """Shows the measure that `show_measure` names, and edits its entry. `leave` is for a person who is done here."""

    def __init__(self, state: AppState, ways: Ways, leave: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._measure: Measure | None = None
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._page = QWidget(self)
        self._build(self._page, ways, leave)
        self.setWidget(self._page)
        state.changed.connect(self._on_changed)
        state.about_to_leave.connect(self.flush)
        self.retranslate()

    def _build(self, page: QWidget, ways: Ways, leave: Callable[[], None]) -> None:
        self._facts = Text(page, muted=True)
        self._title = Text(page, H1)
        self._answers = Segmented(list(STATUS_KEYS), page)
        self._answers.chosen.connect(self._on_answer)
        self._both = TickBox(page)
        self._both.setChecked(True)
        self._others = Text(page)
        self._note = ApplicabilityNote(self._state, ways, page)
        self._reading = MeasureReading(self._state, ways, page)
        self._ledger = LedgerLink(ways, page)
        self._form = RecordForm(self._state, leave, page)
        self._form.reason.typed.connect(self._on_reason)
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        for widget in (self._facts, self._title, self._answers, self._others, self._both, self._form.reason):
            column.addWidget(widget)
        column.addWidget(self._note)
        column.addSpacing(4)
        column.addWidget(self._reading)
        column.addWidget(self._ledger)
        column.addWidget(self._form)
        column.addStretch(1)

    # what is shown

    @property
    def measure(self) -> Measure | None:
        """The measure that is shown."""
        return self._measure

    def show_measure(self, measure_id: str | None) -> None:
        """Shows a measure from its top; nothing without one."""
        self.flush()
        self._measure = self._state.catalogue.by_id[measure_id] if measure_id else None
        self._page.setVisible(self._measure is not None)
        self._both.setChecked(True)
        self.verticalScrollBar().setValue(0)
        self._show()

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        texts = [f"{key} {labels.STATUS_GLYPHS[s]} {labels.name(s)}" for key, s in STATUS_KEYS.items()]
        self._answers.set_texts(texts)
        self._answers.setAccessibleName(_("Answer"))
        self._note.retranslate()
        self._form.retranslate()
        self._show()

    def _show(self) -> None:
        if self._measure is None:
            return
        measure = self._measure
        words = self._state.words
        self._facts.setText(self._facts_text(measure))
        self._title.setText(words.measures[measure.id].title)
        self._reading.show_measure(measure)
        others = [labels.measure_label(self._state.catalogue.by_id[i]) for i in self._state.counterparts(measure.id)]
        self._others.set_text(
            _("The same work also settles {measures}.").format(measures=_(", ").join(others)) if others else ""
        )
        self._both.setText(_("Answer together"))
        self._both.setVisible(bool(others) and not self._state.joins_counterparts)
        self._form.show_measure(measure.id)
        self._note.show_measure(measure)
        self._ledger.show_measure(measure)
        self._show_status()

    def _facts_text(self, measure: Measure) -> str:
        parts = [
            labels.measure_label(measure),
            labels.name(measure.level),
            self._state.words.categories[measure.category],
            labels.effort(measure),
            _("guideline p. {page}").format(page=measure.page),
        ]
        if measure.recurrence is not Recurrence.NONE:
            parts.insert(4, labels.name(measure.recurrence))
        return "　".join(parts)

    def _show_status(self) -> None:
        if self._measure:
            status = self._state.entry(self._measure.id).status
            self._answers.choose(next(key for key, s in STATUS_KEYS.items() if s is status))
            self._form.show_reason(wanted=status is Status.NOT_APPLICABLE)

    def _on_changed(self, reached: Extent) -> None:
        if reached.is_about_profile:
            self._note.refresh()
        if self._measure and self._measure.id in reached.fields:
            self._form.show_measure(self._measure.id)
            self._show_status()

    # answers

    def answer(self, status: Status) -> None:
        """Gives the measure, and those settled with it, an answer. 'Not applicable' waits until a reason is written."""
        if self._measure is None:
            return
        self.flush()  # a button pressed with the mouse does not take the focus from the field being typed in
        reason = self._state.entry(self._measure.id).reason
        if status is Status.NOT_APPLICABLE and is_blank(reason):
            self._answers.choose(next(key for key, s in STATUS_KEYS.items() if s is status))
            self._form.show_reason(wanted=True)
            self._form.reason.focus()
            self.ensureWidgetVisible(self._form.reason)
            return
        values = {Field.STATUS: status} | ({Field.REASON: reason} if status is Status.NOT_APPLICABLE else {})
        if not self._state.edit(self._concerned(), values):
            self._show_status()

    def _concerned(self) -> Sequence[str]:
        assert self._measure is not None
        others = self._state.counterparts(self._measure.id) if self._both.isChecked() else ()
        return (self._measure.id, *others)

    def _on_answer(self, key: str) -> None:
        self.answer(STATUS_KEYS[key])

    def _on_reason(self, text: str, goes_on: bool) -> None:
        if self._measure is None:
            return
        if not text.strip():
            self._show_status()
            return
        self._state.edit(self._concerned(), {Field.REASON: text, Field.STATUS: Status.NOT_APPLICABLE}, join=goes_on)

    def focus_answers(self) -> None:
        """Gives the keys to the answers."""
        self._answers.focus()
        self.ensureWidgetVisible(self._answers)

    def focus_task(self) -> None:
        """Puts the cursor into the first field of the task."""
        self._form.focus_task()
        self.ensureWidgetVisible(self._form)

    def turn_page(self, step: int) -> None:
        """Scrolls by a page: down for 1, up for -1."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + step * bar.pageStep())

    def flush(self) -> None:
        """Hands over what is being typed."""
        self._form.flush()

"""The second step of typing a sheet: its rows, one key each, with fields for what else stands on the paper."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import labels
from app.domain import hand_ins
from app.domain.answers import Field, Status
from app.domain.paper_entry import TypedRow
from app.domain.tables import HAND_IN
from app.i18n import _
from app.ui.kit.texts import Text
from app.ui.kit.type_setting import LABEL
from app.ui.paper.entry_list import EntryList
from app.ui.paper.entry_model import EntryModel
from app.ui.paper.row_fields import RowFields
from app.ui.paper.signature import Signature
from app.ui.shell.state import AppState


class EntryRows(QWidget):
    """Types one sheet. `finished` comes when the last row is answered or passed."""

    finished = Signal()

    def __init__(self, state: AppState, model: EntryModel, about: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._state, self.model = state, model
        self._about = Text(self, LABEL)
        self._about.setText(about)
        self._progress, self._legend = Text(self, muted=True), Text(self, muted=True)
        form, names = model.form, state.names
        self.signature = (
            Signature(model.sheet.person, names if form.is_signed else None, self) if form.is_dated else None
        )
        self.list = EntryList(model, self)
        self.fields = RowFields(model, state.names, self)
        self._row = 0
        self._lay_out()
        self._connect()
        self._say()
        self._begin()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._about)
        if self.signature:
            column.addWidget(self.signature)
        for widget in (self._progress, self.list, self._legend, self.fields):
            column.addWidget(widget, 1 if widget is self.list else 0)
        self.list.setMinimumHeight(8 * self.fontMetrics().height())

    def _connect(self) -> None:
        self.list.answered.connect(self._on_answered)
        self.list.passed.connect(self._on_passed)
        self.list.current_changed.connect(self._on_current)
        self.fields.left.connect(self._on_left)
        self.fields.given_up.connect(self.focus_rows)
        self.model.typed_changed.connect(self._show_progress)
        if self.signature:
            self.signature.done.connect(self.focus_rows)
        if self.signature and self.model.form.is_signed:
            self.signature.changed.connect(self._take_earlier)

    def _say(self) -> None:
        answers = [
            f"{k} {labels.STATUS_GLYPHS[s]} {self.model.answer_word(s)}" for k, s in self.model.form.keys.items()
        ]
        keys = "　".join(answer.replace(" ", "\u00a0") for answer in answers)  # a line ends between two, never in one
        more = _("Tab: the fields below") if self.model.form.has_remarks else ""
        ways = (_("Enter: leave the row as it is"), _("Backspace: one row back"), more)
        self._legend.setText(f"{keys}\n" + "　".join(way for way in ways if way))
        self.list.setAccessibleName(_("Rows of the sheet"))
        self.list.setAccessibleDescription(self._legend.text())
        self.fields.retranslate()

    def _begin(self) -> None:
        if self.model.form.is_signed:
            self._take_earlier()
        if self.model.ids:
            self.list.stand_on_row(0)
        self._on_current()
        self._show_progress()

    def _take_earlier(self) -> None:
        """Begins with what was typed before of the very sheet, so that a slip can be mended."""
        assert self.signature is not None
        kept = hand_ins.hand_ins_of(self._state.workbook.rows(HAND_IN))
        before = hand_ins.entered_before(kept, self.model.number, self.signature.person)
        if before and not self.model.typed:
            self.signature.show_day(before.day)
            self.model.show_typed(_typed_again(before))

    def _show_progress(self) -> None:
        typed, total = len(self.model.typed), len(self.model.ids)
        self._progress.setText(_("Typed: {count} of {total} rows").format(count=typed, total=total))

    # for the dialog

    def focus_first(self) -> None:
        """Goes where typing begins: to the name where that is not known, else to the rows."""
        if self.signature and self.signature.lacks_person:
            self.signature.focus_person()
        else:
            self.focus_rows()

    def focus_rows(self) -> None:
        """Gives the keys to the rows."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> bool:
        """Takes in what is being typed. False where something has to be mended first; it has the keys then."""
        if self.fields.asks_reason and not self._take_reason():
            self.fields.ask_reason(True)
            return False
        return self.fields.flush() and (self.signature is None or self.signature.flush())

    def has_typed(self) -> bool:
        """Whether anything was typed; else it says so, and the rows have the keys."""
        if not self.model.typed:
            says = _("Nothing is typed yet: answer a row with the keys {first} to {last}.")
            first, *_between, last = self.model.form.keys
            self._progress.setText(says.format(first=first, last=last))
            self.focus_rows()
        return bool(self.model.typed)

    # what a person types

    def _on_current(self) -> None:
        if self._row != self.list.row and not self.fields.flush():
            QTimer.singleShot(0, self._stay)  # the list is still on its way
            return
        if self._row != self.list.row:
            self._take_reason()
        self._row = self.list.row
        if self._row >= 0:
            self.fields.show_row(self.model.ids[self._row])

    def _stay(self) -> None:
        """Goes back to the row whose day has to be mended."""
        self.list.blockSignals(True)
        self.list.stand_on_row(self._row)
        self.list.blockSignals(False)

    def _on_answered(self, key: str) -> None:
        measure, status = self.model.ids[self._row], Status(key)
        if not self.fields.flush():
            return
        already = self.model.entry(measure).status is Status.NOT_APPLICABLE
        if status is not Status.NOT_APPLICABLE:
            self._answer(measure, status)
        elif already:
            self.model.put(measure, self.model.typed_in(measure).without(Field.STATUS, Field.REASON))
            self._go_on()
        else:
            self.fields.ask_reason(True)

    def _answer(self, measure: str, status: Status) -> None:
        typed = self.model.typed_in(measure).without(Field.REASON)
        self.model.put(measure, typed.with_values({Field.STATUS: status}))
        self._go_on()

    def _on_left(self) -> None:
        """The fields are done with: a reason completes the answer, anything else leads back to its row."""
        if not self.fields.asks_reason:
            if self.fields.flush():
                self.focus_rows()
            return
        self._take_reason()
        self.focus_rows()
        self._go_on()

    def _take_reason(self) -> bool:
        """Completes “not applicable” with the reason that was typed. False where there is none to take."""
        if not (self.fields.asks_reason and self.fields.reason):
            return False
        measure = self.model.ids[self._row]
        values = {Field.STATUS: Status.NOT_APPLICABLE, Field.REASON: self.fields.reason}
        self.model.put(measure, self.model.typed_in(measure).with_values(values))
        self.fields.ask_reason(False)
        return True

    def _on_passed(self) -> None:
        if self.fields.flush():
            self._go_on()

    def _go_on(self) -> None:
        if self._row + 1 < len(self.model.ids):
            self.list.stand_on_row(self._row + 1)
        else:
            self.fields.show_row(self.model.ids[self._row])
            self.finished.emit()


def _typed_again(before: hand_ins.HandIn) -> Mapping[str, TypedRow]:
    found = {}
    for measure, status in before.answers.items():
        reason = {Field.REASON: before.reasons[measure]} if measure in before.reasons else {}
        found[measure] = TypedRow({Field.STATUS: status, **reason})
    return found

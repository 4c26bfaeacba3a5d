"""The rows of a printed sheet while it is typed back: in its order, with its numbers, and with what was typed."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QObject, Qt, Signal

from app import labels
from app.domain.answers import EMPTY, Entry, Field, Status, Value
from app.domain.decisions import decision_row
from app.domain.paper_entry import TypedRow
from app.domain.paper_forms import form_of
from app.domain.sheets import Sheet, row_parts
from app.domain.steps import Step, ticked
from app.domain.tables import DECISION, Column
from app.i18n import _
from app.ui.kit.lists.row_look import LookRole, RowLook, Tone
from app.ui.kit.lists.rows_model import Index, RowsModel
from app.ui.shell.state import AppState


class EntryModel(RowsModel[str]):
    """Holds what was typed; nothing of it reaches the workbook. A row that the catalogue does not know is left out.

    A row is named as the sheet names it: by a measure, or by a step of one. A self-check begins empty, or with what was
    typed before of the very sheet; other sheets show the answers and ticks there are.
    """

    typed_changed = Signal()

    def __init__(self, state: AppState, number: int, sheet: Sheet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.number = number
        """The count of the sheet; 0 for one that was not printed with a number."""
        self.sheet = sheet
        self.form = form_of(sheet.document)
        self.ids = tuple(row for row in sheet.measures if self._is_known(row))
        self.show_rows(self.ids, {row: n for n, row in enumerate(self.ids)})
        self._numbers = {row: str(n) for n, row in enumerate(sheet.measures, 1)}
        self._typed: dict[str, TypedRow] = {}

    def _is_known(self, row: str) -> bool:
        measure, step = row_parts(row)
        return measure in self._state.catalogue.by_id and (not step or self._step(row) is not None)

    def _step(self, row: str) -> Step | None:
        """The step that a row is about."""
        measure, wanted = row_parts(row)
        return next((step for step in self._state.words.measures[measure].steps if step.id == wanted), None)

    @property
    def typed(self) -> Mapping[str, TypedRow]:
        """What was typed, by row; rows left as they are are not in it."""
        return {row: typed for row, typed in self._typed.items() if not typed.is_empty}

    def typed_in(self, row: str) -> TypedRow:
        """What was typed in a row."""
        return self._typed.get(row, TypedRow())

    def show_typed(self, typed: Mapping[str, TypedRow]) -> None:
        """Begins with what was typed before."""
        self.beginResetModel()
        self._typed = dict(typed)
        self.endResetModel()
        self.typed_changed.emit()

    def put(self, row: str, typed: TypedRow) -> None:
        """Takes in what was typed in a row."""
        if typed != self.typed_in(row):
            self._typed[row] = typed
            index = self.index_of(row)
            self.dataChanged.emit(index, index)
            self.typed_changed.emit()

    def entry(self, row: str) -> Entry:
        """What stands in a row that is left as it is."""
        return EMPTY if self.form.is_empty_first else self._state.shown(row_parts(row)[0])

    def value(self, row: str, field: Field) -> Value:
        """What a field of a row would hold: what was typed, else what is there."""
        values = self.typed_in(row).values
        return values[field] if field in values else self.entry(row).get(field)

    def status(self, row: str) -> Status:
        """The answer that a row would hold; that of a step's row is whether it is ticked."""
        _measure, step = row_parts(row)
        if step and Field.STATUS not in self.typed_in(row).values:
            is_done = step in ticked(self.entry(row).steps_done)
            return Status.DONE if is_done else Status.UNANSWERED
        return Status(str(self.value(row, Field.STATUS)))

    def answer_word(self, status: Status) -> str:
        """What an answer is called on this sheet."""
        return _(self.form.words[status]) if status in self.form.words else labels.name(status)

    def blanks(self, row: str) -> tuple[str, ...]:
        """The captions of the lines to fill in."""
        if not self.form.has_blanks:
            return ()
        blanks = self._state.words.measures[row_parts(row)[0]].blanks
        return tuple(self._as_spoken(blank) for blank in blanks)

    def says(self, row: str) -> str:
        """What stands in a row on the paper: the sentence to send, the question, or the title of the measure."""
        step, words = self._step(row), self._state.words.measures[row_parts(row)[0]]
        if step is not None:
            return self._as_spoken(step.ask or step.text)
        return self._as_spoken(words.question or words.title) if self.form.has_blanks else words.title

    def _as_spoken(self, text: str) -> str:
        return labels.as_spoken(text, self._state.standing.profile.kind)

    def reason_for(self, row: str) -> str:
        """Why the measure would not apply, as far as that is known already."""
        return str(self.value(row, Field.REASON)).strip()

    def decision(self, row: str) -> str:
        """What the meeting decided, as typed, else as kept from this sheet before."""
        typed = self.typed_in(row).decision
        if typed is not None:
            return typed
        kept = self._state.workbook.rows(DECISION).get(decision_row(self.number, row))
        return kept[Column.DECISION] if kept else ""

    # for the list

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.says(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._look(row).spoken
        return self._look(row) if role == LookRole.LOOK else None

    def _look(self, row: str) -> RowLook:
        typed, status = self.typed_in(row), self.status(row)
        is_typed = Field.STATUS in typed.values
        side = f"{labels.STATUS_GLYPHS[status]} {self.answer_word(status)}"
        return RowLook(
            self.says(row),
            mark=self._numbers[row],
            label=labels.measure_label(self._state.catalogue.by_id[row_parts(row)[0]]),
            side=_("typed: {answer}").format(answer=side) if is_typed else side,
            tone=status if is_typed else Tone.QUIET,
            detail=_detail(typed),
        )


def _detail(typed: TypedRow) -> str:
    """What was typed beside the answer, in words."""
    parts = [typed.decision or "", typed.remark]
    parts += [_("{field}: {value}").format(field=caption, value=text) for caption, text in typed.blanks.items()]
    for field in (Field.REASON, Field.OWNER, Field.DUE):
        value = typed.values.get(field)
        if value:
            text = labels.day(value) if isinstance(value, date) else str(value)
            parts.append(_("{field}: {value}").format(field=labels.name(field), value=text))
    return "　".join(part for part in parts if part)

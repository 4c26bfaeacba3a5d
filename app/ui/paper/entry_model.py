"""The rows of a printed sheet while it is typed back: in its order, with its numbers, and with what was typed."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QObject, Qt, Signal

from app import labels
from app.domain.answers import EMPTY, Entry, Field, Status, Value
from app.domain.decisions import decision_row
from app.domain.hand_ins import DOCUMENT as SELF_CHECK
from app.domain.paper_entry import MEETING_PACK, TypedRow
from app.domain.sheets import Sheet
from app.domain.tables import DECISION, Column
from app.i18n import _
from app.ui.kit.lists.row_look import LookRole, RowLook, Tone
from app.ui.kit.lists.rows_model import Index, RowsModel
from app.ui.shell.state import AppState


class EntryModel(RowsModel[str]):
    """Holds what was typed; nothing of it reaches the workbook. A measure that the catalogue does not know is left out.

    A self-check begins empty, or with what was typed before of the very sheet; other sheets show the answers there are.
    """

    typed_changed = Signal()

    def __init__(self, state: AppState, number: int, sheet: Sheet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.number = number
        """The count of the sheet; 0 for one that was not printed with a number."""
        self.sheet = sheet
        self.ids = tuple(m for m in sheet.measures if m in state.catalogue.by_id)
        self.show_rows(self.ids, {measure: n for n, measure in enumerate(self.ids)})
        self._typed: dict[str, TypedRow] = {}

    @property
    def is_self_check(self) -> bool:
        """Whether the sheet is a teleworker's own."""
        return self.sheet.document == SELF_CHECK

    @property
    def has_decisions(self) -> bool:
        """Whether the sheet has a place for what the meeting decided."""
        return self.sheet.document == MEETING_PACK

    @property
    def typed(self) -> Mapping[str, TypedRow]:
        """What was typed, by measure; rows left as they are are not in it."""
        return {measure: row for measure, row in self._typed.items() if not row.is_empty}

    def typed_in(self, measure_id: str) -> TypedRow:
        """What was typed in a row."""
        return self._typed.get(measure_id, TypedRow())

    def show_typed(self, typed: Mapping[str, TypedRow]) -> None:
        """Begins with what was typed before."""
        self.beginResetModel()
        self._typed = dict(typed)
        self.endResetModel()
        self.typed_changed.emit()

    def put(self, measure_id: str, typed: TypedRow) -> None:
        """Takes in what was typed in a row."""
        if typed != self.typed_in(measure_id):
            self._typed[measure_id] = typed
            index = self.index_of(measure_id)
            self.dataChanged.emit(index, index)
            self.typed_changed.emit()

    def entry(self, measure_id: str) -> Entry:
        """What stands in a row that is left as it is."""
        return EMPTY if self.is_self_check else self._state.shown(measure_id)

    def value(self, measure_id: str, field: Field) -> Value:
        """What a field of a row would hold: what was typed, else what is there."""
        values = self.typed_in(measure_id).values
        return values[field] if field in values else self.entry(measure_id).get(field)

    def status(self, measure_id: str) -> Status:
        """The answer that a row would hold."""
        return Status(str(self.value(measure_id, Field.STATUS)))

    def reason_for(self, measure_id: str) -> str:
        """Why the measure would not apply, as far as that is known already."""
        return str(self.value(measure_id, Field.REASON)).strip()

    def decision(self, measure_id: str) -> str:
        """What the meeting decided, as typed, else as kept from this sheet before."""
        typed = self.typed_in(measure_id).decision
        if typed is not None:
            return typed
        kept = self._state.workbook.rows(DECISION).get(decision_row(self.number, measure_id))
        return kept[Column.DECISION] if kept else ""

    # for the list

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        measure_id = self.row_at(index)
        if measure_id is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._state.words.measures[measure_id].title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._look(measure_id).spoken
        return self._look(measure_id) if role == LookRole.LOOK else None

    def _look(self, measure_id: str) -> RowLook:
        typed, status = self.typed_in(measure_id), self.status(measure_id)
        is_typed = Field.STATUS in typed.values
        side = f"{labels.STATUS_GLYPHS[status]} {labels.name(status)}"
        return RowLook(
            self._state.words.measures[measure_id].title,
            mark=str(self._places[measure_id] + 1),
            label=labels.measure_label(self._state.catalogue.by_id[measure_id]),
            side=_("typed: {answer}").format(answer=side) if is_typed else side,
            tone=status if is_typed else Tone.QUIET,
            detail=_detail(typed),
        )


def _detail(typed: TypedRow) -> str:
    """What was typed beside the answer, in words."""
    parts = [typed.decision or "", typed.remark]
    for field in (Field.REASON, Field.OWNER, Field.DUE):
        value = typed.values.get(field)
        if value:
            text = labels.day(value) if isinstance(value, date) else str(value)
            parts.append(_("{field}: {value}").format(field=labels.name(field), value=text))
    return "　".join(part for part in parts if part)

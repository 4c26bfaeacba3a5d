"""Steps that can be taken back: what one action of a person changed, and the two stacks of them."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from app.domain import tables
from app.domain.answers import LIMITS, Change
from app.domain.cell_forms import stored_at, whole_text
from app.domain.record import record
from app.domain.tables import CellPlace, Cells, Rows, RowTable

DEPTH = 500
"""How many steps can be taken back."""


ORGANISATION = "organisation"
"""The key of the organisation's name among the workbook's texts; the profile and what was overruled stand beside it."""


@record(frozen=True)
class SettingChange:
    """A text of the whole workbook, such as the organisation's name, goes from one value to another; '' is none."""

    key: str
    before: str
    after: str

    def inverse(self) -> "SettingChange":
        """The change that takes this one back."""
        return SettingChange(self.key, self.after, self.before)


@record(frozen=True)
class RowChange:
    """A cell of a table (app.domain.tables), or a whole row where it has no column, goes from one text to another."""

    table: str
    row: str
    column: str
    before: str
    after: str

    def inverse(self) -> "RowChange":
        """The change that takes this one back."""
        return RowChange(self.table, self.row, self.column, self.after, self.before)

    @property
    def place(self) -> CellPlace:
        """What it changes."""
        return CellPlace(self.table, self.row, self.column)


def text_changes(stored: Mapping[str, str], wanted: Mapping[str, str]) -> tuple[SettingChange, ...]:
    """The changes that give texts of the workbook these values; what has its value already is left out."""
    pairs = ((key, stored.get(key, ""), text) for key, text in wanted.items())
    return tuple(SettingChange(key, before, after) for key, before, after in pairs if before != after)


def row_changes(table: RowTable, stored: Rows, wanted: Mapping[str, Cells]) -> tuple[RowChange, ...]:
    """The changes that give cells of rows these texts; no cell at all takes a row away. What is so already is left out.

    Raises CellWrong and TextTooLong.
    """
    changes: list[RowChange] = []
    for row, cells in wanted.items():
        found = stored.get(row, {})
        if not tables.is_row(table, row):
            raise tables.CellWrong(f"{table.name}.{row}")
        for place, text in _given(table, row, cells, found):
            before = _text_at(stored, place)
            after = stored_at(place, text)
            if before != after:
                changes.append(RowChange(*place, before, after))
    return tuple(changes)


def _given(table: RowTable, row: str, cells: Cells, found: Cells) -> Iterator[tuple[CellPlace, str]]:
    if table.is_whole:
        yield CellPlace(table.name, row), whole_text(table, {**found, **cells}) if cells else ""
    else:
        for column, text in (cells or dict.fromkeys(table.names, "")).items():
            yield CellPlace(table.name, row, column), text


def changes_between(table: RowTable, before: Rows, after: Rows) -> tuple[RowChange, ...]:
    """The changes that lead from some rows of a table to others, as they stand there."""
    rows = sorted((row for row in {*before, *after} if before.get(row) != after.get(row)), key=tables.order_of)
    changes: list[RowChange] = []
    for row in rows:
        places = (
            [CellPlace(table.name, row)] if table.is_whole else [CellPlace(table.name, row, c) for c in table.names]
        )
        pairs = ((place, _text_at(before, place), _text_at(after, place)) for place in places)
        changes += [RowChange(*place, was, now) for place, was, now in pairs if was != now]
    return tuple(changes)


def _text_at(rows: Rows, place: CellPlace) -> str:
    cells = rows.get(place.row)
    if cells is None:
        return ""
    return cells[place.column] if place.column else whole_text(tables.TABLES[place.table], cells)


Edit = Change | SettingChange | RowChange
"""What one field, one text of the workbook, or one row of a table went through."""


def address_of(edit: SettingChange | RowChange) -> str:
    """Where the history has a change that concerns no measure."""
    if isinstance(edit, SettingChange):
        return edit.key
    return edit.place.address


def change_at(address: str, before: str, after: str) -> SettingChange | RowChange:
    """The change of what stands at an address of the history."""
    place = tables.place_at(address)
    return RowChange(*place, before, after) if place else SettingChange(address, before, after)


class UndoStep(NamedTuple):
    """What one action changed. `returns_to`: when the backup was made to whose state it goes back, if it does.
    `has_arrived`: it came from paper or from a file.
    """

    edits: tuple[Edit, ...]
    returns_to: datetime | None = None
    has_arrived: bool = False

    def inverse(self) -> "UndoStep":
        """The step that takes this one back."""
        return self._replace(edits=tuple(edit.inverse() for edit in reversed(self.edits)))

    def joined(self, later: "UndoStep") -> "UndoStep | None":
        """This step and a later one as one, when both are typing in the same text field; else None."""
        if len(self.edits) != 1 or len(later.edits) != 1:
            return None
        edit = _joined(self.edits[0], later.edits[0])
        return UndoStep((edit,)) if edit else None


def _joined(first: Edit, second: Edit) -> Edit | None:
    if first.after != second.before:
        return None
    match first, second:
        case SettingChange(), SettingChange() if first.key == second.key:
            return SettingChange(first.key, first.before, second.after)
        case RowChange(), RowChange() if first.place == second.place:
            return RowChange(*first.place, first.before, second.after)
        case Change(), Change() if (first.measure, first.field) == (second.measure, second.field):
            return Change(first.measure, first.field, first.before, second.after) if first.field in LIMITS else None
    return None


class UndoStack:
    """The steps done and those taken back. It holds values only: whoever calls applies them."""

    def __init__(self) -> None:
        self._done: list[UndoStep] = []
        self._undone: list[UndoStep] = []

    @property
    def next_undo(self) -> UndoStep | None:
        """The step that undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> UndoStep | None:
        """The step that redo would do again."""
        return self._undone[-1] if self._undone else None

    def push(self, step: UndoStep, *, join: bool = False) -> None:
        """Takes in a step just done. `join`: typing that goes on, which undo takes back in one go."""
        joined = self._done[-1].joined(step) if join and self._done and not self._undone else None
        if joined:
            self._done[-1] = joined
        else:
            self._done.append(step)
        self._undone.clear()
        del self._done[:-DEPTH]

    def undone(self) -> None:
        """Undo has been applied."""
        self._undone.append(self._done.pop())

    def redone(self) -> None:
        """Redo has been applied."""
        self._done.append(self._undone.pop())

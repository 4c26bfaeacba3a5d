"""The rows of a ledger: devices, or whom to call."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from app import labels
from app.domain.clipboard_cells import copied_rows
from app.domain.ledgers import DAYS, MARKS, LedgerRow, is_unseen, ledger_rows
from app.domain.profile import Known
from app.domain.step_extent import Extent
from app.domain.tables import CellPlace, Cells, CellWrong, Column, Rows, RowTable, next_number
from app.exchange.defused_text import defused
from app.exchange.pasting import pasted_rows
from app.i18n import _
from app.ui.kit.lists.rows_model import Index
from app.ui.ledgers.ledger_screens import SCREENS
from app.ui.shell.state import AppState

_NOWHERE = QModelIndex()


class LedgerRole(IntEnum):
    """What the model gives beside Qt's roles."""

    SUMMARY = Qt.ItemDataRole.UserRole + 1
    """The row in a few words, on two lines."""


@dataclass(frozen=True)
class Added:
    """What pasting came to: the numbers of the new rows, how many were there already, and headings of no column."""

    numbers: tuple[int, ...]
    there: int = 0
    left_out: tuple[str, ...] = ()


class LedgerModel(QAbstractTableModel):
    """Edits go through the state and are kept at once. A new row is kept as soon as something stands in it."""

    def __init__(self, state: AppState, ledger: RowTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.ledger = ledger
        self.columns = ledger.names
        self._rows: tuple[LedgerRow, ...] = ()
        self._open: int | None = None
        """The number of a row that stays although nothing stands in it."""
        state.changed.connect(self._on_step)
        state.workbook_replaced.connect(self._on_workbook_replaced)
        state.unsaved.changed.connect(self.refresh)
        self.refresh()

    # what there is

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return labels.name(self.columns[section]) if orientation is Qt.Orientation.Horizontal else section + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _shown(column, row.values[column])
            case Qt.ItemDataRole.EditRole:
                return row.values[column]
            case LedgerRole.SUMMARY:
                return self._summary(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._summary(row).replace("\n", ", ")
        return None

    def _summary(self, row: LedgerRow) -> str:
        first, *others = SCREENS[self.ledger].summary(row, self._state.today())
        return "\n".join((first or _("(not named yet)"), "　".join(filter(None, others)))).strip()

    def number_at(self, row: int) -> int | None:
        """The number of the row at a place; None for none."""
        return self._rows[row].number if 0 <= row < len(self._rows) else None

    def place_of(self, number: int | None) -> int | None:
        """The place of a row by its number; None when there is no such row."""
        return next((n for n, row in enumerate(self._rows) if row.number == number), None)

    def text(self, number: int, column: Column) -> str:
        """What stands in a row, as it is stored, or as it was typed where that could not be saved yet."""
        return next((row.values[column] for row in self._rows if row.number == number), "")

    def is_unsaved(self, number: int, column: Column) -> bool:
        """Whether a text was typed there that could not be saved yet."""
        return CellPlace(self.ledger.name, str(number), column) in self._state.unsaved.texts

    def _shown_rows(self) -> Rows:
        """What is stored, with what was typed and is not saved."""
        rows = dict(self._state.workbook.rows(self.ledger))
        for place, text in self._state.unsaved.texts.items():
            if isinstance(place, CellPlace) and place.table == self.ledger.name:
                cells = rows.get(place.row, dict.fromkeys(self.columns, ""))
                rows[place.row] = {**cells, place.column: str(text)}
        return rows

    def used(self, column: Column) -> tuple[str, ...]:
        """The texts that stand in a column, each once."""
        return tuple(dict.fromkeys(row.values[column] for row in self._rows if row.values[column]))

    @property
    def unseen(self) -> int:
        """Of how many devices nobody knows that they were there within the last 90 days."""
        if Column.SEEN not in self.columns:
            return 0
        today = self._state.today()
        return sum(is_unseen(row, today) for row in self._rows if any(row.values.values()))

    # edits

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        row = self._rows[index.row()]
        return self.set_texts({row.number: {self.columns[index.column()]: str(value or "")}})

    def set_texts(self, values: Mapping[int, Cells], *, join: bool = False) -> bool:
        """Gives rows these texts, by number, as one step. True when they are kept; else the state's `failed` tells."""
        if len(values) == 1:
            self._open = next(iter(values))  # a row whose last text is taken away stays to be filled again
        rows = {str(n): row for n, row in values.items()}
        return self._state.set_rows(self.ledger, rows, join=join, is_typed=True)

    def add(self) -> int:
        """Adds an empty row, unless there is one already; its number."""
        if self._open is None or any(self.text(self._open, column) for column in self.columns):
            self._open = next_number(self._shown_rows())
        self.refresh()
        return self._open

    def remove(self, numbers: Iterable[int]) -> bool:
        """Takes rows away, as one step. True when that is kept."""
        taken = set(numbers)
        if self._open in taken:
            self._open = None
        kept = self._state.set_rows(self.ledger, {str(n): {} for n in taken})
        self.refresh()
        return kept

    def copied(self, numbers: Iterable[int]) -> str:
        """Rows as a spreadsheet takes them from the clipboard; no text becomes a formula there."""
        wanted = set(numbers)
        chosen = [row.values for row in self._rows if row.number in wanted]
        return copied_rows(self.ledger, [{c: t if c in DAYS else defused(t) for c, t in row.items()} for row in chosen])

    def paste(self, text: str) -> Added:
        """Adds the rows of a text from the clipboard as one step. Those of a table of ours that are there just so are
        not added again. Raises CellRefused, ColumnTwice and CellWrong."""
        given = pasted_rows(self.ledger, text, self._state.today())
        stored = self._state.workbook.rows(self.ledger)
        held = list(stored.values()) if given.is_numbered else []
        whole = [dict.fromkeys(self.columns, "") | dict(row) for row in given.rows]
        new = [row for row in whole if row not in held]
        first = next_number(self._shown_rows())
        numbers = range(first, first + len(new))
        if numbers and numbers[-1] > self.ledger.most:
            raise CellWrong(f"{self.ledger.name}.{numbers[-1]}")
        self._open = None
        rows = {str(number): row for number, row in zip(numbers, new, strict=True)}
        is_kept = bool(rows) and self._state.set_rows(self.ledger, rows)
        return Added(tuple(numbers) if is_kept else (), len(whole) - len(new), given.left_out)

    # what happens

    def refresh(self) -> None:
        """Takes in what the state has now; the rows stay where only texts differ."""
        found = ledger_rows(self._shown_rows())
        if self._open is not None and self._open not in (row.number for row in found):
            found = (*found, LedgerRow(self._open, dict.fromkeys(self.columns, "")))
            found = tuple(sorted(found, key=lambda row: row.number))
        if [row.number for row in found] != [row.number for row in self._rows]:
            self.beginResetModel()
            self._rows = found
            self.endResetModel()
        elif found != self._rows:
            self._rows = found
            self.dataChanged.emit(self.index(0, 0), self.index(len(found) - 1, len(self.columns) - 1))

    def _on_step(self, reached: Extent) -> None:
        if reached.is_about_kept:
            self.refresh()

    def _on_workbook_replaced(self) -> None:
        self._open = None
        self.refresh()


def _shown(column: Column, text: str) -> str:
    if column in MARKS:
        return labels.name(Known.YES if text else Known.NO)
    return labels.day(date.fromisoformat(text)) if column in DAYS and text else text

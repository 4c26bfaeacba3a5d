"""The ledgers that the guideline asks to keep: the devices, whom to call, and the people."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from app.domain.days import Tense
from app.domain.tables import TABLES, CellKind, Cells, Column, Rows, RowTable, order_of


class Ledger(StrEnum):
    """The tables that a person looks through and edits as such; the value is the name of the table."""

    DEVICE = "device"
    CONTACT = "contact"
    PERSON = "person"

    @property
    def table(self) -> RowTable:
        """What it is in the workbook."""
        return TABLES[self.value]


ASKED_FOR_BY: Mapping[str, Ledger] = {
    "administrator-B-1": Ledger.DEVICE,
    "administrator-J-1": Ledger.CONTACT,
    "administrator-J-2": Ledger.CONTACT,
}
"""The measures that ask for a ledger, or for what stands in it."""

COLUMNS: Mapping[Ledger, tuple[Column, ...]] = {ledger: ledger.table.names for ledger in Ledger}
"""The columns of each ledger in the order of screen, paper and file."""
_DECLARED = tuple(each for ledger in Ledger for each in ledger.table.columns)
DAYS: Mapping[Column, Tense] = {each.column: each.tense for each in _DECLARED if each.tense}
"""The columns that hold a day, stored as YYYY-MM-DD."""
LONG = frozenset(each.column for each in _DECLARED if each.kind is CellKind.LINES)
"""The columns that hold more than a line."""
MARKS = frozenset(each.column for each in _DECLARED if each.kind is CellKind.MARK)
"""The columns that hold a mark or none."""
UNSEEN_AFTER = timedelta(days=90)
"""A device that nobody has looked at for so long is marked: the ledger is gone through once in three months."""


class LedgerRow(NamedTuple):
    """A row by its number, from 1, which it keeps; `values` has a text for each column, '' for nothing."""

    number: int
    values: Cells


def ledger_rows(rows: Rows) -> tuple[LedgerRow, ...]:
    """The rows of a ledger by number."""
    return tuple(LedgerRow(int(row), rows[row]) for row in sorted(rows, key=order_of))


def is_unseen(device: LedgerRow, today: date) -> bool:
    """Whether nobody has looked at a device for 90 days, or nobody wrote down when."""
    seen = device.values[Column.SEEN]
    return not seen or today - date.fromisoformat(seen) >= UNSEEN_AFTER

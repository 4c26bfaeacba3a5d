"""The ledgers that the guideline asks to keep: the devices, whom to call, and the people."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from app.domain.days import Tense
from app.domain.tables import CONTACT, DEVICE, TABLES, CellKind, Cells, Column, Rows, RowTable, order_of

LEDGERS: tuple[RowTable, ...] = tuple(table for table in TABLES.values() if table.file)
"""The tables that a person looks through and edits as such, and that go out and come in as tables of files."""
ASKED_FOR_BY: Mapping[str, RowTable] = {
    "administrator-B-1": DEVICE,
    "administrator-J-1": CONTACT,
    "administrator-J-2": CONTACT,
}
"""The measures that ask for a ledger, or for what stands in it."""

_DECLARED = tuple(each for ledger in LEDGERS for each in ledger.columns)
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

"""The rows of the tables that app.domain.tables declares: as they are stored, and as this version reads them."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from app.domain.answers import Unread, unread
from app.domain.cell_forms import known_cell, stored_at, whole_text
from app.domain.tables import (
    TABLES,
    CellKind,
    CellPlace,
    Rows,
    RowTable,
    declared,
    is_row,
    key_of,
    row_addresses,
    row_of_key,
)
from app.domain.undo import RowChange
from app.storage.errors import FileProblem, NotAsStored, ProblemKind
from app.storage.row_bounds import excess, is_too_long
from app.storage.rows import StoredRow, is_sealed, is_text, sealed

StoredCells = tuple[str, ...]
"""The cells of a row in the order of the columns."""


class Replaced(NamedTuple):
    """What a row of a table holds before and after a step; None for no row."""

    table: str
    row: str
    before: StoredCells | None
    after: StoredCells | None


def read_table(connection: sqlite3.Connection, table: RowTable) -> tuple[dict[str, StoredCells], list[FileProblem]]:
    """The rows of a table, and what is wrong there; none of them where they are too many."""
    if too_many := excess(connection, table.name):
        return {}, too_many
    found: dict[str, StoredCells] = {}
    problems: list[FileProblem] = []
    width = len(table.keys)
    order = ", ".join(table.keys)
    for stored in connection.execute(f"SELECT * FROM {table.name} ORDER BY {order}"):  # noqa: S608 - names of ours
        row = row_of_key(stored[:width])
        if not is_sealed(table.name, stored):
            problems.append(FileProblem(ProblemKind.DIGEST, table.name, row))
        found[row] = tuple(map(str, stored[width:-1]))
        if _is_beyond(found[row]):
            problems.append(FileProblem(ProblemKind.VALUE, table.name, row))
    return found, problems


def _is_beyond(cells: StoredCells) -> bool:
    """Whether one of the cells holds what no release has written: too much, or no text."""
    joined = "".join(cells)
    return not is_text(joined) or (is_too_long(joined) and any(map(is_too_long, cells)))


def read_tables(connection: sqlite3.Connection) -> tuple[dict[str, dict[str, StoredCells]], list[FileProblem]]:
    """The same of every table."""
    read = {name: read_table(connection, table) for name, table in TABLES.items()}
    return {name: rows for name, (rows, _) in read.items()}, [one for _, found in read.values() for one in found]


def stored_addresses(connection: sqlite3.Connection) -> dict[str, tuple[str, str]]:
    """What stands in the tables by the address under which the history has it, with the table's name."""
    found: dict[str, tuple[str, str]] = {}
    for name, table in TABLES.items():
        width = len(table.keys)
        for stored in connection.execute(f"SELECT * FROM {name}"):  # noqa: S608 - a name of ours
            row, cells = row_of_key(stored[:width]), tuple(map(str, stored[width:-1]))
            texts = ("\n".join(cells),) if table.is_whole else cells
            for address, text in zip(row_addresses(table, row), texts, strict=True):
                found[address] = name, text
    return found


def table_row(table: RowTable, row: str, cells: Sequence[str]) -> StoredRow:
    """The row as it is stored."""
    return sealed(table.name, *key_of(table, row), *cells)


def put_statement(table: str, width: int) -> str:
    """Puts a row of so many columns in the place of that with its key."""
    return f"INSERT OR REPLACE INTO {table} VALUES ({', '.join('?' * width)})"  # noqa: S608 - a name of ours


class StoredTables:
    """What an open workbook keeps in tables. Those that are read late are read when `rows` asks for them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._stored: dict[str, dict[str, StoredCells]] = {}
        self._rows: dict[str, Rows] = {}
        self._unread: set[tuple[CellPlace, str]] = set()
        self.problems: list[FileProblem] = []
        """What was wrong in what was read so far."""
        for name, table in TABLES.items():
            if not table.is_late:
                self._read(name)

    def _read(self, name: str) -> None:
        self._stored[name], problems = read_table(self._connection, TABLES[name])
        self._rows[name] = {row: _known(TABLES[name], cells) for row, cells in self._stored[name].items()}
        self.problems += problems

    def is_read(self, name: str) -> bool:
        """Whether the rows of a table are in memory."""
        return name in self._rows

    def rows(self, name: str) -> Rows:
        """The rows of a table as this version reads them; a later change makes others. See `problems`."""
        if name not in self._rows:
            self._read(name)
        return self._rows[name]

    def stored(self, name: str) -> Rows:
        """The rows of a table as they are stored."""
        self.rows(name)
        names = TABLES[name].names
        return {row: dict(zip(names, cells, strict=True)) for row, cells in self._stored[name].items()}

    def _cells(self, name: str, rows: Iterable[str]) -> Mapping[str, StoredCells]:
        """The stored cells of those of the rows that there are."""
        if name in self._stored:
            return self._stored[name]
        highest = self._connection.execute(f"SELECT max(number) FROM {name}").fetchone()[0]  # noqa: S608 - as below
        numbers = json.dumps([number for number in map(int, rows) if highest is not None and number <= highest])
        wanted = f"SELECT * FROM {name} WHERE number IN (SELECT value FROM json_each(?))"  # noqa: S608 - a name of ours
        return {str(found[0]): found[1:-1] for found in self._connection.execute(wanted, (numbers,))}

    def grounded(self, changes: Sequence[RowChange]) -> list[RowChange]:
        """The changes from what is stored where that is not known to this version, and shows as ''."""
        held = self._held(changes)
        found = []
        for change in changes:
            table, cells = TABLES[change.table], held[change.table].get(change.row)
            if cells is None:
                found.append(change)
                continue
            was = _text(table, cells, change.column)
            if was != change.before and change.before == _shown(table, cells, change.column):
                self._unread.add((change.place, was))
                change = RowChange(*change.place, was, change.after)  # noqa: PLW2901 - the same, as it is saved
            found.append(change)
        return found

    def _held(self, changes: Iterable[RowChange]) -> dict[str, Mapping[str, StoredCells]]:
        by_table: dict[str, dict[str, None]] = {}
        for change in changes:
            by_table.setdefault(change.table, {})[change.row] = None
        return {name: self._cells(name, rows) for name, rows in by_table.items()}

    def after(self, changes: Sequence[RowChange]) -> list[Replaced]:
        """What the rows are after changes that follow one from another.

        Raises NotAsStored, and ValueError for what could not be read back.
        """
        held = self._held(changes)
        new: dict[tuple[str, str], StoredCells | None] = {}
        for change in changes:
            table, key = TABLES[change.table], (change.table, change.row)
            cells = new[key] if key in new else held[change.table].get(change.row)
            was = _text(table, cells, change.column)
            if was != change.before:
                raise NotAsStored(change, was)
            self._require_readable(change)
            new[key] = _changed(table, cells, change)
        return [Replaced(*key, held[key[0]].get(key[1]), cells) for key, cells in new.items()]

    def _require_readable(self, change: RowChange) -> None:
        """Raises ValueError for a text that could not be read back, unless it stood there already, or a backup has it
        that this version cannot read either.
        """
        if not is_row(TABLES[change.table], change.row):
            raise ValueError(change)
        if isinstance(change.after, Unread) and _has_cells(change):
            unread(change.after)
            return
        try:
            if stored_at(change.place, change.after) == change.after:
                return
        except ValueError:
            if (change.place, change.after) not in self._unread:
                raise
        if (change.place, change.after) not in self._unread:
            raise ValueError(change)

    def take_in(self, replaced: Iterable[Replaced]) -> None:
        """The rows are stored."""
        others: dict[str, dict[str, StoredCells | None]] = {}
        for one in replaced:
            if one.table in self._stored:
                others.setdefault(one.table, {})[one.row] = one.after
        for name, rows in others.items():
            table = TABLES[name]
            self._stored[name] = {r: c for r, c in {**self._stored[name], **rows}.items() if c is not None}
            known = {row: _known(table, cells) for row, cells in rows.items() if cells is not None}
            self._rows[name] = {r: c for r, c in {**self._rows[name], **known}.items() if r in self._stored[name]}


def _known(table: RowTable, cells: StoredCells) -> Mapping[str, str]:
    """The cells as this version reads them; who reads answers knows what to make of them."""
    return {
        each.column: text if each.kind is CellKind.ANSWERS else known_cell(each, text)
        for each, text in zip(table.columns, cells, strict=True)
    }


def _has_cells(change: RowChange) -> bool:
    """Whether the text of a whole row has as many cells as the table."""
    return bool(change.column) or change.after.count("\n") >= len(TABLES[change.table].columns) - 1


def _text(table: RowTable, cells: StoredCells | None, column: str) -> str:
    if cells is None:
        return ""
    return cells[table.names.index(column)] if column else "\n".join(cells)


def _shown(table: RowTable, cells: StoredCells, column: str) -> str:
    known = _known(table, cells)
    return known[column] if column else whole_text(table, known)


def _changed(table: RowTable, cells: StoredCells | None, change: RowChange) -> StoredCells | None:
    if not change.column:
        return tuple(change.after.split("\n", len(table.columns) - 1)) if change.after else None
    texts = dict(zip(table.names, cells or ("",) * len(table.columns), strict=True))
    texts[declared(table, change.column).column] = change.after
    return tuple(texts.values()) if any(texts.values()) else None

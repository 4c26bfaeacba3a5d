"""What one step writes: rows that take the place of others, table by table, with what that does to the tallies."""

import sqlite3
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from app.domain.tables import TABLES, key_of
from app.storage.row_tallies import StoredContents
from app.storage.rows import COLUMNS, StoredRow, digest, seal_of, sealed
from app.storage.table_rows import Replaced, put_statement

_KEYS: Mapping[str, tuple[str, ...]] = {
    "entry": ("measure",),
    "setting": ("key",),
    **{name: table.keys for name, table in TABLES.items()},
}


class Put(NamedTuple):
    """A row that takes the place of the one with its key, or of none; `row` is None for no row. `gone` is the digest of
    the row before."""

    table: str
    key: tuple[int | str, ...]
    row: StoredRow | None
    gone: int | None

    @property
    def place(self) -> tuple[str, str]:
        """The table, and the key where it is one text."""
        return self.table, str(self.key[0])

    @property
    def come(self) -> int | None:
        """The digest of the row."""
        return None if self.row is None else seal_of(self.row)


def put_of_row(one: Replaced) -> Put:
    """How a row of a table is replaced."""
    table = TABLES[one.table]
    key = key_of(table, one.row)
    row = sealed(one.table, *key, *one.after) if one.after is not None else None
    return Put(one.table, key, row, digest(one.table, *key, *one.before) if one.before is not None else None)


def counting(contents: StoredContents, puts: Iterable[Put]) -> StoredContents:
    """What the workbook says that it holds, after these."""
    by_table: dict[str, tuple[list[int], list[int]]] = {}
    for put in puts:
        if put.table == "setting" and put.key[0] in contents.left_out:
            continue
        gone, come = by_table.setdefault(put.table, ([], []))
        if put.gone is not None:
            gone.append(put.gone)
        if put.come is not None:
            come.append(put.come)
    for table, digests in by_table.items():
        contents = contents.after(table, *digests)
    return contents


def put_all(connection: sqlite3.Connection, puts: Iterable[Put]) -> None:
    """Writes them; inside the caller's transaction."""
    come: dict[str, list[StoredRow]] = {}
    gone: dict[str, list[StoredRow]] = {}
    for put in puts:
        if put.row is None:
            gone.setdefault(put.table, []).append(put.key)
        else:
            come.setdefault(put.table, []).append(put.row)
    for table, keys in gone.items():
        where = " AND ".join(f"{key} = ?" for key in _KEYS[table])
        connection.executemany(f"DELETE FROM {table} WHERE {where}", keys)  # noqa: S608 - names of ours
    for table, rows in come.items():
        connection.executemany(put_statement(table, len(COLUMNS[table])), rows)

"""A workbook that a later release wrote, as far as this one knows its tables: to be looked at, and no more."""

import sqlite3
from contextlib import suppress

from app.storage.connection import APPLICATION_ID, transaction
from app.storage.database_problems import table_columns
from app.storage.errors import WorkbookTooNew
from app.storage.migrations import STEPS, migrate
from app.storage.rows import COLUMNS, StoredRow, read_record, sealed
from app.storage.stored_schema import has_plain_tables


def put_known(source: sqlite3.Connection, target: sqlite3.Connection, error: WorkbookTooNew) -> None:
    """Fills an empty database in memory with the rows of the tables that both know, without what was added to them.
    The source was checked: each of its rows is as it was written.

    Raises the error where a table of ours has another form there.
    """
    there = table_columns(source) if has_plain_tables(source) else {}
    if any(not set(columns) <= set(there.get(table, ())) for table, columns in COLUMNS.items()):
        raise error
    migrate(target, STEPS)
    target.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
    with transaction(target):
        for table, columns in COLUMNS.items():
            marks = ", ".join("?" * len(columns))
            rows = _known_rows(source, table, there[table])
            target.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - names of ours


def _known_rows(source: sqlite3.Connection, table: str, there: tuple[str, ...]) -> list[StoredRow]:
    names = ", ".join(f'"{name}"' for name in there)
    found = source.execute(f"SELECT {names} FROM {table}").fetchall()  # noqa: S608 - names of a table of ours
    places = [there.index(name) for name in COLUMNS[table][:-1]]
    rows = [sealed(table, *(row[place] for place in places)) for row in found]
    return [row for row in rows if table != "history" or _is_known(row)]


def _is_known(row: StoredRow) -> bool:
    """Whether this version can say what a row of the history changed."""
    with suppress(ValueError):
        return bool(read_record(row))
    return False

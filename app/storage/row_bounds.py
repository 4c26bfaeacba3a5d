"""How much a workbook may hold: far above what any release writes, and far below what a PC cannot carry."""

import sqlite3
from collections.abc import Mapping

from app.domain.answers import UNREAD_LIMIT
from app.domain.tables import TABLES
from app.storage.errors import FileProblem, ProblemKind

LONGEST_SETTING = 100_000
"""Characters of a setting; the longest that a person fills holds a tenth of it."""
_LONGEST_KEY = 1000
_MOST: Mapping[str, int] = {
    "setting": 10_000,
    "entry": 100_000,
    **{name: 100_000 for name, table in TABLES.items() if not table.is_late},
}
"""Rows of the tables that are read at each opening."""


def excess(connection: sqlite3.Connection, table: str) -> list[FileProblem]:
    """Whether a table has more rows than are read into memory."""
    count = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - a name of ours
    return [_beyond(table, count)] if count > _MOST.get(table, count) else []


def excess_of_settings(connection: sqlite3.Connection) -> list[FileProblem]:
    """Whether there are more settings, or longer ones, than are read into memory."""
    key, value = connection.execute("SELECT max(length(key)), max(length(value)) FROM setting").fetchone()
    is_long = (key or 0) > _LONGEST_KEY or (value or 0) > LONGEST_SETTING
    return excess(connection, "setting") or ([_beyond("setting", max(key, value))] if is_long else [])


def is_too_long(text: str) -> bool:
    """Whether a cell has a text that no release has written."""
    return len(text) > UNREAD_LIMIT


def _beyond(table: str, found: int) -> FileProblem:
    return FileProblem(ProblemKind.VALUE, table, detail=str(found))

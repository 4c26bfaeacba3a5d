"""How much a workbook may hold: far above what any release writes, and far below what a PC cannot carry."""

import sqlite3
from collections.abc import Mapping

from app.domain.answers import UNREAD_LIMIT
from app.domain.tables import TABLES
from app.storage.errors import FileProblem, ProblemKind

LONGEST_SETTING = 100_000
"""Characters of a setting; the longest that a person fills holds a tenth of it."""
_LONGEST_KEY = 1000
MOST_LETTERS = 16_000_000
"""Characters in all that is read at each opening: 98 measures with five full texts are 5 million."""
MOST_ENTRIES = 5_000
"""Fifty editions of which no measure is in another."""
_MOST_ENDLESS = 50_000
"""Of meetings: a decision on every measure, each month of forty years."""
_MOST: Mapping[str, int] = {
    "setting": 10_000,
    "entry": MOST_ENTRIES,
    **{name: _MOST_ENDLESS if one.is_endless else one.most for name, one in TABLES.items() if not one.is_late},
}
"""Rows of the tables that are read at each opening."""


def excesses(connection: sqlite3.Connection) -> list[FileProblem]:
    """Where a workbook, of this release or an earlier one, holds more than is read into memory: it is counted, before
    anything is read. Its schema is known to be ours.
    """
    tables = {name: columns for name in _MOST if (columns := _columns(connection, name))}
    found = [problem for name in tables for problem in excess(connection, name)]
    found = found or (excess_of_settings(connection) if "setting" in tables else [])
    if not found and (letters := sum(_letters(connection, *table) for table in tables.items())) > MOST_LETTERS:
        found.append(_beyond("", letters))
    return found


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


def _columns(connection: sqlite3.Connection, table: str) -> tuple[str, ...]:
    return tuple(name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,)))


def _letters(connection: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> int:
    each = " + ".join(f"length({name})" for name in columns)
    return int(connection.execute(f"SELECT total({each}) FROM {table}").fetchone()[0])  # noqa: S608 - names of ours


def _beyond(table: str, found: int) -> FileProblem:
    return FileProblem(ProblemKind.EXCESS, table, detail=str(found))

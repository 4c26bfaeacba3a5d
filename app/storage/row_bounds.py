"""How much a workbook may hold: far above what any release writes, and far below what a PC cannot carry."""

import sqlite3
from collections.abc import Mapping, Sequence

from app.domain.answers import UNREAD_LIMIT
from app.domain.sheets import MOST_SHEETS
from app.domain.tables import TABLES
from app.storage.errors import FileProblem, ProblemKind
from app.storage.rows import COLUMNS

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
    "sheet": MOST_SHEETS,
    **{name: _MOST_ENDLESS if one.is_endless else one.most for name, one in TABLES.items()},
}
"""Rows of every table that is read into memory as a whole."""
_READ_LATER = {"sheet", *(name for name, one in TABLES.items() if one.is_late)}
"""Of these not the letters are bounded: they are read when somebody asks for them."""
MOST_BYTES = 1 << 30
"""Of a file, and of its log: both are read into memory where the file is edited, or looked at."""


def excesses(connection: sqlite3.Connection, columns: Mapping[str, Sequence[str]] = COLUMNS) -> list[FileProblem]:
    """Where a workbook holds more than is read into memory: it is counted, in one statement, before anything is read.
    Its schema is known to be this release's, or an earlier one's with these `columns`.
    """
    counts = " UNION ALL ".join(_counted(table, columns[table]) for table in _MOST if table in columns)
    held = {table: (rows, letters) for table, rows, letters in connection.execute(counts)} if counts else {}
    found = [_beyond(table, rows) for table, (rows, _letters) in held.items() if rows > _MOST[table]]
    found = found or (excess_of_settings(connection) if "setting" in held else [])
    if not found and (letters := int(sum(count for _rows, count in held.values()))) > MOST_LETTERS:
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


def _counted(table: str, columns: Sequence[str]) -> str:
    letters = "0" if table in _READ_LATER else "+".join(f"length({name})" for name in columns)
    return f"SELECT '{table}', count(*), total({letters}) FROM {table}"  # noqa: S608 - names of ours


def _beyond(table: str, found: int) -> FileProblem:
    return FileProblem(ProblemKind.EXCESS, table, detail=str(found))

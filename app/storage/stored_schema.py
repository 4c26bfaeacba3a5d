"""What the tables of a database are by their own text, which is read before anything in them is."""

import re
import sqlite3
from collections.abc import Mapping
from functools import lru_cache

from app.domain.tables import TABLES
from app.storage.rows import COLUMNS

_BLANKS = re.compile(r"[ \t\n\f\r]+")
_QUOTED = re.compile(r'"([A-Za-z_]+)"')
_SIGN = re.compile(r" ?([(),]) ?")
_PLAIN = re.compile(
    r"CREATE TABLE \w+\([\w ]+(,[\w ]+)*(,PRIMARY KEY\([\w,]+\))?\)(STRICT)?(,?WITHOUT ROWID)?"
    r"|CREATE (UNIQUE )?INDEX \w+ ON \w+\([\w,]+\)",
    re.ASCII,
)
"""Names and kinds of columns, and no expression anywhere: nothing that would be worked out when a row is read."""
_OF_SQLITE = {
    "sqlite_stat1": "CREATE TABLE sqlite_stat1(tbl,idx,stat)",
    "sqlite_stat4": "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)",
}
"""What other programs leave that look into a workbook and measure it."""
SchemaTexts = Mapping[str, str]
"""The text of each table and index by its name, in the one form in which they are compared."""


def schema_texts(connection: sqlite3.Connection) -> SchemaTexts:
    """What a database is made of. A name that is there twice has no text."""
    found: dict[str, str] = {}
    for name, sql in connection.execute("SELECT name, sql FROM sqlite_schema ORDER BY name"):
        text = "" if name in found else _comparable(str(sql))
        if text != _OF_SQLITE.get(str(name)):
            found[str(name)] = text
    return found


def has_plain_tables(connection: sqlite3.Connection) -> bool:
    """Whether a database has tables and indexes of columns alone: no views, no triggers, nothing worked out.

    Of any release: only then is anything read from it.
    """
    return all(map(_PLAIN.fullmatch, schema_texts(connection).values()))


@lru_cache(64)  # it is asked for several times while one file is opened
def _comparable(sql: str) -> str:
    """A statement without line breaks, and without the quotation marks that ALTER TABLE sets."""
    return _SIGN.sub(r"\1", _QUOTED.sub(r"\1", _BLANKS.sub(" ", sql)))


@lru_cache(1)
def own_schema() -> SchemaTexts:
    """What a workbook of this release is made of; the steps of app.storage.migrations lead there."""
    return {
        "setting": _of_texts("setting"),
        "entry": _of_texts("entry"),
        "history": _of_numbers("history", "step"),
        "history_measure": "CREATE INDEX history_measure ON history(measure)",
        "sheet": _of_numbers("sheet"),
        **{name: _of_numbers(name) if len(table.keys) == 1 else _of_pairs(name) for name, table in TABLES.items()},
    }


def _of_texts(table: str) -> str:
    key, *columns = COLUMNS[table]
    return f"CREATE TABLE {table}({key} TEXT PRIMARY KEY NOT NULL,{_columns(columns)})STRICT,WITHOUT ROWID"


def _of_numbers(table: str, *numbers: str) -> str:
    key, *columns = COLUMNS[table]
    return f"CREATE TABLE {table}({key} INTEGER PRIMARY KEY,{_columns(columns, *numbers)})STRICT"


def _of_pairs(table: str) -> str:
    keys = TABLES[table].keys
    columns = _columns(COLUMNS[table], keys[0])
    return f"CREATE TABLE {table}({columns},PRIMARY KEY({','.join(keys)}))STRICT,WITHOUT ROWID"


def _columns(names: list[str] | tuple[str, ...], *numbers: str) -> str:
    return ",".join(f"{name} {'INTEGER' if name in ('digest', *numbers) else 'TEXT'} NOT NULL" for name in names)

"""How a backup is told from a workbook: by a mark inside, or by its name. Nobody works in a backup."""

import os
import re
import sqlite3
from contextlib import closing
from pathlib import Path

from app.files import StorageError
from app.storage.connection import connect, has_table, looking_into, reading, stored_setting, transaction
from app.storage.rows import sealed

KEY = "backup"
"""The key of the mark among the settings; its value is the place of the workbook."""
UNSOUND = ".unsound"
"""Stands before the ending of a backup that was kept although it is not sound."""
_MIGRATED = r".*-v\d+-\d{8}-\d{6}\.[^.]+"
_UNMARKED = r".*-([0-9a-f]{8})-\d{8}-\d{6}\.tenken"


def place_of(path: Path) -> str:
    """A short name of where a workbook lies, which tells nothing of it."""
    import hashlib

    place = os.path.normcase(os.path.realpath(path))
    return hashlib.sha256(os.fsencode(place)).hexdigest()[:8]


def is_backup(path: Path) -> bool:
    """Whether a file is a backup, wherever it was copied to; not when it lies in the place of its workbook again.

    Of the file alone, without its log; through SQLite, which keeps the locks that this process has.
    """
    if UNSOUND in path.suffixes or re.fullmatch(_MIGRATED, path.name):
        return True
    mark = read_mark(path)
    if mark is not None:
        return mark != place_of(path)
    named = re.fullmatch(_UNMARKED, path.name)
    return named is not None and (id_inside(path) or "").startswith(named[1])


def read_mark(path: Path) -> str | None:
    """The place of the workbook of which a file is a backup; None for what is none, or cannot be read."""
    return _setting(path, KEY)


def id_inside(path: Path) -> str | None:
    """The id of a workbook or of a backup of it, however damaged the rest is; None where it cannot be read."""
    return _setting(path, "id")


def _setting(path: Path, key: str) -> str | None:
    try:
        with looking_into(path) as connection:
            return stored_setting(connection, key)
    except StorageError:
        return None


def put_mark(connection: sqlite3.Connection, place: str) -> None:
    """Marks a database as a backup; one of a made-up schema has no settings, and stays as it is."""
    if has_table(connection, "setting"):
        with transaction(connection):
            connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?, ?)", sealed("setting", KEY, place))


def take_mark(path: Path) -> None:
    """Makes a workbook of a copy of a backup, which nobody has open."""
    with reading(path), closing(connect(path, "rw")) as connection, transaction(connection):
        connection.execute("DELETE FROM setting WHERE key = ?", (KEY,))

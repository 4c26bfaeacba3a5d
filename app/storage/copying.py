"""Copying a database that is open, of any schema: verified before it gets its name."""

import sqlite3
from contextlib import closing
from pathlib import Path

from app.storage.backup_marks import put_mark
from app.storage.connection import address, connect, has_table, naming, transaction
from app.storage.database_soundness import whole_problems
from app.storage.errors import WorkbookDamaged
from app.storage.lineage import fresh, put_lineage
from app.storage.sidecars import place_over_database, temporary_database


def copy_database(connection: sqlite3.Connection, source: Path, target: Path, mark: str | None = None) -> None:
    """Writes a verified copy over `target`, through the connection that owns the database.

    `mark`: the copy is a backup of the workbook of this place. `target` keeps its content if anything fails.
    Raises WorkbookDamaged when a row is not as it was written; NameTooLong, PathMissing, FolderNotWritable, DiskFull,
    AccessFailed.
    """
    with temporary_database(target) as temporary:
        with naming(target):
            connection.execute("VACUUM INTO ?", (address(temporary),))
            if mark is not None:
                _mark(temporary, mark)
        with naming(target), closing(connect(temporary, "immutable")) as copy:
            problems = whole_problems(copy, target)
        if problems:
            raise WorkbookDamaged(source, problems)
        with naming(target):
            _give_lineage(temporary)
        place_over_database(temporary, target)


def _give_lineage(copy: Path) -> None:
    with closing(connect(copy, "rw")) as connection:
        connection.execute("PRAGMA synchronous = OFF")  # the whole file is synced before it gets its name
        connection.execute("PRAGMA secure_delete = ON")
        if has_table(connection, "setting"):
            with transaction(connection):
                put_lineage(connection, fresh())


def _mark(copy: Path, place: str) -> None:
    with closing(connect(copy, "rw")) as connection:
        connection.execute("PRAGMA synchronous = OFF")  # the whole file is synced before it gets its name
        put_mark(connection, place)

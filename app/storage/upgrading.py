"""Brings an old workbook up to date: a backup first, then the steps that are left."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from app.files import short_stem, time_stamp
from app.storage.backup_marks import place_of
from app.storage.connection import connect, schema_version, set_journal_mode
from app.storage.copying import copy_database
from app.storage.database_problems import table_columns
from app.storage.errors import FileProblem, ProblemKind, WorkbookDamaged
from app.storage.migrations import MigrationStep, migrate


def upgrade(connection: sqlite3.Connection, path: Path, steps: Sequence[MigrationStep]) -> Path | None:
    """Brings an old workbook up to date and returns the backup that was made and verified before, beside the file.

    None when it was up to date. Raises WorkbookDamaged, before any step, when the old workbook is not sound or has
    other tables than its version.
    """
    version = schema_version(connection)
    if version >= len(steps):
        return None
    require_schema(connection, path, steps[:version])
    set_journal_mode(connection, "delete")  # so that the header of the file itself always tells the version
    backup = path.with_name(f"{short_stem(path)}-v{version}-{time_stamp()}{path.suffix}")
    copy_database(connection, path, backup, place_of(path))
    migrate(connection, steps)
    return backup


def require_schema(connection: sqlite3.Connection, path: Path, steps: Sequence[MigrationStep]) -> None:
    """Raises WorkbookDamaged where the tables are others than after these steps."""
    with closing(connect(Path(":memory:"), "memory")) as empty:
        migrate(empty, steps)
        expected, found = table_columns(empty), table_columns(connection)
    names = sorted(expected.keys() | found.keys())
    if problems := [FileProblem(ProblemKind.SCHEMA, name) for name in names if expected.get(name) != found.get(name)]:
        raise WorkbookDamaged(path, problems)

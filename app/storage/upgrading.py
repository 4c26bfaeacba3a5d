"""Brings an old workbook up to date: a backup first, then the steps that are left."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from app.files import short_stem, time_stamp
from app.storage.backup_marks import place_of
from app.storage.connection import schema_version, set_journal_mode, unbounded
from app.storage.copying import copy_database
from app.storage.database_problems import schema_problems, table_columns
from app.storage.database_soundness import whole_problems
from app.storage.errors import WorkbookDamaged
from app.storage.migrations import MigrationStep, migrate, schema_after
from app.storage.row_bounds import excesses


def upgrade(connection: sqlite3.Connection, path: Path, steps: Sequence[MigrationStep]) -> Path | None:
    """Brings an old workbook up to date and returns the backup that was made and verified before, beside the file.

    None when it was up to date. Raises WorkbookDamaged, before any step, when the old workbook is not whole, every row
    of it, or has other tables than its version.
    """
    version = schema_version(connection)
    if version >= len(steps):
        return None
    _require_schema(connection, path, steps[:version])
    if problems := whole_problems(connection, path):
        raise WorkbookDamaged(path, problems)
    set_journal_mode(connection, "delete")  # so that the header of the file itself always tells the version
    backup = path.with_name(f"{short_stem(path)}-v{version}-{time_stamp()}{path.suffix}")
    copy_database(connection, path, backup, place_of(path))
    unbounded(connection)  # all of it was read
    migrate(connection, steps)
    return backup


def bring_up_to_date(connection: sqlite3.Connection, path: Path, steps: Sequence[MigrationStep]) -> None:
    """The same for a copy that is only looked at, and needs no backup. Raises like upgrade."""
    if (version := schema_version(connection)) < len(steps):
        _require_schema(connection, path, steps[:version])
        migrate(connection, steps)


def _require_schema(connection: sqlite3.Connection, path: Path, steps: Sequence[MigrationStep]) -> None:
    if problems := schema_problems(connection, schema_after(steps)) or excesses(connection, table_columns(connection)):
        raise WorkbookDamaged(path, problems)

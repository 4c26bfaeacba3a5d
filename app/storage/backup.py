"""Copies of a workbook: where the user wants one, and the last few generations."""

import re
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from app.storage.connection import connect, naming, reading, transaction
from app.storage.errors import CopyOntoItself, StorageError, WorkbookBusy, WorkbookDamaged
from app.storage.files import SIDECARS, naming_system_errors, place_over, sidecar, temporary_beside
from app.storage.lineage import fresh, put_lineage
from app.storage.rows import LastChange
from app.storage.verify import read_last_change, structure_problems
from app.storage.workbook import Workbook

_STAMP = "%Y%m%d-%H%M%S"


def save_copy(workbook: Workbook, target: Path) -> None:
    """Writes a verified copy over `target`, which keeps its content if anything fails.

    Raises CopyOntoItself; WorkbookBusy when `target` is a workbook that is open, or was not closed cleanly;
    WorkbookDamaged when a row is not as it was written; NameTooLong, PathMissing, FolderNotWritable, DiskFull,
    AccessFailed.
    """
    target = target.absolute()
    with naming_system_errors(target):
        if target.exists() and target.samefile(workbook.path):
            raise CopyOntoItself(target)
        if any(sidecar(target, suffix).exists() for suffix in SIDECARS) and target.exists():
            raise WorkbookBusy(target)  # its newest changes are in its log
    copy_database(workbook.connection, workbook.path, target)


def copy_database(connection: sqlite3.Connection, source: Path, target: Path) -> None:
    """The same for any database, through the connection that owns it, without the refusals."""
    with temporary_beside(target) as temporary:
        with naming(target):
            connection.execute("VACUUM INTO ?", (str(temporary),))
        with closing(connect(temporary, "immutable")) as copy:
            problems = structure_problems(copy, target)
        if problems:
            raise WorkbookDamaged(source, problems)
        with naming(target):
            _give_lineage(temporary)
        place_over(temporary, target)


def _give_lineage(copy: Path) -> None:
    with closing(connect(copy, "rw")) as connection:
        connection.execute("PRAGMA synchronous = OFF")  # the whole file is synced before it gets its name
        connection.execute("PRAGMA secure_delete = ON")
        if connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'setting' AND type = 'table'").fetchone():
            with transaction(connection):
                put_lineage(connection, fresh())


def keep_generation(workbook: Workbook, folder: Path, keep: int = 5) -> Path | None:
    """Makes `<name>-<part of its id>-<time>.tenken` in the folder and removes all but the newest `keep` of this one.

    None when one of them holds the last change already. Raises like save_copy.
    """
    with naming_system_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        made = generations(workbook, folder)
    if any(_last_change(path) == workbook.last_change for path in reversed(made)):
        return None
    stamp = datetime.now(UTC).astimezone().strftime(_STAMP)
    target = folder / f"{_prefix(workbook)}{stamp}.tenken"
    save_copy(workbook, target)
    others = [path for path in made if path != target]  # the new one stays, even when the clock went back
    for old in others[: max(0, len(others) + 1 - keep)]:
        with suppress(OSError):  # one too many does no harm
            old.unlink()
    return target


def generations(workbook: Workbook, folder: Path) -> list[Path]:
    """The generations of this workbook in the folder, oldest first."""
    name = re.compile(re.escape(_prefix(workbook)) + r"\d{8}-\d{6}\.tenken")
    return sorted(path for path in folder.iterdir() if name.fullmatch(path.name))


def _prefix(workbook: Workbook) -> str:
    return f"{workbook.path.stem[:40]}-{workbook.id[:8]}-"


def _last_change(path: Path) -> LastChange | None:
    try:
        with reading(path), closing(connect(path, "immutable")) as connection:
            last, problems = read_last_change(connection)
            return None if problems else last
    except StorageError:
        return None

"""The whole of a workbook verified, without touching the file: for `main.py check`."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from app.storage.connection import connect, identify, reading
from app.storage.contents import contents_problems, sheet_problems, stored_contents
from app.storage.errors import (
    NotAWorkbook,
    NotReadable,
    Problem,
    ProblemKind,
    WorkbookBusy,
    WorkbookDamaged,
    WorkbookReadOnly,
    WorkbookTooNew,
)
from app.storage.files import SIDECARS, naming_system_errors, sidecar
from app.storage.migrations import STEPS
from app.storage.sheets import read_sheets
from app.storage.verify import (
    history_problems,
    read_entries,
    read_settings,
    schema_problems,
    structure_problems,
)


class Result(StrEnum):
    """What the file is."""

    SOUND = "sound"
    DAMAGED = "damaged"
    NOT_A_WORKBOOK = "not_a_workbook"
    TOO_NEW = "too_new"


@dataclass(frozen=True)
class Report:
    """What was found. The counts are of rows read; versions are those of the schema, `found` being that of the file."""

    result: Result
    problems: tuple[Problem, ...] = ()
    found: int = 0
    known: int = len(STEPS)
    entries: int = 0
    changes: int = 0
    program_version: str | None = None


def check(path: Path) -> Report:
    """Reads everything, in a copy of the file.

    Never for a workbook that this very process has open: reading its file drops the lock on it. Check a saved copy.
    Raises PathMissing, NotReadable, DiskFull, AccessFailed, and WorkbookBusy when the file changes meanwhile.
    """
    path = path.absolute()
    try:
        version = identify(path, len(STEPS))
    except NotAWorkbook:
        return Report(Result.NOT_A_WORKBOOK)
    except WorkbookTooNew as error:
        return Report(Result.TOO_NEW, found=error.found, program_version=error.program_version)
    except WorkbookDamaged as error:
        return Report(Result.DAMAGED, error.problems)
    with TemporaryDirectory(prefix="tenken-") as folder:
        return _examine(_copy(path, Path(folder)), version)


def _copy(path: Path, folder: Path) -> Path:
    before = _stamps(path)
    with naming_system_errors(folder):
        for suffix in before:
            try:
                shutil.copyfile(sidecar(path, suffix), folder / f"copy{suffix}")
            except PermissionError:
                raise NotReadable(sidecar(path, suffix)) from None
    if _stamps(path) != before:
        raise WorkbookBusy(path)
    return folder / "copy"


def _stamps(path: Path) -> dict[str, tuple[int, int]]:
    files = {suffix: sidecar(path, suffix) for suffix in ("", *SIDECARS)}
    stats = {suffix: file.stat() for suffix, file in files.items() if file.exists()}
    return {suffix: (stat.st_mtime_ns, stat.st_size) for suffix, stat in stats.items()}


def _examine(copy: Path, version: int) -> Report:
    problems: list[Problem] = []
    entries = changes = 0
    try:
        with reading(copy), closing(connect(copy, "rw")) as connection:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN IMMEDIATE")
            problems += structure_problems(connection, copy)
            if version == len(STEPS):  # the content of an older one is read when it is brought up to date
                problems += schema_problems(connection) or content_problems(connection)
                entries = connection.execute("SELECT count(*) FROM entry").fetchone()[0]
                changes = connection.execute("SELECT count(*) FROM history").fetchone()[0]
    except WorkbookDamaged as error:
        problems += error.problems
    except WorkbookReadOnly as error:  # the copy can be written: it is the header that says no
        problems.append(Problem(ProblemKind.STRUCTURE, detail=str(error.__cause__)))
    result = Result.DAMAGED if problems else Result.SOUND
    return Report(result, tuple(dict.fromkeys(problems)), version, entries=entries, changes=changes)


def content_problems(connection: sqlite3.Connection) -> list[Problem]:
    """What is wrong in the rows of this release's schema, and between them."""
    texts, settings = read_settings(connection)
    _, entries = read_entries(connection)
    _, sheets = read_sheets(connection)
    said = stored_contents(connection, texts)
    rows = [*contents_problems(connection, said), *sheet_problems(connection, said)] if said else []
    return [*settings, *entries, *sheets, *history_problems(connection)] or rows  # that name the place say more

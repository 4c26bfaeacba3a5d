"""The whole of a workbook verified, without touching the file: for `main.py check`."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from app.files import temporary_folder
from app.storage.connection import identify, looking_into
from app.storage.database_problems import last_saved, read_last_change
from app.storage.errors import FileProblem, NotAWorkbook, WorkbookDamaged, WorkbookTooNew
from app.storage.migrations import STEPS
from app.storage.opening_notes import OpeningNote

if TYPE_CHECKING:
    from app.storage.log_pairing import Look


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
    problems: tuple[FileProblem, ...] = ()
    found: int = 0
    known: int = len(STEPS)
    entries: int = 0
    changes: int = 0
    program_version: str | None = None
    last_saved: datetime | None = None
    found_beside: tuple[OpeningNote, ...] = ()
    """What opening it would bring to light; here nothing is moved, and the paths are those that are there."""


def check_workbook(path: Path) -> Report:
    """Reads everything, in a copy of the file, with the log that opening it would take in, and no other.

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
    from app.storage.log_pairing import decide

    try:
        with temporary_folder() as folder:
            decided = decide(path, folder)
            report = _examine(decided.copy, decided.look, version)
    except WorkbookDamaged as error:
        return Report(Result.DAMAGED, error.problems)
    if report.result is not Result.SOUND:
        decided.was_copied_open = False  # that it is damaged says more
    return replace(report, found_beside=decided.found(report.last_saved))


def _examine(copy: Path, look: "Look", version: int) -> Report:
    if not look.is_sound:
        return Report(Result.DAMAGED, look.problems, look.version or version)
    if look.version < len(STEPS):  # how much it holds is counted when it is brought up to date
        return Report(Result.SOUND, found=look.version)
    with looking_into(copy) as connection:
        entries = connection.execute("SELECT count(*) FROM entry").fetchone()[0]
        last, _ = read_last_change(connection)
        saved = last_saved(connection)
    return Report(Result.SOUND, found=look.version, entries=entries, changes=last.number, last_saved=saved)

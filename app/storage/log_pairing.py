"""Decides whether a log or journal beside a workbook is of this very file and state, before SQLite takes it in.

The file alone, and the file with what lies beside it, are each put together in a temporary folder and read in full.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from app.files import naming_system_errors, temporary_folder
from app.storage.connection import connect, file_pages, reading, schema_version, stored_setting
from app.storage.database_problems import schema_problems
from app.storage.database_soundness import whole_problems
from app.storage.errors import (
    FileProblem,
    NotReadable,
    ProblemKind,
    WorkbookBusy,
    WorkbookDamaged,
    WorkbookReadOnly,
)
from app.storage.lineage import Lineage, read_lineage
from app.storage.log_bytes import change_counter, goes_on, holds_anything, is_in_log_mode, journalled_counter
from app.storage.migrations import STEPS, schema_after
from app.storage.opening_notes import CopiedWhileOpen, LogCut, LogSetAside, OpeningNote
from app.storage.sidecars import SIDECARS, free_aside, sidecar
from app.storage.stored_schema import has_plain_tables

JOURNAL, LOG = "-journal", "-wal"
_NONE = "-"


@dataclass(frozen=True)
class Look:
    """What a database holds. `rows` are the number and digest of each row of the history; `frames` those of its log
    that SQLite takes in, -1 without one. Empty where it is not sound.
    """

    problems: tuple[FileProblem, ...]
    version: int = 0
    id: str = ""
    lineage: Lineage | None = None
    rows: tuple[tuple[int, int], ...] = ()
    frames: int = -1

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong with it."""
        return not self.problems


@dataclass
class Decided:
    """What opening the file would bring about: `aside` does not belong to it and is to be renamed; of `cut` only the
    beginning can be read, if anything, and a copy is to be kept. `copy` holds the state that opens, in one file.
    """

    copy: Path
    look: Look
    aside: list[Path] = field(default_factory=list)
    cut: list[Path] = field(default_factory=list)
    was_copied_open: bool = False

    def require_sound(self, path: Path) -> None:
        """Raises WorkbookDamaged, of the file at `path`, where that state is not sound."""
        if not self.look.is_sound:
            raise WorkbookDamaged(path, self.look.problems)

    def found(self, last_saved: datetime | None) -> tuple[OpeningNote, ...]:
        """What is to be said where nothing is moved; the paths are those that are there."""
        copied = (CopiedWhileOpen(last_saved),) if self.was_copied_open else ()
        return (*map(LogCut, self.cut), *map(LogSetAside, self.aside), *copied)


@contextmanager
def only_its_own(path: Path) -> Iterator[tuple[OpeningNote, ...]]:
    """Puts aside what lies beside a workbook and does not belong to it, for the time in which it is opened.

    Where that fails because another program has the workbook, it is put back. Raises WorkbookDamaged, and nothing has
    been touched, where what would open is not sound; WorkbookBusy when it changes meanwhile; NotReadable,
    FolderNotWritable, NameTooLong, DiskFull, AccessFailed.
    """
    with temporary_folder() as folder:
        decided = decide(path, folder)
    decided.require_sound(path)
    with naming_system_errors(path):
        found: list[OpeningNote] = [LogCut(_kept(log)) for log in decided.cut]
        moved = {log: _moved(log) for log in decided.aside}
    found += [LogSetAside(place) for place in moved.values()]
    try:
        yield tuple(found)
    except WorkbookBusy:
        for log, place in moved.items():
            if not log.exists():
                place.rename(log)
        raise


def _kept(log: Path) -> Path:
    place = free_aside(log)
    shutil.copyfile(log, place)
    return place


def _moved(log: Path) -> Path:
    return log.rename(free_aside(log))


def decide(path: Path, folder: Path) -> Decided:
    """What opening a workbook would bring about; nothing is touched. `folder` is empty. Raises like `only_its_own`."""
    before = _stamps(path)
    pages = file_pages(path)
    logs = {suffix: _beside(path, suffix, folder) for suffix in (JOURNAL, LOG)}
    if _stamps(path) != before:
        raise WorkbookBusy(path)
    decided = Decided(folder / "copy", _look(folder / "copy", pages))
    lineage_alone = decided.look.lineage
    for suffix, log in logs.items():
        if log is not None:
            pages = _decide_one(path, pages, decided, suffix, log)
    nothing_lies_there = LOG not in before or sidecar(path, LOG) in decided.aside
    is_closed = lineage_alone is not None and lineage_alone.is_closed
    decided.was_copied_open = nothing_lies_there and is_in_log_mode(pages) and not is_closed
    return decided


def _decide_one(path: Path, pages: bytes, decided: Decided, suffix: str, log: Path) -> bytes:
    """Puts what lies beside the file together with it, and decides; the pages that count from then on."""
    alone, beside = decided.look, sidecar(path, suffix)
    joined = _look(decided.copy, pages, suffix, log)
    is_cut = suffix == LOG and goes_on(log, max(joined.frames, 0), pages)
    if suffix == LOG and joined.frames == 0:  # nothing of it can be taken in
        if is_cut:
            decided.cut.append(beside)
        decided.copy.write_bytes(pages)
        return pages
    fits = suffix != JOURNAL or journalled_counter(log) in (change_counter(pages), change_counter(pages) - 1)
    if joined.is_sound and (not alone.is_sound or (fits and _follows(alone, joined))):
        decided.look = joined
        if is_cut:
            decided.cut.append(beside)
        return decided.copy.read_bytes()
    if not alone.is_sound:
        decided.look = Look(tuple(dict.fromkeys((*alone.problems, *joined.problems))), alone.version)
        return pages
    decided.aside.append(beside)
    decided.copy.write_bytes(pages)
    return pages


def _follows(alone: Look, joined: Look) -> bool:
    """Whether a sound state goes on from a sound one."""
    own, parent = _own(alone), joined.lineage.parent if joined.lineage else _NONE
    if own == parent != _NONE:
        return True
    is_same_line = own in (_own(joined), parent)
    return is_same_line and joined.id == alone.id and joined.rows[: len(alone.rows)] == alone.rows


def _own(look: Look) -> str:
    return look.lineage.own if look.lineage else _NONE


def _beside(path: Path, suffix: str, folder: Path) -> Path | None:
    """A copy of what lies beside the file, where it holds anything."""
    source, target = sidecar(path, suffix), folder / f"beside{suffix}"
    if not source.exists():
        return None
    with naming_system_errors(folder):
        try:
            shutil.copyfile(source, target)
        except PermissionError:
            raise NotReadable(source) from None
        except FileNotFoundError:
            raise WorkbookBusy(path) from None
        return target if holds_anything(target) else None


def _stamps(path: Path) -> dict[str, tuple[int, int]]:
    files = {suffix: sidecar(path, suffix) for suffix in ("", *SIDECARS)}
    with naming_system_errors(path):
        stats = {suffix: file.stat() for suffix, file in files.items() if file.exists()}
    return {suffix: (stat.st_mtime_ns, stat.st_size) for suffix, stat in stats.items()}


def _look(copy: Path, pages: bytes, suffix: str = "", log: Path | None = None) -> Look:
    """Reads a database that is put together at `copy`, where the outcome stays as one file."""
    with naming_system_errors(copy):
        for each in SIDECARS:
            sidecar(copy, each).unlink(missing_ok=True)
        copy.write_bytes(pages)
        if log is not None:
            shutil.copyfile(log, sidecar(copy, suffix))
    try:
        with reading(copy), closing(connect(copy, "rw")) as connection:
            return _read(connection, copy)
    except WorkbookDamaged as error:
        return Look(error.problems)
    except WorkbookReadOnly as error:  # the copy can be written: it is the header that says no
        return Look((FileProblem(ProblemKind.STRUCTURE, detail=str(error.__cause__)),))


def _read(connection: sqlite3.Connection, copy: Path) -> Look:
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("BEGIN IMMEDIATE")  # the first of all: a header that forbids writing is noticed here alone
    connection.execute("COMMIT")
    connection.execute("PRAGMA synchronous = OFF")
    frames = int(connection.execute("PRAGMA wal_checkpoint").fetchone()[1])
    version = schema_version(connection)
    problems = _schema_problems(connection, version) or whole_problems(connection, copy)
    if problems:
        return Look(tuple(problems), version, frames=frames)
    rows = tuple(connection.execute("SELECT id, digest FROM history ORDER BY id"))
    return Look((), version, stored_setting(connection, "id") or "", read_lineage(connection), rows, frames)


def _schema_problems(connection: sqlite3.Connection, version: int) -> list[FileProblem]:
    """Known before anything else is read: what is none of ours may be worked out without end."""
    if version > len(STEPS):
        return [] if has_plain_tables(connection) else [FileProblem(ProblemKind.SCHEMA)]
    return schema_problems(connection, None if version == len(STEPS) else schema_after(STEPS[:version]))

"""A copy of an open workbook in memory, which another thread may read while work goes on in the workbook itself."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from app.domain.history import Origin
from app.domain.undo import Edit
from app.files import AccessFailed, DiskFull, FolderNotWritable, StorageError, temporary_folder
from app.storage.connection import connect, identify, reading
from app.storage.database_problems import last_saved
from app.storage.errors import ProblemKind, WorkbookBusy, WorkbookDamaged, WorkbookReadOnly, WorkbookTooNew
from app.storage.migrations import STEPS
from app.storage.opening_notes import OpeningNote
from app.storage.workbook import Workbook

ONLY_LOOKED_AT = (WorkbookReadOnly, FolderNotWritable, DiskFull, AccessFailed, WorkbookBusy, WorkbookTooNew)
"""The errors for which a workbook cannot be opened, and may well be looked at."""


class WorkbookInMemory(Workbook):
    """To be read only, by one thread at a time. It has the path of the workbook, whose file it never touches."""

    is_read_only = True

    def apply(self, edits: Sequence[Edit], origin: Origin = Origin.EDIT) -> datetime:  # noqa: ARG002
        """Raises WorkbookReadOnly: what is changed here would be lost."""
        raise WorkbookReadOnly(self.path)

    def say_found(self, found: tuple[OpeningNote, ...]) -> None:
        """For this layer alone: what looking at its file brought to light."""
        self._found = found

    def close(self) -> None:
        """Gives the memory back."""
        self._log.leave()


def in_memory(workbook: Workbook) -> WorkbookInMemory:
    """What a workbook holds now. Raises WorkbookDamaged and AccessFailed."""
    return _copied(workbook.connection, workbook.path)


def look_at(path: Path, why: StorageError | None = None) -> WorkbookInMemory:
    """What a workbook holds that cannot be opened, `why`, with the log beside it that belongs to it, and no other; an
    older one is brought up to date in memory, of a newer one there is what this version knows. Whatever would change it
    raises WorkbookReadOnly.

    Raises WorkbookBusy when it changes meanwhile; WorkbookTooNew where tables that this version knows have another
    form; PathMissing, NotReadable, NotAWorkbook, WorkbookDamaged, DiskFull and AccessFailed.
    """
    path = path.absolute()
    newer = _require_workbook(path)
    workbook = _read_whole(path, newer)
    workbook.why = newer or why
    return workbook


def _require_workbook(path: Path) -> WorkbookTooNew | None:
    """The error for one that a later release wrote. Raises like identify, but that."""
    try:
        identify(path, len(STEPS))
    except WorkbookTooNew as error:
        return error
    return None


def read_backup(path: Path) -> WorkbookInMemory:
    """What a backup holds, verified row by row; one of an earlier release is brought up to date in memory.

    Raises WorkbookBusy when it changes meanwhile; PathMissing, NotReadable, NotAWorkbook, WorkbookTooNew,
    WorkbookDamaged, DiskFull and AccessFailed.
    """
    path = path.absolute()
    identify(path, len(STEPS))
    return _read_whole(path)


def _read_whole(path: Path, newer: WorkbookTooNew | None = None) -> WorkbookInMemory:
    from app.storage.log_pairing import decide

    with temporary_folder() as folder:
        decided = decide(path, folder)
        try:
            decided.require_sound(path)
        except WorkbookDamaged as error:
            if newer and any(problem.kind is ProblemKind.SCHEMA for problem in error.problems):
                raise newer from error
            raise
        with reading(path), closing(connect(decided.copy, "immutable")) as source:
            workbook = _copied(source, path, newer)
            workbook.say_found(decided.found(last_saved(source)))
            return workbook


def opened_to_read(path: Path) -> Workbook:
    """The workbook for whoever only reads it: opened, or looked at where that cannot be. Raises like both."""
    try:
        return Workbook.open(path, reads_all=True)
    except ONLY_LOOKED_AT as error:
        return look_at(path, error)


def _copied(source: sqlite3.Connection, path: Path, newer: WorkbookTooNew | None = None) -> WorkbookInMemory:
    connection = connect(Path(":memory:"), "memory", any_thread=True)
    try:
        with reading(path):
            _fill(connection, source, path, newer)
            return WorkbookInMemory(path, connection)
    except BaseException:
        connection.close()
        raise


def _fill(connection: sqlite3.Connection, source: sqlite3.Connection, path: Path, newer: WorkbookTooNew | None) -> None:
    if newer is not None:
        from app.storage.later_workbook import put_known

        put_known(source, connection, newer)
        return
    from app.storage.upgrading import bring_up_to_date

    source.backup(connection)
    bring_up_to_date(connection, path, STEPS)

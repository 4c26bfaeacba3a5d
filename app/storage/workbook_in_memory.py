"""A copy of an open workbook in memory, which another thread may read while work goes on in the workbook itself."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from app.domain.history import Origin
from app.domain.undo import Edit
from app.files import FolderNotWritable
from app.storage.connection import connect, identify, reading
from app.storage.database_problems import last_saved
from app.storage.database_soundness import content_problems
from app.storage.errors import WorkbookDamaged, WorkbookReadOnly
from app.storage.migrations import STEPS
from app.storage.opening_notes import OpeningNote
from app.storage.workbook import Workbook


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


def look_at(path: Path) -> WorkbookInMemory:
    """What a workbook holds that may only be read, with the log beside it that belongs to it, and no other; whatever
    would change it raises WorkbookReadOnly.

    Raises WorkbookReadOnly as well where it would have to be brought up to date first; WorkbookBusy when it changes
    meanwhile; PathMissing, NotReadable, NotAWorkbook, WorkbookTooNew, WorkbookDamaged, DiskFull and AccessFailed.
    """
    from app.storage.log_pairing import decide

    path = path.absolute()
    if identify(path, len(STEPS)) < len(STEPS):
        raise WorkbookReadOnly(path)
    with TemporaryDirectory(prefix="tenken-") as folder:
        decided = decide(path, Path(folder))
        if decided.neither_is_sound:
            raise WorkbookDamaged(path, decided.look.problems)
        if decided.look.is_sound and decided.look.version < len(
            STEPS
        ):  # a crash had brought the file only half up to date
            raise WorkbookReadOnly(path)
        with reading(path), closing(connect(decided.copy, "immutable")) as source:
            workbook = _copied(source, path)
            workbook.say_found(decided.found(last_saved(source)))
    return workbook


def read_backup(path: Path) -> WorkbookInMemory:
    """What a backup holds, verified row by row; one of an earlier release is brought up to date in a copy.

    Raises WorkbookBusy when it changes meanwhile; PathMissing, NotReadable, NotAWorkbook, WorkbookTooNew,
    WorkbookDamaged, DiskFull and AccessFailed.
    """
    from app.storage.log_pairing import decide
    from app.storage.upgrading import bring_up_to_date

    path = path.absolute()
    identify(path, len(STEPS))
    with TemporaryDirectory(prefix="tenken-") as folder:
        decided = decide(path, Path(folder))
        if not decided.look.is_sound:
            raise WorkbookDamaged(path, decided.look.problems)
        with reading(path), closing(connect(decided.copy, "rw")) as source:
            if decided.look.version < len(STEPS):
                bring_up_to_date(source, path, STEPS)
                if problems := content_problems(source):
                    raise WorkbookDamaged(path, problems)
            return _copied(source, path)


def opened_to_read(path: Path) -> Workbook:
    """The workbook for whoever only reads it: opened, or looked at where it may not be written. Raises like both."""
    try:
        return Workbook.open(path)
    except (WorkbookReadOnly, FolderNotWritable):
        return look_at(path)


def _copied(source: sqlite3.Connection, path: Path) -> WorkbookInMemory:
    connection = sqlite3.connect("file::memory:", isolation_level=None, check_same_thread=False, uri=True)
    try:
        with reading(path):
            source.backup(connection)
            return WorkbookInMemory(path, connection)
    except BaseException:
        connection.close()
        raise

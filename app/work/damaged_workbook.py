"""A damaged workbook: what can be gone on with instead, what each lacks, and how it takes its place."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from app.domain.answers import EMPTY, Change, Entry, Status
from app.files import FolderNotWritable, make_folder, temporary_folder, unused
from app.paths import DataDir
from app.storage.backup import last_day, look_for_backup, work_on
from app.storage.backup_marks import place_of, read_mark
from app.storage.errors import WorkbookDamaged
from app.storage.salvage import Salvaged, keep_found, put_in_place, salvage
from app.storage.workbook import Workbook
from app.storage.workbook_in_memory import look_at, read_backup
from app.work.going_back import edits_back


class Readable(NamedTuple):
    """What can still be read of the damaged workbook, as a sound one at `path`, where it lies for the time being."""

    path: Path
    kept: Salvaged
    answered: int


class SoundBackup(NamedTuple):
    """The newest sound backup. `day` is that of its last change; the measures are those of which what can be read of
    the damaged workbook says something else, and `others` how many texts and rows of ledgers do. `is_elsewhere`: it
    was made while the workbook lay in another place, or of a copy.
    """

    path: Path
    day: str
    answered: int
    lacks: tuple[str, ...] = ()
    others: int = 0
    is_elsewhere: bool = False


class Remains(NamedTuple):
    """What is left of a damaged workbook; `unread` are backups that cannot be read just now, and may be newer."""

    damaged: Path
    readable: Readable | None
    backup: SoundBackup | None
    unread: tuple[Path, ...] = ()


@contextmanager
def remains_of(damaged: Path, backups: Path) -> Iterator[Remains]:
    """What can be gone on with; nothing has been touched, and what was made for it goes at the end of the block.

    Raises PathMissing, NotReadable, DiskFull, AccessFailed.
    """
    with temporary_folder() as folder:
        readable = _readable(damaged, folder / "readable.tenken")
        newest = look_for_backup(damaged, backups)
        backup = _backup(newest.path, readable, damaged) if newest.path else None
        yield Remains(damaged, readable, backup, newest.unread)


def _readable(damaged: Path, target: Path) -> Readable | None:
    try:
        kept = salvage(damaged, target)
    except WorkbookDamaged:
        return None
    with look_at(target) as workbook:
        return Readable(target, kept, _answered(workbook))


def _backup(path: Path, readable: Readable | None, damaged: Path) -> SoundBackup:
    is_elsewhere = read_mark(path) not in (None, place_of(damaged))  # earlier releases left no mark
    with closing(read_backup(path)) as backup:
        found = SoundBackup(path, last_day(path), _answered(backup), is_elsewhere=is_elsewhere)
        if readable is None:
            return found
        with look_at(readable.path) as workbook:
            edits = edits_back(backup, workbook)
    lacks = dict.fromkeys(edit.measure for edit in edits if isinstance(edit, Change))
    return found._replace(lacks=tuple(lacks), others=sum(not isinstance(edit, Change) for edit in edits))


def _answered(workbook: Workbook) -> int:
    return sum(is_answered(entry) for entry in workbook.entries().values())


def is_answered(entry: Entry) -> bool:
    """Whether an entry has an answer."""
    return entry != EMPTY and entry.status is not Status.UNANSWERED


def go_on_with_readable(remains: Remains, data: DataDir, opened: Workbook | None = None) -> Path:
    """Puts what can be read in the place of the damaged workbook, which stays beside it under a name that says so; into
    the data folder where nothing may be written there; beside it, where it is `opened`: what its file was before is
    kept then. Returns where.

    Raises NameTooLong, DiskFull, AccessFailed, ChangedOutside; the damaged workbook is where it was then.
    """
    assert remains.readable is not None
    return _put(remains.readable.path, remains.damaged, data, opened)


def go_on_with_backup(remains: Remains, data: DataDir, opened: Workbook | None = None) -> Path:
    """The same with a copy of the newest sound backup. Raises what work_on raises, too."""
    assert remains.backup is not None
    with temporary_folder() as folder:
        copy = folder / "backup.tenken"
        work_on(remains.backup.path, copy)
        return _put(copy, remains.damaged, data, opened)


def _put(new: Path, damaged: Path, data: DataDir, opened: Workbook | None) -> Path:
    if opened is not None:
        keep_found(opened)
    target = damaged if opened is None else unused(damaged)
    try:
        put_in_place(new, target)
    except FolderNotWritable:
        make_folder(data.root)
        target = unused(data.root / damaged.name)
        put_in_place(new, target)
    return target

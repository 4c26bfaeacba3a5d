"""Copies of a workbook: where the user wants one, and its generations."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from app.domain.generations import KEEP, Generation, Thinning, newest_first, surplus
from app.files import PathTaken, StorageError, make_folder, naming_system_errors, temporary_folder, time_stamp, unused
from app.paths import SUFFIX
from app.storage.backup_folder import (
    KeptGeneration,
    generations_at,
    generations_elsewhere,
    is_read_back,
    kept_generation,
    kept_generations,
    prefix_of,
)
from app.storage.backup_marks import UNSOUND, place_of, take_mark
from app.storage.connection import identify, looking_into, naming, stored_setting
from app.storage.copying import copy_database
from app.storage.errors import BackupNotSound, CopyOntoItself, WorkbookBusy, WorkbookDamaged
from app.storage.migrations import STEPS
from app.storage.row_tallies import table_tally
from app.storage.sidecars import SIDECARS, place_new_database, sidecar, temporary_database
from app.storage.workbook import Workbook, require_known


def save_copy(workbook: Workbook, target: Path) -> None:
    """Writes a verified copy over `target`, which keeps its content if anything fails.

    Raises WorkbookTooNew for one that is looked at and holds what this version does not know; FileReplaced when
    other content was written into the workbook's file; CopyOntoItself; WorkbookBusy when `target` is a workbook
    that is open, or was not closed cleanly; WorkbookDamaged when a row is not as it was written; NameTooLong,
    PathMissing, FolderNotWritable, DiskFull, AccessFailed.
    """
    target = target.absolute()
    require_known(workbook)
    workbook.require_own_content()
    with naming_system_errors(target):
        if target.exists() and target.samefile(workbook.path):
            raise CopyOntoItself(target)
        if any(sidecar(target, suffix).exists() for suffix in SIDECARS) and target.exists():
            raise WorkbookBusy(target)  # its newest changes are in its log
    copy_database(workbook.connection, workbook.path, target)


# generations


def keep_generation(workbook: Workbook, folder: Path, keep: Thinning = KEEP) -> Path | None:
    """Makes a backup in the folder, named after workbook, id, place, last change and time, and removes those that
    app.domain.generations lets go. A generation that cannot be read any more is set aside by name.

    None when a whole one holds the last change and the printed sheets already. Raises like save_copy; BackupNotSound
    when the workbook is damaged inside: what there is was kept beside the sound ones, of which none has gone for it.
    """
    workbook.require_own_content()
    with naming_system_errors(folder):
        make_folder(folder)
        made = kept_generations(workbook, folder, sets_aside=True)
    now = (workbook.last_change, table_tally(workbook.connection, "sheet"))
    for one in reversed(made):
        if (one.inside.last, one.inside.sheets) == now and is_read_back(one.path):
            return None
    name = f"{prefix_of(workbook)}{workbook.last_change.number:06d}-{time_stamp()}{SUFFIX}"
    target = unused(folder / name)
    try:
        copy_database(workbook.connection, workbook.path, target, place_of(workbook.path))
    except WorkbookDamaged as error:
        raise BackupNotSound(workbook.path, error.problems, _keep_unsound(workbook, folder)) from error
    kept = [*(one for one in made if one.path.exists()), kept_generation(workbook, target)]  # the rest was set aside
    _thin([one for one in kept if one is not None], target, keep)
    return target


def backup_generations(workbook: Workbook, folder: Path) -> list[Path]:
    """The generations of this workbook, in this place, that the folder holds, oldest first."""
    return [one.path for one in kept_generations(workbook, folder)]


class NewestBackup(NamedTuple):
    """The newest sound generation, None where there is none, and those that cannot be read just now, of which one may
    be newer.
    """

    path: Path | None
    unread: tuple[Path, ...]


def look_for_backup(path: Path, folder: Path) -> NewestBackup:
    """The newest sound generation of the workbook that lies, or lay, at `path`, and need not be readable. Where its
    place has none, of the same workbook in another place: it was moved, or this is a copy.
    """
    generations, unread = generations_at(path, folder)
    for one in _by_turns(generations, path, folder):
        backup = folder / one.name
        if is_read_back(backup):
            return NewestBackup(backup, tuple(unread))
        if backup.exists():  # it was not set aside
            unread.append(backup)
    return NewestBackup(None, tuple(unread))


def _by_turns(generations: Sequence[Generation], path: Path, folder: Path) -> Iterator[Generation]:
    """Those elsewhere are looked for only where none of these was taken."""
    yield from newest_first(generations)
    yield from newest_first(generations_elsewhere(path, folder))


def newest_backup(path: Path, folder: Path) -> Path | None:
    """The same alone; None where there is none."""
    return look_for_backup(path, folder).path


def _thin(kept: Sequence[KeptGeneration], made: Path, keep: Thinning) -> None:
    """Removes what need not stay; the one that was made just now does."""
    paths = {one.generation.name: one.path for one in kept}
    for old in surplus([one.generation for one in kept], keep):
        if paths[old.name] != made:
            with suppress(OSError):  # one too many does no harm
                paths[old.name].unlink()


def _keep_unsound(workbook: Workbook, folder: Path) -> Path:
    """Page by page what a damaged workbook holds, in place of the last such copy."""
    before = list(folder.glob(f"*{UNSOUND}{SUFFIX}"))
    mine = [path for path in before if path.name.startswith(prefix_of(workbook))]
    number = f"-{workbook.last_change.number:06d}-"
    if same := next((path for path in mine if number in path.name), None):
        return same
    ending = UNSOUND + SUFFIX
    target = unused(folder / f"{prefix_of(workbook)}{workbook.last_change.number:06d}-{time_stamp()}{ending}", ending)
    with temporary_database(target) as temporary:
        with naming(target), closing(sqlite3.connect(temporary, isolation_level=None)) as copy:
            workbook.connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        place_new_database(temporary, target)
    for path in mine:
        with suppress(OSError):
            path.unlink()
    return target


# a backup as a workbook


def work_on(backup: Path, target: Path) -> None:
    """Makes a workbook of a backup, at a name that is free, with the log beside it that belongs to it, and no other;
    the backup itself is only read.

    Raises PathTaken, and like Workbook.open; nothing is left at the name then.
    """
    from app.storage.log_pairing import decide

    identify(backup, len(STEPS))
    with naming_system_errors(target):
        if target.exists():
            raise PathTaken(target)
    with temporary_folder(target.parent) as folder:
        decided = decide(backup, folder)
        decided.require_sound(backup)
        take_mark(decided.copy)
        Workbook.open(decided.copy).close()
        place_new_database(decided.copy, target)


def last_day(backup: Path) -> str:
    """The day of the last change that a backup holds, else of its making, as YYYY-MM-DD; '' where it does not say."""
    with suppress(StorageError), looking_into(backup) as connection:
        saved = connection.execute("SELECT saved FROM history ORDER BY id DESC LIMIT 1").fetchone()
        return (str(saved[0]) if saved else stored_setting(connection, "created") or "")[:10]
    return ""

"""Copies of a workbook: where the user wants one, and the last few generations."""

import re
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from app.domain.generations import KEEP, Generation, in_order, newest_first, surplus
from app.files import (
    PathTaken,
    StorageError,
    make_folder,
    naming_system_errors,
    short_stem,
    temporary_folder,
    time_stamp,
    unused,
)
from app.paths import SUFFIX
from app.storage.backup_marks import UNSOUND, place_of, take_mark
from app.storage.connection import has_table, identify, looking_into, naming, stored_setting
from app.storage.copying import copy_database
from app.storage.database_problems import read_last_change, read_settings
from app.storage.database_soundness import count_problems, whole_problems
from app.storage.errors import BackupNotSound, CopyOntoItself, WorkbookBusy, WorkbookDamaged
from app.storage.migrations import STEPS
from app.storage.row_tallies import Tally, table_tally
from app.storage.rows import LastChange
from app.storage.sidecars import SIDECARS, place_new_database, sidecar, temporary_database
from app.storage.workbook import Workbook, require_known

_ROTTEN = ".damaged"
"""Ends the name of a generation that cannot be read back whole any more: it is set aside, and no backup."""
_NAME = r"(?:{place}-\d+-)?(\d{{8}}-\d{{6}})(?:-\d+)?"
_DIGEST = "SELECT digest FROM history WHERE id = ?"


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


class _Inside(NamedTuple):
    id: str
    last: LastChange
    sheets: Tally


class _Kept(NamedTuple):
    """A generation that can be read, and what is in it."""

    path: Path
    inside: _Inside
    generation: Generation


def keep_generation(workbook: Workbook, folder: Path, keep: int = KEEP) -> Path | None:
    """Makes a backup in the folder, named after workbook, id, place, last change and time, and removes those that
    app.domain.generations lets go. A generation that cannot be read any more is set aside by name.

    None when a whole one holds the last change and the printed sheets already. Raises like save_copy; BackupNotSound
    when the workbook is damaged inside: what there is was kept beside the sound ones, of which none has gone for it.
    """
    workbook.require_own_content()
    with naming_system_errors(folder):
        make_folder(folder)
        made = _kept(workbook, folder, sets_aside=True)
    now = (workbook.last_change, table_tally(workbook.connection, "sheet"))
    for one in reversed(made):
        if (one.inside.last, one.inside.sheets) == now and _is_whole(one.path):
            return None
    name = f"{_prefix(workbook)}{workbook.last_change.number:06d}-{time_stamp()}{SUFFIX}"
    target = unused(folder / name)
    try:
        copy_database(workbook.connection, workbook.path, target, place_of(workbook.path))
    except WorkbookDamaged as error:
        raise BackupNotSound(workbook.path, error.problems, _keep_unsound(workbook, folder)) from error
    _thin(workbook, folder, target, keep)
    return target


def backup_generations(workbook: Workbook, folder: Path) -> list[Path]:
    """The generations of this workbook, in this place, that the folder holds, oldest first."""
    return [one.path for one in _kept(workbook, folder)]


def newest_backup(path: Path, folder: Path) -> Path | None:
    """The newest sound generation of the workbook that lies, or lay, at `path`; None where there is none.

    The workbook need not be readable.
    """
    wanted = _inside(path)
    pattern = _pattern(re.escape(short_stem(path)), path)
    found: list[Generation] = []
    for one in _listed(folder, pattern):
        inside, match = _inside(one), pattern.fullmatch(one.name)
        if inside and match and (wanted is None or inside.id == wanted.id):
            found.append(_generation(one, inside, in_line=True, stamp=match[1]))
    return next((folder / one.name for one in newest_first(found) if _is_whole(folder / one.name)), None)


def _thin(workbook: Workbook, folder: Path, target: Path, keep: int) -> None:
    kept = _kept(workbook, folder)
    paths = {one.generation.name: one.path for one in kept}
    for old in surplus([one.generation for one in kept], keep):
        if paths[old.name] != target:
            with suppress(OSError):  # one too many does no harm
                paths[old.name].unlink()


def _kept(workbook: Workbook, folder: Path, *, sets_aside: bool = False) -> list[_Kept]:
    """Those of this workbook, oldest first; what has its name and cannot be read is none of them."""
    found: dict[str, _Kept] = {}
    pattern = _pattern(re.escape(short_stem(workbook.path)) + "-" + workbook.id[:8], workbook.path)
    for path in _listed(folder, pattern):
        inside = _inside(path)
        if inside is None and sets_aside:
            _is_whole(path)  # sets it aside, unless it is only that it cannot be read just now
        if inside is None or inside.id != workbook.id:
            continue
        match = pattern.fullmatch(path.name)
        assert match is not None
        generation = _generation(path, inside, in_line=_is_in_line(workbook, inside.last), stamp=match[1])
        found[path.name] = _Kept(path, inside, generation)
    return [found[one.name] for one in in_order(one.generation for one in found.values())]


def _generation(path: Path, inside: _Inside, *, in_line: bool, stamp: str) -> Generation:
    return Generation(path.name, inside.last.number, inside.sheets.rows, in_line, stamp)


def _listed(folder: Path, pattern: re.Pattern[str]) -> list[Path]:
    return [path for path in folder.iterdir() if pattern.fullmatch(path.name)] if folder.is_dir() else []


def _pattern(begins: str, path: Path) -> re.Pattern[str]:
    """Of the names of generations of a workbook in its place, and of those that releases before this one gave."""
    id_of = "" if re.search("-[0-9a-f]{8}$", begins) else "-[0-9a-f]{8}"
    return re.compile(begins + id_of + "-" + _NAME.format(place=place_of(path)) + re.escape(SUFFIX))


def _prefix(workbook: Workbook) -> str:
    return f"{short_stem(workbook.path)}-{workbook.id[:8]}-{place_of(workbook.path)}-"


def _inside(path: Path) -> _Inside | None:
    """What a file holds that can be read, as far as that is told without reading all of it."""
    try:
        with looking_into(path) as connection:
            settings, problems = read_settings(connection)
            last, last_problems = read_last_change(connection)
            if problems or last_problems or count_problems(connection, settings):
                return None
            has_sheets = has_table(connection, "sheet")
            return _Inside(settings["id"], last, table_tally(connection, "sheet") if has_sheets else Tally())
    except StorageError:
        return None


def _is_whole(path: Path) -> bool:
    """Whether a generation is read back whole; else it is set aside."""
    try:
        with looking_into(path) as connection:
            problems = whole_problems(connection, path)
    except WorkbookDamaged as error:
        problems = list(error.problems)
    except StorageError:
        return False
    if problems:
        _set_aside(path)
    return not problems


def _set_aside(path: Path) -> None:
    with suppress(OSError):  # it is no backup by either name
        path.rename(unused(path.with_name(path.name + _ROTTEN)))


def _is_in_line(workbook: Workbook, last: LastChange) -> bool:
    row = workbook.connection.execute(_DIGEST, (last.number,)).fetchone()
    return last.number == 0 or (row is not None and row[0] == last.digest)


def _keep_unsound(workbook: Workbook, folder: Path) -> Path:
    """Page by page what a damaged workbook holds, in place of the last such copy."""
    before = list(folder.glob(f"*{UNSOUND}{SUFFIX}"))
    mine = [path for path in before if path.name.startswith(_prefix(workbook))]
    number = f"-{workbook.last_change.number:06d}-"
    if same := next((path for path in mine if number in path.name), None):
        return same
    ending = UNSOUND + SUFFIX
    target = unused(folder / f"{_prefix(workbook)}{workbook.last_change.number:06d}-{time_stamp()}{ending}", ending)
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
        if decided.neither_is_sound:
            raise WorkbookDamaged(backup, decided.look.problems)
        take_mark(decided.copy)
        Workbook.open(decided.copy).close()
        place_new_database(decided.copy, target)


def last_day(backup: Path) -> str:
    """The day of the last change that a backup holds, else of its making, as YYYY-MM-DD; '' where it does not say."""
    with suppress(StorageError), looking_into(backup) as connection:
        saved = connection.execute("SELECT saved FROM history ORDER BY id DESC LIMIT 1").fetchone()
        return (str(saved[0]) if saved else stored_setting(connection, "created") or "")[:10]
    return ""

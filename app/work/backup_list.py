"""What backups there are of a workbook, in each place where they are kept, and what each of them holds."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from app.catalogue.loader import Catalogue
from app.domain.generations import PRESENT, newest_first
from app.domain.summary import Figures, figures
from app.domain.undo import Edit
from app.files import StorageError
from app.storage.backup_folder import (
    KeptGeneration,
    NamedBackup,
    kept_before_updates,
    kept_generations,
    moved_generations,
    unread_generations,
)
from app.storage.workbook import Workbook
from app.storage.workbook_in_memory import read_backup
from app.work.going_back import edits_back
from app.work.standing import Standing


class BackupPlace(StrEnum):
    """Where a backup lies."""

    DATA_FOLDER = "data_folder"
    SECOND = "second"
    """The place that a person named: a USB stick, a share."""
    BESIDE = "beside"
    """Beside the workbook: what was kept before it was brought up to date for a later release."""
    ELSEWHERE = "elsewhere"
    """With the backups, and made while the workbook lay in another place, or was called otherwise; or of a copy."""


class ListedBackup(NamedTuple):
    """A backup in the list. `made` is None where the name does not say; `is_left`: it holds what was left for an older
    state, or what another copy went on with; `is_read`: it could be read, as far as that is told without all of it."""

    path: Path
    place: BackupPlace
    made: datetime | None
    is_left: bool = False
    is_read: bool = True


class BackupSight(NamedTuple):
    """What a backup holds, read row by row: when it was changed last, the figures, what leads there from the present
    state. With `problem` it is not sound, or cannot be read now, and nobody can go back to it."""

    last_saved: datetime | None = None
    figures: Figures | None = None
    edits: tuple[Edit, ...] = ()
    problem: StorageError | None = None


def list_backups(workbook: Workbook, backups: Path, second: Path | None = None) -> tuple[ListedBackup, ...]:
    """The backups of a workbook, newest first in each place; those that cannot be read come last."""
    found: list[ListedBackup] = []
    places = [(BackupPlace.DATA_FOLDER, backups), *([(BackupPlace.SECOND, second)] if second else [])]
    for place, folder in places:
        kept = {one.generation: one for one in kept_generations(workbook, folder)}
        found += [_listed(kept[each], place) for each in newest_first(kept)]
        found += [_named(one, place, is_read=False) for one in unread_generations(workbook, folder)]
    found += [_named(one, BackupPlace.BESIDE) for one in reversed(kept_before_updates(workbook))]
    for _place, folder in places:
        moved = {one.generation: one for one in moved_generations(workbook, folder)}
        found += [_listed(moved[each], BackupPlace.ELSEWHERE) for each in newest_first(moved)]
    return tuple(found)


def sight_of(backup: Path, present: Workbook, catalogue: Catalogue) -> BackupSight:
    """Reads a backup row by row, and compares it with the present state, which may be one in memory."""
    try:
        past = read_backup(backup)
    except StorageError as error:
        return BackupSight(problem=error)
    with past:
        counted = Standing(catalogue, past.texts).effective(past.entries())
        saved = next((record.saved for record in past.history(limit=1)), None)
        return BackupSight(saved, figures(catalogue.measures, counted), edits_back(present, past))


def backup_named(name: str, listed: Sequence[ListedBackup]) -> ListedBackup | None:
    """The backup that is called so, with its ending or without; by its whole path too."""
    return next((one for one in listed if name in (one.path.name, one.path.stem, str(one.path))), None)


def _listed(kept: KeptGeneration, place: BackupPlace) -> ListedBackup:
    return ListedBackup(kept.path, place, _when(kept.generation.made), is_left=kept.generation.line != PRESENT)


def _named(one: NamedBackup, place: BackupPlace, *, is_read: bool = True) -> ListedBackup:
    return ListedBackup(one.path, place, _when(one.made), is_read=is_read)


def _when(made: str) -> datetime | None:
    try:
        return datetime.strptime(made, "%Y%m%d-%H%M%S").astimezone()
    except (ValueError, OverflowError, OSError):
        return None

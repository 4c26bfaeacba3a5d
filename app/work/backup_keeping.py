"""Keeps a workbook, and its records where that is wanted, in a folder of backups and in a second place."""

from collections.abc import Callable, Generator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from app.files import PathMissing, StorageError, naming_system_errors
from app.storage.backup import keep_generation
from app.storage.errors import BackupNotSound
from app.storage.settings import SecondPlace
from app.storage.workbook import Workbook
from app.storage.workbook_in_memory import WorkbookInMemory
from app.work.records_along import back_up_records, backed_up_records, records_extent


class KeepingPlan(NamedTuple):
    """Where the backups of a workbook go: the data folder's, to which its records go along or not, and a second place,
    if one is named, to which they always do."""

    folder: Path
    second: SecondPlace | None = None
    takes_records: bool = False


class KeepingOutcome(NamedTuple):
    """What became of it: why there is no backup, if so, and the same of the second place. `is_reached`: whether the
    backup lies in the second place, too."""

    error: Exception | None = None
    second_error: Exception | None = None
    is_reached: bool = False


def keep_everywhere(workbook: WorkbookInMemory, plan: KeepingPlan) -> Generator[float, None, KeepingOutcome]:
    """Makes the backups of what a workbook held when it was copied into memory, beside the thread that has it open.

    Whatever goes wrong in one place keeps nothing from the other. Yields the share done.
    """
    with workbook:
        yield 0.0
        error = _failure(lambda: keep_in(workbook, plan.folder, takes_records=plan.takes_records))
        yield 0.5
        second = plan.second
        if second is None:
            return KeepingOutcome(error)
        failed = _failure(lambda: keep_in_second_place(workbook, second))
        return KeepingOutcome(error, failed, is_reached=failed is None)


def _failure(keep: Callable[[], object]) -> Exception | None:
    """Why it failed, whatever it is: whoever asked tells it."""
    try:
        keep()
    except Exception as error:  # noqa: BLE001 - carried to whoever tells it
        return error
    return None


def keep_in(workbook: Workbook, folder: Path, *, takes_records: bool) -> Path | None:
    """A backup of the workbook, unless it lies there, and of its records. Raises like keep_generation and add_records,
    but the records are kept though the workbook cannot be.
    """
    try:
        return keep_generation(workbook, folder)
    finally:
        if takes_records:
            _keep_records(workbook, folder)


def keep_before(workbook: Workbook, plan: KeepingPlan | None) -> None:
    """Keeps the present state, and the records where that is wanted, before much is changed at once. None for a
    workbook that is not kept.

    Raises like keep_generation when there can be no backup: then nothing may be changed. Of a damaged workbook, what
    there is was kept nevertheless. Records that cannot be copied keep nobody from what does not touch them: the next
    backup, at the latest on closing, tells of it.
    """
    if plan is None:
        return
    with suppress(BackupNotSound):
        keep_generation(workbook, plan.folder)
    if plan.takes_records:
        with suppress(StorageError):
            _keep_records(workbook, plan.folder)


def _keep_records(workbook: Workbook, folder: Path) -> None:
    if records_extent(workbook.path).files:
        back_up_records(workbook.path, backed_up_records(workbook, folder))


def keep_in_second_place(workbook: Workbook, place: SecondPlace) -> Path | None:
    """The same, with the records, in a place that may not be there now.

    No folder is made: it would stand where the stick should be. One that had backups once, and is quite empty and no
    disk of its own, is where a stick would be that is not in. Raises PathMissing for such places, and like keep_in.
    """
    folder = place.folder
    with naming_system_errors(folder):
        is_there = folder.is_dir() and (place.reached is None or any(folder.iterdir()) or folder.is_mount())
    if not is_there:
        raise PathMissing(folder)
    return keep_in(workbook, folder, takes_records=True)

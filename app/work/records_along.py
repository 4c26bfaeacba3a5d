"""The folder of records goes where its workbook goes: with a copy, a backup, and onto another PC; nothing is lost."""

from collections.abc import Mapping
from pathlib import Path

from app.domain.record_names import NO_RECORDS, RecordExtent
from app.exchange.hand_over_file import MOST_CARRIED
from app.files import StorageError, short_stem
from app.paths import SUFFIX, DataDir
from app.storage.errors import RecordsTooLarge, RecordsTooMany
from app.storage.file_identity import identity
from app.storage.records_folder import (
    BACKED_UP,
    AddedRecords,
    add_records,
    content_of_record,
    records_folder,
    records_in,
)
from app.storage.workbook import Workbook

HAND_OVER_RECORDS_LIMIT = 100 << 20
"""Bytes of all the records in one file for another PC."""


def records_extent(workbook: Path) -> RecordExtent:
    """How much a workbook's folder of records holds; none where it cannot be read."""
    try:
        return records_in(records_folder(workbook))[1]
    except StorageError:
        return NO_RECORDS


def take_records_along(workbook: Path, target: Path) -> AddedRecords:
    """Copies the records of a workbook to those of another place of it. Raises like add_records; a copy there stays."""
    return _added(records_folder(workbook), records_folder(target))


def bytes_of_records(workbook: Path) -> Mapping[str, bytes]:
    """The records for a file that carries them. Raises RecordsTooLarge, RecordsTooMany, and what reading raises."""
    folder = records_folder(workbook)
    files, extent = records_in(folder)
    if extent.files > MOST_CARRIED:
        raise RecordsTooMany(folder, extent.files, MOST_CARRIED)
    if extent.size > HAND_OVER_RECORDS_LIMIT:
        raise RecordsTooLarge(folder, extent.size, HAND_OVER_RECORDS_LIMIT)
    return {file.name: content_of_record(file) for file in files}


def put_records(records: Mapping[str, Path], target: Path) -> AddedRecords:
    """Puts what came in a file beside the workbook at `target`. Raises like add_records."""
    return add_records(records, records_folder(target))


# backups


def backed_up_records(workbook: Workbook, backups: Path) -> Path:
    """Where the records of a workbook are kept among the backups: one folder, to which is only added."""
    return backups / f"{short_stem(workbook.path)}-{workbook.id[:8]}{BACKED_UP}"


def back_up_records(workbook: Path, folder: Path) -> AddedRecords:
    """Adds to that folder what is new or other than before. Raises like add_records."""
    return _added(records_folder(workbook), folder)


def bring_records_back(target: Path, data: DataDir) -> AddedRecords:
    """Gives a workbook that was made of a backup its records: those among the backups, and those of another file of
    the same workbook in the data folder. Raises like add_records."""
    wanted = identity(target).id
    folders = [*data.backups.glob(f"*-{wanted[:8]}{BACKED_UP}")]
    folders += [records_folder(path) for path in sorted(data.root.glob("*" + SUFFIX)) if _is_same(path, wanted, target)]
    added = [_added(folder, records_folder(target)) for folder in folders]
    return AddedRecords(*map(sum, zip(*added, strict=True))) if added else AddedRecords()


def _is_same(path: Path, wanted: str, target: Path) -> bool:
    try:
        return path != target and records_folder(path).is_dir() and identity(path).id == wanted
    except StorageError:
        return False


def _added(source: Path, target: Path) -> AddedRecords:
    if source == target:
        return AddedRecords()
    files, _extent = records_in(source)
    return add_records({file.name: file for file in files}, target)

"""One error of each kind that has words, and what is to be found in them; choices are divided by |."""

import errno
from datetime import date
from pathlib import Path

from app import __version__, files
from app.catalogue.data_reader import CatalogueDamaged, DataProblem
from app.domain.answers import Change, Field, InvalidValue, ReasonMissing
from app.domain.clipboard_cells import CellRefused
from app.domain.days import NotADay, WeekdayWrong, YearUnclear
from app.domain.entered_text import TextTooLong
from app.domain.sheets import NotASheetNumber, SheetOfAnotherWorkbook, SheetUnknown
from app.domain.tables import CellWrong, Column
from app.files import StorageError
from app.storage import errors as storage
from app.storage.errors import FileProblem, ProblemKind

PATH = Path("/somewhere/みどり {x}.tenken")
CHANGE = Change("administrator-E-10", Field.NOTE, "a", "b")
_FAMILIES = (StorageError, storage.ChangedOutside)
"""Only what is derived from them is raised."""


def storage_errors(path: Path) -> dict[type[StorageError], StorageError]:
    """One of each error about a file, by its kind."""
    special = (
        storage.WorkbookDamaged(path, [FileProblem(ProblemKind.DIGEST, "entry", "x")] * 3),
        storage.DamagedInside(path, [FileProblem(ProblemKind.DIGEST, "history", "x")]),
        storage.BackupNotSound(path, [FileProblem(ProblemKind.DIGEST, "history", "x")], path),
        storage.WorkbookTooNew(path, 7, 1, "9.1"),
        files.AccessFailed(path, "Input/output error"),
        files.NotConfirmed(path, "Input/output error"),
        storage.RecordTooLarge(path, 300 << 20, 100 << 20),
        storage.RecordsTooLarge(path, 300 << 20, 100 << 20),
        storage.RecordsTooMany(path, 31, 30),
        storage.StaleChange(path, CHANGE, "c"),
    )
    by_kind = {type(error): error for error in special}
    return {
        kind: by_kind.get(kind) or kind(path)
        for kind in {**vars(files), **vars(storage)}.values()
        if isinstance(kind, type) and issubclass(kind, StorageError) and kind not in _FAMILIES
    }


_STORAGE = storage_errors(PATH)
STORAGE = list(_STORAGE.values())
DETAILS = {
    CatalogueDamaged((DataProblem("ja/measures/E.toml", "", "missing"), DataProblem("facts.toml", "x", "y"))): (
        "ja/measures/E.toml, facts.toml",
    ),
    TextTooLong(10_001, 10_000): ("10001", "10000"),
    ReasonMissing("administrator-E-10"): ("administrator-E-10",),
    InvalidValue(Field.STATUS, "{odd}"): ("{odd}",),
    NotADay("{odd}"): ("{odd}", "2026-11-30"),
    WeekdayWrong("{odd}", date(2026, 12, 15)): ("{odd}", "2026", "15", "12月|Dec", "火曜日|Tuesday"),
    YearUnclear("{odd}", date(2026, 1, 5)): ("{odd}", "2026", "5"),
    CellRefused(37, Column.SEEN, "{odd}"): ("{odd}", "37", "2026/11/30"),
    CellRefused(37, None, "{odd}"): ("{odd}", "37"),
    CellWrong("device.10000.name", "{odd}"): ("{odd}", "9,999"),
    NotASheetNumber("{odd}"): ("{odd}",),
    SheetOfAnotherWorkbook(" 417-0012-6 "): ("417-0012-6",),
    SheetUnknown("417-0012-6"): ("417-0012-6",),
    CellWrong("device.3.seen", "{odd}"): ("{odd}",),
    CellWrong("device.x"): ("device.x",),
    **{storage.NotAWorkbook(PATH, looks): (str(PATH),) for looks in storage.FileKind},
    _STORAGE[storage.WorkbookDamaged]: (str(PATH), "3"),
    _STORAGE[storage.WorkbookTooNew]: (str(PATH), "7", "9.1", "1", __version__),
    storage.WorkbookTooNew(PATH, 7, 1, None): ("7", "?"),
    _STORAGE[storage.RecordTooLarge]: (str(PATH), "100"),
    _STORAGE[storage.RecordsTooLarge]: (str(PATH), "300", "100"),
    _STORAGE[storage.RecordsTooMany]: ("31", "30"),
    _STORAGE[files.AccessFailed]: (str(PATH), "Input/output error"),
    _STORAGE[files.NotConfirmed]: (str(PATH), "Input/output error"),
    OSError(errno.EIO, "Input/output error", str(PATH)): (str(PATH), "Input/output error"),
    OSError("something odd"): ("something odd",),
    OSError(errno.ENOSPC, "No space left on device", str(PATH)): (str(PATH),),
    PermissionError(errno.EACCES, "Permission denied", str(PATH)): (str(PATH),),
    FileNotFoundError(errno.ENOENT, "No such file or directory", str(PATH)): (str(PATH),),
}
KNOWN = [*STORAGE, *DETAILS, OSError(errno.ENOSPC, "No space left on device")]

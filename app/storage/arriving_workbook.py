"""A workbook that comes from outside, as bytes, verified before it gets its name."""

from pathlib import Path

from app.files import PathTaken, naming_system_errors
from app.storage.backup_marks import take_mark
from app.storage.errors import WorkbookDamaged, WorkbookTooNew
from app.storage.file_kinds import not_a_workbook
from app.storage.sidecars import place_new_database, temporary_database
from app.storage.workbook_check import Result, check_workbook


def place_workbook(content: bytes, source: Path, target: Path) -> None:
    """Writes a workbook at a name that is free; `source` is where it comes from, for the errors.

    Raises NotAWorkbook, WorkbookDamaged and WorkbookTooNew; PathTaken, PathMissing, NameTooLong, FolderNotWritable,
    DiskFull, AccessFailed. Nothing is left of it then.
    """
    target = target.absolute()
    if target.exists():
        raise PathTaken(target)
    with temporary_database(target) as temporary:
        with naming_system_errors(target):
            temporary.write_bytes(content)
        _require_sound(temporary, source)
        take_mark(temporary)  # what arrives is to be worked in, though it was a backup
        place_new_database(temporary, target)


def _require_sound(temporary: Path, source: Path) -> None:
    report = check_workbook(temporary)
    match report.result:
        case Result.NOT_A_WORKBOOK:
            raise not_a_workbook(source)
        case Result.TOO_NEW:
            raise WorkbookTooNew(source, report.found, report.known, report.program_version)
        case Result.DAMAGED:
            raise WorkbookDamaged(source, report.problems)

"""The printed sheets of a workbook: each gets a number when it is made, and is found by it when it comes back."""

from collections.abc import Iterable

from app.domain.sheets import (
    MOST_SHEETS,
    PrintedSheet,
    Sheet,
    SheetUnknown,
    printed_number,
    read_number,
)
from app.storage.connection import reading
from app.storage.errors import WorkbookDamaged
from app.storage.row_tallies import late_problems
from app.storage.sheet_rows import read_sheets, sheet_row
from app.storage.workbook import Workbook

_PUT_SHEET = "INSERT OR REPLACE INTO sheet VALUES (?, ?, ?, ?, ?, ?, ?)"


def issued_sheets(workbook: Workbook) -> dict[int, Sheet]:
    """Every sheet by its count, oldest first. Raises WorkbookDamaged."""
    with reading(workbook.path):
        found, problems = read_sheets(workbook.connection)
        problems += late_problems(workbook.connection, workbook.contents, ("sheet",))
    if problems:
        raise WorkbookDamaged(workbook.path, problems)
    return found


def issue(workbook: Workbook, sheet: Sheet) -> PrintedSheet:
    """The number of a sheet; the same sheet, made again on the same day, keeps its number.

    After MOST_SHEETS sheets the oldest number is given anew. Raises WorkbookDamaged, ChangedOutside, DiskFull,
    AccessFailed; the number may be given by then: the same sheet gets it when it is made again.
    """
    known = issued_sheets(workbook)
    number = _number(known, sheet)
    if known.get(number) != sheet:
        with workbook.writing():
            workbook.connection.execute(_PUT_SHEET, sheet_row(number, sheet))
            contents = workbook.count_table("sheet")
        workbook.take_count(contents)
        workbook.fold()  # it stands in no list of edits that could be done once more
    return PrintedSheet(printed_number(workbook.id, number), sheet)


def foreseen(workbook: Workbook, sheets: Iterable[Sheet]) -> tuple[PrintedSheet, ...]:
    """The numbers that these sheets would get if they were made now; none is used up. Raises WorkbookDamaged."""
    known = issued_sheets(workbook)
    found = []
    for sheet in sheets:
        number = _number(known, sheet)
        known[number] = sheet
        found.append(PrintedSheet(printed_number(workbook.id, number), sheet))
    return tuple(found)


def _number(known: dict[int, Sheet], sheet: Sheet) -> int:
    """The number that a sheet has, or the one that it gets."""
    same = next((n for n, one in known.items() if one == sheet), None)
    if same is not None:
        return same
    if len(known) < MOST_SHEETS:
        return max(known, default=0) + 1
    return min(known, key=lambda number: (known[number].made, number))


def find(workbook: Workbook, text: str) -> tuple[int, Sheet]:
    """The sheet of a typed or scanned number, with its count.

    Raises NotASheetNumber, SheetOfAnotherWorkbook, SheetUnknown and WorkbookDamaged.
    """
    number = read_number(workbook.id, text)
    sheet = issued_sheets(workbook).get(number)
    if sheet is None:
        raise SheetUnknown(text)
    return number, sheet

"""Reads the table of an XLSX file: what its cells show; formulas, merged cells and hidden tables are refused."""

from pathlib import Path

from app.exchange.file_bytes import TABLE_LIMIT, content_of
from app.exchange.refusals import MergedCells, Spot, Unreadable, Why
from app.exchange.table_reading import Grid, find_header
from app.exchange.xlsx_parts import read_book
from app.exchange.xlsx_sheet import XlsxSheet
from app.exchange.xlsx_xml import Elements
from app.exchange.zip_guard import Package


def read_xlsx(path: Path) -> Grid:
    """The rows of the one sheet that is to be seen and holds a table of ours.

    Raises FileTooLarge, Unreadable, MergedCells, FormulaFound, NumberWasCut and LookUnknown; OSError when the file
    cannot be read.
    """
    with Package(path, content_of(path, TABLE_LIMIT)) as package:
        sheets = _sheets(package)
    if not sheets:
        raise Unreadable(path, Why.NOT_XLSX)
    holding = [sheet for sheet in sheets if sheet.is_table()]
    seen = [sheet for sheet in holding if sheet.is_visible]
    if not holding:
        raise Unreadable(path, Why.NO_TABLE if any(sheet.has_content for sheet in sheets) else Why.EMPTY)
    if not seen:
        raise Unreadable(path, Why.HIDDEN_TABLE)
    if len(seen) > 1:
        raise Unreadable(path, Why.SEVERAL_TABLES)
    grid = seen[0].grid()
    _refuse(seen[0], grid)
    return grid


def _sheets(package: Package) -> list[XlsxSheet]:
    elements = Elements(package)
    book = read_book(package, elements)
    sheets = []
    for listed in book.sheets:
        sheet = XlsxSheet(package.path, book, is_visible=listed.is_visible)
        elements.walk(listed.part, sheet)
        sheets.append(sheet)
    return sheets


def _refuse(sheet: XlsxSheet, grid: Grid) -> None:
    """What no person typed, what nobody can read, and what belongs to two rows at once: from the headings on."""
    found = find_header(grid)
    assert found is not None  # it was chosen for them
    first = found[1] + 1
    header = grid.rows[first - 1]
    for (row, column), problem in sorted(sheet.problems.items()):
        if row >= first:
            raise problem(Spot(row, column, header[column - 1] if column <= len(header) else ""))
    for row, column, last, cells in sheet.merged:
        if last >= first and row <= len(grid.rows) and column <= len(header):
            raise MergedCells(grid.path, cells)

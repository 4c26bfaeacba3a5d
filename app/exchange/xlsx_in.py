"""Reads the table of an XLSX file: texts and days only; formulas, merged cells and hidden tables are refused."""

import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from app.exchange.errors import FormulaFound, MergedCells, Spot, Unreadable, Why
from app.exchange.escapes import unescaped
from app.exchange.files import TABLE_LIMIT, content_of
from app.exchange.table import MOST_COLUMNS, MOST_ROWS, Cell, Grid, find_header
from app.exchange.zip_guard import parts_of

_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z]{1,3}\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']")
_MOST_SHEETS = 50


def read_xlsx(path: Path) -> Grid:
    """The rows of the one sheet that is to be seen and holds a table of ours; the first sheet where none does.

    Raises FileTooLarge, Unreadable, FormulaFound and MergedCells; OSError when the file cannot be read.
    """
    content = content_of(path, TABLE_LIMIT)
    parts = parts_of(path, content)
    sheets = list(_sheets(path, content))
    if not sheets:
        raise Unreadable(path, Why.NOT_XLSX)
    holding = [sheet for sheet in sheets if find_header(sheet.grid)]
    seen = [sheet for sheet in holding if sheet.is_visible]
    if len(seen) > 1:
        raise Unreadable(path, Why.SEVERAL_TABLES)
    if holding and not seen:
        raise Unreadable(path, Why.HIDDEN_TABLE)
    chosen = seen[0] if seen else sheets[0]
    _refuse(path, chosen, parts)
    return chosen.grid


class _Sheet:
    def __init__(self, grid: Grid, part: str, formulas: list[tuple[int, int, str]], *, is_visible: bool) -> None:
        self.grid = grid
        self.part = part
        self.formulas = formulas
        self.is_visible = is_visible


def _sheets(path: Path, content: bytes) -> Iterator[_Sheet]:
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and days that only its makers can mend
            book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
            for sheet in book.worksheets[:_MOST_SHEETS]:
                yield _sheet(path, sheet)
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # openpyxl fails in a hundred ways on what is no spreadsheet
        raise Unreadable(path, Why.BROKEN) from error


def _sheet(path: Path, sheet: Any) -> _Sheet:
    sheet.reset_dimensions()  # what the file says of its size need not be true
    rows: list[tuple[Cell, ...]] = []
    formulas: list[tuple[int, int, str]] = []
    for cells in sheet.iter_rows(max_col=MOST_COLUMNS):
        if len(rows) >= MOST_ROWS:
            raise Unreadable(path, Why.TOO_MANY_ROWS)
        row: list[Cell] = []
        for column, cell in enumerate(cells, 1):
            if cell.data_type in ("f", "e"):
                formulas.append((len(rows) + 1, column, str(cell.value)))
            row.append(_cell(cell.value))
        rows.append(_trimmed(row))
    width = max(map(len, rows), default=0)
    whole = tuple((*row, *[""] * (width - len(row))) for row in rows)  # an empty cell is one, wherever it stands
    return _Sheet(Grid(path, whole), sheet._worksheet_path, formulas, is_visible=sheet.sheet_state == "visible")


def _trimmed(row: list[Cell]) -> tuple[Cell, ...]:
    while row and not row[-1]:
        row.pop()
    return tuple(row)


def _cell(value: object) -> Cell:
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case str():
            return unescaped(value)
        case datetime():
            return value.date() if value.time() == time() else value.isoformat(" ")
        case date():
            return value
        case float() if value.is_integer():
            return str(int(value))
        case int() | float() | time() | timedelta():
            return str(value)
    return str(value)


def _refuse(path: Path, sheet: _Sheet, parts: dict[str, bytes]) -> None:
    """What no person typed, and what belongs to two rows at once: below the headings and in their row."""
    found = find_header(sheet.grid)
    first = found[1] + 1 if found else 1
    header = sheet.grid.rows[first - 1] if sheet.grid.rows else ()
    for row, column, text in sheet.formulas:
        if row >= first:
            heading = header[column - 1] if column <= len(header) else ""
            raise FormulaFound(Spot(row, column, str(heading)), text)
    for begin, letters, last in _MERGED.findall(parts.get(sheet.part.lstrip("/"), b"")):
        if int(last) >= first:
            raise MergedCells(path, f"{begin.decode()}:{letters.decode()}{last.decode()}")

"""The cells of a table as lines of JSON, for another process: row by row, so that neither side has all of it twice."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from app.exchange.csv_file import MOST_LINES
from app.exchange.table_files import TableFormat
from app.exchange.table_reading import MOST_COLUMNS, Cell, DayCell, Grid


def grid_lines(kind: TableFormat, grid: Grid) -> Iterator[bytes]:
    """What kind of file it is and whether its last row has an end; then each row as a list.

    A cell is its text, and one that holds a day a list of what it shows, the day, and whether the year is seen.
    """
    yield _line([kind.value, grid.is_cut])
    for row in grid.rows:
        yield _line([_told(cell) for cell in row])


def grid_of(path: Path, lines: Iterator[bytes]) -> tuple[TableFormat, Grid]:
    """The table of a file in such lines. Raises ValueError for lines that no table of a file gives."""
    match _list(next(lines, b"null")):
        case [str(kind), bool(is_cut)]:
            pass
        case _:
            raise ValueError("no beginning")
    rows: list[tuple[Cell, ...]] = []
    for line in lines:
        cells = _list(line)
        if len(cells) > MOST_COLUMNS or len(rows) > MOST_LINES:
            raise ValueError("too many cells")
        rows.append(tuple(map(_cell, cells)))
    return TableFormat(kind), Grid(path, tuple(rows), is_cut)


def _told(cell: Cell) -> object:
    return [str(cell), cell.day.isoformat(), cell.has_year] if isinstance(cell, DayCell) else cell


def _cell(told: object) -> Cell:
    match told:
        case str():
            return told
        case [str(shown), str(day), bool(has_year)]:
            return DayCell(shown, date.fromisoformat(day), has_year=has_year)
    raise ValueError("no cell")


def _line(values: list[object]) -> bytes:
    return json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


def _list(line: bytes) -> list[object]:
    match json.loads(line.decode("utf-8", "surrogatepass")):
        case list(values):
            return values
    raise ValueError("no list")

"""A table goes to another process and back as it was; what no table gives is refused."""

from datetime import date
from pathlib import Path

import pytest

from app.exchange.grid_lines import grid_lines, grid_of
from app.exchange.table_files import TableFormat
from app.exchange.table_reading import MOST_COLUMNS, DayCell, Grid

PATH = Path("t.csv")
DAY = DayCell("11/30", date(2026, 11, 30), has_year=False)


def test_it_comes_back_as_it_was() -> None:
    rows = (("測定", "a\nb\t\x00"), (), (DAY, "\ud800", "𠮷"))
    grid = Grid(PATH, rows, is_cut=True)
    kind, found = grid_of(PATH, grid_lines(TableFormat.XLSX, grid))
    assert (kind, found) == (TableFormat.XLSX, grid)
    cell = found.rows[2][0]
    assert isinstance(cell, DayCell)
    assert (cell.day, cell.has_year) == (DAY.day, DAY.has_year)


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [b"[]"],
        [b'["csv", 1]'],
        [b'["pdf", false]'],
        [b'["csv", false]', b"{}"],
        [b'["csv", false]', b"[1]"],
        [b'["csv", false]', b'[["11/30", "no day", false]]'],
        [b'["csv", false]', b'[["11/30", "2026-11-30", 1]]'],
        [b'["csv", false]', b"["],
        [b'["csv", false]', b"\xff"],
        [b'["csv", false]', b"[" + b",".join([b'""'] * (MOST_COLUMNS + 1)) + b"]"],
    ],
)
def test_what_no_table_gives_is_refused(lines: list[bytes]) -> None:
    with pytest.raises(ValueError, match=r"."):
        grid_of(PATH, iter(lines))

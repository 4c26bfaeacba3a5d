"""A table between file and meaning: rows of cells, and which of its columns are ours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.exchange.columns import Info, Key, What, keys_by_heading, plain
from app.exchange.errors import ColumnTwice, ColumnUnknown, RowCut, Spot, Unreadable, Why

Cell = str
"""What a cell of a file shows, '' for nothing."""


class DayCell(str):
    """What a cell of a spreadsheet shows that holds a day; `has_year`: the year is to be seen, too."""

    __slots__ = ("day", "has_year")
    day: date
    has_year: bool

    def __new__(cls, shown: str, day: date, *, has_year: bool = True) -> "DayCell":
        cell = super().__new__(cls, shown)
        cell.day, cell.has_year = day, has_year
        return cell


MOST_ROWS = 10_000
MOST_COLUMNS = 200
"""More than any table of ours has; what lies beyond is no such table."""
DEEPEST_HEADER = 20
"""Among so many rows the headings are looked for: people write titles above a table."""
_LONGEST_HEADING = 200
"""Characters: a longer text is no heading, and is not compared with one."""


@dataclass(frozen=True)
class Grid:
    """The rows of a file from the first on. `is_cut`: the last one has no end, as when only half a file has come."""

    path: Path
    rows: tuple[tuple[Cell, ...], ...]
    is_cut: bool = False


@dataclass(frozen=True)
class Row:
    """A row of a table: the cells of our columns that it has, by what they hold."""

    number: int
    cells: Mapping[Key, Cell]
    places: Mapping[Key, Spot]

    def text(self, key: Key) -> str:
        """What a cell holds as text, without blanks at its ends; '' where there is none."""
        return self.cells.get(key, "").strip()

    def spot(self, key: Key) -> Spot:
        """Where a cell stands; the first cell where the table has no such column."""
        return self.places.get(key, Spot(self.number, 1))


@dataclass(frozen=True)
class Table:
    """What was found in a file: which table it is, its rows, and in which row its headings stand."""

    what: What
    rows: tuple[Row, ...]
    header: int


_NAMING: Mapping[What, frozenset[str]] = {
    What.ANSWERS: frozenset({Info.LABEL.value, Info.ID.value}),
    What.DEVICES: frozenset({"serial"}),
    What.CONTACTS: frozenset({"duty"}),
}
"""The columns by which a table is known, one of which it has."""


def find_header(grid: Grid) -> tuple[What, int] | None:
    """Which table a grid holds and the index of the row of its headings; None where none of ours is in it."""
    for index, row in enumerate(grid.rows[:DEEPEST_HEADER]):
        found = {plain(cell) for cell in row if len(cell) <= _LONGEST_HEADING}
        for what, naming in _NAMING.items():
            keys = {key.value for heading, key in keys_by_heading(what).items() if heading in found}
            if naming & keys and len(keys) > 1:
                return what, index
    return None


def read_table(grid: Grid) -> Table:
    """The rows below the headings that are not empty.

    Raises Unreadable where there is no table of ours, ColumnUnknown, ColumnTwice and RowCut.
    """
    found = find_header(grid)
    if found is None:
        raise Unreadable(grid.path, Why.NO_TABLE if any(map(any, grid.rows)) else Why.EMPTY)
    what, index = found
    keys = _keys(what, grid, index)
    below = grid.rows[index + 1 :]
    rows = tuple(_row(cells, number, keys) for number, cells in enumerate(below, index + 2) if any(cells))
    last = max(keys)
    if grid.is_cut and len(grid.rows) > index + 1 and len(grid.rows[-1]) <= last:
        raise RowCut(Spot(len(grid.rows), max(1, len(grid.rows[-1]))))
    return Table(what, rows, index + 1)


def _keys(what: What, grid: Grid, index: int) -> dict[int, tuple[Key, str]]:
    """What the columns hold, by index, with their headings. A column without heading must be empty."""
    known = keys_by_heading(what)
    header = grid.rows[index]
    found: dict[int, tuple[Key, str]] = {}
    for place in range(max(map(len, grid.rows[index:]))):
        text = header[place] if place < len(header) else ""
        key = known.get(plain(text))
        if key is None:
            _refuse_content(grid.rows, index, place, text)
        elif key in [held for held, _text in found.values()]:
            raise ColumnTwice(Spot(index + 1, place + 1, text.strip()), text.strip())
        else:
            found[place] = key, text.strip()
    return found


def _refuse_content(rows: Sequence[Sequence[Cell]], index: int, place: int, text: str) -> None:
    if text.strip():
        raise ColumnUnknown(Spot(index + 1, place + 1), text.strip())
    for number, row in enumerate(rows[index + 1 :], index + 2):
        if place < len(row) and row[place]:
            raise ColumnUnknown(Spot(number, place + 1), row[place])


def _row(cells: Sequence[Cell], number: int, keys: Mapping[int, tuple[Key, str]]) -> Row:
    held = {place: pair for place, pair in keys.items() if place < len(cells)}
    return Row(
        number,
        {key: cells[place] for place, (key, _heading) in held.items()},
        {key: Spot(number, place + 1, heading) for place, (key, heading) in keys.items()},
    )

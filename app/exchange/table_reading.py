"""A table between file and meaning: rows of cells, and which of its columns are ours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain.entered_text import is_blank
from app.exchange.columns import WHATS, Key, What, comparable_heading, keys_by_heading
from app.exchange.defused_text import clears, undefused
from app.exchange.lost_letters import JAPANESE, encodings_of
from app.exchange.refusals import ColumnTwice, ColumnUnknown, RowCut, Spot, Unreadable, Why

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
class ReadRow:
    """A row of a table: what the cells of our columns hold, for those that hold something.

    A missing cell and an empty one are the same: neither says anything. `cleared`: the cells that ask in words to
    empty their fields. `places` has every column of the table.
    """

    number: int
    cells: Mapping[Key, Cell]
    places: Mapping[Key, Spot]
    cleared: frozenset[Key] = frozenset()

    def text(self, key: Key) -> str:
        """What a cell holds as text, without blanks at its ends; '' where there is none."""
        return self.cells.get(key, "").strip()

    def is_empty(self, key: Key) -> bool:
        """Whether the table has the column, and this row says nothing in it."""
        return key in self.places and key not in self.cells and key not in self.cleared

    def spot(self, key: Key) -> Spot:
        """Where a cell stands; the first cell where the table has no such column."""
        return self.places.get(key, Spot(self.number, 1))


@dataclass(frozen=True)
class Table:
    """What was found in a file: which table it is, its rows, in which row its headings stand, and the encodings that
    may have taken letters from it."""

    what: What
    rows: tuple[ReadRow, ...]
    header: int
    encodings: tuple[str, ...] = JAPANESE


def find_header(grid: Grid) -> tuple[What, int] | None:
    """Which table a grid holds and the index of the row of its headings; None where none of ours is in it."""
    for index, row in enumerate(grid.rows[:DEEPEST_HEADER]):
        for what in WHATS.values():
            keys = set(headed(what, row).values())
            if what.known_by & keys and len(keys) > 1:
                return what, index
    return None


def headed(what: What, cells: Sequence[Cell]) -> dict[int, Key]:
    """Which of the cells of a row are headings of a table, by index, and of what."""
    known = keys_by_heading(what)
    short = {place: cell for place, cell in enumerate(cells) if len(cell) <= _LONGEST_HEADING}
    found = {place: known.get(comparable_heading(cell)) for place, cell in short.items()}
    return {place: key for place, key in found.items() if key}


def table_of_grid(grid: Grid) -> Table:
    """The rows below the headings that are not empty.

    Raises Unreadable where there is no table of ours, ColumnUnknown, ColumnTwice and RowCut.
    """
    found = find_header(grid)
    if found is None:
        raise Unreadable(grid.path, Why.EMPTY if all(map(_says_nothing, grid.rows)) else Why.NO_TABLE)
    what, index = found
    keys = _keys(what, grid, index)
    _refuse_half(grid, index, max(keys))
    below = [(n, cells) for n, cells in enumerate(grid.rows[index + 1 :], index + 2) if not _says_nothing(cells)]
    rows = tuple(row_of(cells, number, keys) for number, cells in below if not are_headings(cells, keys))
    texts = (cell for cells in grid.rows for cell in cells)
    return Table(what, rows, index + 1, encodings_of(texts))


def are_headings(cells: Sequence[Cell], keys: Mapping[int, tuple[Key, str]]) -> bool:
    """Whether a row is that of the headings once more: files that were joined have them in the middle, too."""
    return all(place < len(cells) and cells[place].strip() == heading for place, (_key, heading) in keys.items())


def _says_nothing(cells: Sequence[Cell]) -> bool:
    return all(map(is_blank, cells))


def _refuse_half(grid: Grid, index: int, last: int) -> None:
    """A last row without an end that is shorter than the others was cut, unless short rows are how the file is made."""
    *others, cut = grid.rows[index:]
    is_short = all(len(row) > last for row in others if row)
    if grid.is_cut and others and is_short and len(cut) <= last:
        raise RowCut(Spot(len(grid.rows), max(1, len(cut))))


def _keys(what: What, grid: Grid, index: int) -> dict[int, tuple[Key, str]]:
    """What the columns hold, by index, with their headings. A column without heading must be empty."""
    known = headed(what, grid.rows[index])
    header = grid.rows[index]
    found: dict[int, tuple[Key, str]] = {}
    for place in range(max(map(len, grid.rows[index:]))):
        text = header[place] if place < len(header) else ""
        key = known.get(place)
        if key is None:
            _refuse_content(grid.rows, index, place, text)
        elif key in [held for held, _text in found.values()]:
            raise ColumnTwice(Spot(index + 1, place + 1, text.strip()), text.strip())
        else:
            found[place] = key, text.strip()
    return found


def _refuse_content(rows: Sequence[Sequence[Cell]], index: int, place: int, text: str) -> None:
    if not is_blank(text):
        raise ColumnUnknown(Spot(index + 1, place + 1), text.strip())
    for number, row in enumerate(rows[index + 1 :], index + 2):
        if place < len(row) and not is_blank(row[place]):
            raise ColumnUnknown(Spot(number, place + 1), row[place])


def row_of(cells: Sequence[Cell], number: int, keys: Mapping[int, tuple[Key, str]]) -> ReadRow:
    """A row from its cells: the marks taken away, the empty ones left out, the words that empty a field understood."""
    held: dict[Key, Cell] = {}
    cleared: set[Key] = set()
    for place, (key, _heading) in keys.items():
        cell = cells[place] if place < len(cells) else ""
        if clears(cell):
            cleared.add(key)
        elif not is_blank(cell):
            held[key] = undefused(cell)
    places = {key: Spot(number, place + 1, heading) for place, (key, heading) in keys.items()}
    return ReadRow(number, held, places, frozenset(cleared))

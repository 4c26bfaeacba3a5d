"""One sheet of an XLSX file: the cells that hold something, as far as there may be a table of ours."""

import re
from pathlib import Path

from app.exchange.refusals import Unreadable, Why
from app.exchange.table_reading import DEEPEST_HEADER, MOST_COLUMNS, MOST_ROWS, Cell, Grid, find_header
from app.exchange.xlsx_cell import CellDraft, NotACell, Problem
from app.exchange.xlsx_parts import Book
from app.exchange.xlsx_xml import Attributes, Stop

_MOST_CELLS = 200_000
"""That hold something: 10,000 rows of the widest table of ours."""
_MOST_LETTERS = 16_000_000
"""In all cells: the fullest table of ours has five million. One text may stand in each of them."""
_MOST_MERGED = 100_000
"""Groups of cells that are one. A sheet may have some beside the table; a million take six seconds."""
_PLACE = re.compile(r"([A-Za-z]{1,3})([1-9][0-9]{0,6})")


class XlsxSheet:
    """Takes the elements of a sheet.

    It stops at the first cell below the 20th row where there are no headings of ours above: what stands on other
    sheets is of no matter, however much it is.
    """

    def __init__(self, path: Path, book: Book, *, is_visible: bool) -> None:
        self.is_visible = is_visible
        self.has_content = False
        self.problems: dict[tuple[int, int], Problem] = {}
        """What is wrong with cells, by row and column."""
        self.merged: list[tuple[int, int, int, str]] = []
        """First row, first column, last row and name of cells that are one."""
        self._path = path
        self._rows: dict[int, dict[int, Cell]] = {}
        self._row = self._column = self._count = self._letters = 0
        self._draft = CellDraft(book)
        self._is_table: bool | None = None
        self._is_wide = self._is_inside = False

    def grid(self) -> Grid:
        """The rows down to the last one that holds something, each of the same width: an empty cell is one, too."""
        width = max((max(cells) for cells in self._rows.values()), default=0)
        empty: dict[int, Cell] = {}
        rows = (self._rows.get(row, empty) for row in range(1, max(self._rows, default=0) + 1))
        return Grid(self._path, tuple(tuple(cells.get(n, "") for n in range(1, width + 1)) for cells in rows))

    def is_table(self) -> bool:
        """Whether it holds a table of ours. Raises Unreadable where that is wider than any."""
        if self._is_table is None:
            self._is_table = find_header(self.grid()) is not None
        if self._is_table and self._is_wide:
            raise Unreadable(self._path, Why.TOO_MANY_ROWS)
        return self._is_table

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if self._draft.is_begun:
            self._draft.start(name)
        elif name == "c" and self._is_inside:
            place = attributes.get("r")
            self._row, self._column = self._place(place) if place else (self._row, self._column + 1)
            self._draft.begin(attributes)
        elif name == "row" and self._is_inside:
            self._row = self._number_of_row(attributes.get("r"))
            self._column = 0
        elif name == "sheetData":
            self._is_inside = True
        elif name == "mergeCell":
            first, _colon, last = attributes.get("ref", "").partition(":")
            row, column = self._place(first)
            self.merged.append((row, column, self._place(last or first)[0], attributes["ref"]))
            if len(self.merged) > _MOST_MERGED:
                raise Unreadable(self._path, Why.TOO_MUCH_INSIDE)

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "c" and self._draft.is_begun:
            self._finish()
        elif self._draft.is_begun:
            self._draft.end(name)
        elif name == "sheetData":
            self._is_inside = False

    def text(self, text: str) -> None:
        """Text of the element that began last."""
        if self._draft.is_begun and not self._draft.text(text):
            raise Unreadable(self._path, Why.TOO_MUCH_INSIDE)

    def _number_of_row(self, text: str | None) -> int:
        if text is None:
            return self._row + 1
        if not (text.isascii() and text.isdecimal() and len(text) < 8):
            raise Unreadable(self._path, Why.BROKEN)
        return int(text)

    def _place(self, text: str) -> tuple[int, int]:
        """Row and column, from 1, of A1 and the like."""
        match = _PLACE.fullmatch(text)
        if not match:
            raise Unreadable(self._path, Why.BROKEN)
        column = 0
        for letter in match[1].upper():
            column = column * 26 + ord(letter) - ord("A") + 1
        return int(match[2]), column

    def _finish(self) -> None:
        try:
            cell, problem = self._draft.finish()
        except NotACell as error:
            raise Unreadable(self._path, Why.BROKEN) from error
        if problem:
            self.problems[self._row, self._column] = problem
        if cell:
            self._keep(cell)

    def _keep(self, cell: Cell) -> None:
        self.has_content = True
        if self._row > DEEPEST_HEADER and not self.is_table():
            raise Stop
        self._count += 1
        self._letters += len(cell)
        if self._letters > _MOST_LETTERS:
            raise Unreadable(self._path, Why.TOO_MUCH_INSIDE)
        if self._row > MOST_ROWS or self._count > _MOST_CELLS:
            raise Unreadable(self._path, Why.TOO_MANY_ROWS)
        if self._column > MOST_COLUMNS:
            self._is_wide = True
        else:
            self._rows.setdefault(self._row, {})[self._column] = cell

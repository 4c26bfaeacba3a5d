"""What exists many times in a workbook, declared once: its tables, their columns, and the one form of each cell.

Storage, undo, history, tables that go out and come in, and the words for all of these are made from what stands here.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from app.domain import answer_lines
from app.domain.days import Tense
from app.domain.text import clean_line, clean_text


class Column(StrEnum):
    """The columns of the tables. Those of a device are what administrator-B-1 names (guideline p. 57), and a name."""

    NAME = "name"
    TELEWORKS = "teleworks"
    SERIAL = "serial"
    SYSTEM = "system"
    APPLICATIONS = "applications"
    UPDATES = "updates"
    USER = "user"
    PLACE = "place"
    SEEN = "seen"
    DUTY = "duty"
    PHONE = "phone"
    NOTE = "note"
    PERSON = "person"
    DAY = "day"
    SHEET = "sheet"
    ANSWERS = "answers"
    DECISION = "decision"


class CellKind(StrEnum):
    """What a cell holds: a line, several lines, a day (YYYY-MM-DD), a mark ('yes'), a count, answers by measure."""

    LINE = "line"
    LINES = "lines"
    DAY = "day"
    MARK = "mark"
    COUNT = "count"
    ANSWERS = "answers"


MARKED = "yes"
"""What stands in a cell that has its mark."""


class TableColumn(NamedTuple):
    """A column of a table. `tense`: where its days lie; `width` is in characters of a spreadsheet."""

    column: Column
    kind: CellKind = CellKind.LINE
    tense: Tense | None = None
    width: float = 16


class RowTable(NamedTuple):
    """A table of the workbook. Its rows are kept apart by `keys`: a number, and a text behind it where it says so.

    A row changes cell by cell; one that is `whole` comes and goes as one value. `is_late`: there may be so many rows
    that they are read when they are asked for. Numbers go up to `most`.
    """

    name: str
    columns: tuple[TableColumn, ...]
    names: tuple[Column, ...]
    """The columns by name, in their order."""
    keys: tuple[str, ...] = ("number",)
    is_whole: bool = False
    is_late: bool = False
    most: int = 9999


def row_table(
    name: str,
    columns: tuple[TableColumn, ...],
    *,
    keys: tuple[str, ...] = ("number",),
    is_whole: bool = False,
    is_late: bool = False,
    most: int = 9999,
) -> RowTable:
    """Declares a table."""
    return RowTable(name, columns, tuple(each.column for each in columns), keys, is_whole, is_late, most)


DEVICE = row_table(
    "device",
    (
        TableColumn(Column.NAME),
        TableColumn(Column.SERIAL),
        TableColumn(Column.SYSTEM, width=18),
        TableColumn(Column.APPLICATIONS, CellKind.LINES, width=26),
        TableColumn(Column.UPDATES, width=14),
        TableColumn(Column.USER),
        TableColumn(Column.PLACE),
        TableColumn(Column.SEEN, CellKind.DAY, Tense.PAST, width=11),
        TableColumn(Column.NOTE, CellKind.LINES, width=30),
    ),
)
CONTACT = row_table(
    "contact",
    (
        TableColumn(Column.DUTY),
        TableColumn(Column.NAME),
        TableColumn(Column.PHONE),
        TableColumn(Column.NOTE, CellKind.LINES, width=30),
    ),
)
PERSON = row_table(
    "person",
    (
        TableColumn(Column.NAME),
        TableColumn(Column.TELEWORKS, CellKind.MARK, width=11),
        TableColumn(Column.NOTE, CellKind.LINES, width=30),
    ),
)
_ENDLESS = 999_999_999
DECISION = row_table(
    "decision",
    (TableColumn(Column.DECISION, CellKind.LINES),),
    keys=("sheet", "measure"),
    is_whole=True,
    most=_ENDLESS,
)
"""What meetings decided, by the count of the sheet and the measure."""
HAND_IN = row_table(
    "hand_in",
    (
        TableColumn(Column.PERSON),
        TableColumn(Column.DAY, CellKind.DAY, Tense.PAST),
        TableColumn(Column.SHEET, CellKind.COUNT),
        TableColumn(Column.ANSWERS, CellKind.ANSWERS),
    ),
    is_whole=True,
    is_late=True,
    most=_ENDLESS,
)
"""What teleworkers gave on self-check sheets: whose, of which day, from which printed sheet, and the answers."""
TABLES: Mapping[str, RowTable] = {table.name: table for table in (DEVICE, CONTACT, PERSON, DECISION, HAND_IN)}
"""Every table, by name. A new one is a line here and a step in app.storage.migrations."""

Cells = Mapping[str, str]
"""The texts of a row by column, '' for nothing."""
Rows = Mapping[str, Cells]
"""The rows of a table by what keeps them apart: '3', '1.administrator-E-10'."""
Tables = Mapping[str, Rows]
"""The rows of tables by the name of the table."""


class CellPlace(NamedTuple):
    """A cell of a table; no column stands for the whole row."""

    table: str
    row: str
    column: str = ""

    @property
    def address(self) -> str:
        """As the history has it: `device.3.serial`, `hand_in.3`."""
        return ".".join(filter(None, self))


class CellWrong(ValueError):
    """There is no such cell, or a text does not fit it."""

    def __init__(self, address: str, text: str = "") -> None:
        super().__init__(f"{address}: {text!r}")
        self.address = address
        self.text = text


@lru_cache(8192)
def place_at(address: str) -> CellPlace | None:
    """The cell of an address; None where this version knows none there."""
    name, _dot, rest = address.partition(".")
    table = TABLES.get(name)
    if table is None:
        return None
    row, column = (rest, "") if table.is_whole else (*rest.split(".", 1), "")[:2]
    if not table.is_whole and column not in table.names:
        return None
    return CellPlace(name, row, column) if is_row(table, row) else None


def column_of(place: CellPlace) -> TableColumn:
    """How the column of a cell is declared."""
    return next(each for each in TABLES[place.table].columns if each.column == place.column)


def is_row(table: RowTable, row: str) -> bool:
    """Whether a row may be kept apart by this."""
    number, dot, text = row.partition(".")
    if not (number.isascii() and number.isdecimal() and len(number) <= len(str(table.most))):
        return False
    if number != str(int(number)) or int(number) > table.most or (table.most != _ENDLESS and number == "0"):
        return False
    return bool(dot) == (len(table.keys) > 1) and (not dot or (bool(text) and clean_line(text) == text))


def key_of(table: RowTable, row: str) -> tuple[int | str, ...]:
    """What keeps a row apart, part by part; the first is a number."""
    number, _dot, text = row.partition(".")
    return (int(number), text) if len(table.keys) > 1 else (int(number),)


def row_of_key(key: tuple[object, ...]) -> str:
    """The same as one text."""
    return ".".join(map(str, key))


def order_of(row: str) -> tuple[int, str]:
    """Where a row stands among the others of its table."""
    number, _dot, text = row.partition(".")
    return int(number), text


def next_number(rows: Rows) -> int:
    """The number of a new row of a table."""
    return max((order_of(row)[0] for row in rows), default=0) + 1


# the form of a cell


def stored_cell(table: RowTable, column: str, text: str) -> str:
    """The one form in which a text of a cell is stored. Raises CellWrong and TextTooLong."""
    if column not in table.names:
        raise CellWrong(f"{table.name}.{column}", text)
    declared = table.columns[table.names.index(Column(column))]
    return _FORMS[declared.kind](declared, text)


def stored_text(place: CellPlace, text: str) -> str:
    """The same for a place; the text of a whole row has its cells one a line. Raises CellWrong and TextTooLong."""
    table = TABLES[place.table]
    if place.column:
        return stored_cell(table, place.column, text)
    if not text:
        return ""
    parts = zip(table.columns, _parts_of(table, text), strict=True)
    return "\n".join([_FORMS[declared.kind](declared, part) for declared, part in parts])


def whole_text(table: RowTable, cells: Cells) -> str:
    """The text that stands for a whole row."""
    return "\n".join([cells.get(name, "") for name in table.names])


def cells_in(table: RowTable, text: str) -> Cells:
    """The cells of such a text. Raises CellWrong."""
    return dict(zip(table.names, _parts_of(table, text), strict=True))


def _parts_of(table: RowTable, text: str) -> list[str]:
    parts = text.split("\n", len(table.columns) - 1)
    if len(parts) != len(table.columns):
        raise CellWrong(table.name, text)
    return parts


def known_cell(declared: TableColumn, text: str) -> str:
    """What is stored in a cell as this version reads it; '' where it knows no such value. It stays as it is stored."""
    try:
        return _FORMS[declared.kind](declared, text)
    except ValueError:
        return ""


_clean_line = lru_cache(4096)(clean_line)  # the same names come again and again


def _line(_declared: TableColumn, text: str) -> str:
    return _clean_line(text)


def _lines(_declared: TableColumn, text: str) -> str:
    return clean_text(text)


@lru_cache(4096)
def _day(declared: TableColumn, text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        raise CellWrong(declared.column, text) from None


def _mark(declared: TableColumn, text: str) -> str:
    if text not in ("", MARKED):
        raise CellWrong(declared.column, text)
    return text


def _count(declared: TableColumn, text: str) -> str:
    if text and not (text.isascii() and text.isdecimal() and len(text) < 10 and int(text)):
        raise CellWrong(declared.column, text)
    return str(int(text)) if text else ""


def _answers(declared: TableColumn, text: str) -> str:
    if not answer_lines.is_stored_form(text):
        raise CellWrong(declared.column, text)
    return text


_FORMS: Mapping[CellKind, Callable[[TableColumn, str], str]] = {
    CellKind.LINE: _line,
    CellKind.LINES: _lines,
    CellKind.DAY: _day,
    CellKind.MARK: _mark,
    CellKind.COUNT: _count,
    CellKind.ANSWERS: _answers,
}


# all tables as texts


def cell_texts(tables: Tables) -> Iterator[tuple[str, str]]:
    """Every cell that holds something, or row that is whole, with its address."""
    for name, rows in tables.items():
        for row, cells in rows.items():
            if TABLES[name].is_whole:
                yield CellPlace(name, row).address, whole_text(TABLES[name], cells)
            else:
                yield from ((CellPlace(name, row, column).address, text) for column, text in cells.items() if text)

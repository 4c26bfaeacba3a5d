"""The one form of each cell of the tables, and of a row that is one value."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from app.domain import answer_lines
from app.domain.entered_text import clean_line, clean_text
from app.domain.tables import (
    MARKED,
    TABLES,
    CellKind,
    CellPlace,
    Cells,
    CellWrong,
    RowTable,
    TableColumn,
    Tables,
    declared,
)


def stored_cell(table: RowTable, column: str, text: str) -> str:
    """The one form in which a text of a cell is stored. Raises CellWrong and TextTooLong."""
    return _form(declared(table, column), text)


def stored_at(place: CellPlace, text: str) -> str:
    """The same for a place; the text of a whole row has its cells one a line. Raises CellWrong and TextTooLong."""
    table = TABLES[place.table]
    if place.column:
        return stored_cell(table, place.column, text)
    if not text:
        return ""
    parts = zip(table.columns, _parts_of(table, text), strict=True)
    return "\n".join([_form(column, part) for column, part in parts])


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


def known_cell(column: TableColumn, text: str) -> str:
    """What is stored in a cell as this version reads it; '' where it knows no such value. It stays as it is stored."""
    try:
        return _form(column, text)
    except ValueError:
        return ""


def _form(column: TableColumn, text: str) -> str:
    return _FORMS[column.kind](column, text)


_clean_line = lru_cache(4096)(clean_line)  # the same names come again and again


def _line(_column: TableColumn, text: str) -> str:
    return _clean_line(text)


def _lines(_column: TableColumn, text: str) -> str:
    return clean_text(text)


@lru_cache(4096)
def _day(column: TableColumn, text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        raise CellWrong(column.column, text) from None


def _mark(column: TableColumn, text: str) -> str:
    if text not in ("", MARKED):
        raise CellWrong(column.column, text)
    return text


def _count(column: TableColumn, text: str) -> str:
    if text and not (text.isascii() and text.isdecimal() and len(text) < 10 and int(text)):
        raise CellWrong(column.column, text)
    return str(int(text)) if text else ""


def _answers(column: TableColumn, text: str) -> str:
    if not answer_lines.is_stored_form(text):
        raise CellWrong(column.column, text)
    return text


_FORMS: Mapping[CellKind, Callable[[TableColumn, str], str]] = {
    CellKind.LINE: _line,
    CellKind.LINES: _lines,
    CellKind.DAY: _day,
    CellKind.MARK: _mark,
    CellKind.COUNT: _count,
    CellKind.ANSWERS: _answers,
}


def cell_texts(tables: Tables) -> Iterator[tuple[str, str]]:
    """Every cell that holds something, or row that is whole, with its address."""
    for name, rows in tables.items():
        for row, cells in rows.items():
            if TABLES[name].is_whole:
                yield CellPlace(name, row).address, whole_text(TABLES[name], cells)
            else:
                yield from ((CellPlace(name, row, column).address, text) for column, text in cells.items() if text)

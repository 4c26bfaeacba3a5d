"""Rows of a ledger as spreadsheets put them on the clipboard: lines of cells with tabs between them."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from app.domain.days import NotADay, parse_day
from app.domain.ledgers import COLUMNS, DAYS, LONG, Column, Ledger
from app.domain.text import LINE_LIMIT, NOTE_LIMIT, TextTooLong, clean_line, clean_text


class CellRefused(ValueError):
    """A cell cannot be taken in; `row` from 1 as pasted; `column` is None beyond the last."""

    def __init__(self, row: int, column: Column | None, text: str) -> None:
        super().__init__(f"row {row}, {column}: {text!r}")
        self.row = row
        self.column = column
        self.text = text


def pasted_rows(
    ledger: Ledger, text: str, today: date, headings: Mapping[str, Column]
) -> tuple[Mapping[Column, str], ...]:
    """The rows of a text, as texts to store. A first line of headings says which columns there are; else it is all.

    Empty rows are left out. Raises CellRefused: all or nothing.
    """
    lines = [(n, cells) for n, cells in enumerate(_cells(text), 1) if any(cell.strip() for cell in cells)]
    columns = _headed(lines[0][1], headings) if lines else None
    if columns:
        lines = lines[1:]
    order = columns or list(COLUMNS[ledger])
    return tuple(_row(n, cells, order, today) for n, cells in lines)


def copied_rows(ledger: Ledger, rows: Iterable[Mapping[Column, str]]) -> str:
    """Rows as a spreadsheet takes them from the clipboard, without headings."""
    target = io.StringIO()
    writer = csv.writer(target, delimiter="\t", lineterminator="\r\n")
    writer.writerows([values[column] for column in COLUMNS[ledger]] for values in rows)
    return target.getvalue()


def _cells(text: str) -> list[list[str]]:
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    return list(csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter="\t"))


def _headed(cells: Sequence[str], headings: Mapping[str, Column]) -> list[Column] | None:
    """The columns that a line of headings names; None when a cell that is filled is no heading."""
    found = [headings.get(cell.strip()) for cell in cells]
    named = [column for column in found if column]
    return named if named and len(named) == len(cells) == len(set(named)) else None


def _row(number: int, cells: Sequence[str], columns: Sequence[Column], today: date) -> dict[Column, str]:
    for cell in cells[len(columns) :]:
        if cell.strip():
            raise CellRefused(number, None, cell)
    return {column: _stored(number, column, cell, today) for column, cell in zip(columns, cells, strict=False)}


def _stored(number: int, column: Column, cell: str, today: date) -> str:
    try:
        if column in DAYS:
            when = parse_day(cell, today, DAYS[column])
            return when.isoformat() if when else ""
        return clean_text(cell, NOTE_LIMIT).strip() if column in LONG else clean_line(cell, LINE_LIMIT)
    except (NotADay, TextTooLong):
        raise CellRefused(number, column, cell) from None

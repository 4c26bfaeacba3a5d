"""A ledger as a table: one row for each device, or for each person to call, out and in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain import ledgers
from app.domain.cell_forms import stored_cell
from app.domain.ledgers import LEDGERS, LedgerRow
from app.domain.profile import Known
from app.domain.tables import MARKED, Cells, CellWrong, Column, Rows, RowTable, next_number
from app.exchange.answer_table import stamp_of
from app.exchange.columns import Info, What
from app.exchange.refusals import NumberWrong, RowTwice, ValueWrong
from app.exchange.stamp import Stamp
from app.exchange.table_reading import ReadRow, Table
from app.exchange.values import read_day, read_known
from app.labels import name

_MOST = min(ledger.most for ledger in LEDGERS)


@dataclass(frozen=True)
class GivenRow:
    """What a file says about a row of a ledger; `number` is None for a new one."""

    row: ReadRow
    number: int | None
    values: Cells
    stamp: Stamp | None


def ledger_cells(what: What, rows: Rows, stamp: Stamp, language: str) -> Iterator[tuple[str, ...]]:
    """The cells of each row of a ledger, in the order of the columns."""
    for row in ledgers.ledger_rows(rows):
        cells = {column: _shown(column, text, language) for column, text in row.values.items()}
        cells |= {Info.NUMBER: str(row.number), Info.STAMP: str(stamp)}
        yield tuple(cells[column.key] for column in what.columns)


def read_ledger(ledger: RowTable, table: Table, today: date) -> tuple[GivenRow, ...]:
    """What each row says, in the order of the file. Raises NumberWrong, RowTwice, ValueWrong and StampWrong."""
    first: dict[int, int] = {}
    found: list[GivenRow] = []
    for row in table.rows:
        number = _number(row)
        if number in first:
            raise RowTwice(row.spot(Info.NUMBER), row.text(Info.NUMBER), first[number])
        if number is not None:
            first[number] = row.number
        found.append(GivenRow(row, number, values_of(ledger, row, today), stamp_of(row)))
    return tuple(found)


def wanted_cells(given: Sequence[GivenRow], stored: Rows) -> dict[str, Cells]:
    """The cells that the rows ask for, by row. New rows get the next numbers; one that is there already is no new one.

    Raises NumberWrong when the ledger is full.
    """
    held = ledgers.ledger_rows(stored)
    number = max((next_number(stored), *(row.number + 1 for row in given if row.number is not None)))
    found: dict[str, Cells] = {}
    for row in given:
        if row.number is not None:
            if row.values:
                found[str(row.number)] = row.values
        elif any(row.values.values()) and not any(_is_same(row, one) for one in held):
            if number > _MOST:
                raise NumberWrong(row.row.spot(Info.NUMBER), str(number))
            found[str(number)] = row.values
            number += 1
    return found


def _is_same(given: GivenRow, row: LedgerRow) -> bool:
    """Whether a row holds what the file has for it, in the columns that the file has."""
    return all(row.values[c] == given.values.get(c, "") for c in row.values if c in given.row.places)


def _number(row: ReadRow) -> int | None:
    text = row.text(Info.NUMBER)
    if not text:
        return None
    if not (text.isdecimal() and len(text) <= 5 and 1 <= int(text) <= _MOST):
        raise NumberWrong(row.spot(Info.NUMBER), text)
    return int(text)


def values_of(ledger: RowTable, row: ReadRow, today: date) -> dict[str, str]:
    """What a row says of a ledger's columns, as texts to store. Raises ValueWrong."""
    values: dict[str, str] = {column: "" for column in ledger.names if column in row.cleared}
    for column in ledger.names:
        if column not in row.cells:
            continue
        cell = row.cells[column]
        try:
            text = _text(column, cell, today)
            values[column] = stored_cell(ledger, column, text)
        except ValueError as error:
            raise ValueWrong(row.spot(column), cell, error) from error
    return values


def _text(column: Column, cell: str, today: date) -> str:
    if column in ledgers.DAYS:
        when = read_day(cell, today, ledgers.DAYS[column])
        return when.isoformat() if when else ""
    if column in ledgers.MARKS:
        known = read_known(str(cell))
        if known is None:
            raise CellWrong(column, str(cell))
        return MARKED if known is Known.YES else ""
    return str(cell)


def _shown(column: str, text: str, language: str) -> str:
    return name(Known.YES if text else Known.NO, language) if column in ledgers.MARKS else text

"""Rows of a ledger from the clipboard, read as a table of a file is: by its headings, or by position without them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain.clipboard_cells import CellRefused, pasted_cells
from app.domain.entered_text import is_blank
from app.domain.tables import Cells, Column, RowTable
from app.exchange.columns import WHATS, Info, Key, What
from app.exchange.ledger_table import values_of
from app.exchange.refusals import ColumnTwice, Spot, ValueWrong
from app.exchange.table_reading import MOST_COLUMNS, Grid, are_headings, find_header, headed, row_of


@dataclass(frozen=True)
class Pasted:
    """The rows of a clipboard, as texts to store. `left_out`: headings that are none of ours; `is_numbered`: the rows
    have numbers, so they come from a table of ours."""

    rows: tuple[Cells, ...]
    left_out: tuple[str, ...] = ()
    is_numbered: bool = False


def pasted_rows(ledger: RowTable, text: str, today: date) -> Pasted:
    """What a clipboard holds for a ledger; empty rows are left out, and so are columns with headings of others.

    All or nothing: raises CellRefused and ColumnTwice.
    """
    what = WHATS[ledger.file]
    first = text.splitlines()[0].split("\t") if text else []
    is_headed = len(headed(what, first)) > 1
    rows = pasted_cells(text, MOST_COLUMNS if is_headed else len(ledger.names))
    lines = [(number, cells) for number, cells in enumerate(rows, 1) if not all(map(is_blank, cells))]
    place = _header(what, [cells for _number, cells in lines])
    if place is None:
        keys: dict[int, tuple[Key, str]] = {n: (column, "") for n, column in enumerate(ledger.names)}
        return Pasted(_rows(ledger, lines, keys, len(keys), today))
    number, heads = lines[place]
    keys = _keys(what, number, heads)
    others = (cell for n, cell in enumerate(heads) if n not in keys and not is_blank(cell))
    left_out = tuple(" ".join(cell.split()) for cell in others)
    is_numbered = Info.NUMBER in [key for key, _heading in keys.values()]
    below = [(number, cells) for number, cells in lines[place + 1 :] if not are_headings(cells, keys)]
    return Pasted(_rows(ledger, below, keys, len(heads), today), left_out, is_numbered)


def _header(what: What, lines: Sequence[Sequence[str]]) -> int | None:
    """The index of the line with the headings: the first one with two of them, or with nothing else; else one by which
    a table in a file is known."""
    if not lines:
        return None
    known = headed(what, lines[0])
    if len(known) > 1 or len(known) == sum(not is_blank(cell) for cell in lines[0]):
        return 0
    found = find_header(Grid(Path(), tuple(map(tuple, lines))))
    return found[1] if found and found[0] is what else None


def _keys(what: What, number: int, heads: Sequence[str]) -> dict[int, tuple[Key, str]]:
    found: dict[int, tuple[Key, str]] = {}
    for place, key in headed(what, heads).items():
        if key in [held for held, _heading in found.values()]:
            raise ColumnTwice(Spot(number, place + 1), heads[place].strip())
        found[place] = key, heads[place].strip()
    return found


def _rows(
    ledger: RowTable,
    lines: Sequence[tuple[int, Sequence[str]]],
    keys: Mapping[int, tuple[Key, str]],
    width: int,
    today: date,
) -> tuple[Cells, ...]:
    found: list[Cells] = []
    for number, cells in lines:
        for cell in cells[width:]:
            if not is_blank(cell):
                raise CellRefused(number, None, cell)
        try:
            values = values_of(ledger, row_of(cells, number, keys), today)
        except ValueWrong as error:
            raise CellRefused(number, Column(keys[error.spot.column - 1][0]), error.text) from error
        if any(values.values()):
            found.append(values)
    return tuple(found)

"""Cells as spreadsheets put them on the clipboard: lines with tabs between them."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from app.domain.tables import Cells, Column, RowTable

_QUOTED = re.compile(r'"([^"]*(?:""[^"]*)*)"(?=[\t\r\n]|\Z)')
_BARE = re.compile(r"[^\t\r\n]*")


class CellRefused(ValueError):
    """A cell cannot be taken in; `row` from 1 as pasted; `column` is None beyond the last."""

    def __init__(self, row: int, column: Column | None, text: str) -> None:
        super().__init__(f"row {row}, {column}: {text!r}")
        self.row = row
        self.column = column
        self.text = text


def copied_rows(ledger: RowTable, rows: Iterable[Cells]) -> str:
    """Rows as a spreadsheet takes them from the clipboard, without headings."""
    target = io.StringIO()
    writer = csv.writer(target, delimiter="\t", lineterminator="\r\n")
    writer.writerows([values[column] for column in ledger.names] for values in rows)
    return target.getvalue()


def pasted_cells(text: str, width: int) -> list[list[str]]:
    """The cells of each line. `width`: how many a line has at most, and each of ours.

    Spreadsheets put quotation marks around a cell only where it has a line break, a tab, or such marks itself; a cell
    that merely begins with one is no beginning of such a cell. Between two marks that are cells apart a tab stands: so
    cells with tabs in them are believed only where the lines are as ours then, or no rectangle without.
    """
    plain, tabbed = (_split(text.replace("\0", ""), has_tabs=has_tabs) for has_tabs in (False, True))
    if _widths(tabbed) == {width}:
        return tabbed
    is_rectangle = len(_widths(plain)) == 1 and max(_widths(plain)) <= width
    return plain if is_rectangle else tabbed


def _widths(lines: list[list[str]]) -> set[int]:
    return {len(cells) for cells in lines if cells != [""]}


def _split(text: str, *, has_tabs: bool) -> list[list[str]]:
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        cell, at = _cell(text, at, has_tabs=has_tabs)
        rows[-1].append(cell)
        if at == len(text):
            return rows
        if text[at] != "\t":
            rows.append([])
        at += 2 if text.startswith("\r\n", at) else 1


def _cell(text: str, at: int, *, has_tabs: bool) -> tuple[str, int]:
    """The cell that begins at a place, and where it ends."""
    match = _QUOTED.match(text, at)
    if match and _needs_marks(match[1]) and (has_tabs or "\t" not in match[1]):
        return match[1].replace('""', '"'), match.end()
    bare = _BARE.match(text, at)
    return (bare[0], bare.end()) if bare else ("", at)


def _needs_marks(inside: Sequence[str]) -> bool:
    return any(sign in inside for sign in ("\t", "\r", "\n", '"'))

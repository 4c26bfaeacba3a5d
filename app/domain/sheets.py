"""Printed sheets that come back: what stood on each, and the short number by which it is found again."""

import re
from collections.abc import Mapping
from datetime import date
from unicodedata import normalize

from app.domain.answers import Unread, unread
from app.domain.record import record
from app.domain.selection import View

MOST_SHEETS = 9999
_TAGS = 1000
_BETWEEN = " -‐‑‒–—―−ー"
_AROUND = r"[][][A-Za-z][0-9A-Za-z]|[*(]"
"""`]C0` and `*`; an American keyboard's `]` and `*` are `[` and `(` on a Japanese one."""


@record(frozen=True)
class Sheet:
    """A printed sheet: the document's name, whose measures in which order, the day, and for whom ('' for nobody).

    `measures` names what each row is about: a measure by its id, or a step of one as `step_row` has it.
    """

    document: str
    view: View | Unread
    made: date
    person: str
    measures: tuple[str, ...]
    unread_day: str = ""
    """What is stored instead of the day, where this version knows no such day; `made` is then date.min."""


def step_row(measure_id: str, step_id: str) -> str:
    """The name of a row that is about one step of a measure: `administrator-C-2/ways`."""
    return f"{measure_id}/{step_id}"


def row_parts(row: str) -> tuple[str, str]:
    """The measure that a row is about, and the step; '' where it is about the measure."""
    measure_id, _slash, step_id = row.partition("/")
    return measure_id, step_id


def read_view(text: str) -> View | Unread:
    """Whose measures a stored text says were printed. Raises ValueError for what no release can have written."""
    return View(text) if text in tuple(View) else unread(text)


def read_made(text: str) -> tuple[date, str]:
    """The day of a stored text, and the text itself where it is none. Raises like read_view."""
    try:
        return date.fromisoformat(text), ""
    except ValueError:
        return date.min, unread(text)


@record(frozen=True)
class PrintedSheet:
    """A sheet on its way to paper, with its number as it is printed: `417-0012-6`."""

    number: str
    sheet: Sheet


class NotASheetNumber(ValueError):
    """A text is no number of a sheet: it has other than eight figures, or one of them is mistyped."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class SheetOfAnotherWorkbook(ValueError):
    """The number is right, but the sheet was printed from another workbook, of another organisation perhaps."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class SheetUnknown(ValueError):
    """The number is right and of this workbook, which knows no such sheet: it was printed from a later copy of it."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def printed_number(workbook_id: str, number: int) -> str:
    """The number on paper: three figures that stand for the workbook, four that count, and one that checks the others.

    So a sheet of one client is not typed into the workbook of another, and a mistyped figure is told.
    """
    figures = f"{_tag(workbook_id):03d}{number:04d}"
    return f"{figures[:3]}-{figures[3:]}-{_check_figure(figures)}"


def read_number(workbook_id: str, text: str) -> int:
    """The count that a typed or scanned number holds; full width, blanks and dashes do not matter.

    What scanners put around a code does not either: see `figures_in`.
    Raises NotASheetNumber and SheetOfAnotherWorkbook.
    """
    figures = figures_in(text)
    if not is_sheet_number(text):
        raise NotASheetNumber(text)
    if int(figures[:3]) != _tag(workbook_id):
        raise SheetOfAnotherWorkbook(text)
    return int(figures[3:7])


def figures_in(text: str) -> str:
    """What is left of a typed or scanned text without blanks, dashes, and what a scanner puts around a code.

    That is: control characters (STX, ETX, line ends), the symbology that AIM marks with `]C0`, the asterisks of Code 39
    - both also as they arrive where the scanner takes the Japanese keyboard for an American one - and further readings
    of the same code.
    """
    plain = "".join(c for c in normalize("NFKC", text) if c.isprintable() and c not in _BETWEEN)
    figures = re.sub(_AROUND, "", plain)
    return figures[:8] if figures and figures == figures[:8] * (len(figures) // 8) else figures


def is_sheet_number(text: str) -> bool:
    """Whether a text is the number of a sheet of whatever workbook: eight figures, and the last checks the others."""
    figures = figures_in(text)
    is_number = len(figures) == 8 and figures.isascii() and figures.isdigit()
    return is_number and _check_figure(figures[:7]) == figures[7]


def _tag(workbook_id: str) -> int:
    return int(workbook_id[:8], 16) % _TAGS


def _check_figure(figures: str) -> str:
    """By the formula of Luhn: finds every mistyped figure and nearly every pair that changed places."""
    doubled = (int(figure) * (2 if n % 2 == 0 else 1) for n, figure in enumerate(reversed(figures)))
    total = sum(value - 9 if value > 9 else value for value in doubled)
    return str(-total % 10)


def last_of(sheets: Mapping[int, Sheet], document: str, before: date) -> int | None:
    """The count of the newest sheet of a document that was made before a day; of one day's the last."""
    earlier = [n for n, sheet in sheets.items() if sheet.document == document and sheet.made < before]
    return max(earlier, key=lambda n: (sheets[n].made, n), default=None)

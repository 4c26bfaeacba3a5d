"""The number of a printed sheet, in figures and as a Code 128 mark that any hand scanner types in."""

from app.domain.sheets import PrintedSheet
from app.i18n import translation
from app.reports.press.code128 import bars_of_figures
from app.reports.press.fonts import Face
from app.reports.press.layout import right as right_text
from app.reports.press.marks import Area, Fill, Mark, Piece, PrintedText
from app.reports.press.typeset import Ink, Style, fit

NUMBER = Style(10, 13, Face.FIGURES)
CAPTION = Style(7, 10, ink=Ink.SOFT)
LINE = Style(8.5, 18, Face.BOLD)
MARK_HEIGHT = 36.0
"""What the bars take with the number below them, in points."""
_MODULE = 0.9
"""The width of the thinnest bar in points: 0.32 mm, which scanners and office printers can do."""
_HEIGHT = 20.0
_QUIET = 10
"""So many modules beside the bars stay free."""


def mark_width(printed: PrintedSheet) -> float:
    """The room that the mark takes, in points, its quiet zones included."""
    return (sum(wide for wide, _is_bar in _modules(printed)) + 2 * _QUIET) * _MODULE


def sheet_mark(right: float, y: float, printed: PrintedSheet, lang: str) -> tuple[Mark, ...]:
    """Bars with the number below, whose right edge and top are at right, y; MARK_HEIGHT points high."""
    _ = translation(lang).gettext
    left = right - mark_width(printed)
    x = left + _QUIET * _MODULE
    bars: list[Mark] = []
    for wide, is_bar in _modules(printed):
        if is_bar:
            bars.append(Area(x, y, wide * _MODULE, _HEIGHT, Fill.SOLID, Ink.BLACK, weight=0))
        x += wide * _MODULE
    caption = _("Sheet")
    number = right_text(right, y + _HEIGHT + 11, printed.number, NUMBER)
    return (*bars, right_text(number.x - 6, number.y, caption, CAPTION), number)


def sheet_line(printed: PrintedSheet | None, person: str, room: float, lang: str) -> Piece:
    """What the further pages of a sheet begin with: its number and for whom it is, should they come apart."""
    _ = translation(lang).gettext
    number = f"{_('Sheet')} {printed.number}" if printed else ""
    words = "    ".join(part for part in (number, person) if part)
    return Piece(LINE.leading, (PrintedText(0, 10, fit(words, LINE, room), LINE),) if words else ())


def _modules(printed: PrintedSheet) -> list[tuple[int, bool]]:
    """Bars and gaps from left to right, with their widths in modules."""
    return bars_of_figures(printed.number.replace("-", ""))

"""A drawing as marks on paper."""

from collections.abc import Callable, Iterator
from functools import cache

from app.domain.drawing import Drawing, DrawnShape, DrawnTone
from app.reports.press.fonts import Face, printable
from app.reports.press.marks import Mark, PrintedText, Stroke
from app.reports.press.typeset import Ink, Style, width

_INKS = {
    DrawnTone.TEXT: Ink.TEXT,
    DrawnTone.SOFT: Ink.SOFT,
    DrawnTone.LINE: Ink.LINE,
    DrawnTone.ACCENT: Ink.ACCENT,
    DrawnTone.GROUND: Ink.TINT,
    DrawnTone.PAPER: Ink.PAPER,
}
_FLAT = 0.3
"""Lines of more than this, in sizes of the font, have square ends."""


def printed_width(size: float) -> Callable[[str, bool], float]:
    """How wide texts are on paper, in sizes of their font; each is measured once."""
    styles = {bold: Style(size, size, Face.BOLD if bold else Face.TEXT) for bold in (False, True)}
    return cache(lambda text, bold: width(printable(text), styles[bold]) / size)


def drawing_marks(drawing: Drawing, x: float, y: float, size: float) -> Iterator[Mark]:
    """The marks of a drawing whose top left corner is at x, y, in a font of that size."""
    for shape in drawing.shapes:
        yield _stroke(shape, x, y, size)
    for text in drawing.texts:
        style = Style(size, size, Face.BOLD if text.is_bold else Face.TEXT, _INKS[text.tone])
        yield PrintedText(x + text.x * size, y + text.y * size, printable(text.text), style)


def _stroke(shape: DrawnShape, x: float, y: float, size: float) -> Stroke:
    return Stroke(
        tuple([(x + px * size, y + py * size) for px, py in shape.points]),
        shape.weight * size if shape.stroke else 0.0,
        _INKS[shape.stroke or DrawnTone.TEXT],
        _INKS[shape.fill] if shape.fill else None,
        tuple([length * size for length in shape.dashes]),
        shape.is_closed,
        shape.weight > _FLAT,
    )

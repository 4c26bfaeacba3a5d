"""The pictures of the front page, drawn from the same geometry as on screen."""

from app.domain.answers import Status
from app.domain.charts import BAR_ORDER, Barrel, bar
from app.domain.summary import Figures
from app.labels import STATUS_GLYPHS, name
from app.reports.press.fonts import Face
from app.reports.press.layout import centred
from app.reports.press.marks import Area, Fill, Mark, PrintedText, Rule, Stroke
from app.reports.press.typeset import Ink, Style, width

FILLS = {
    Status.DONE: Fill.SOLID,
    Status.PARTIAL: Fill.HATCH,
    Status.NOT_DONE: Fill.EMPTY,
    Status.UNKNOWN: Fill.DOTS,
    Status.UNANSWERED: Fill.LINES,
}
"""How each part of a bar is filled; the legend gives glyph and word."""

_LEGEND = Style(7.5, 10)
_STAVE = Style(7.5, 10, Face.FIGURES)
_STAVE_WEAKEST = Style(8, 10, Face.BOLD)


def bar_marks(figures: Figures, x: float, y: float, length: float, height: float) -> tuple[Mark, ...]:
    """The bar of some measures, x, y being its top left corner; an empty outline where nothing applies."""
    parts = tuple(
        Area(x + s.start * length, y, (s.end - s.start) * length, height, FILLS[s.status]) for s in bar(figures)
    )
    return parts or (Area(x, y, length, height, ink=Ink.LINE),)


def legend_marks(x: float, y: float, lang: str) -> tuple[Mark, ...]:
    """What the fills of the bars mean, in one line whose top left corner is x, y."""
    marks: list[Mark] = []
    for status in BAR_ORDER:
        words = f"{STATUS_GLYPHS[status]} {name(status, lang)}"
        marks += [Area(x, y + 1, 14, 7, FILLS[status]), PrintedText(x + 18, y + 7.6, words, _LEGEND)]
        x += 18 + width(words, _LEGEND) + 14
    return tuple(marks)


def barrel_marks(barrel: Barrel, x: float, y: float, length: float, height: float) -> tuple[Mark, ...]:
    """The barrel: a stave for each category, filled up to the lowest one, with its letters below.

    A stave of height 0 shows as a stump, so that the barrel stays a barrel.
    """
    stump = 0.1 * height
    scale = height - stump
    marks: list[Mark] = []
    level = y + height - stump - barrel.water * scale
    for stave in barrel.staves:
        left, wide = x + stave.left * length, stave.width * length
        tall = stump + stave.height * scale
        top = y + height - tall
        marks.append(Area(left, top, wide, tall, ink=Ink.ACCENT, weight=0.9 if stave.is_weakest else 0.6))
        marks.append(Area(left, level, wide, y + height - level, Fill.TINT, weight=0))
        marks.append(Area(left, top, wide, tall, ink=Ink.ACCENT, weight=1.6 if stave.is_weakest else 0.6))
        style = _STAVE_WEAKEST if stave.is_weakest else _STAVE
        marks.append(centred(left + wide / 2, y + height + 10, stave.category, style))
        if stave.is_weakest:
            marks.append(_pointer(left + wide / 2, top - 4))
    if not marks:
        return ()
    marks += [
        Rule(x - 5, level, x + length + 5, level, 1.0, Ink.ACCENT),
        Rule(x - 2, y + height, x + length + 2, y + height, 1.6, Ink.ACCENT),
    ]
    return tuple(marks)


def _pointer(x: float, y: float) -> Stroke:
    """An arrow head whose point is at x, y."""
    return Stroke(((x - 3.5, y - 6), (x, y), (x + 3.5, y - 6)), 1.4, Ink.ACCENT)

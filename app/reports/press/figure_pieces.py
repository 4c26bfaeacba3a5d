"""The figures that several papers show: answered and done side by side, bars by role and category, the weakest one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from app.domain.summary import Figures, by_category, by_role, figures, weakest
from app.i18n import translation
from app.labels import name
from app.reports.press.chart_marks import bar_marks
from app.reports.press.fonts import Face
from app.reports.press.layout import SMALL, column, right
from app.reports.press.marks import Area, Fill, Mark, Piece, PrintedText, Rule
from app.reports.press.typeset import Ink, Style, fit, width
from app.reports.report_content import ReportContent

HEADING = Style(10.5, 16, Face.BOLD, Ink.ACCENT)
CAPTION = Style(8, 12, ink=Ink.SOFT)
WORDS = Style(9, 14)
LOWEST = Style(11, 17, Face.BOLD)

_GAP = 16.0


class Counted(NamedTuple):
    """What is counted for a paper: all of its measures, by role, and by category."""

    whole: Figures
    roles: dict[str, Figures]
    categories: dict[str, Figures]


def figures_of_content(content: ReportContent) -> Counted:
    """The figures of a document's measures; roles by their names, categories by letter and name.

    A single role is that of the whole, and is not named.
    """
    entries = {m.id: content.entry(m) for m in content.measures}
    roles = by_role(content.measures, entries)
    return Counted(
        figures(content.measures, entries),
        {name(role, content.language): one for role, one in roles.items()} if len(roles) > 1 else {},
        by_category(content.measures, entries),
    )


@dataclass(frozen=True)
class FigureLook:
    """How high the frame of a figure is, how large the figure, and where its baseline and its bar are, in points."""

    high: float
    count: Style
    of: Style
    baseline: float
    bar: float


LARGE = FigureLook(72, Style(28, 34, Face.BOLD), Style(13, 34), 50, 58)
FLAT = FigureLook(42, Style(18, 22, Face.BOLD), Style(11, 22), 27, 33)
"""With the figure beside its caption."""


def two_figures(content: ReportContent, whole: Figures, room: float, look: FigureLook = LARGE) -> Piece:
    """The two figures side by side, each with its own bar of one colour, and what they are parts of."""
    _ = translation(content.language).gettext
    half = (room - _GAP) / 2
    note = _("Out of the measures that apply. Not applicable, and not counted: {count}.").format(
        count=whole.not_applicable
    )
    marks = (
        *_figure(0, half, _("Answered"), (whole.answered, whole.applicable), look),
        *_figure(half + _GAP, half, _("Done"), (whole.done, whole.applicable), look),
        PrintedText(0, look.high + 14, fit(note, CAPTION, room), CAPTION),
    )
    return Piece(look.high + 20, marks)


def _figure(x: float, wide: float, caption: str, parts: tuple[int, int], look: FigureLook) -> tuple[Mark, ...]:
    count, total = parts
    n, of = str(count), f" / {total}"
    share = count / total if total else 0.0
    left = x + 14 if look is LARGE else x + wide - 14 - width(n, look.count) - width(of, look.of)
    return (
        Area(x, 0, wide, look.high, Fill.EMPTY, Ink.LINE),
        PrintedText(x + 14, 20, caption, Style(9.5, 14, Face.BOLD)),
        PrintedText(left, look.baseline, n, look.count),
        PrintedText(left + width(n, look.count), look.baseline, of, look.of),
        Area(x + 14, look.bar, wide - 28, 5, ink=Ink.ACCENT, weight=0.5),
        *((Area(x + 14, look.bar, (wide - 28) * share, 5, Fill.SOLID, weight=0),) if share else ()),
    )


class BarLook(NamedTuple):
    """The width of a table of bars, of its words and of each of its two columns of figures, its rows' height, size."""

    room: float
    words: float
    numbers: float
    row: float
    size: float


def bar_rows(content: ReportContent, counts: Counted, look: BarLook) -> Iterator[Piece]:
    """A bar for each role and category, with both figures beside it, under their heads."""
    _ = translation(content.language).gettext
    head = Style(look.size - 0.5, look.row, ink=Ink.SOFT)
    yield Piece(
        17,
        (
            PrintedText(0, 11, _("By role and category"), HEADING),
            right(look.room - look.numbers, 11, _("Answered"), head),
            right(look.room, 11, _("Done"), head),
        ),
    )
    yield Piece(3, (Rule(0, 0, look.room, 0, 0.8, Ink.ACCENT),))
    for words, figures_of in counts.roles.items():
        yield _bar_row(words, figures_of, Face.BOLD, look)
    if counts.roles:
        yield Piece(5, (Rule(0, 2, look.room, 2),))
    for letter, figures_of in counts.categories.items():
        yield _bar_row(f"{letter}  {content.categories[letter]}", figures_of, Face.TEXT, look)


def _bar_row(words: str, counts: Figures, face: Face, look: BarLook) -> Piece:
    style, number = Style(look.size, look.row, face), Style(look.size, look.row, Face.FIGURES)
    length = look.room - look.words - 2 * look.numbers
    base = look.row * 0.69
    return Piece(
        look.row,
        (
            PrintedText(0, base, fit(words, style, look.words - 8), style),
            *bar_marks(counts, look.words, base - 7, length, 8),
            right(look.room - look.numbers, base, f"{counts.answered} / {counts.applicable}", number),
            right(look.room, base, f"{counts.done} / {counts.applicable}", number),
        ),
    )


WIDE = (HEADING, LOWEST, WORDS, SMALL)
"""How the words of the barrel are set beside it."""
NARROW = (Style(9.5, 13, Face.BOLD, Ink.ACCENT), Style(9.5, 13, Face.BOLD), Style(8, 11.5), Style(6.5, 9, ink=Ink.SOFT))
"""How they are set in a narrow column below it."""


def lowest_stave(
    content: ReportContent,
    categories: dict[str, Figures],
    place: tuple[float, float],
    room: float,
    styles: tuple[Style, ...] = WIDE,
) -> list[Mark]:
    """What the barrel says, in words, from a place downwards."""
    _ = translation(content.language).gettext
    texts = (
        _("The lowest stave of the barrel"),
        _lowest(content, categories),
        _("A barrel holds as much as its lowest stave: the weakest category sets the strength of the whole."),
        _("Height of a stave: share of its measures that are done."),
    )
    marks: list[Mark] = []
    x, y = place
    for text, style in zip(texts, styles, strict=True):
        said = column(x, y, text, style, room)
        marks += said
        y += len(said) * style.leading + 3
    return marks


def _lowest(content: ReportContent, categories: dict[str, Figures]) -> str:
    _ = translation(content.language).gettext
    letter = weakest(categories)
    if letter is None:
        return _("No category stands out as the weakest yet.")
    counts = categories[letter]
    return _("{category}: done {done} / {applicable}").format(
        category=f"{letter}  {content.categories[letter]}", done=counts.done, applicable=counts.applicable
    )

"""The first page of the action plan: who, when, the two figures, and where it is weakest."""

from collections.abc import Iterator

from app.domain.charts import barrel
from app.i18n import translation
from app.labels import day, name
from app.reports.press.chart_marks import barrel_marks, legend_marks
from app.reports.press.figure_pieces import (
    CAPTION,
    WORDS,
    BarLook,
    bar_rows,
    figures_of_content,
    lowest_stave,
    two_figures,
)
from app.reports.press.fonts import Face, printable
from app.reports.press.layout import TextCell, row
from app.reports.press.marks import Group, Mark, Piece, PrintedText, Rule
from app.reports.press.page_format import PORTRAIT
from app.reports.press.typeset import Ink, Style, width
from app.reports.report_content import ReportContent

ROOM = PORTRAIT.room
EYEBROW = Style(9, 14, Face.BOLD, Ink.ACCENT)
TITLE = Style(26, 36, Face.BOLD)
OWNER = Style(13, 20)
LONG_OWNER = Style(9.5, 13)
COUNT = Style(15, 18, Face.BOLD)

_BARS = BarLook(ROOM, 158, 62, 14.5, 8.5)
_BESIDE = 232.0
"""Where the words beside the barrel begin."""


def front_page(content: ReportContent) -> Iterator[Group]:
    """The groups of the first page."""
    counts = figures_of_content(content)
    barrel_of = barrel_marks(barrel(counts.categories), 8, 12, 196, 96)
    words = lowest_stave(content, counts.categories, (_BESIDE, 14.0), ROOM - _BESIDE)
    yield Group(tuple(_title(content)))
    yield Group((two_figures(content, counts.whole, ROOM), _attention(content)), gap=16)
    legend = Piece(16, legend_marks(0, 5, content.language))
    yield Group((*bar_rows(content, counts, _BARS), legend), gap=20, lead=2)
    yield Group((Piece(124, (*barrel_of, *words)),), gap=16)


def _title(content: ReportContent) -> list[Piece]:
    _ = translation(content.language).gettext
    view = _("Role: {view}").format(view=name(content.view, content.language))
    owner = OWNER if width(printable(content.organisation), OWNER) < 2 * ROOM else LONG_OWNER
    facts = f"{day(content.today, content.language)}    {view}"
    return [
        *row(TextCell(0, ROOM, _("Telework security"), EYEBROW)),
        *row(TextCell(0, ROOM, _("Action plan"), TITLE), after=4),
        *(row(TextCell(0, ROOM, content.organisation, owner)) if content.organisation else []),
        *row(TextCell(0, ROOM, facts, WORDS)),
    ]


def _attention(content: ReportContent) -> Piece:
    """Who and when: what waits for somebody, as four counts in a row."""
    _ = translation(content.language).gettext
    open_entries = [e for e in map(content.entry, content.measures) if e.is_open]
    counts = (
        (_("Still to do"), len(open_entries)),
        (_("Overdue"), sum(e.is_overdue(content.today) for e in open_entries)),
        (_("Without an owner"), sum(not e.owner for e in open_entries)),
        (_("Without a due date"), sum(e.due is None for e in open_entries)),
    )
    wide = ROOM / len(counts)
    marks: list[Mark] = [Rule(0, 8, ROOM, 8), Rule(0, 48, ROOM, 48)]
    for n, (caption, count) in enumerate(counts):
        marks += [
            PrintedText(n * wide + 14 * (n > 0), 22, caption, CAPTION),
            PrintedText(n * wide + 14 * (n > 0), 41, str(count), COUNT),
        ]
        if n:
            marks.append(Rule(n * wide, 14, n * wide, 42))
    return Piece(50, tuple(marks))

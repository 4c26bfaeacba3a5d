"""The first page of the action plan: who, when, the two figures, and where it is weakest."""

from collections.abc import Iterator

from app.domain.charts import barrel
from app.domain.measures import Role
from app.domain.summary import Figures, by_category, by_role, figures, weakest
from app.i18n import translation
from app.labels import day, name
from app.reports.charts import bar_marks, barrel_marks, legend_marks
from app.reports.content import ReportContent
from app.reports.fonts import Face, printable
from app.reports.layout import PORTRAIT, SMALL, Cell, right, row
from app.reports.marks import Area, Fill, Group, Mark, Piece, Rule, Text
from app.reports.typeset import Ink, Style, fit, lines, width

ROOM = PORTRAIT.room
EYEBROW = Style(9, 14, Face.BOLD, Ink.ACCENT)
TITLE = Style(26, 36, Face.BOLD)
OWNER = Style(13, 20)
LONG_OWNER = Style(9.5, 13)
HEADING = Style(10.5, 16, Face.BOLD, Ink.ACCENT)
CAPTION = Style(8, 12, ink=Ink.SOFT)
WORDS = Style(9, 14)
LABEL = Style(8.5, 12)
NUMBER = Style(8.5, 12, Face.FIGURES)
LOWEST = Style(11, 17, Face.BOLD)
HUGE = Style(28, 34, Face.BOLD)
OF = Style(13, 34)
COUNT = Style(15, 18, Face.BOLD)

_BAR_HEIGHT = 8.0
_ROW = 14.5


def front_page(content: ReportContent) -> Iterator[Group]:
    """The groups of the first page."""
    entries = {m.id: content.entry(m) for m in content.measures}
    whole = figures(content.measures, entries)
    categories = by_category(content.measures, entries)
    yield Group(tuple(_title(content)))
    yield Group((_figures(content, whole), _attention(content)), gap=16)
    charts = _charts(content, by_role(content.measures, entries), categories)
    yield Group(tuple(charts), gap=20, lead=2)
    yield Group((_weakest(content, categories),), gap=16)


def _title(content: ReportContent) -> list[Piece]:
    _ = translation(content.language).gettext
    view = _("Role: {view}").format(view=name(content.view, content.language))
    owner = OWNER if width(printable(content.organisation), OWNER) < 2 * ROOM else LONG_OWNER
    facts = f"{day(content.today, content.language)}    {view}"
    return [
        *row(Cell(0, ROOM, _("Telework security"), EYEBROW)),
        *row(Cell(0, ROOM, _("Action plan"), TITLE), after=4),
        *(row(Cell(0, ROOM, content.organisation, owner)) if content.organisation else []),
        *row(Cell(0, ROOM, facts, WORDS)),
    ]


def _figures(content: ReportContent, whole: Figures) -> Piece:
    """The two figures side by side, each with its own bar of one colour."""
    _ = translation(content.language).gettext
    half = (ROOM - 16) / 2
    note = _("Out of the measures that apply. Not applicable, and not counted: {count}.").format(
        count=whole.not_applicable
    )
    return Piece(
        92,
        (
            *_figure(0, half, _("Answered"), whole.answered, whole.applicable),
            *_figure(half + 16, half, _("Done"), whole.done, whole.applicable),
            Text(0, 86, fit(note, CAPTION, ROOM), CAPTION),
        ),
    )


def _figure(x: float, wide: float, caption: str, count: int, total: int) -> tuple[Mark, ...]:
    n, of = str(count), f" / {total}"
    share = count / total if total else 0.0
    return (
        Area(x, 0, wide, 72, Fill.EMPTY, Ink.LINE),
        Text(x + 14, 20, caption, Style(9.5, 14, Face.BOLD)),
        Text(x + 14, 50, n, HUGE),
        Text(x + 14 + width(n, HUGE), 50, of, OF),
        Area(x + 14, 58, wide - 28, 5, ink=Ink.ACCENT, weight=0.5),
        *((Area(x + 14, 58, (wide - 28) * share, 5, Fill.SOLID, weight=0),) if share else ()),
    )


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
            Text(n * wide + 14 * (n > 0), 22, caption, CAPTION),
            Text(n * wide + 14 * (n > 0), 41, str(count), COUNT),
        ]
        if n:
            marks.append(Rule(n * wide, 14, n * wide, 42))
    return Piece(50, tuple(marks))


def _charts(content: ReportContent, roles: dict[Role, Figures], categories: dict[str, Figures]) -> Iterator[Piece]:
    _ = translation(content.language).gettext
    yield Piece(
        17,
        (
            Text(0, 11, _("By role and category"), HEADING),
            right(ROOM - 62, 11, _("Answered"), CAPTION),
            right(ROOM, 11, _("Done"), CAPTION),
        ),
    )
    yield Piece(3, (Rule(0, 0, ROOM, 0, 0.8, Ink.ACCENT),))
    if len(roles) > 1:
        for role, counts in roles.items():
            yield _bar_row(name(role, content.language), counts, Face.BOLD)
        yield Piece(5, (Rule(0, 2, ROOM, 2),))
    for letter, counts in categories.items():
        yield _bar_row(f"{letter}  {content.categories[letter]}", counts, Face.TEXT)
    yield Piece(16, legend_marks(0, 5, content.language))


def _bar_row(words: str, counts: Figures, face: Face) -> Piece:
    style = Style(LABEL.size, LABEL.leading, face)
    left = 158.0
    length = ROOM - left - 124
    return Piece(
        _ROW,
        (
            Text(0, 10, fit(words, style, left - 8), style),
            *bar_marks(counts, left, 3, length, _BAR_HEIGHT),
            right(ROOM - 62, 10, f"{counts.answered} / {counts.applicable}", NUMBER),
            right(ROOM, 10, f"{counts.done} / {counts.applicable}", NUMBER),
        ),
    )


def _weakest(content: ReportContent, categories: dict[str, Figures]) -> Piece:
    """The barrel, and beside it what it says."""
    _ = translation(content.language).gettext
    left = 232.0
    texts = (
        (_("The lowest stave of the barrel"), HEADING),
        (_lowest(content, categories), LOWEST),
        (_("A barrel holds as much as its lowest stave: the weakest category sets the strength of the whole."), WORDS),
        (_("Height of a stave: share of its measures that are done."), SMALL),
    )
    marks: list[Mark] = list(barrel_marks(barrel(categories), 8, 12, 196, 96))
    y = 14.0
    for text, style in texts:
        for line in lines(text, style, ROOM - left):
            marks.append(Text(left, y + style.leading * 0.78, line, style))
            y += style.leading
        y += 3
    return Piece(124, tuple(marks))


def _lowest(content: ReportContent, categories: dict[str, Figures]) -> str:
    _ = translation(content.language).gettext
    letter = weakest(categories)
    if letter is None:
        return _("No category stands out as the weakest yet.")
    counts = categories[letter]
    return _("{category}: done {done} / {applicable}").format(
        category=f"{letter}  {content.categories[letter]}", done=counts.done, applicable=counts.applicable
    )

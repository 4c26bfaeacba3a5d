"""The year on the wall: due dates and repeated measures month by month, each with a box to tick."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.calendar_occurrences import Month, Occurrence, OccurrenceKind, Year, first_day, occurrences, year
from app.holidays import holiday_name
from app.i18n import translation
from app.labels import day, day_of_month, measure_label, month, name
from app.reports.documents.listing import DOCUMENTS
from app.reports.press.fonts import Face
from app.reports.press.layout import TextCell, height, row
from app.reports.press.marks import Area, Bookmark, Fill, Group, Mark, Piece, PrintedText, Rule
from app.reports.press.page_format import LANDSCAPE
from app.reports.press.tick_lists import PAD, TickItem, block, items_in_columns
from app.reports.press.title_block import opening
from app.reports.press.typeset import Ink, Style
from app.reports.report_content import ReportContent

DOCUMENT = DOCUMENTS["calendar"]

ROOM = LANDSCAPE.room
HINT = Style(7.5, 11, ink=Ink.SOFT)
MONTH = Style(9, 13, Face.BOLD)
PAST = Style(9, 13, ink=Ink.SOFT)
THIS = Style(9, 13, Face.BOLD, Ink.ACCENT)

_DAY_ROOM = 22.0
_HEAD = 16.0
_WALL, _DESK = 4, 3
"""So many months stand side by side when the year fits one page, and when it takes two."""
_MOST = 14
"""So many tasks stand in the cell of a month; more of them take a list of their own below."""
_LEAST = 80.0
"""The height of a row of months that leaves room to write, in points."""
_PAST = 44.0
_SPARE = 1.0


def build(content: ReportContent) -> Iterator[Group]:
    """The groups of the calendar, in the order of the paper."""
    _ = translation(content.language).gettext
    entries = {m.id: content.entry(m) for m in content.measures}
    found = occurrences(content.measures, entries, content.profile, content.today)
    whole = year(found, content.profile, content.today)
    above = [Group(tuple(_opening(content, whole)))]
    above += block(_("Overdue"), [_dated(content, o) for o in whole.overdue], ROOM, _DESK)
    below = [group for each in whole.months if _is_crowded(each) for group in _crowd(content, each)]
    below += block(_("After this year"), [_dated(content, o) for o in whole.later], ROOM, _DESK)
    yield from above
    yield from _grid(content, whole, height(above), height(below))
    yield from below


def _opening(content: ReportContent, whole: Year) -> Iterator[Piece]:
    _ = translation(content.language).gettext
    first, last = (_month(content, whole.months[n].begins) for n in (0, -1))
    span = _("Business year: {first} to {last}").format(first=first, last=last)
    role = _("Role: {view}").format(view=name(content.view, content.language))
    yield from opening(content, DOCUMENT, f"{span}    {role}")
    says = _(
        "“Every 3 months” is our suggestion: the guideline says “regularly” and names no interval. "
        "“Once a year” is the guideline's. Both count from when the evidence was last seen."
    )
    yield from row(TextCell(0, ROOM, says, HINT), after=2)


def _month(content: ReportContent, begins: date) -> str:
    _ = translation(content.language).gettext
    return _("{month} {year}").format(month=month(begins.month, content.language), year=begins.year)


def _what(content: ReportContent, occurrence: Occurrence) -> str:
    """The measure by label and title, how often it comes, and who does it."""
    _ = translation(content.language).gettext
    measure = next(m for m in content.measures if m.id == occurrence.measure)
    words = f"{measure_label(measure, content.language)} {content.words[measure.id].title}"
    often = {OccurrenceKind.YEARLY: _("once a year"), OccurrenceKind.REGULARLY: _("every 3 months")}.get(
        occurrence.kind
    )
    notes = [note for note in (often, content.entry(measure).owner) if note]
    return _("{words} ({notes})").format(words=words, notes=_(", ").join(notes)) if notes else words


def _dated(content: ReportContent, occurrence: Occurrence) -> TickItem:
    """For a list of its own: with the whole day, or the month."""
    when = occurrence.when
    return TickItem(
        _month(content, when) if occurrence.is_month else day(when, content.language), _what(content, occurrence)
    )


def _within(content: ReportContent, occurrence: Occurrence) -> TickItem:
    """For a month's cell: the day of the month, nothing for the month as a whole."""
    when = "" if occurrence.is_month else day_of_month(occurrence.when, content.language)
    return TickItem(when, _what(content, occurrence))


def _is_crowded(held: Month) -> bool:
    return len(held.occurrences) > _MOST


def _cell(content: ReportContent, held: Month) -> list[TickItem]:
    """What stands in the cell of a month; of a crowded one how much there is, and where."""
    _ = translation(content.language).gettext
    free = list(_holidays(content, held))
    if not _is_crowded(held):
        return [*free, *(_within(content, occurrence) for occurrence in held.occurrences)]
    below = _("{count} tasks: see the list below").format(count=len(held.occurrences))
    return [*free, TickItem("", below, has_box=False)]


def _holidays(content: ReportContent, held: Month) -> Iterator[TickItem]:
    """The holidays of a month that has not passed: days on which nobody is there."""
    _ = translation(content.language).gettext
    if held.begins < first_day(content.today):
        return
    days = [held.begins.replace(day=n + 1) for n in range(monthrange(held.begins.year, held.begins.month)[1])]
    named = [(when, holiday_name(when, content.language)) for when in days]
    found = [
        _("{day} {holiday}").format(day=day_of_month(when, content.language), holiday=words)
        for when, words in named
        if words
    ]
    if found:
        yield TickItem("", _("Holidays: {days}").format(days=_(", ").join(found)), has_box=False)


def _crowd(content: ReportContent, held: Month) -> list[Group]:
    """A crowded month as a list of its own."""
    items = [_within(content, occurrence) for occurrence in held.occurrences]
    return block(_month(content, held.begins), items, ROOM, _DESK)


def _grid(content: ReportContent, whole: Year, above: float, below: float) -> Iterator[Group]:
    """The twelve months: on one page where they fit beside what stands above and below, else on as few as hold them."""
    depth = LANDSCAPE.depth - _SPARE
    rows = list(_rows(content, whole.months, _WALL))
    if above + below + sum(row.least for row in rows) <= depth:
        yield from _page(rows, depth - above - below)
        return
    part: list[_MonthRow] = []
    room = depth - above
    for row_ in _rows(content, whole.months, _DESK):
        if part and sum(each.least for each in (*part, row_)) > room:
            yield from _page(part, room, on_new_page=room == depth)
            part, room = [], depth
        part.append(row_)
    fits = sum(each.least for each in part) + below <= room
    yield from _page(part, room - below if fits else room, on_new_page=room == depth)


@dataclass(frozen=True)
class _MonthRow:
    """Months side by side: their names, their bookmarks, what stands below them; and whether all have passed."""

    head: Piece
    bookmarks: tuple[Piece, ...]
    body: tuple[Piece, ...]
    parted: tuple[float, ...]
    is_past: bool

    @property
    def least(self) -> float:
        """How high it is at least, in points; with room to write where there is something to plan."""
        return max(_PAST if self.is_past else _LEAST, _HEAD + 2 * PAD + sum(piece.height for piece in self.body))

    def group(self, high: float, *, on_new_page: bool) -> Group:
        """The row in this height, ruled."""
        rest = max(PAD, high - _HEAD - PAD - sum(piece.height for piece in self.body))
        ends = (Rule(0, rest, ROOM, rest, 0.4),)
        pieces = [Piece(PAD), *self.body, Piece(rest, ends)]
        body = [Piece(p.height, (*p.marks, *(Rule(x, 0, x, p.height, 0.4) for x in self.parted))) for p in pieces]
        return Group(
            (self.head, *self.bookmarks, *body), 0, len(self.bookmarks) + 3, (self.head,), on_new_page=on_new_page
        )


def _page(rows: Sequence[_MonthRow], room: float, *, on_new_page: bool = False) -> Iterator[Group]:
    """Rows that fill this height together: those that have not passed share what is left, or all where all have."""
    growing = [row_ for row_ in rows if not row_.is_past] or rows
    more = max(0.0, room - sum(row_.least for row_ in rows)) / len(growing)
    for n, row_ in enumerate(rows):
        yield row_.group(row_.least + more * (row_ in growing), on_new_page=on_new_page and n == 0)


def _rows(content: ReportContent, months: Sequence[Month], across: int) -> Iterator[_MonthRow]:
    wide = ROOM / across
    for n in range(0, len(months), across):
        held = months[n : n + across]
        columns = [_cell(content, each) for each in held]
        names = [_month(content, each.begins) for each in held]
        yield _MonthRow(
            _names(content, held, names, wide),
            tuple(Piece(0, (), Bookmark(1, words)) for words in names),
            tuple(items_in_columns(columns, wide, _DAY_ROOM)),
            tuple(k * wide for k in range(across + 1)),
            held[-1].begins < first_day(content.today),
        )


def _names(content: ReportContent, held: Sequence[Month], names: Sequence[str], wide: float) -> Piece:
    """The names of the months in a band; this month stands out, those that have passed stand back."""
    _ = translation(content.language).gettext
    now = first_day(content.today)
    marks: list[Mark] = [Area(0, 0, ROOM, _HEAD, Fill.TINT, ink=Ink.LINE, weight=0.4)]
    for n, (each, words) in enumerate(zip(held, names, strict=True)):
        style = THIS if each.begins == now else PAST if each.begins < now else MONTH
        shown = _("{month} (this month)").format(month=words) if each.begins == now else words
        marks.append(PrintedText(n * wide + PAD, 11.5, shown, style))
    return Piece(_HEAD, tuple(marks))

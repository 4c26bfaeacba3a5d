"""The person's sheet: what one owner has to do, most urgent first, to tick off; a sheet of paper for each owner.

Where that would take more than its two sides, the steps are left out (they stand in the action plan), and it is a page;
then when it is done.
"""

from collections.abc import Iterator, Sequence
from enum import Enum

from app.domain.answers import Entry, Field
from app.domain.measures import Measure
from app.domain.priorities import is_planned, most_urgent_first
from app.domain.selection import owners
from app.i18n import translation
from app.labels import STATUS_GLYPHS, day, measure_label, name
from app.reports.press.fonts import Face, printable
from app.reports.press.layout import BASELINE, TextCell, bookmarked, first_fitting, right, row
from app.reports.press.marks import Bookmark, Group, Mark, Piece, PrintedText, Rule, box_to_tick
from app.reports.press.page_format import PORTRAIT
from app.reports.press.printed_steps import printed_steps, under_caption
from app.reports.press.typeset import Ink, Style, fit, width
from app.reports.report_content import ReportContent

ROOM = PORTRAIT.room
EYEBROW = Style(9, 14, Face.BOLD, Ink.ACCENT)
NAME = Style(21, 31, Face.BOLD)
LONG_NAME = Style(11, 16, Face.BOLD)
ORGANISATION = Style(10, 15)
WORDS = Style(9, 14)
MEASURE = Style(11, 16, Face.BOLD)
LABEL = Style(8.5, 13, Face.BOLD, Ink.ACCENT)
FACT = Style(8.5, 13)
LATE = Style(8.5, 13, Face.BOLD)
STEP = Style(8.5, 13)
CAPTION = Style(7.5, 13, ink=Ink.SOFT)
RUNNING = Style(8.5, 16, Face.BOLD)
LINE = Style(8.5, 13)
LINE_LABEL = Style(8.5, 13, Face.BOLD)

_LEFT = 24.0
"""Where the words begin, beside the box."""
_CAPTIONS = 50.0
_BOX = 13.0
_NOBODY = (0.0, 106.0, 296.0, 380.0)
"""The columns of what is nobody's yet: label, title, answer, and the line for a name."""


class _Detail(Enum):
    """How much is said about each task, from most to least."""

    STEPS = "steps"
    AIM = "aim"
    TITLE = "title"


_PAGES = {_Detail.STEPS: 2, _Detail.AIM: 1, _Detail.TITLE: 1}
"""So many pages may a sheet take that says so much."""
_LEAST = {_Detail.STEPS: 100.0, _Detail.AIM: 64.0, _Detail.TITLE: 0.0}
"""The least height of a task in points: what cannot fit on the pages need not be laid out to see it."""


def build(content: ReportContent) -> Iterator[Group]:
    """The sheets of those chosen, or of every owner; where no owner is left out, then what is nobody's yet."""
    _ = translation(content.language).gettext
    entries = {m.id: content.entry(m) for m in content.measures}
    listed = most_urgent_first(content.measures, entries, content.today)
    every = owners({m.id: entries[m.id] for m in listed})
    for person in content.people or every:
        yield from _sheet(content, person, [m for m in listed if entries[m.id].owner == person])
    if content.people and not (every and set(every) <= set(content.people)):
        return
    nobodys = [m for m in listed if not entries[m.id].owner and is_planned(entries[m.id])]
    if nobodys:
        yield from _nobodys(content, nobodys)
    elif not every:
        yield Group(tuple(_title(content, "")))
        says = _(
            "No task has an owner yet. Enter who does it under “Owner” at each measure; then everyone gets a sheet."
        )
        yield Group(tuple(row(TextCell(0, ROOM, says, WORDS))), gap=14)


def _sheet(content: ReportContent, person: str, measures: Sequence[Measure]) -> Iterator[Group]:
    speech = translation(content.language)
    late = sum(content.entry(m).is_overdue(content.today) for m in measures)
    says = speech.ngettext("{count} thing to do", "{count} things to do", len(measures)).format(count=len(measures))
    if late:
        says += "    " + speech.ngettext("{count} overdue", "{count} overdue", late).format(count=late)
    if not measures:
        says = speech.gettext("There is nothing open for this person now.")
    elsewhere = f"{says}    " + speech.gettext("Steps: see the action plan")
    yield from first_fitting(
        (
            (_PAGES[detail], _tasks(content, person, measures, detail, says if detail is _Detail.STEPS else elsewhere))
            for detail in _Detail
            if len(measures) * _LEAST[detail] <= _PAGES[detail] * PORTRAIT.depth
        ),
        PORTRAIT.depth,
    )


def _tasks(
    content: ReportContent, person: str, measures: Sequence[Measure], detail: _Detail, says: str
) -> Iterator[Group]:
    yield Group((*_title(content, person), *row(TextCell(0, ROOM, says, WORDS))), on_new_page=True)
    running = tuple(row(TextCell(0, ROOM, fit(person, RUNNING, ROOM), RUNNING)))
    for measure in measures:
        yield _task(content, measure, running, detail)


def _title(content: ReportContent, person: str) -> list[Piece]:
    """Whose sheet it is: a long name is small, and always whole."""
    _ = translation(content.language).gettext
    title = _("Person's task sheet")
    style = NAME if width(printable(person or title), NAME) <= ROOM else LONG_NAME
    head = row(TextCell(0, ROOM, person or title, style), after=2)
    return [
        *(row(TextCell(0, ROOM, title, EYEBROW)) if person else []),
        *bookmarked(head, Bookmark(0, person or title)),
        *(row(TextCell(0, ROOM, content.organisation, ORGANISATION)) if content.organisation else []),
    ]


def _task(content: ReportContent, measure: Measure, running: tuple[Piece, ...], detail: _Detail) -> Group:
    """A box to tick, what is to be done until when, as much more as `detail` says, and a line for a remark."""
    entry = content.entry(measure)
    words = content.words[measure.id]
    title = row(TextCell(_LEFT, ROOM - _LEFT, words.title, MEASURE), before=6)
    rule = (Rule(0, 0, ROOM, 0, 0.8, Ink.ACCENT), *box_to_tick(0, 8, _BOX, ticked=False))
    bookmark = Bookmark(1, f"{measure_label(measure, content.language)} {words.title}")
    head = [Piece(title[0].height, (*rule, *title[0].marks), bookmark), *title[1:], _facts(content, measure, entry)]
    body = _more(content, measure, detail)
    if entry.note:
        body += _captioned(name(Field.NOTE, content.language), entry.note)
    gap, high = (12, 26) if detail is _Detail.STEPS else (5, 20)
    return Group((*head, *body, _remark(content, high)), gap, len(head) + 1, running)


def _more(content: ReportContent, measure: Measure, detail: _Detail) -> list[Piece]:
    """The steps of a task, or when it is done."""
    _ = translation(content.language).gettext
    words = content.words[measure.id]
    if detail is not _Detail.STEPS:
        return _captioned(_("Done when"), words.done_when) if detail is _Detail.AIM and words.done_when else []
    caption = PrintedText(_LEFT, CAPTION.leading * BASELINE, _("Steps"), CAPTION)
    return under_caption(caption, printed_steps(content, measure, _LEFT + _CAPTIONS, ROOM, STEP))


def _captioned(caption: str, text: str) -> list[Piece]:
    x = _LEFT + _CAPTIONS
    return row(TextCell(_LEFT, _CAPTIONS - 6, caption, CAPTION), TextCell(x, ROOM - x, text, STEP))


def _facts(content: ReportContent, measure: Measure, entry: Entry) -> Piece:
    """Label, answer and priority, and on the right the day."""
    _ = translation(content.language).gettext
    lang = content.language
    label = measure_label(measure, lang)
    answer = f"{STATUS_GLYPHS[entry.status]} {name(entry.status, lang)}"
    priority = _("Priority: {priority}").format(priority=name(entry.priority, lang))
    due = _("Due: {date}").format(date=day(entry.due, lang)) if entry.due else _("No due date")
    is_late = entry.is_overdue(content.today)
    if is_late:
        due = _("{date} (overdue)").format(date=due)
    marks: tuple[Mark, ...] = (
        PrintedText(_LEFT, 10, label, LABEL),
        PrintedText(_LEFT + width(label, LABEL) + 14, 10, f"{answer}    {priority}", FACT),
        right(ROOM, 10, due, LATE if is_late else FACT),
    )
    return Piece(16, marks)


def _remark(content: ReportContent, high: float) -> Piece:
    _ = translation(content.language).gettext
    x = _LEFT + _CAPTIONS
    done = ROOM - 130
    done_line = done + width(_("Done on"), CAPTION) + 6
    marks = (
        PrintedText(_LEFT, high - 6, _("Remarks"), CAPTION),
        Rule(x, high - 4, done - 12, high - 4),
        PrintedText(done, high - 6, _("Done on"), CAPTION),
        Rule(done_line, high - 4, ROOM, high - 4),
    )
    return Piece(high, marks)


def _nobodys(content: ReportContent, measures: Sequence[Measure]) -> Iterator[Group]:
    """What is planned and has no owner, with a line for a name."""
    _ = translation(content.language).gettext
    title = _("Nobody's yet")
    head = bookmarked(row(TextCell(0, ROOM, title, NAME), after=2), Bookmark(0, title))
    says = _("These are planned, but nobody is to do them. Write a name at each.")
    yield Group((*head, *row(TextCell(0, ROOM, says, WORDS), after=8)), on_new_page=True)
    running = tuple(row(TextCell(0, ROOM, title, RUNNING)))
    for measure in measures:
        yield _nobody(content, measure, running)


def _nobody(content: ReportContent, measure: Measure, running: tuple[Piece, ...]) -> Group:
    lang = content.language
    entry = content.entry(measure)
    label, title, answer, owner = _NOBODY
    cells = row(
        TextCell(label, title - label - 6, measure_label(measure, lang), LINE_LABEL),
        TextCell(title, answer - title - 10, content.words[measure.id].title, LINE),
        TextCell(answer, owner - answer - 8, f"{STATUS_GLYPHS[entry.status]} {name(entry.status, lang)}", LINE),
        before=6,
        after=4,
    )
    last = cells.pop()
    return Group(
        (*cells, Piece(last.height, (*last.marks, Rule(owner, last.height, ROOM, last.height)))), running=running
    )

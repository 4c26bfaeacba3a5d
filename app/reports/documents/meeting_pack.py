"""The meeting pack: thirty minutes, what became of the last decisions, six things to decide, and who was there."""

from collections.abc import Iterator

from app.domain.decisions import Meeting, last_meeting
from app.domain.measures import Measure
from app.domain.priorities import Start
from app.domain.tables import DECISION
from app.i18n import translation
from app.labels import STATUS_GLYPHS, day, measure_label, name, reasons
from app.reports.press.answer_boxes import HEAD_HEIGHT, AnswerBoxes
from app.reports.press.approval import STRIP_HEIGHT, STRIP_WIDTH, approval_strip
from app.reports.press.figure_pieces import FLAT, figures_of_content, two_figures
from app.reports.press.fonts import Face
from app.reports.press.layout import TextCell, bookmarked, column, right, row
from app.reports.press.marks import Bookmark, Group, Mark, Piece, PrintedText, Rule
from app.reports.press.page_format import PORTRAIT
from app.reports.press.sheet_mark import mark_width, sheet_line, sheet_mark
from app.reports.press.typeset import Ink, Style, width
from app.reports.report_content import ReportContent

NAME = "meeting-pack"
ROOM = PORTRAIT.room
TITLE = Style(22, 32, Face.BOLD)
OWNER = Style(11, 17)
DAY = Style(9, 14)
SECTION = Style(13, 20, Face.BOLD)
NUMBER = Style(13, 18, Face.BOLD, Ink.ACCENT)
MEASURE = Style(11, 16, Face.BOLD)
LABEL = Style(8.5, 12, Face.BOLD, Ink.ACCENT)
BODY = Style(9, 14)
WHY = Style(8, 12, ink=Ink.SOFT)
CAPTION = Style(7.5, 10, ink=Ink.SOFT)
HEAD = Style(7.5, 14, ink=Ink.SOFT)
CELL = Style(8.5, 12.5)
CELL_LABEL = Style(8.5, 12.5, Face.BOLD)

MINUTES = 30
_REVIEW, _STATE, _EACH, _CLOSING = 5, 3, 3, 4
_SIGNERS = 8
_LEFT = 26.0
"""Where the words of a numbered block begin."""
_LINE = 23.0
"""The height of a line to write on."""
_STATUS = ROOM - 76
_DUE = _STATUS - 84
_OWNER = _DUE - 84


def build(content: ReportContent) -> Iterator[Group]:
    """The groups of the pack, in the order of the meeting."""
    meeting = last_meeting(content.printed_before, content.rows(DECISION), NAME, content.today)
    yield Group(tuple(_title(content)))
    yield from _agenda(content, meeting)
    yield from _last_time(content, meeting)
    yield from _state(content)
    yield from _things(content)
    yield from _present(content)


def decided_measures(content: ReportContent) -> tuple[str, ...]:
    """The measures that are decided on, by their numbers on the paper."""
    return tuple(start.measure.id for start in content.starts)


def _title(content: ReportContent) -> list[Piece]:
    """Title and number of the sheet; below them whose meeting it is, beside the boxes to sign where they are wanted."""
    _ = translation(content.language).gettext
    title, printed = _("Meeting pack"), content.sheets[0] if content.sheets else None
    number = sheet_mark(ROOM, 0, printed, content.language) if printed else ()
    head = row(TextCell(0, ROOM - (mark_width(printed) if printed else 0.0), title, TITLE), after=6)
    room = ROOM - (STRIP_WIDTH + 20 if content.approval_strip else 0.0)
    below = row(TextCell(0, room, content.organisation, OWNER)) if content.organisation else []
    below += row(TextCell(0, room, day(content.today, content.language), DAY))
    if content.approval_strip:
        below[0] = Piece(below[0].height, (*below[0].marks, *approval_strip(ROOM, 0, content.language)))
        below.append(Piece(max(0.0, STRIP_HEIGHT + 4 - sum(piece.height for piece in below))))
    return [*bookmarked(head, Bookmark(0, title), *number), *below]


def _section(title: str, minutes: str = "") -> Group:
    marks = (PrintedText(0, 15, title, SECTION), right(ROOM, 15, minutes, WHY), Rule(0, 21, ROOM, 21, 0.8, Ink.ACCENT))
    return Group((Piece(24, marks, Bookmark(1, title)),), gap=18, is_heading=True)


def agenda(content: ReportContent, meeting: Meeting | None) -> tuple[tuple[str, int], ...]:
    """What is talked about, and the minutes it takes: MINUTES together, however many things there are to decide."""
    speech = translation(content.language)
    _ = speech.gettext
    count = len(content.starts)
    things = speech.ngettext("Decide on {count} thing", "Decide on {count} things", count).format(count=count)
    left = MINUTES - _REVIEW - _STATE - _CLOSING - _EACH * count
    items = (
        (_("What became of the last decisions") if meeting else _("What this meeting is for"), _REVIEW),
        (_("Where we stand"), _STATE),
        (things, _EACH * count),
        (_("Anything else"), left),
        (_("Read out what was decided, and sign"), _CLOSING),
    )
    return tuple((item, minutes) for item, minutes in items if minutes)


def _minutes(content: ReportContent, minutes: int) -> str:
    return translation(content.language).ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)


def _agenda(content: ReportContent, meeting: Meeting | None) -> Iterator[Group]:
    _ = translation(content.language).gettext
    yield _section(_("Agenda"), _minutes(content, MINUTES))
    pieces: list[Piece] = []
    for n, (item, minutes) in enumerate(agenda(content, meeting), 1):
        marks = (PrintedText(0, 13, f"{n}.", BODY), PrintedText(_LEFT, 13, item, BODY))
        pieces.append(Piece(18, (*marks, right(ROOM, 13, _minutes(content, minutes), BODY), Rule(0, 18, ROOM, 18))))
    yield Group(tuple(pieces), gap=2, lead=len(pieces))


def _last_time(content: ReportContent, meeting: Meeting | None) -> Iterator[Group]:
    """What the last meeting decided, with owner, due date and answer as they are now."""
    _ = translation(content.language).gettext
    yield _section(_("What became of the last decisions") if meeting else _("What this meeting is for"))
    if meeting is None:
        says = _(
            "This is the first meeting. For each of the things below, agree on what is done, who does it, and by when. "
            "Whatever is written here is typed in afterwards, and comes up again at the next meeting."
        )
        yield Group(tuple(row(TextCell(0, ROOM, says, BODY))), gap=2)
        return
    made = day(meeting.made, content.language)
    says = (
        _("Decided at the meeting of {date}:")
        if meeting.decisions
        else _("Of the meeting of {date} no decision is recorded.")
    )
    yield Group(tuple(row(TextCell(0, ROOM, says.format(date=made), BODY))), gap=2)
    head = _decided_head(content)
    listed = {m.id: m for m in content.measures}
    shown = [(listed[i], text) for i, text in meeting.decisions.items() if i in listed]
    if shown:
        yield Group((head,), is_heading=True)
    for measure, text in shown:
        yield _decided(content, measure, text, head)


def _decided_head(content: ReportContent) -> Piece:
    _ = translation(content.language).gettext
    captions = ((0.0, _("Decision")), (_OWNER, _("Owner")), (_DUE, _("Due date")), (_STATUS, _("Now")))
    return Piece(16, (*(PrintedText(x, 10, words, HEAD) for x, words in captions), Rule(0, 15, ROOM, 15)))


def _decided(content: ReportContent, measure: Measure, text: str, head: Piece) -> Group:
    lang = content.language
    entry = content.entry(measure)
    label = measure_label(measure, lang)
    first = row(
        TextCell(0, _OWNER - 10, f"{label}  {content.words[measure.id].title}", CELL_LABEL),
        TextCell(_OWNER, _DUE - _OWNER - 8, entry.owner, CELL),
        TextCell(_DUE, _STATUS - _DUE - 8, day(entry.due, lang) if entry.due else "", CELL),
        TextCell(_STATUS, ROOM - _STATUS, f"{STATUS_GLYPHS[entry.status]} {name(entry.status, lang)}", CELL),
        before=3,
    )
    pieces = [*first, *row(TextCell(0, _OWNER - 10, text, CELL), after=3)]
    return Group((*pieces, Piece(1, (Rule(0, 0.5, ROOM, 0.5),))), lead=min(2, len(pieces)), running=(head,))


def _state(content: ReportContent) -> Iterator[Group]:
    _ = translation(content.language).gettext
    yield _section(_("Where we stand"))
    yield Group((two_figures(content, figures_of_content(content).whole, ROOM, FLAT),), gap=6)


def _things(content: ReportContent) -> Iterator[Group]:
    _ = translation(content.language).gettext
    if not content.starts:
        yield _section(_("Things to decide on"))
        says = _("Nothing is left to do: every measure that applies is done. Well done.")
        yield Group(tuple(row(TextCell(0, ROOM, says, BODY))), gap=2)
        return
    yield _section(_("Things to decide on"), _("Tick a box where the answer changes."))
    printed = content.sheets[0] if content.sheets else None
    running = (sheet_line(printed, "", ROOM, content.language),)
    for number, start in enumerate(content.starts, 1):
        yield _thing(content, number, start, running)


def _thing(content: ReportContent, number: int, start: Start, running: tuple[Piece, ...]) -> Group:
    """A measure to decide on, what is known of it, and lines to write on."""
    _ = translation(content.language).gettext
    lang = content.language
    words = content.words[start.measure.id]
    label = measure_label(start.measure, lang)
    room = ROOM - _LEFT
    head = row(TextCell(0, _LEFT - 6, str(number), NUMBER), TextCell(_LEFT, room, words.title, MEASURE))
    known = f"{label}  {name(start.measure.level, lang)}"
    pieces = [
        *bookmarked(head, Bookmark(2, f"{number}  {words.title}")),
        *row(TextCell(_LEFT, room, known, LABEL)),
        *row(TextCell(_LEFT, room, words.requirement, BODY), after=2),
        *row(TextCell(_LEFT, room, _("Why now: {reasons}").format(reasons=reasons(start, lang)), WHY)),
        *_settles(content, start),
        _answer(content, start.measure),
        _to_write(content),
    ]
    return Group(tuple(pieces), 14, len(pieces) if sum(p.height for p in pieces) < 0.5 * PORTRAIT.depth else 3, running)


def _settles(content: ReportContent, start: Start) -> list[Piece]:
    """The measures that the same work settles."""
    _ = translation(content.language).gettext
    labels = [measure_label(m, content.language) for m in content.measures if m.id in start.settles]
    words = _("Settles as well: {measures}").format(measures=_(", ").join(labels))
    return row(TextCell(_LEFT, ROOM - _LEFT, words, WHY)) if labels else []


def _answer(content: ReportContent, measure: Measure) -> Piece:
    """What is known today, in words, and empty boxes for the new answer: what a hand ticked stays plain."""
    boxes = AnswerBoxes.ending_at(ROOM, content.language)
    marks: list[Mark] = [*boxes.head(), *boxes.boxes(16, top=HEAD_HEIGHT - 2)]
    y = 8.0
    for text, style in _known(content, measure):
        said = column(_LEFT, y, text, style, boxes.left - _LEFT - 12)
        marks += said
        y += len(said) * style.leading
    return Piece(max(HEAD_HEIGHT + 16, y), tuple(marks))


def _known(content: ReportContent, measure: Measure) -> Iterator[tuple[str, Style]]:
    """The answer of today, and owner and due date where they are set already."""
    _ = translation(content.language).gettext
    lang = content.language
    entry = content.entry(measure)
    answer = f"{STATUS_GLYPHS[entry.status]} {name(entry.status, lang)}"
    yield _("Answer now: {answer}").format(answer=answer), CELL_LABEL
    if entry.owner:
        yield _("Owner so far: {owner}").format(owner=entry.owner), WHY
    if entry.due:
        yield _("Due so far: {date}").format(date=day(entry.due, lang)), WHY


def _to_write(content: ReportContent) -> Piece:
    """Two lines for the decision, one for owner and due date."""
    _ = translation(content.language).gettext
    after = _LEFT + max(width(_("Decision"), CAPTION), width(_("Owner"), CAPTION)) + 8
    due = ROOM - 170
    due_line = due + width(_("Due date"), CAPTION) + 8
    marks: tuple[Mark, ...] = (
        PrintedText(_LEFT, _LINE - 2, _("Decision"), CAPTION),
        *(Rule(after, n * _LINE, ROOM, n * _LINE) for n in (1, 2)),
        PrintedText(_LEFT, 3 * _LINE - 2, _("Owner"), CAPTION),
        Rule(after, 3 * _LINE, due - 12, 3 * _LINE),
        PrintedText(due, 3 * _LINE - 2, _("Due date"), CAPTION),
        Rule(due_line, 3 * _LINE, ROOM, 3 * _LINE),
    )
    return Piece(3 * _LINE + 4, marks)


def _present(content: ReportContent) -> Iterator[Group]:
    """Lines for the names of those present, and the day."""
    _ = translation(content.language).gettext
    yield _section(_("Present"))
    half = (ROOM - 24) / 2
    pieces: list[Piece] = []
    for _line in range(_SIGNERS // 2):
        marks: list[Mark] = []
        for x in (0.0, half + 24):
            name_line, date = x + width(_("Name"), CAPTION) + 6, x + half - 84
            date_line = date + width(_("Date"), CAPTION) + 6
            marks += [
                PrintedText(x, _LINE - 2, _("Name"), CAPTION),
                Rule(name_line, _LINE, date - 8, _LINE),
                PrintedText(date, _LINE - 2, _("Date"), CAPTION),
                Rule(date_line, _LINE, x + half, _LINE),
            ]
        pieces.append(Piece(_LINE + 2, tuple(marks)))
    yield Group(tuple(pieces), lead=len(pieces))

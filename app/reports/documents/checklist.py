"""The checklist: one row a measure, boxes to tick, room to write by hand, and numbers to enter it all by later."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from app.domain.answers import Entry, Field
from app.domain.measures import Measure
from app.i18n import translation
from app.labels import day, measure_label, name, value_text
from app.reports.press.answer_boxes import HEAD_HEIGHT, AnswerBoxes
from app.reports.press.approval import STRIP_WIDTH, approval_strip
from app.reports.press.fonts import Face
from app.reports.press.layout import TextCell, column, row
from app.reports.press.marks import Area, Bookmark, Fill, Group, Mark, Piece, PrintedText, Rule
from app.reports.press.page_format import LANDSCAPE
from app.reports.press.sheet_mark import mark_width, sheet_mark
from app.reports.press.title_block import write_lines
from app.reports.press.typeset import Ink, Style, fit, lines, width
from app.reports.report_content import ReportContent

ROOM = LANDSCAPE.room
TITLE = Style(20, 28, Face.BOLD)
OWNER = Style(11, 17)
WORDS = Style(9, 14)
HEAD = Style(7.5, 9.5, ink=Ink.SOFT)
CATEGORY = Style(9.5, 14, Face.BOLD, Ink.ACCENT)
NUMBER = Style(8.5, 12, Face.FIGURES, Ink.SOFT)
LABEL = Style(8.5, 12, Face.BOLD)
MEASURE = Style(9, 12.5)
LEVEL = Style(7.5, 11, ink=Ink.SOFT)
WRITTEN = Style(8, 12)
DETAIL = Style(8, 12)
DETAIL_CAPTION = Style(7, 12, ink=Ink.SOFT)

_MIN_ROW = 27.0
_PAD = 5.0
_OWNER_LINES = 3
_LONG_DAY = date(2026, 12, 30)


class _Columns:
    """Where the columns begin, in points; those of the boxes are as wide as the longest word over them."""

    def __init__(self, lang: str) -> None:
        self.number = 0.0
        self.label = 24.0
        self.title = self.label + 78
        self.remark = ROOM - 88
        self.due = self.remark - width(day(_LONG_DAY, lang), WRITTEN) - 13
        self.owner = self.due - 74
        self.boxes = AnswerBoxes.ending_at(self.owner - 6, lang)

    @property
    def owner_room(self) -> float:
        return self.due - self.owner - 10

    def is_too_long(self, owner: str) -> bool:
        """Whether an owner would make the row higher than its other cells do."""
        return len(lines(owner, WRITTEN, self.owner_room)) > _OWNER_LINES

    @property
    def rules(self) -> tuple[float, ...]:
        return (self.boxes.left, self.owner - 6, self.due - 6, self.remark - 6)


def build(content: ReportContent) -> Iterator[Group]:
    """The groups of the checklist, in the order of the paper."""
    columns = _Columns(content.language)
    head = (_head(content, columns),)
    yield Group(tuple(_title(content)))
    yield Group(head, gap=10, is_heading=True)
    numbered = list(enumerate(content.measures, 1))
    for category, members in groupby(numbered, lambda pair: pair[1].category):
        yield Group((_category(content, category),), is_heading=True, running=head)
        for number, measure in members:
            yield _row(content, columns, number, measure, head)


def _title(content: ReportContent) -> list[Piece]:
    _ = translation(content.language).gettext
    facts = [_("Role: {view}").format(view=name(content.view, content.language))]
    if not content.blank:
        facts.append(_("As of {date}").format(date=day(content.today, content.language)))
    else:
        facts.append(_("Tick one box in each row."))
    room = _title_room(content)
    title = row(TextCell(0, room, _("Checklist"), TITLE), after=2)
    pieces = [*title, *_owner(content, room), *row(TextCell(0, room, "    ".join(facts), WORDS))]
    strip = approval_strip(ROOM, 0, content.language) if content.approval_strip else ()
    beside = ROOM - (STRIP_WIDTH + 16 if content.approval_strip else 0.0)
    number = sheet_mark(beside, 0, content.sheets[0], content.language) if content.sheets else ()
    return [Piece(pieces[0].height, (*pieces[0].marks, *strip, *number)), *pieces[1:]]


def _title_room(content: ReportContent) -> float:
    """What the boxes and the number of the sheet leave of the width."""
    strip = STRIP_WIDTH + 16 if content.approval_strip else 0.0
    number = mark_width(content.sheets[0]) + 16 if content.sheets else 0.0
    return ROOM - strip - number - 10


def _owner(content: ReportContent, room: float) -> list[Piece]:
    """The organisation, or lines to write its name and the day on."""
    _ = translation(content.language).gettext
    if content.organisation and not content.blank:
        return row(TextCell(0, room, content.organisation, OWNER))
    named = row(TextCell(0, room, content.organisation, OWNER)) if content.organisation else []
    blanks = [(_("Date"), 110.0), (_("Filled in by"), 130.0)]
    fields = blanks if named else [(_("Organization"), 170.0), *blanks]
    return [*named, Piece(24, write_lines(16, HEAD, *fields))]


def _head(content: ReportContent, columns: _Columns) -> Piece:
    _ = translation(content.language).gettext
    lang = content.language
    high = HEAD_HEIGHT
    captions = (
        (columns.number, _("No.")),
        (columns.label, _("Measure")),
        (columns.owner, name(Field.OWNER, lang)),
        (columns.due, name(Field.DUE, lang)),
        (columns.remark, _("Remarks")),
    )
    marks: list[Mark] = [PrintedText(x, high - 8, fit(text, HEAD, 80), HEAD) for x, text in captions]
    marks += columns.boxes.head()
    marks.append(Rule(0, high, ROOM, high, 1.0, Ink.ACCENT))
    return Piece(high, tuple(marks))


def _category(content: ReportContent, letter: str) -> Piece:
    title = f"{letter}  {content.categories[letter]}"
    return Piece(
        19, (Area(0, 0, ROOM, 19, Fill.TINT, weight=0), PrintedText(6, 13.5, title, CATEGORY)), Bookmark(0, title)
    )


def _row(content: ReportContent, columns: _Columns, number: int, measure: Measure, head: tuple[Piece, ...]) -> Group:
    entry = content.entry(measure)
    lang = content.language
    due = day(entry.due, lang) if entry.due else ""
    stacks = [
        _stack(columns.number, 20, (str(number), NUMBER)),
        _stack(columns.label, 70, (measure_label(measure, lang), LABEL), (name(measure.level, lang), LEVEL)),
        _stack(columns.title, columns.boxes.left - columns.title - 10, (content.words[measure.id].title, MEASURE)),
        _stack(columns.owner, columns.owner_room, ("" if columns.is_too_long(entry.owner) else entry.owner, WRITTEN)),
        _stack(columns.due, columns.remark - columns.due - 8, (due, WRITTEN)),
    ]
    high = max(_MIN_ROW, *(bottom + _PAD for _texts, bottom in stacks))
    marks: list[Mark] = [text for texts, _bottom in stacks for text in texts]
    marks += columns.boxes.boxes(high, entry.status)
    marks += [Rule(x, 0, x, high, 0.4) for x in columns.rules]
    details = _details(content, columns, entry)
    end = Piece(0.5, (Rule(0, 0, ROOM, 0),))
    return Group((Piece(high, tuple(marks)), *details, end), lead=min(2, 1 + len(details)), running=head)


def _stack(x: float, room: float, *texts: tuple[str, Style]) -> tuple[list[PrintedText], float]:
    """Texts below one another in a cell of the row, and where they end."""
    marks: list[PrintedText] = []
    y = _PAD
    for text, style in texts:
        said = column(x, y, text, style, room) if text else []
        marks += said
        y += len(said) * style.leading
    return marks, y


def _details(content: ReportContent, columns: _Columns, entry: Entry) -> list[Piece]:
    """What is typed about a measure and would not fit its row."""
    fields = [Field.NOTE, Field.REASON, Field.SCOPE, Field.EVIDENCE, Field.EVIDENCE_SEEN]
    if columns.is_too_long(entry.owner):
        fields.insert(0, Field.OWNER)
    pieces: list[Piece] = []
    caption_room = 104.0
    for field in fields:
        text = value_text(entry.get(field), content.language)
        if text:
            x = columns.title + caption_room
            caption = TextCell(columns.title, caption_room - 6, name(field, content.language), DETAIL_CAPTION)
            pieces += row(caption, TextCell(x, ROOM - x, text, DETAIL), after=2)
    return pieces

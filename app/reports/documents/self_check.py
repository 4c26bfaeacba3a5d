"""The self-check: what each teleworker answers about the own way of working, with a pen, in ten minutes."""

from collections.abc import Iterator
from enum import Enum
from itertools import accumulate

from app.domain.answers import Status
from app.domain.measures import Measure, Role
from app.domain.sheets import PrintedSheet
from app.i18n import translation
from app.labels import STATUS_GLYPHS, name
from app.reports.press.answer_boxes import HEAD_HEIGHT, AnswerBoxes
from app.reports.press.fonts import Face
from app.reports.press.layout import TextCell, bookmarked, centred, column, row
from app.reports.press.marks import Area, Bookmark, Fill, Group, Piece, PrintedText, Rule
from app.reports.press.page_format import CLOSE_TO_THE_EDGE
from app.reports.press.sheet_mark import LINE, mark_width, sheet_line, sheet_mark
from app.reports.press.title_block import write_lines
from app.reports.press.typeset import Ink, Style
from app.reports.report_content import ReportContent

ROOM = CLOSE_TO_THE_EDGE.room
TITLE = Style(17, 25, Face.BOLD)
OWNER = Style(9.5, 14)
PERSON = Style(11, 17, Face.BOLD)
WORDS = Style(8.5, 12.5)
CAPTION = Style(7.5, 10, ink=Ink.SOFT)
NUMBER = Style(10, 12, Face.FIGURES)
CODE = Style(6.5, 9, Face.FIGURES, Ink.SOFT)
MEASURE = Style(9, 12, Face.BOLD)
LEFT_OUT = Style(9, 12, Face.BOLD, Ink.SOFT)
REQUIRED = Style(7.5, 9.6)
REQUIRED_SMALL = Style(7, 8.8)
REASON = Style(7.5, 9.6, ink=Ink.SOFT)
STATUS = Style(8.5, 12, Face.BOLD, Ink.SOFT)

_TEXT = 26.0
"""Where the words of a row begin, behind its number."""
_PAD = 2.0
_GAP = 6.0


class Wording(Enum):
    """Where a row says what is required: below its title, below title and boxes, there in small letters, or not at
    all."""

    BESIDE = "beside"
    BELOW = "below"
    SMALL = "small"
    TITLE = "title"


def build(content: ReportContent) -> Iterator[Group]:
    """A sheet for each person named, or one for whoever writes a name on it; each begins on a new page."""
    boxes = AnswerBoxes.ending_at(ROOM, content.language, 26.0)
    head = _head(content, boxes)
    sheets = [(person, _sheet(content, n)) for n, person in enumerate(content.people or ("",))]
    titles = [_title(content, person, printed) for person, printed in sheets]
    rows = _rows(content, boxes, max(sum(piece.height for piece in title) for title in titles))
    for (person, printed), title in zip(sheets, titles, strict=True):
        running = (sheet_line(printed, person, ROOM, content.language), head)
        yield Group(tuple(title), on_new_page=True)
        yield Group((head,), gap=_GAP, is_heading=True)
        for pieces in rows:
            yield Group(pieces, lead=min(2, len(pieces)), running=running)


def _sheet(content: ReportContent, number: int) -> PrintedSheet | None:
    return content.sheets[number] if number < len(content.sheets) else None


def _title(content: ReportContent, person: str, printed: PrintedSheet | None) -> list[Piece]:
    """Title and number, for whom, when it is due where, and what to do."""
    _ = translation(content.language).gettext
    lang = content.language
    title = _("Teleworker's check sheet")
    room = ROOM - (mark_width(printed) + 16 if printed else 0.0)
    number = sheet_mark(ROOM, 0, printed, lang) if printed else ()
    pieces = bookmarked(row(TextCell(0, room, title, TITLE)), Bookmark(0, person or title), *number)
    if content.organisation:
        pieces += row(TextCell(0, room, content.organisation, OWNER))
    if sum(piece.height for piece in pieces) < 40:
        pieces.append(Piece(40 - sum(piece.height for piece in pieces)))
    if person:
        pieces += row(TextCell(0, ROOM, person, PERSON), after=2)
    lines_to_fill = [(_("Filled in on"), 110.0)] if person else [(_("Name"), 180.0), (_("Filled in on"), 110.0)]
    pieces.append(_blanks(*lines_to_fill))
    pieces += _return_to(content)
    how = _("Tick one box in each row, as things are today. Not sure? Tick 4. It takes about ten minutes.")
    return [*pieces, *row(TextCell(0, ROOM, how, WORDS), before=3)]


def _return_to(content: ReportContent) -> list[Piece]:
    """Who gets it back, where that is known, and by when."""
    _ = translation(content.language).gettext
    keeper = content.profile.holders.get(Role.ADMINISTRATOR, "")
    by = (_("By"), 110.0)
    if not keeper:
        return [_blanks((_("Return to"), 180.0), by)]
    whom = _("Return to {person}").format(person=keeper)
    return [*row(TextCell(0, ROOM, whom, WORDS)), _blanks(by)]


def _blanks(*fields: tuple[str, float]) -> Piece:
    """Captions with lines to write on."""
    return Piece(21, write_lines(15, CAPTION, *fields))


def _head(content: ReportContent, boxes: AnswerBoxes) -> Piece:
    _ = translation(content.language).gettext
    y = HEAD_HEIGHT - 8
    captions = (PrintedText(0, y, _("No."), CAPTION), PrintedText(_TEXT, y, _("Do you do this?"), CAPTION))
    return Piece(HEAD_HEIGHT, (*captions, *boxes.head(), Rule(0, HEAD_HEIGHT, ROOM, HEAD_HEIGHT, 1.0, Ink.ACCENT)))


def _rows(content: ReportContent, boxes: AnswerBoxes, title: float) -> list[tuple[Piece, ...]]:
    """The pieces of each row, with as many words as leave them room on two sides; `title` is what stands above."""
    rows: list[tuple[Piece, ...]] = []
    for wording in Wording:
        rows = [_row(content, boxes, number, wording) for number in range(1, len(content.measures) + 1)]
        if _fits(title, [sum(piece.height for piece in pieces) for pieces in rows]):
            break
    return rows


def _fits(title: float, heights: list[float]) -> bool:
    """Whether rows of these heights fill no more than the two sides of a sheet."""
    left = CLOSE_TO_THE_EDGE.depth - title - _GAP - HEAD_HEIGHT
    place = next((n for n, taken in enumerate(accumulate(heights)) if taken > left), len(heights))
    return sum(heights[place:]) <= CLOSE_TO_THE_EDGE.depth - LINE.leading - HEAD_HEIGHT


def _row(content: ReportContent, boxes: AnswerBoxes, number: int, wording: Wording) -> tuple[Piece, ...]:
    """A number, what is asked, and boxes that are always empty; what does not apply has its reason instead."""
    measure = content.measures[number - 1]
    if content.entry(measure).status is Status.NOT_APPLICABLE:
        return _left_out(content, boxes, number, measure)
    words = content.words[measure.id]
    room = boxes.left - _TEXT - 10
    title = column(_TEXT, _PAD, words.title, MEASURE, room)
    above = _PAD + MEASURE.leading * len(title)
    below = wording in (Wording.BELOW, Wording.SMALL)
    style = REQUIRED_SMALL if wording is Wording.SMALL else REQUIRED
    top = above + 3 if below else above
    wide = ROOM - _TEXT if below else room
    required = column(_TEXT, top, words.requirement, style, wide) if wording is not Wording.TITLE else []
    high = max(top + style.leading * len(required), _PAD + 20) + _PAD
    marks = (
        *_numbers(number, measure),
        *title,
        *required,
        *boxes.boxes(above + 1 if below else high),
        Rule(0, high, ROOM, high),
    )
    return (Piece(high, marks),)


def _numbers(number: int, measure: Measure) -> tuple[PrintedText, PrintedText]:
    return PrintedText(0, _PAD + 9.4, str(number), NUMBER), PrintedText(0, _PAD + 18.5, measure.code, CODE)


def _left_out(content: ReportContent, boxes: AnswerBoxes, number: int, measure: Measure) -> tuple[Piece, ...]:
    """A row that nobody has to answer, on grey."""
    room = boxes.left - _TEXT - 10
    status = f"{STATUS_GLYPHS[Status.NOT_APPLICABLE]} {name(Status.NOT_APPLICABLE, content.language)}"
    middle = (boxes.left + boxes.right) / 2
    title = row(TextCell(_TEXT, room, content.words[measure.id].title, LEFT_OUT), before=_PAD)
    said = centred(middle, _PAD + 9.4, status, STATUS)
    first = Piece(title[0].height, (*_numbers(number, measure), *title[0].marks, said))
    reason = row(TextCell(_TEXT, ROOM - _TEXT, content.entry(measure).reason, REASON), after=_PAD)
    pieces = [first, *title[1:], *reason]
    grey = [Piece(p.height, (Area(0, 0, ROOM, p.height, Fill.TINT, weight=0), *p.marks)) for p in pieces]
    last = grey.pop()
    return (*grey, Piece(last.height, (*last.marks, Rule(0, last.height, ROOM, last.height))))

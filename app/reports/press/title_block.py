"""How a document begins: its title, whose it is, for whom and for what, and the lines to write a name and a day on."""

from collections.abc import Iterator

from app.i18n import translation
from app.reports.press.document import Document
from app.reports.press.fonts import Face, printable
from app.reports.press.layout import TextCell, bookmarked, row, taller
from app.reports.press.marks import Area, Bookmark, Fill, Mark, Piece, PrintedText, Rule
from app.reports.press.sheet_mark import MARK_HEIGHT, mark_width, sheet_mark
from app.reports.press.typeset import Ink, Style, width
from app.reports.report_content import ReportContent

TITLE = Style(20, 29, Face.BOLD)
OWNER = Style(11, 17)
LONG_OWNER = Style(9, 13)
WORDS = Style(9, 14)
CAPTION = Style(8, 11, ink=Ink.SOFT)
LINE = 22.0
"""The height of a line to write on, in points."""
_FACT = 92.0
"""Where the texts beside captions begin, in points."""
_BEFORE_LINE = 5.0
_GAP = 14.0
"""The room between a caption and its line, and between a line and the next caption, in points."""


def opening(content: ReportContent, document: Document, facts: str = "", *, owner: bool = True) -> Iterator[Piece]:
    """The title with its bookmark, and the number of a sheet that comes back; the organisation in full unless it
    follows, the purpose, and a line of facts."""
    room = document.page.room
    title = document.title(content.language)
    printed = content.sheets[0] if document.is_numbered and content.sheets else None
    if printed:
        mark = sheet_mark(room, 0, printed, content.language)
        head = row(TextCell(0, room - mark_width(printed) - _GAP, title, TITLE), after=1)
        yield from bookmarked(at_least(head, MARK_HEIGHT), Bookmark(0, title), *mark)
    else:
        yield from bookmarked(row(TextCell(0, room, title, TITLE), after=1), Bookmark(0, title))
    if content.organisation and owner:
        is_long = width(printable(content.organisation), OWNER) > 2 * room
        yield from row(TextCell(0, room, content.organisation, LONG_OWNER if is_long else OWNER), after=2)
    yield from row(TextCell(0, room, document.purpose(content.language), WORDS))
    if facts:
        yield from row(TextCell(0, room, facts, WORDS))


def at_least(pieces: list[Piece], height: float) -> list[Piece]:
    """The pieces with so much room below them that they have a height together, in points."""
    missing = height - sum(piece.height for piece in pieces)
    return [*pieces[:-1], taller(pieces[-1], missing)] if missing > 0 else pieces


def to_be_signed(content: ReportContent, room: float, head: str, style: Style) -> Iterator[Piece]:
    """A heading, and below it lines for whoever fills a sheet in for a company: its name, the day, a signature."""
    _ = translation(content.language).gettext
    yield from row(TextCell(0, room, head, style))
    yield to_fill_in(room, (_("Company name"), 3), (_("Date"), 2))
    yield to_fill_in(room, (_("Name"), 3), (_("Signature"), 2))


def to_fill_in(room: float, *fields: tuple[str, float], x: float = 0.0) -> Piece:
    """Captions with lines to write on side by side; each line takes its share of what the captions leave of `room`."""
    captions = sum(width(caption, CAPTION) + _BEFORE_LINE for caption, _share in fields) + _GAP * (len(fields) - 1)
    unit = (room - captions) / sum(share for _caption, share in fields)
    return Piece(LINE, write_lines(LINE - 5, CAPTION, *((caption, share * unit) for caption, share in fields), x=x))


def write_lines(base: float, style: Style, *fields: tuple[str, float], x: float = 0.0) -> tuple[Mark, ...]:
    """Captions with lines of these lengths to write on side by side; `base` is their baseline, all in points."""
    marks: list[Mark] = []
    for caption, length in fields:
        marks.append(PrintedText(x, base, caption, style))
        x += width(caption, style) + _BEFORE_LINE
        marks.append(Rule(x, base + 2, x + length, base + 2))
        x += length + _GAP
    return tuple(marks)


def fact(room: float, caption: TextCell, text: str, style: Style) -> list[Piece]:
    """A caption with a text beside it, or with a line to write it on."""
    if text:
        return row(caption, TextCell(_FACT, room - _FACT, text, style))
    return [Piece(LINE, (PrintedText(0, LINE - 5, caption.text, caption.style), Rule(_FACT, LINE - 3, room, LINE - 3)))]


def band(title: str, room: float, style: Style, level: int = 1) -> Piece:
    """A grey band with a title, and its bookmark."""
    marks = (Area(0, 0, room, 19, Fill.TINT, weight=0), PrintedText(6, 13.5, title, style))
    return Piece(19, marks, Bookmark(level, title))

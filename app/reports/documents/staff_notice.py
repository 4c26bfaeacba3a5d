"""The notice to the staff: one page of what to keep to, with a list to sign; its text may be reworded before."""

from bisect import bisect_left
from collections.abc import Iterator

from app.domain.kept_texts import notice_key
from app.domain.notice import Block, notice_parts, notice_text, notices
from app.domain.people import teleworkers
from app.domain.tables import PERSON
from app.i18n import translation
from app.reports.documents.listing import DOCUMENTS
from app.reports.documents.placeholders import placeholders
from app.reports.press.fonts import Face
from app.reports.press.layout import TextCell, bookmarked, height, row
from app.reports.press.marks import Bookmark, Group, Mark, Piece, PrintedText, Rule
from app.reports.press.page_format import PORTRAIT
from app.reports.press.typeset import Ink, Style, fit
from app.reports.report_content import ReportContent

DOCUMENT = DOCUMENTS["staff-notice"]

ROOM = PORTRAIT.room
HEAD = Style(8, 11, ink=Ink.SOFT)
NAME = Style(9, 12)
RECEIPT = Style(9.5, 15, Face.BOLD)

SIZES = (11.5, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5)
"""The sizes of the text, in points: the largest that leaves it all on one page; the last where none does."""
FEWEST = 8
MOST = 24
"""So many rows to sign at least; at most, where no names say more."""
_COLUMNS = 2
_GAP = 18.0


def build(content: ReportContent) -> Iterator[Group]:
    """The groups of the notice: the text, then the list to sign."""
    text = content.texts.get(notice_key(content.language), "").strip() or generated(content)
    title, blocks = notice_parts(text, _item_sign(content))
    receipt = _receipt(content)
    yield from _largest(title, blocks, PORTRAIT.depth - height(receipt))
    yield from receipt


def _largest(title: str, blocks: tuple[Block, ...], room: float) -> list[Group]:
    """The text in the largest size that fits this height; in the smallest where none does."""
    texts: dict[float, list[Group]] = {}

    def fits(size: float) -> bool:
        texts[size] = list(_text(title, blocks, size))
        return height(texts[size]) <= room

    size = SIZES[min(bisect_left(SIZES, True, key=fits), len(SIZES) - 1)]
    return texts.get(size) or list(_text(title, blocks, size))


def generated(content: ReportContent) -> str:
    """The notice as it is when nobody has worded it: plain text, in the language of the content."""
    if content.papers is None:
        return DOCUMENT.title(content.language)
    told = notices(content.measures, content.words, content.entries)
    return notice_text(content.papers.notice, told, placeholders(content), _item_sign(content))


def _item_sign(content: ReportContent) -> str:
    return translation(content.language).pgettext("begins an item of a list", "- ")


def _text(title: str, blocks: tuple[Block, ...], size: float) -> Iterator[Group]:
    """The title and the paragraphs, in one size."""
    large = Style(size * 1.75, size * 2.5, Face.BOLD)
    head = row(TextCell(0, ROOM, title, large), after=size * 0.4)
    yield Group(tuple(bookmarked(head, Bookmark(0, fit(title, large, 2 * ROOM)))))
    style = Style(size, size * 1.55)
    for block in blocks:
        make = _item if block.is_item else _paragraph
        yield make(block.text, style)


def _paragraph(text: str, style: Style) -> Group:
    return Group(tuple(row(TextCell(0, ROOM, text, style))), gap=style.size * 0.7)


def _item(text: str, style: Style) -> Group:
    left = style.size * 1.3
    return Group(
        tuple(row(TextCell(0, left, "・", style), TextCell(left, ROOM - left, text, style))), gap=style.size * 0.35
    )


def _receipt(content: ReportContent) -> list[Group]:
    """The list to sign: a place for each name that is kept, and empty ones."""
    _ = translation(content.language).gettext
    words = content.papers.notice.receipt if content.papers else _("Signature")
    names = [*teleworkers(content.rows(PERSON))]
    count = max(FEWEST, len(names), min(content.profile.teleworkers or 0, MOST))
    names += [""] * (count - len(names))
    head = _head(content)
    title = row(TextCell(0, ROOM, words, RECEIPT), after=2)
    first, *rest = (_row(names[n : n + _COLUMNS]) for n in range(0, count, _COLUMNS))
    begins = Group((*title, head, *first.pieces), gap=14, lead=len(title) + 2)
    return [begins, *(Group(group.pieces, running=(head,)) for group in rest)]


def _column(n: int) -> tuple[float, float]:
    """Where a column of the list begins, and how wide it is."""
    wide = (ROOM - _GAP * (_COLUMNS - 1)) / _COLUMNS
    return n * (wide + _GAP), wide


def _head(content: ReportContent) -> Piece:
    _ = translation(content.language).gettext
    marks: list[Mark] = []
    for x, wide in map(_column, range(_COLUMNS)):
        captions = ((0.0, _("Name")), (0.45, _("Date")), (0.7, _("Signature")))
        marks += [PrintedText(x + share * wide, 10, words, HEAD) for share, words in captions]
        marks.append(Rule(x, 14, x + wide, 14, 0.8, Ink.ACCENT))
    return Piece(14, tuple(marks))


def _row(names: list[str]) -> Group:
    """Rows to sign side by side; a long name makes them higher."""
    columns = [_column(n) for n in range(len(names))]
    cells = [TextCell(x, 0.43 * wide - 6, name, NAME) for (x, wide), name in zip(columns, names, strict=True)]
    *pieces, last = row(*cells, before=6, after=3)
    parted = tuple(x + share * wide for x, wide in columns for share in (0.43, 0.68))
    ends = tuple(Rule(x, last.height, x + wide, last.height) for x, wide in columns)
    ruled = [Piece(p.height, (*p.marks, *_upright(parted, p.height))) for p in (*pieces, last)]
    return Group((*ruled[:-1], Piece(last.height, (*ruled[-1].marks, *ends))))


def _upright(places: tuple[float, ...], high: float) -> Iterator[Rule]:
    """The lines between name, date and signature."""
    return (Rule(x, 3, x, high, 0.3) for x in places)

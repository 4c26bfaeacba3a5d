"""The device register: the ledger that administrator-B-1 asks for, with rows to go on by hand."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from app.domain.ledgers import LedgerRow, is_unseen, ledger_rows
from app.domain.tables import DEVICE, Column
from app.i18n import translation
from app.labels import day, name
from app.reports.documents.listing import DOCUMENTS
from app.reports.press.fonts import Face
from app.reports.press.layout import Pages, TextCell, bookmarked, row
from app.reports.press.marks import Bookmark, Group, Piece, Rule
from app.reports.press.page_format import LANDSCAPE
from app.reports.press.title_block import opening, write_lines
from app.reports.press.typeset import Ink, Style, fit, lines
from app.reports.report_content import ReportContent

DOCUMENT = DOCUMENTS["device-register"]

ROOM = LANDSCAPE.room
COUNT = Style(11, 17)
HEAD = Style(7.5, 10, ink=Ink.SOFT)
CAPTION = Style(7.5, 12, ink=Ink.SOFT)
NUMBER = Style(8, 12, Face.FIGURES, Ink.SOFT)
NAME = Style(8.5, 12, Face.BOLD)
TYPED = Style(8, 12)
UNSEEN = Style(8, 12, Face.BOLD)

UNSEEN_SIGN = "▲"
_PAD = 5.0
_GAP = 8.0
_HAND_ROW = 27.0
_MOST_LINES = 6
"""So many lines a cell may have; _SHORT of app.reports.press.layout keeps such a row in one piece."""
_FEW_ROWS = 3
"""Where fewer empty rows than this fit below the devices, another page of them follows."""
_SHARES = {
    Column.NAME: 82,
    Column.SERIAL: 78,
    Column.SYSTEM: 74,
    Column.APPLICATIONS: 112,
    Column.UPDATES: 76,
    Column.USER: 62,
    Column.PLACE: 62,
    Column.SEEN: 94,
    Column.NOTE: 92,
}
"""The columns that are printed, in their order, and how they share the width, in points."""
_NUMBER_ROOM = ROOM - sum(_SHARES.values())


def build(content: ReportContent) -> Iterator[Group]:
    """The groups of the register, in the order of the paper."""
    devices = () if content.blank else ledger_rows(content.rows(DEVICE))
    head = (_head(content),)
    printed = [Group(tuple(_title(content, devices))), Group(head, gap=8, is_heading=True)]
    printed += [_device(content, number, device, head) for number, device in enumerate(devices, 1)]
    yield from printed
    yield from _rows_to_write_on(printed, head)


def _rows_to_write_on(printed: list[Group], head: tuple[Piece, ...]) -> Iterator[Group]:
    """Empty rows down to the foot of the page; where hardly any fit, on a page of their own."""
    hand_row = Group((_hand_row(),), running=head)
    pages = Pages(LANDSCAPE.depth)
    for group in (*printed, hand_row):
        pages.add(group)
    count = 1 + int(pages.left / _HAND_ROW)
    if count < _FEW_ROWS:
        count += int((LANDSCAPE.depth - head[0].height) / _HAND_ROW)
    yield from [hand_row] * count


def _title(content: ReportContent, devices: tuple[LedgerRow, ...]) -> list[Piece]:
    counted = row(TextCell(0, ROOM, _counted(content, devices), COUNT), after=2) if devices else [_to_write_on(content)]
    return [*opening(content, DOCUMENT), Piece(4), *counted]


def _counted(content: ReportContent, devices: tuple[LedgerRow, ...]) -> str:
    """How many devices there are, and of how many nobody knows where they are now."""
    speech = translation(content.language)
    _ = speech.gettext
    unseen = sum(is_unseen(device, content.today) for device in devices)
    count = speech.ngettext("{count} device", "{count} devices", len(devices)).format(count=len(devices))
    if not unseen:
        return _("{devices}, each seen within the last 90 days").format(devices=count)
    return _("{devices}, of these not seen for 90 days: {count} (marked {sign})").format(
        devices=count, count=unseen, sign=UNSEEN_SIGN
    )


def _to_write_on(content: ReportContent) -> Piece:
    """Lines for the organisation where it has no name, for the day, and for who fills the register in."""
    _ = translation(content.language).gettext
    blanks = [(_("Organization"), 200.0), (_("Date"), 130.0), (_("Filled in by"), 160.0)]
    return Piece(24, write_lines(16, HEAD, *(blanks[1:] if content.organisation else blanks)))


def _places() -> Iterator[tuple[Column, float, float]]:
    """Each column with where it begins and how wide its text may be, in points."""
    x = _NUMBER_ROOM
    for column, share in _SHARES.items():
        yield column, x, share - _GAP
        x += share


def _head(content: ReportContent) -> Piece:
    _ = translation(content.language).gettext
    captions = [TextCell(0, _NUMBER_ROOM - 4, _("No."), HEAD)]
    captions += [TextCell(x, room, name(column, content.language), HEAD) for column, x, room in _places()]
    (piece,) = row(*captions, before=3, after=4)
    return Piece(piece.height, (*piece.marks, Rule(0, piece.height, ROOM, piece.height, 1.0, Ink.ACCENT)))


def _device(content: ReportContent, number: int, device: LedgerRow, head: tuple[Piece, ...]) -> Group:
    """A row for a device; a text that is too long for its cell begins there and stands in full below."""
    cells = [TextCell(0, _NUMBER_ROOM - 4, str(number), NUMBER)]
    below: list[Piece] = []
    for column, x, room in _places():
        cell = TextCell(x, room, _text(content, device, column), _style(content, device, column))
        if len(lines(cell.text, cell.style, room)) > _MOST_LINES:
            below += _in_full(name(column, content.language), cell.text)
            cell = replace(cell, text=fit(cell.text, cell.style, room))
        cells.append(cell)
    mark = Bookmark(1, f"{number}. {fit(device.values[Column.NAME], NAME, ROOM / 2)}")
    (first,) = map(_ruled, bookmarked(row(*cells, before=_PAD, after=_PAD), mark))
    pieces = (first, *below, Piece(0.5, (Rule(0, 0, ROOM, 0),)))
    return Group(pieces, lead=min(2, len(pieces)), running=head)


def _style(content: ReportContent, device: LedgerRow, column: Column) -> Style:
    if column is Column.NAME:
        return NAME
    return UNSEEN if column is Column.SEEN and is_unseen(device, content.today) else TYPED


def _in_full(caption: str, text: str) -> list[Piece]:
    x = _NUMBER_ROOM + _SHARES[Column.NAME]
    return row(
        TextCell(_NUMBER_ROOM, x - _NUMBER_ROOM - _GAP, caption, CAPTION), TextCell(x, ROOM - x, text, TYPED), after=4
    )


def _text(content: ReportContent, device: LedgerRow, column: Column) -> str:
    """A cell in words; what tells that a device was not seen for long is a sign and a word."""
    _ = translation(content.language).gettext
    text = device.values[column]
    if column is not Column.SEEN:
        return text
    seen = day(date.fromisoformat(text), content.language) if text else _("not known")
    return f"{UNSEEN_SIGN} {seen}" if is_unseen(device, content.today) else seen


def _hand_row() -> Piece:
    return _ruled(Piece(_HAND_ROW, (Rule(0, _HAND_ROW, ROOM, _HAND_ROW),)))


def _ruled(piece: Piece) -> Piece:
    """A piece with the lines between the columns."""
    between = tuple(Rule(x - _GAP / 2, 0, x - _GAP / 2, piece.height, 0.4) for _column, x, _room in _places())
    return Piece(piece.height, (*piece.marks, *between), piece.bookmark)

"""The cards for the wallet: eight on a page, of the size of a bank card, with lines to cut along."""

from collections.abc import Iterator, Sequence

from app.domain.emergency_contacts import EmergencyContact
from app.domain.papers import Emergency
from app.i18n import translation
from app.reports.press.fonts import Face
from app.reports.press.layout import TextCell, bookmarked, row
from app.reports.press.marks import Area, Bookmark, Group, Mark, Piece, PrintedText, Rule
from app.reports.press.typeset import Ink, Style, fit, width
from app.reports.report_content import ReportContent

MILLIMETRE = 72 / 25.4
CARD = (85.6 * MILLIMETRE, 54 * MILLIMETRE)
"""Width and height of a card in points: ID-1 of ISO/IEC 7810, as bank cards are."""
_ACROSS, _DOWN = 2, 4
_MOST = 4
"""So many to call have room on a card."""
_PAD = 9.0

TITLE = Style(13, 18, Face.BOLD)
WORDS = Style(9, 13)
OWNER = Style(6.5, 8, ink=Ink.SOFT)
CALL = Style(9.5, 12, Face.BOLD)
RULES = Style(7.5, 10)
DUTY = Style(6.5, 8, ink=Ink.SOFT)
NAME = Style(7.5, 9)
_PHONES = tuple(Style(size, size, Face.BOLD) for size in (12.0, 10.0, 8.5, 7.0, 6.0))


def wallet_cards(
    content: ReportContent, emergency: Emergency, listed: Sequence[EmergencyContact], room: float
) -> Iterator[Group]:
    """A page of cards, all the same, in a text `room` points wide. What is cut short stands in full on the poster."""
    _ = translation(content.language).gettext
    title = _("Cards for the wallet")
    head = bookmarked(row(TextCell(0, room, title, TITLE)), Bookmark(0, title))
    how = row(TextCell(0, room, _("Cut along the lines. Give one to everyone, to keep apart from the devices."), WORDS))
    yield Group((*head, *how), is_heading=True, on_new_page=True)
    wide, high = CARD
    left = (room - _ACROSS * wide) / 2
    card = _card(content, emergency, listed)
    for n in range(_DOWN):
        marks = [moved for i in range(_ACROSS) for moved in _moved(card, left + i * wide)]
        yield Group((Piece(high, tuple(marks)),), gap=8 if n == 0 else 0)


def _moved(marks: Sequence[Mark], dx: float) -> list[Mark]:
    moved: list[Mark] = []
    for mark in marks:
        match mark:
            case PrintedText():
                moved.append(PrintedText(mark.x + dx, mark.y, mark.text, mark.style))
            case Rule():
                moved.append(Rule(mark.x + dx, mark.y, mark.to_x + dx, mark.to_y, mark.weight, mark.ink))
            case Area():
                moved.append(Area(mark.x + dx, mark.y, mark.width, mark.height, mark.fill, mark.ink, mark.weight))
    return moved


def _card(content: ReportContent, emergency: Emergency, listed: Sequence[EmergencyContact]) -> list[Mark]:
    wide, high = CARD
    room = wide - 2 * _PAD
    call, *rules = emergency.card
    marks: list[Mark] = [Area(0, 0, wide, high, ink=Ink.SOFT, weight=0.4)]
    marks.append(PrintedText(_PAD, 14, fit(content.organisation, OWNER, room), OWNER))
    marks.append(PrintedText(_PAD, 27, fit(call, CALL, room), CALL))
    y = 39.0
    for number, rule in enumerate(rules, 1):
        marks.append(PrintedText(_PAD, y, fit(f"{number}. {rule}", RULES, room), RULES))
        y += RULES.leading
    y -= 4
    each = (high - y - 4) / _MOST
    for contact in listed[:_MOST]:
        marks.append(Rule(_PAD, y, wide - _PAD, y, 0.4))
        marks += _contact(contact, y, each, room)
        y += each
    return marks


def _contact(contact: EmergencyContact, top: float, high: float, room: float) -> list[Mark]:
    """A line of the card: who, and the number; what is not known has room to be written in."""
    phone = next((style for style in _PHONES if width(contact.phone, style) <= room * 0.56), _PHONES[-1])
    number = fit(contact.phone, phone, room * 0.56)
    taken = width(number, phone) if number else room * 0.5
    left = room - taken - 6
    base = top + high - 3.5
    marks: list[Mark] = [PrintedText(_PAD, top + 7.5, fit(contact.duty, DUTY, left if number else room), DUTY)]
    if contact.name:
        marks.append(PrintedText(_PAD, base, fit(contact.name, NAME, left), NAME))
    if number:
        marks.append(PrintedText(_PAD + room - taken, base, number, phone))
    return marks

"""The emergency card: a poster for the wall, and cards for the wallet with lines to cut along."""

import re
from collections.abc import Iterable, Iterator

from app.domain.emergency_contacts import EmergencyContact, contacts_to_call
from app.domain.papers import Emergency
from app.domain.tables import CONTACT, Column
from app.i18n import translation
from app.labels import measure_label, name
from app.reports.documents.listing import DOCUMENTS
from app.reports.documents.wallet import wallet_cards
from app.reports.press.fonts import Face
from app.reports.press.layout import BASELINE, TextCell, centred, column, height, row
from app.reports.press.marks import Area, Bookmark, Fill, Group, Mark, Piece, PrintedText, Rule
from app.reports.press.page_format import CLOSE_TO_THE_EDGE
from app.reports.press.typeset import Ink, Style, lines
from app.reports.report_content import ReportContent

DOCUMENT = DOCUMENTS["emergency-card"]

ROOM = CLOSE_TO_THE_EDGE.room

_SCALES = (1.2, 1.12, 1.06, 1.0, 0.92, 0.85, 0.78, 0.7)
"""By how much the type of the poster shrinks until it fits on one page; what does not fit even so goes on overleaf."""
_PHONES = (32.0, 27.0, 22.0, 18.0, 14.0)
_NAMES = (16.0, 13.0, 10.0)
_STEPS = (22.0, 20.5, 19.0)
_WRITING = 12.0
"""What a hand needs above a caption, in points."""
CAPTION = Style(7.5, 10, ink=Ink.SOFT)
_SENTENCE = re.compile(r"(?<=[。？])|(?<=[.!?]) ")
_LEFT = 0.46
"""The share of the width that names have; phone numbers have the rest."""


def build(content: ReportContent) -> Iterator[Group]:
    """The poster as large as its page allows, then the cards."""
    assert content.papers is not None
    emergency = content.papers.emergency
    listed = contacts_to_call(content.rows(CONTACT), emergency, blank=content.blank)
    yield from _fitted(content, emergency, listed)
    yield from wallet_cards(content, emergency, listed, ROOM)


def _fitted(content: ReportContent, emergency: Emergency, listed: tuple[EmergencyContact, ...]) -> list[Group]:
    """The poster in the largest type in which it is one page; in the smallest where it is not."""
    smallest = list(_poster(content, emergency, listed, _SCALES[-1]))
    if _fits(smallest):
        for scale in _SCALES[:-1]:
            poster = list(_poster(content, emergency, listed, scale))
            if _fits(poster):
                return poster
    return smallest


def _fits(groups: Iterable[Group]) -> bool:
    return height(groups) <= CLOSE_TO_THE_EDGE.depth


def _style(size: float, face: Face = Face.TEXT, ink: Ink = Ink.TEXT) -> Style:
    return Style(size, size * 1.32, face, ink)


def _poster(
    content: ReportContent, emergency: Emergency, listed: tuple[EmergencyContact, ...], scale: float
) -> Iterator[Group]:
    _ = translation(content.language).gettext
    yield Group((_banner(content, emergency.call, scale),))
    size = _even_size(emergency.steps, scale)
    for number, step in enumerate(emergency.steps, 1):
        yield Group((_step(str(number), step, size, scale),), gap=12 * scale if number == 1 else 6 * scale)
    yield _heading(_("Call"), scale)
    for contact in listed:
        yield _contact(content, contact, scale)
    yield _heading(_("Do not"), scale)
    for dont in emergency.donts:
        yield Group((_step("×", dont, 17 * scale, scale),), gap=5 * scale)
    yield Group(tuple(_small_print(content, emergency)), gap=10 * scale)


def _banner(content: ReportContent, call: str, scale: float) -> Piece:
    """The first thing to know, white on black."""
    pad = 12 * scale
    style = _style(30 * scale, Face.BOLD, Ink.PAPER)
    texts = [
        line for sentence in filter(None, _SENTENCE.split(call)) for line in lines(sentence, style, ROOM - 2 * pad)
    ]
    high = len(texts) * style.leading + 2 * pad
    marks: list[Mark] = [Area(0, 0, ROOM, high, Fill.SOLID, Ink.BLACK, weight=0)]
    marks += [PrintedText(pad, pad + (n + BASELINE) * style.leading, text, style) for n, text in enumerate(texts)]
    return Piece(high, tuple(marks), Bookmark(0, DOCUMENT.title(content.language)))


def _heading(text: str, scale: float) -> Group:
    style = _style(14 * scale, Face.BOLD)
    (piece,) = row(TextCell(0, ROOM, text, style), after=2)
    line = Rule(0, piece.height, ROOM, piece.height, 1.5, Ink.TEXT)
    return Group((Piece(piece.height, (*piece.marks, line)),), gap=12 * scale, is_heading=True)


def _step(sign: str, text: str, size: float, scale: float) -> Piece:
    """A sign in a box and a sentence beside it."""
    style = _style(size, Face.BOLD)
    side = style.leading
    said = column(46 * scale, 0, text, style, ROOM - 46 * scale)
    box = Area(0, 0, side, side, ink=Ink.TEXT, weight=1.2)
    return Piece(len(said) * side, (box, centred(side / 2, side * BASELINE, sign, style), *said))


def _even_size(steps: tuple[str, ...], scale: float) -> float:
    """The size at which the steps take the fewest lines; the largest of those."""
    sizes = [size * scale for size in _STEPS]
    room = ROOM - 46 * scale
    return min(sizes, key=lambda size: (sum(len(lines(s, _style(size, Face.BOLD), room)) for s in steps), -size))


def _largest(text: str, sizes: tuple[float, ...], room: float, most: int, face: Face) -> Style:
    """The first style in which a text takes at most so many lines; the smallest where none does."""
    styles = [_style(size, face) for size in sizes]
    return next((style for style in styles if len(lines(text, style, room)) <= most), styles[-1])


def _contact(content: ReportContent, contact: EmergencyContact, scale: float) -> Group:
    """Who it is on the left, the number as large as it fits on the right."""
    start = ROOM * _LEFT
    left, right = start - 12, ROOM - start
    named = _largest(contact.name, tuple(size * scale for size in _NAMES), left, 1, Face.BOLD)
    phone = _largest(contact.phone, tuple(size * scale for size in _PHONES), right, 1, Face.BOLD)
    marks: list[Mark] = []
    y = 5 * scale
    for text, style in ((contact.duty, _style(11 * scale)), (contact.name, named)):
        if text:
            marks += column(0, y, text, style, left)
            y += len(lines(text, style, left)) * style.leading
    deep = len(lines(contact.phone, phone, right)) * phone.leading
    below = 4 * scale if contact.phone else _WRITING + CAPTION.leading + 4
    high = max(y + below, deep + 6 * scale, 42 * scale)
    marks += column(start, (high - deep) / 2, contact.phone, phone, right) if contact.phone else []
    marks += _to_write_in(content, contact, start, high)
    note = row(TextCell(0, ROOM, contact.note, _style(10.5)), before=1, after=4) if contact.note else []
    return Group((Piece(high, tuple(marks)), *note, Piece(0.5, (Rule(0, 0, ROOM, 0),))), lead=min(2, 1 + len(note)))


def _to_write_in(content: ReportContent, contact: EmergencyContact, start: float, high: float) -> list[Mark]:
    """Small captions where a hand writes on the line below."""
    if contact.phone:
        return []
    captions = [(start, Column.PHONE)] if contact.name else [(0.0, Column.NAME), (start, Column.PHONE)]
    return [PrintedText(x, high - 4, name(what, content.language), CAPTION) for x, what in captions]


def _small_print(content: ReportContent, emergency: Emergency) -> list[Piece]:
    """Whose poster it is, for whom and for what, and of which measures."""
    _ = translation(content.language).gettext
    named = {measure.id: measure for measure in content.measures}
    labels = [measure_label(named[i], content.language) for i in emergency.measures if i in named]
    about = _("From {measures}.").format(measures=_(", ").join(labels)) if labels else ""
    text = " ".join(filter(None, (DOCUMENT.purpose(content.language), about)))
    owner = row(TextCell(0, ROOM, content.organisation, _style(11, Face.BOLD)), after=2) if content.organisation else []
    return [*owner, *row(TextCell(0, ROOM, text, _style(9, ink=Ink.SOFT)))]

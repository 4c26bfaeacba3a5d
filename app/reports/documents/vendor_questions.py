"""The question sheet for the IT vendor: what it does for us, as plain questions to tick; nothing internal is on it."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby

from app.domain.answers import EMPTY, Carrier, Status
from app.domain.measures import Measure
from app.domain.tables import Column
from app.i18n import N_, translation
from app.labels import day, measure_label
from app.reports.documents.listing import DOCUMENTS
from app.reports.documents.placeholders import name_and_phone, ours, theirs
from app.reports.press.fonts import Face
from app.reports.press.layout import TextCell, row
from app.reports.press.marks import Group, Mark, Piece, PrintedText, Rule, box_to_tick
from app.reports.press.page_format import PORTRAIT
from app.reports.press.title_block import LINE, band, fact, opening, to_fill_in
from app.reports.press.typeset import Ink, Style, width
from app.reports.report_content import ReportContent

DOCUMENT = DOCUMENTS["vendor-questions"]

ROOM = PORTRAIT.room
WORDS = Style(9.5, 15)
CAPTION = Style(8, 15, ink=Ink.SOFT)
FACT = Style(9.5, 15)
BAND = Style(9.5, 14, Face.BOLD, Ink.ACCENT)
NUMBER = Style(10, 16, Face.BOLD, Ink.ACCENT)
QUESTION = Style(10, 16)
LABEL = Style(7.5, 11, ink=Ink.SOFT)
ANSWER = Style(8.5, 12)

WEEKS = 2
"""So long has the vendor to reply, unless somebody writes another day."""
TYPICAL = (
    "administrator-C-2",
    "administrator-D-3",
    "administrator-E-5",
    "administrator-F-1",
    "administrator-F-2",
    "administrator-H-2",
    "administrator-I-2",
    "administrator-J-5",
)
"""What a small organisation often leaves to its IT vendor: our suggestion, shown where nothing is marked yet."""

_LEFT = 26.0
_BOX = 10.0
_ANSWERS = (N_("Yes"), N_("Partly"), N_("No"), N_("To be clarified"))


def build(content: ReportContent) -> Iterator[Group]:
    """The groups of the sheet, in the order of the paper."""
    measures = asked(content)
    if not measures:
        yield Group(tuple(opening(content, DOCUMENT)))
        yield from _nothing_marked(content)
        return
    yield Group(tuple(_opening(content)))
    yield Group(tuple(_signature(content)), gap=10)
    numbered = enumerate(measures, 1)
    for letter, members in groupby(numbered, lambda pair: pair[1].category):
        yield Group((band(content.categories[letter], ROOM, BAND),), gap=10, is_heading=True)
        for number, measure in members:
            yield _question(content, number, measure)


def asked(content: ReportContent) -> list[Measure]:
    """The measures that the vendor carries out, alone or with us, and that apply; category by category."""
    entries = {m.id: content.entries.get(m.id, EMPTY) for m in content.measures}
    carried = (Carrier.VENDOR, Carrier.BOTH)
    kept = [m for m in content.measures if entries[m.id].carrier in carried]
    return sorted(
        (m for m in kept if entries[m.id].status is not Status.NOT_APPLICABLE), key=lambda measure: measure.category
    )


def _opening(content: ReportContent) -> Iterator[Piece]:
    """Who asks whom, until when, and how to answer."""
    _ = translation(content.language).gettext
    until = day(content.today + timedelta(weeks=WEEKS), content.language)
    yield from opening(content, DOCUMENT, owner=False)
    yield Piece(6)
    facts = (
        (_("To"), theirs(content)[Column.NAME]),
        (_("From"), content.organisation),
        (_("Contact"), name_and_phone(ours(content))),
        (_("Please reply by"), until),
    )
    for caption, text in facts:
        yield from fact(ROOM, TextCell(0, 86, caption, CAPTION), "" if content.blank else text, FACT)
    says = _(
        "We are checking the security of our telework. These are the questions about what you do for us, or could do. "
        "Please tick one box for each, write on the lines what we should know, and send the sheet back."
    )
    yield from row(TextCell(0, ROOM, says, WORDS), before=8)


def _question(content: ReportContent, number: int, measure: Measure) -> Group:
    """A question with its boxes and two lines to write on."""
    words = content.words[measure.id]
    asks = row(
        TextCell(0, _LEFT - 4, str(number), NUMBER),
        TextCell(_LEFT, ROOM - _LEFT, words.question or words.title, QUESTION),
        before=7,
    )
    return Group((*asks, _boxes(content, measure), _line(), Piece(LINE + 5, _line().marks)), lead=len(asks) + 2)


def _boxes(content: ReportContent, measure: Measure) -> Piece:
    _ = translation(content.language).gettext
    marks: list[Mark] = []
    x = _LEFT
    for words in map(_, _ANSWERS):
        marks += [*box_to_tick(x, 5, _BOX, ticked=False), PrintedText(x + _BOX + 5, 13.5, words, ANSWER)]
        x += _BOX + 5 + width(words, ANSWER) + 22
    label = measure_label(measure, content.language)
    marks.append(PrintedText(ROOM - width(label, LABEL), 13.5, label, LABEL))
    return Piece(18, tuple(marks))


def _line() -> Piece:
    return Piece(LINE, (Rule(_LEFT, LINE - 2, ROOM, LINE - 2),))


def _signature(content: ReportContent) -> Iterator[Piece]:
    """Who answers: lines for the vendor to fill in."""
    _ = translation(content.language).gettext
    yield from row(TextCell(0, ROOM, _("Filled in by (IT vendor)"), BAND))
    yield to_fill_in(ROOM, (_("Company name"), 3), (_("Date"), 2))
    yield to_fill_in(ROOM, (_("Name"), 3), (_("Signature"), 2))


def _nothing_marked(content: ReportContent) -> Iterator[Group]:
    """How to mark what the vendor carries out, and what it often is."""
    _ = translation(content.language).gettext
    says = _(
        "No measure is marked as the IT vendor's yet. Choose “IT vendor” or “Both” as “Carried out by” at each measure "
        "that the vendor sees to; this sheet then asks about it. Often these are:"
    )
    yield Group(tuple(row(TextCell(0, ROOM, says, WORDS))), gap=12)
    for measure in (m for m in content.measures if m.id in TYPICAL):
        label = measure_label(measure, content.language)
        title = content.words[measure.id].title
        yield Group(tuple(row(TextCell(0, 92, label, CAPTION), TextCell(100, ROOM - 100, title, WORDS))), gap=3)

"""What the IT vendor is to do, place by place, to hand over at the next visit and to get back ticked and signed."""

from collections.abc import Iterator, Sequence
from itertools import chain, groupby

from app.domain.own_steps import not_sure_of
from app.domain.profile import Fact, Known
from app.domain.sheets import step_row
from app.domain.steps import Site
from app.domain.tables import Column
from app.domain.vendor_work import VendorRequest, vendor_requests
from app.i18n import translation
from app.labels import as_spoken, ask_instead, day, measure_label, name, tool_names
from app.reports.documents.listing import DOCUMENTS
from app.reports.documents.placeholders import name_and_phone, ours, theirs
from app.reports.press.fonts import Face
from app.reports.press.layout import BASELINE, TextCell, column, first_fitting, right, row
from app.reports.press.marks import Group, Mark, Piece, PrintedText, Rule, box_to_tick
from app.reports.press.page_format import CLOSE_TO_THE_EDGE
from app.reports.press.sheet_mark import sheet_line
from app.reports.press.title_block import band, fact, opening, to_be_signed
from app.reports.press.typeset import Ink, Style, fit, width
from app.reports.report_content import ReportContent

DOCUMENT = DOCUMENTS["vendor-request"]

ROOM = CLOSE_TO_THE_EDGE.room
WORDS = Style(9, 13.5)
CAPTION = Style(8, 13.5, ink=Ink.SOFT)
FACT = Style(9.5, 14)
BAND = Style(9.5, 14, Face.BOLD, Ink.ACCENT)
NUMBER = Style(8.5, 12.5, Face.FIGURES)
ASKS = (Style(8.5, 12), Style(7.5, 10.2))
"""How the sentences are written, and how where they would fill too many pages."""
SMALL = Style(6.5, 9, ink=Ink.SOFT)
PAGES = 3
"""What can be handed over at a visit."""

_BOX = 10.0
_BOX_AT = 18.0
_ASK = 34.0
_RESULT = 406.0
"""Where the box, the sentence and the room for the result begin, in points."""
_PAD = 3.0
_HAND = 13.0
"""The height of a line to write on in a row, in points."""


def build(content: ReportContent) -> Iterator[Group]:
    """The groups of the sheet, in the order of the paper."""
    asked = _all(content)
    requests = [request for request in asked if not request.is_done]
    if not requests:
        yield Group((*opening(content, DOCUMENT), *_nothing(content, asked)))
        return
    head = Group(tuple(_head(content, asked)))
    sheets = ((PAGES, chain([head], _sheet(content, requests, style))) for style in ASKS)
    yield from first_fitting(sheets, DOCUMENT.page.depth)


def _sheet(content: ReportContent, requests: Sequence[VendorRequest], style: Style) -> Iterator[Group]:
    running = (sheet_line(content.sheets[0], "", ROOM, content.language),) if content.sheets else ()
    numbered = enumerate(requests, 1)
    for site, members in groupby(numbered, lambda pair: pair[1].site):
        yield Group(tuple(_site(content, site)), gap=8, is_heading=True)
        for number, request in members:
            yield Group((_row(content, number, request, style),), running=running)
    yield Group(tuple(_signature(content)), gap=12, running=running)


def to_ask(content: ReportContent) -> tuple[VendorRequest, ...]:
    """What is still to be done, in the order of the paper."""
    return tuple(request for request in _all(content) if not request.is_done)


def asked_for(content: ReportContent) -> tuple[str, ...] | None:
    """What the numbered rows are about; None where nothing is to be done."""
    return tuple(step_row(request.measure.id, request.step.id) for request in to_ask(content)) or None


def _all(content: ReportContent) -> tuple[VendorRequest, ...]:
    return vendor_requests(content.measures, content.words, content.entries, content.profile.has)


def _has_no_vendor(content: ReportContent) -> bool:
    return content.profile.fact(Fact.IT_VENDOR) is Known.NO


def _head(content: ReportContent, asked: Sequence[VendorRequest]) -> Iterator[Piece]:
    """Who asks whom, on which day, and what to do with the sheet; or that there is nobody yet to ask."""
    _ = translation(content.language).gettext
    yield from opening(content, DOCUMENT, owner=False)
    yield Piece(4)
    facts = (
        (_("To"), theirs(content)[Column.NAME]),
        (_("From"), content.organisation),
        (_("Contact"), name_and_phone(ours(content))),
        (_("Date"), day(content.today, content.language)),
    )
    for caption, text in facts[_has_no_vendor(content) :]:
        yield from fact(ROOM, TextCell(0, 86, caption, CAPTION), text, FACT)
    if _has_no_vendor(content):
        says = _(
            "You have no IT vendor: each place says whom to ask instead. If they cannot help, or if you do not know "
            "where to ask, the advice desk of your city or of the chamber of commerce can help further."
        )
    else:
        says = _(
            "Please tick what you have done, and write the result and the day beside it. If you cannot do something, "
            "or if it costs money, please write that. Then sign at the end and give us the sheet back."
        )
    yield from row(TextCell(0, ROOM, says, WORDS), before=6)
    yield from _done(content, asked)


def _done(content: ReportContent, asked: Sequence[VendorRequest]) -> Iterator[Piece]:
    """What was asked for and is done already, in short."""
    _ = translation(content.language).gettext
    labels = dict.fromkeys(measure_label(r.measure, content.language) for r in asked if r.is_done)
    if labels:
        says = _("Done already, and not asked for any more: {measures}").format(measures=_(", ").join(labels))
        yield from row(TextCell(0, ROOM, says, CAPTION), before=2)


def _site(content: ReportContent, site: Site) -> Iterator[Piece]:
    yield band(name(site, content.language), ROOM, BAND)
    if _has_no_vendor(content):
        yield from row(TextCell(6, ROOM - 6, ask_instead(site, content.language), WORDS), before=2)


def _row(content: ReportContent, number: int, request: VendorRequest, style: Style) -> Piece:
    """A box, the sentence to send with what it is for, and room for the result and the day."""
    room = _RESULT - _ASK - 14
    asks = column(_ASK, _PAD, as_spoken(request.step.ask, content.profile.kind, content.language), style, room)
    about = _about(content, request, asks[-1], room)
    high = max(about.y + 4, _PAD + 2 * _HAND) + _PAD
    marks: list[Mark] = [
        right(_BOX_AT - 5, _PAD + 8.5, str(number), NUMBER),
        *box_to_tick(_BOX_AT, _PAD, _BOX, ticked=False),
        *asks,
        about,
        *_room_for_result(content, high),
        Rule(0, high, ROOM, high),
    ]
    return Piece(high, tuple(marks))


def _about(content: ReportContent, request: VendorRequest, last: PrintedText, room: float) -> PrintedText:
    """For which measure it is, and for which tools, where nobody said that they are there: behind the last line of the
    sentence, or below it."""
    tools = not_sure_of(request.step, content.profile.has)
    label = measure_label(request.measure, content.language)
    said = "　".join(filter(None, (label, tool_names(tools, content.language))))
    ends = width(last.text, last.style) + 8
    if ends + width(said, SMALL) <= room:
        return PrintedText(last.x + ends, last.y, said, SMALL)
    return PrintedText(last.x, last.y + SMALL.leading, fit(said, SMALL, room), SMALL)


def _room_for_result(content: ReportContent, high: float) -> Iterator[Mark]:
    """Lines for the result, as many as fit, and one for the day."""
    _ = translation(content.language).gettext
    captions = (_("Result"), _("Date"))
    left = _RESULT + max(width(caption, SMALL) for caption in captions) + 5
    count = int((high - _PAD) / _HAND)
    step = (high - _PAD - 1) / count
    for n in range(1, count + 1):
        yield Rule(left, n * step, ROOM, n * step)
    for caption, n in zip(captions, (1, count), strict=True):
        yield PrintedText(_RESULT, n * step - 2, caption, SMALL)


def _signature(content: ReportContent) -> Iterator[Piece]:
    """Who did it, and when: lines for the vendor to fill in."""
    _ = translation(content.language).gettext
    who = _("Filled in by") if _has_no_vendor(content) else _("Filled in by (IT vendor)")
    yield from to_be_signed(content, ROOM, who, BAND)


def _nothing(content: ReportContent, asked: Sequence[VendorRequest]) -> Iterator[Piece]:
    _ = translation(content.language).gettext
    says = _("There is nothing to ask the IT vendor for now: no open measure that applies has a step for the vendor.")
    yield from row(TextCell(0, ROOM, says, WORDS), before=10 + WORDS.leading * (1 - BASELINE))
    yield from _done(content, asked)

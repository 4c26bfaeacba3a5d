"""The question sheet for the IT vendor: what it does for us, as plain questions to tick; nothing internal is on it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from app.domain.answers import EMPTY, Carrier, Status
from app.domain.measures import Measure
from app.domain.own_steps import share_out
from app.domain.paper_forms import REPLIES
from app.domain.tables import Column
from app.domain.vendor_work import REPLY_WITHIN
from app.i18n import translation
from app.labels import as_spoken, day, measure_label
from app.reports.documents.listing import DOCUMENTS
from app.reports.documents.placeholders import name_and_phone, ours, theirs
from app.reports.press.fonts import Face
from app.reports.press.layout import TextCell, row, taller
from app.reports.press.marks import Group, Mark, Piece, PrintedText, Rule, box_to_tick
from app.reports.press.page_format import PORTRAIT
from app.reports.press.sheet_mark import sheet_line
from app.reports.press.title_block import CAPTION as LINE_CAPTION
from app.reports.press.title_block import LINE, band, fact, opening, to_be_signed, to_fill_in
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

ASK = Style(8.5, 12.5)
ASK_CAPTION = Style(7.5, 12.5, ink=Ink.SOFT)

_LEFT = 26.0
_BOX = 10.0
_LEAST_LINE = 105.0
"""Shorter than this, in points, a line is no room to write: the next one begins a new row."""


def build(content: ReportContent) -> Iterator[Group]:
    """The groups of the sheet, in the order of the paper."""
    measures = asked(content)
    if not measures:
        yield Group(tuple(opening(content, DOCUMENT)))
        yield from _nothing_marked(content)
        return
    yield Group(tuple(_opening(content)))
    who = translation(content.language).gettext("Filled in by (IT vendor)")
    yield Group(tuple(to_be_signed(content, ROOM, who, BAND)), gap=10)
    running = (sheet_line(content.sheets[0], "", ROOM, content.language),) if content.sheets else ()
    numbered = enumerate(measures, 1)
    for letter, members in groupby(numbered, lambda pair: pair[1].category):
        yield Group((band(content.categories[letter], ROOM, BAND),), gap=10, is_heading=True)
        for number, measure in members:
            yield replace(_question(content, number, measure), running=running)


def asked_about(content: ReportContent) -> tuple[str, ...] | None:
    """What the numbered questions are about; None where nothing is asked."""
    return tuple(measure.id for measure in asked(content)) or None


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
    until = day(content.today + REPLY_WITHIN, content.language)
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
    """A question with its boxes, the lines to fill in, and the sentences to send with it."""
    words = content.words[measure.id]
    kind, lang = content.profile.kind, content.language
    asks = row(
        TextCell(0, _LEFT - 4, str(number), NUMBER),
        TextCell(_LEFT, ROOM - _LEFT, as_spoken(words.question or words.title, kind, lang), QUESTION),
        before=7,
    )
    lines = _lines([as_spoken(blank, kind, lang) for blank in words.blanks])
    pieces = [*asks, _boxes(content, measure), *lines, *_requests(content, measure)]
    return Group((*pieces[:-1], taller(pieces[-1], 5)), lead=len(asks) + 2)


def _lines(captions: Sequence[str]) -> list[Piece]:
    """Captions with lines to write on, as many beside each other as leave room for a hand; one line without a caption
    below them."""
    rows: list[list[str]] = []
    for caption in captions:
        least = width(caption, LINE_CAPTION) + _LEAST_LINE
        if rows and sum(width(one, LINE_CAPTION) + _LEAST_LINE for one in rows[-1]) + least <= ROOM - _LEFT:
            rows[-1].append(caption)
        else:
            rows.append([caption])
    captioned = [to_fill_in(ROOM - _LEFT, *((caption, 1.0) for caption in one), x=_LEFT) for one in rows]
    return [*captioned, Piece(LINE, (Rule(_LEFT, LINE - 3, ROOM, LINE - 3),))]


def _requests(content: ReportContent, measure: Measure) -> list[Piece]:
    """The sentences to send for this measure."""
    _ = translation(content.language).gettext
    x = _LEFT + 50
    pieces: list[Piece] = []
    for step in share_out(content.words[measure.id].steps, content.profile.has).vendor:
        caption = (TextCell(_LEFT, 46, _("Please do"), ASK_CAPTION),) if not pieces else ()
        said = as_spoken(step.ask, content.profile.kind, content.language)
        pieces += row(*caption, TextCell(x, ROOM - x, said, ASK), before=4)
    return pieces


def _boxes(content: ReportContent, measure: Measure) -> Piece:
    _ = translation(content.language).gettext
    marks: list[Mark] = []
    x = _LEFT
    for words in map(_, REPLIES.values()):
        marks += [*box_to_tick(x, 5, _BOX, ticked=False), PrintedText(x + _BOX + 5, 13.5, words, ANSWER)]
        x += _BOX + 5 + width(words, ANSWER) + 22
    label = measure_label(measure, content.language)
    marks.append(PrintedText(ROOM - width(label, LABEL), 13.5, label, LABEL))
    return Piece(18, tuple(marks))


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

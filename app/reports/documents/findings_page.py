"""The list of findings: what does not hold together, kind by kind, to hand out and tick off; and what was put off."""

from collections.abc import Iterator, Sequence

from app.domain.findings import Finding, FindingKind
from app.domain.putting_off import PutOff
from app.finding_labels import (
    finding_facts_words,
    finding_heading,
    finding_place,
    finding_title,
    finding_why,
    put_off_words,
)
from app.i18n import translation
from app.reports.documents.listing import DOCUMENTS
from app.reports.press.fonts import Face
from app.reports.press.layout import TextCell, row, taller
from app.reports.press.marks import Group, Piece, PrintedText, Rule, box_to_tick
from app.reports.press.page_format import LANDSCAPE
from app.reports.press.title_block import band, opening, to_fill_in
from app.reports.press.typeset import Ink, Style
from app.reports.report_content import ReportContent

DOCUMENT = DOCUMENTS["findings"]

ROOM = LANDSCAPE.room
HEAD = Style(7.5, 9.5, ink=Ink.SOFT)
BAND = Style(9.5, 14, Face.BOLD, Ink.ACCENT)
WORDS = Style(9, 14)
HINT = Style(8, 12, ink=Ink.SOFT)
LABEL = Style(8.5, 12.5, Face.BOLD)
TITLE = Style(9, 12.5)
FACTS = Style(8.5, 12.5)

_BOX = 11.0
_PLACE = 20.0
_TITLE = 120.0
_FACTS = 338.0
_WHO = 584.0
_BY = 676.0
_PAD = 6.0
_GAP = 8.0
_MIN_ROW = 30.0


def build(content: ReportContent) -> Iterator[Group]:
    """The groups of the page, in the order of the paper."""
    _ = translation(content.language).gettext
    found = content.found
    signed = to_fill_in(ROOM, (_("Reviewed by"), 3), (_("Date"), 2), (_("Next review"), 2))
    yield Group((*opening(content, DOCUMENT), *row(TextCell(0, ROOM, _counted(content), WORDS), after=4), signed))
    head = (_head(content),)
    if found.standing:
        yield Group(head, gap=10, is_heading=True)
    for kind in FindingKind:
        of_kind = [(one, finding_facts_words(one, content.language)) for one in found.standing if one.kind is kind]
        heading, why = finding_heading(kind, content.language), finding_why(kind, content.language)
        yield from _section(content, heading, why, of_kind, head)
    off = [(one, _why_put_off(one, why, content.language)) for one, why in found.put_off]
    yield from _section(content, _("Put off"), _("Each comes back by itself."), off, head)


def _counted(content: ReportContent) -> str:
    """How much was found; where nothing was, that."""
    speech = translation(content.language)
    _ = speech.gettext
    if count := len(content.found.standing):
        words = speech.ngettext("{count} thing does not hold together", "{count} things do not hold together", count)
        return words.format(count=count)
    return _("Everything holds together: what is done can be shown, and what is open has an owner and a date.")


def _why_put_off(finding: Finding, one: PutOff, lang: str) -> str:
    return "\n".join(filter(None, (finding_heading(finding.kind, lang), put_off_words(one, lang))))


def _section(
    content: ReportContent, heading: str, why: str, listed: Sequence[tuple[Finding, str]], head: tuple[Piece, ...]
) -> Iterator[Group]:
    """A band with what is wrong and why it matters, and a row for each finding; nothing where there is none."""
    if not listed:
        return
    counted = translation(content.language).gettext("{title} ({count})").format(title=heading, count=len(listed))
    intro = row(TextCell(_PAD, ROOM - 2 * _PAD, why, HINT), before=3, after=3)
    yield Group((band(counted, ROOM, BAND), *intro), gap=4, is_heading=True, running=head)
    for finding, facts in listed:
        yield _row(content, finding, facts, head)


def _head(content: ReportContent) -> Piece:
    _ = translation(content.language).gettext
    captions = ((_PLACE, _("Where")), (_FACTS, _("What is known")), (_WHO, _("Who")), (_BY, _("By when")))
    marks = [PrintedText(x, 9, text, HEAD) for x, text in captions]
    return Piece(14, (*marks, Rule(0, 14, ROOM, 14, 1.0, Ink.ACCENT)))


def _row(content: ReportContent, finding: Finding, facts: str, head: tuple[Piece, ...]) -> Group:
    """A box, where it is and what is known of it, and room for a name and a day."""
    lang = content.language
    place = finding_place(finding, {measure.id: measure for measure in content.measures}, lang)
    pieces = row(
        TextCell(_PLACE, _TITLE - _PLACE - _GAP, place, LABEL),
        TextCell(_TITLE, _FACTS - _TITLE - _GAP, finding_title(finding, content.words, lang), TITLE),
        TextCell(_FACTS, _WHO - _FACTS - _GAP, facts, FACTS),
        before=_PAD,
        after=_PAD,
    )
    pieces[-1] = taller(pieces[-1], max(0.0, _MIN_ROW - sum(piece.height for piece in pieces)))
    first, *rest = (_ruled(piece, is_last=piece is pieces[-1]) for piece in pieces)
    boxed = Piece(first.height, (*first.marks, *box_to_tick(2, _PAD, _BOX, ticked=False)))
    return Group((boxed, *rest), lead=min(2, 1 + len(rest)), running=head)


def _ruled(piece: Piece, *, is_last: bool) -> Piece:
    """With the rules of the columns to write in, and below the last piece of a row."""
    sides = (Rule(x - 4, 0, x - 4, piece.height, 0.4) for x in (_WHO, _BY))
    end = (Rule(0, piece.height, ROOM, piece.height),) if is_last else ()
    return Piece(piece.height, (*piece.marks, *sides, *end))

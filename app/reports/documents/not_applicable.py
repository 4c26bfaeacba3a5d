"""The review of what was set aside: what does not apply, what nobody knows, what is to be confirmed, and why."""

from collections.abc import Iterator, Mapping, Sequence

from app.domain.answers import Entry, Field, Status
from app.domain.applicability import Source
from app.domain.measures import Measure
from app.i18n import N_, translation
from app.labels import day, measure_label, name
from app.reports.documents.listing import DOCUMENTS
from app.reports.press.fonts import Face
from app.reports.press.layout import BASELINE, TextCell, centred, row
from app.reports.press.marks import Group, Mark, Piece, PrintedText, Rule, box_to_tick
from app.reports.press.page_format import LANDSCAPE
from app.reports.press.title_block import band, opening, to_fill_in
from app.reports.press.typeset import Ink, Style, lines
from app.reports.report_content import ReportContent

DOCUMENT = DOCUMENTS["not-applicable"]

ROOM = LANDSCAPE.room
HEAD = Style(7.5, 9.5, ink=Ink.SOFT)
BAND = Style(9.5, 14, Face.BOLD, Ink.ACCENT)
WORDS = Style(9, 14)
HINT = Style(8, 12, ink=Ink.SOFT)
LABEL = Style(8.5, 12.5, Face.BOLD)
MEASURE = Style(9, 12.5)
REASON = Style(8.5, 12.5)

_TITLE = 96.0
_REASON = 256.0
_BOXES = 508.0
_BOX_ROOM = 48.0
_REMARK = _BOXES + 2 * _BOX_ROOM + 8
_BOX = 11.0
_PAD = 6.0
_MIN_ROW = 36.0
_LEADING = 12.5
_SHORT = 8
"""So many lines of a row stay on one page."""
_OWN_WORD: Mapping[Source | None, str] = {
    None: N_("Answered so by hand."),
    Source.USER: N_("Decided by hand, whatever the profile says."),
    Source.GUIDELINE: N_("Follows from the profile of the organization."),
    Source.SUGGESTION: N_("Follows from the profile of the organization."),
}
"""On whose word a measure does not apply."""

ReasonLines = list[tuple[str, Style]]
PlacedText = list[tuple[float, str, Style]]
"""Lines, each with where it begins."""


def build(content: ReportContent) -> Iterator[Group]:
    """The groups of the review, in the order of the paper."""
    _ = translation(content.language).gettext
    facts = _("Role: {view}").format(view=name(content.view, content.language))
    signed = to_fill_in(ROOM, (_("Reviewed by"), 3), (_("Date"), 2), (_("Next review"), 2))
    yield Group((*opening(content, DOCUMENT, facts), signed))
    sections = [section for section in _sections(content) if section[2]]
    if not sections:
        says = _("Nothing is set aside: every measure applies, and no answer is “Don't know”.")
        yield Group(tuple(row(TextCell(0, ROOM, says, WORDS))), gap=12)
        return
    head = (_head(content),)
    yield Group(head, gap=10, is_heading=True)
    for title, hint, listed in sections:
        counted = _("{title} ({count})").format(title=title, count=len(listed))
        intro = row(TextCell(6, ROOM - 12, hint, HINT), before=3, after=3)
        yield Group((band(counted, ROOM, BAND), *intro), is_heading=True, running=head)
        for measure, reasons in listed:
            yield _row(content, measure, reasons, head)


Section = tuple[str, str, list[tuple[Measure, ReasonLines]]]


def _sections(content: ReportContent) -> Iterator[Section]:
    """Title, what to look at, and the measures with why, of each part."""
    _ = translation(content.language).gettext
    pairs = [(m, content.entry(m)) for m in content.measures]
    aside = [(m, e) for m, e in pairs if e.status is Status.NOT_APPLICABLE]
    unknown = [(m, e) for m, e in pairs if e.status is Status.UNKNOWN]
    known = {m.id for m, _entry in (*aside, *unknown)}
    unsure = [(m, e) for m, e in pairs if m.id in content.unconfirmed and m.id not in known]
    yield (
        _("Does not apply"),
        _("Is the reason still true? A new device, service or person can change it."),
        [(m, _why_aside(content, m, e)) for m, e in aside],
    )
    yield (
        _("Answered “Don't know”"),
        _("Who can find out, and by when? Write it into the remarks."),
        [(m, _why_unknown(content, m, e)) for m, e in unknown],
    )
    yield (
        _("To be confirmed"),
        _("A fact about the organization is missing. Until it is known, these measures count as applying."),
        [(m, [(content.unconfirmed[m.id], REASON), *_typed(content, e)]) for m, e in unsure],
    )


def _why_aside(content: ReportContent, measure: Measure, entry: Entry) -> ReasonLines:
    _ = translation(content.language).gettext
    word = _(_OWN_WORD[content.set_aside.get(measure.id)])
    return [(entry.reason, REASON), (word, HINT), *_typed(content, entry)]


def _why_unknown(content: ReportContent, measure: Measure, entry: Entry) -> ReasonLines:
    """What is known all the same; nothing typed: a line says so."""
    _ = translation(content.language).gettext
    unsure = content.unconfirmed.get(measure.id)
    found = [(unsure, REASON)] if unsure else []
    found += _typed(content, entry)
    return found or [(_("No note so far."), HINT)]


def _typed(content: ReportContent, entry: Entry) -> ReasonLines:
    """The note, and who finds out by when."""
    _ = translation(content.language).gettext
    lang = content.language
    pair = _("{caption}: {text}")
    found = [(pair.format(caption=name(Field.NOTE, lang), text=entry.note), REASON)] if entry.note else []
    if entry.is_open and entry.owner:
        found.append((pair.format(caption=name(Field.OWNER, lang), text=entry.owner), REASON))
    if entry.is_open and entry.due:
        found.append((pair.format(caption=name(Field.DUE, lang), text=day(entry.due, lang)), REASON))
    return found


def _head(content: ReportContent) -> Piece:
    _ = translation(content.language).gettext
    high = 24.0
    captions = ((0.0, _("Measure")), (_REASON, _("Reason")), (_REMARK, _("Remarks")))
    marks: list[Mark] = [PrintedText(x, high - 7, text, HEAD) for x, text in captions]
    for n, words in enumerate((_("Still true"), _("Has changed"))):
        stack = lines(words, HEAD, _BOX_ROOM - 2)
        marks += [
            centred(_middle(n), high - 7 - 9.5 * (len(stack) - 1 - i), line, HEAD) for i, line in enumerate(stack)
        ]
    return Piece(high, (*marks, Rule(0, high, ROOM, high, 1.0, Ink.ACCENT)))


def _middle(n: int) -> float:
    return _BOXES + (n + 0.5) * _BOX_ROOM


def _row(content: ReportContent, measure: Measure, reasons: ReasonLines, head: tuple[Piece, ...]) -> Group:
    """A measure with why it stands here, two boxes and room for a remark."""
    columns = (
        _lines(0, _TITLE - 8, (measure_label(measure, content.language), LABEL)),
        _lines(_TITLE, _REASON - _TITLE - 12, (content.words[measure.id].title, MEASURE)),
        _lines(_REASON, _BOXES - _REASON - 10, *reasons),
    )
    count = max(map(len, columns))
    kept = count if count <= _SHORT else max(map(len, columns[:2]))
    last = max(_PAD, _MIN_ROW - _PAD - count * _LEADING)
    first = _piece(columns, slice(0, kept), _PAD, 0.0 if kept < count else last, tuple(_boxes(_PAD)))
    rest = [_piece(columns, slice(n, n + 1), 0.0, last * (n == count - 1)) for n in range(kept, count)]
    return Group((first, *rest), lead=min(2, 1 + len(rest)), running=head)


def _lines(x: float, room: float, *texts: tuple[str, Style]) -> PlacedText:
    """The lines of texts below one another, each with where it begins and its style."""
    return [(x, line, style) for text, style in texts for line in lines(text, style, room)]


def _piece(
    columns: Sequence[PlacedText], part: slice, before: float, after: float, boxes: tuple[Mark, ...] = ()
) -> Piece:
    """A part of the lines of columns side by side, ruled between the columns and, where room follows it, below."""
    count = part.stop - part.start
    high = before + count * _LEADING + after
    base = before + BASELINE * _LEADING
    texts = [
        PrintedText(x, base + n * _LEADING, line, style)
        for column in columns
        for n, (x, line, style) in enumerate(column[part])
    ]
    sides = (Rule(x, 0, x, high, 0.4) for x in (_BOXES, _BOXES + 2 * _BOX_ROOM))
    end = (Rule(0, high, ROOM, high),) if after else ()
    return Piece(high, (*texts, *boxes, *sides, *end))


def _boxes(y: float) -> Iterator[Mark]:
    for n in range(2):
        yield from box_to_tick(_middle(n) - _BOX / 2, y, _BOX, ticked=False)

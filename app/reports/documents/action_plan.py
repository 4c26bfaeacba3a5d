"""The action plan: what is to be done, by whom, by when, most urgent first; for the meeting."""

from collections.abc import Iterator
from itertools import groupby

from app.domain.answers import Entry, Field, Priority, Status
from app.domain.measures import Measure
from app.domain.priorities import is_planned, most_urgent_first
from app.i18n import translation
from app.labels import STATUS_GLYPHS, as_spoken, day, effort, measure_label, name, value_text
from app.reports.documents.front_page import front_page
from app.reports.press.fonts import Face
from app.reports.press.layout import BASELINE, TextCell, right, row
from app.reports.press.marks import Bookmark, Group, Mark, Piece, PrintedText, Rule
from app.reports.press.page_format import PORTRAIT
from app.reports.press.printed_steps import printed_steps, under_caption
from app.reports.press.typeset import Ink, Style, width
from app.reports.report_content import ReportContent

ROOM = PORTRAIT.room
SECTION = Style(15, 24, Face.BOLD)
URGENCY = Style(10.5, 16, Face.BOLD, Ink.ACCENT)
LABEL = Style(8.5, 13, Face.BOLD, Ink.ACCENT)
STATUS = Style(9, 13, Face.BOLD)
TITLE = Style(11.5, 18, Face.BOLD)
BODY = Style(9, 14)
CAPTION = Style(8, 14, ink=Ink.SOFT)
FACT_CAPTION = Style(7.5, 10, ink=Ink.SOFT)
FACT = Style(9, 14)
LATE = Style(9, 14, Face.BOLD)
KIND = Style(8.5, 13, ink=Ink.SOFT)
SHORT = Style(8.5, 13)
SHORT_LABEL = Style(8.5, 13, Face.BOLD)
SHORT_CAPTION = Style(7.5, 13, ink=Ink.SOFT)

_GUTTER = 84.0
_GAP = 14.0
_FEW = 10
"""So many measures may begin below the front page's short tables."""


def build(content: ReportContent) -> Iterator[Group]:
    """The groups of the whole plan, in the order of the paper."""
    yield from front_page(content)
    yield from _to_do(content)
    yield from _not_answered(content)
    yield from _unconfirmed(content)
    yield from _not_applicable(content)
    yield from _done(content)


def _section(title: str, *, on_new_page: bool = False) -> Group:
    head = row(TextCell(0, ROOM, title, SECTION))
    first = Piece(head[0].height, head[0].marks, Bookmark(0, title))
    return Group((first, *head[1:]), gap=26, is_heading=True, on_new_page=on_new_page)


def _to_do(content: ReportContent) -> Iterator[Group]:
    _ = translation(content.language).gettext
    entries = {m.id: content.entry(m) for m in content.measures}
    listed = most_urgent_first(content.measures, entries, content.today)
    measures = [m for m in listed if is_planned(entries[m.id])]
    yield _section(_("What is to be done"), on_new_page=len(measures) > _FEW)
    if not listed:
        says = _("Nothing is left to do: every measure that applies is done. Well done.")
        yield Group(tuple(row(TextCell(0, ROOM, says, BODY))))
    elif not measures:
        says = _("Nothing is planned yet. Answer the measures in the checklist first; those listed below wait for it.")
        yield Group(tuple(row(TextCell(0, ROOM, says, BODY))))
    for urgency, group in groupby(measures, lambda m: _urgency(entries[m.id], content)):
        head = row(TextCell(0, ROOM, urgency, URGENCY))
        yield Group((Piece(head[0].height, head[0].marks, Bookmark(1, urgency)), *head[1:]), gap=10, is_heading=True)
        for measure in group:
            yield _block(content, measure, entries[measure.id])


def _urgency(entry: Entry, content: ReportContent) -> str:
    _ = translation(content.language).gettext
    if entry.is_overdue(content.today):
        return _("Overdue")
    words = {Priority.HIGH: _("High priority"), Priority.NORMAL: _("Normal priority"), Priority.LOW: _("Low priority")}
    return words[entry.priority]


def _block(content: ReportContent, measure: Measure, entry: Entry) -> Group:
    """One measure with all that is planned and known about it."""
    _ = translation(content.language).gettext
    words = content.words[measure.id]
    label = measure_label(measure, content.language)
    title = row(TextCell(0, ROOM, words.title, TITLE), after=2)
    head = [_head(content, measure, entry, label), *title, *_facts(content, entry)]
    paragraphs = [
        (_("Required"), words.requirement),
        (_("Steps"), ""),
        (_("The notice"), as_spoken(words.notice, content.profile.kind, content.language)),
        (_("If you work alone"), words.alone if content.profile.is_one_person else ""),
        (_("Settles as well"), _counterparts(content, measure)),
        *_typed(content, entry, (Field.NOTE, Field.SCOPE, Field.EVIDENCE, Field.EVIDENCE_SEEN, Field.REASON)),
    ]
    body: list[Piece] = []
    for caption, text in paragraphs:
        if caption == _("Steps"):
            body += _steps(content, measure, caption)
        elif text:
            body += row(
                TextCell(0, _GUTTER - 8, caption, CAPTION), TextCell(_GUTTER, ROOM - _GUTTER, text, BODY), after=3
            )
    goes_on = _("{measure} (continued)").format(measure=label)
    return Group((*head, *body), _GAP, len(head) + 1, continued=tuple(row(TextCell(0, ROOM, goes_on, KIND), after=4)))


def _head(content: ReportContent, measure: Measure, entry: Entry, label: str) -> Piece:
    status = f"{STATUS_GLYPHS[entry.status]} {name(entry.status, content.language)}"
    marks: tuple[Mark, ...] = (
        Rule(0, 0, ROOM, 0, 0.8, Ink.ACCENT),
        PrintedText(0, 15, label, LABEL),
        PrintedText(width(label, LABEL) + 12, 15, name(measure.level, content.language), KIND),
        right(ROOM, 15, status, STATUS),
    )
    return Piece(19, marks, Bookmark(2, f"{label} {content.words[measure.id].title}"))


def _facts(content: ReportContent, entry: Entry) -> list[Piece]:
    """Owner, due date, carrier and priority under their captions, with a line to write on where one is not set."""
    _ = translation(content.language).gettext
    lang = content.language
    is_late = entry.is_overdue(content.today)
    due = day(entry.due, lang) if entry.due else ""
    if is_late:
        due = _("{date} (overdue)").format(date=due)
    columns = (
        (Field.OWNER, 0.0, 172.0, entry.owner, FACT),
        (Field.DUE, 184.0, 142.0, due, LATE if is_late else FACT),
        (Field.CARRIER, 338.0, 74.0, name(entry.carrier, lang), FACT),
        (Field.PRIORITY, 424.0, ROOM - 424.0, name(entry.priority, lang), FACT),
    )
    captions = tuple(PrintedText(x, 9, name(field, lang), FACT_CAPTION) for field, x, *_rest in columns)
    values = row(*(TextCell(x, wide, text, style) for _field, x, wide, text, style in columns), after=7)
    empty = tuple(Rule(x, 11.5, x + wide, 11.5) for _field, x, wide, text, _style in columns if not text)
    return [Piece(11, captions), Piece(values[0].height, (*values[0].marks, *empty)), *values[1:]]


def _steps(content: ReportContent, measure: Measure, caption: str) -> list[Piece]:
    pieces = printed_steps(content, measure, _GUTTER, ROOM, BODY)
    return under_caption(PrintedText(0, CAPTION.leading * BASELINE, caption, CAPTION), pieces, after=3)


def _counterparts(content: ReportContent, measure: Measure) -> str:
    """The measures of this document that the same work fulfils."""
    listed = {m.id: m for m in content.measures}
    labels = [measure_label(listed[i], content.language) for i in measure.counterparts if i in listed]
    return translation(content.language).gettext(", ").join(labels)


def _typed(content: ReportContent, entry: Entry, fields: tuple[Field, ...]) -> list[tuple[str, str]]:
    """Caption and text of each field that somebody filled."""
    pairs = [(name(f, content.language), value_text(entry.get(f), content.language)) for f in fields]
    return [(caption, text) for caption, text in pairs if text]


def _not_answered(content: ReportContent) -> Iterator[Group]:
    _ = translation(content.language).gettext
    listed = [(m, e) for m, e in _with_status(content, Status.UNANSWERED) if not is_planned(e)]
    if not listed:
        return
    yield _section(_("What has no answer yet"))
    for measure, entry in listed:
        extras = _typed(content, entry, (Field.NOTE, Field.SCOPE, Field.EVIDENCE, Field.EVIDENCE_SEEN, Field.REASON))
        remark = f"{name(measure.level, content.language)}　{effort(measure, content.language)}"
        yield _line(content, measure, remark, extras)


def _unconfirmed(content: ReportContent) -> Iterator[Group]:
    _ = translation(content.language).gettext
    listed = [m for m in content.measures if m.id in content.unconfirmed]
    if not listed:
        return
    yield _section(_("What is to be confirmed, and why"))
    for measure in listed:
        yield _line(content, measure, content.unconfirmed[measure.id], [])


def _not_applicable(content: ReportContent) -> Iterator[Group]:
    _ = translation(content.language).gettext
    listed = _with_status(content, Status.NOT_APPLICABLE)
    if not listed:
        return
    yield _section(_("What does not apply, and why"))
    for measure, entry in listed:
        extras = _typed(content, entry, (Field.OWNER, Field.NOTE, Field.SCOPE, Field.EVIDENCE, Field.EVIDENCE_SEEN))
        yield _line(content, measure, entry.reason, extras)


def _done(content: ReportContent) -> Iterator[Group]:
    _ = translation(content.language).gettext
    listed = _with_status(content, Status.DONE)
    if not listed:
        return
    yield _section(_("What is done"))
    for measure, entry in listed:
        seen = day(entry.evidence_seen, content.language) if entry.evidence_seen else ""
        evidence = _("{evidence} (seen {date})").format(evidence=entry.evidence, date=seen) if seen else entry.evidence
        extras = _typed(content, entry, (Field.OWNER, Field.NOTE, Field.SCOPE, Field.REASON))
        yield _line(content, measure, evidence, extras)


def _with_status(content: ReportContent, status: Status) -> list[tuple[Measure, Entry]]:
    return [(m, e) for m in content.measures if (e := content.entry(m)).status is status]


def _line(content: ReportContent, measure: Measure, remark: str, extras: list[tuple[str, str]]) -> Group:
    """One line for a measure that needs no work; what else somebody typed stands below it."""
    label = measure_label(measure, content.language)
    left = _label_width(content)
    middle = 196.0
    end = left + middle + 10
    cells = row(
        TextCell(0, left - 6, label, SHORT_LABEL),
        TextCell(left, middle, content.words[measure.id].title, SHORT),
        TextCell(end, ROOM - end, remark, SHORT),
        before=2,
        after=2,
    )
    for caption, text in extras:
        cells += row(
            TextCell(left, 84, caption, SHORT_CAPTION), TextCell(left + 90, ROOM - left - 90, text, SHORT), after=2
        )
    return Group((*cells, Piece(1, (Rule(0, 0.5, ROOM, 0.5),))), lead=min(2, len(cells)))


def _label_width(content: ReportContent) -> float:
    return max(width(measure_label(m, content.language), SHORT_LABEL) for m in content.measures) + 12

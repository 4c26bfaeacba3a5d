"""The statement for customers who ask: what was checked, how far it is, and who answers for it; no list of gaps."""

from collections.abc import Iterator

from app.domain.answers import Status
from app.domain.kept_texts import STATEMENT_MEASURES, STATEMENT_SCOPE
from app.domain.measures import Measure, Role
from app.domain.summary import Figures, by_category, figures
from app.i18n import translation
from app.labels import day, measure_label
from app.reports.documents.listing import DOCUMENTS
from app.reports.documents.placeholders import name_and_phone, ours
from app.reports.press.fonts import Face
from app.reports.press.layout import TextCell, bookmarked, right, row
from app.reports.press.marks import Area, Bookmark, Fill, Group, Mark, Piece, PrintedText, Rule
from app.reports.press.page_format import PORTRAIT
from app.reports.press.title_block import TITLE, fact, to_fill_in
from app.reports.press.typeset import Ink, Style, fit
from app.reports.report_content import ReportContent

DOCUMENT = DOCUMENTS["customer-statement"]

ROOM = PORTRAIT.room
OWNER = Style(13, 20, Face.BOLD)
WORDS = Style(10, 16)
CAPTION = Style(8.5, 16, ink=Ink.SOFT)
HEADING = Style(11, 18, Face.BOLD, Ink.ACCENT)
LABEL = Style(9, 14)
NUMBER = Style(9, 14, Face.FIGURES)
WHOLE = Style(9.5, 14, Face.BOLD)
NOTE = Style(8, 12, ink=Ink.SOFT)

_CAPTION_ROOM = 92.0
_BAR_ROW = 15.0


def build(content: ReportContent) -> Iterator[Group]:
    """The groups of the statement, in the order of the paper."""
    yield Group(tuple(_opening(content)))
    yield Group(tuple(_state(content)), gap=14, lead=3)
    yield from _chosen(content)
    yield Group(tuple(_answering(content)), gap=16, lead=99)


def chosen(content: ReportContent) -> list[Measure]:
    """The measures that a person chose to name and that are done; another one is never named."""
    wanted = set(content.texts.get(STATEMENT_MEASURES, "").split())
    return [m for m in content.measures if m.id in wanted and content.entry(m).status is Status.DONE]


def scope(content: ReportContent) -> str:
    """What the statement is about: in a person's words, or made of the profile."""
    worded = content.texts.get(STATEMENT_SCOPE, "").strip()
    return worded or default_scope(content)


def default_scope(content: ReportContent) -> str:
    """The scope as the profile gives it."""
    speech = translation(content.language)
    _ = speech.gettext
    count = content.profile.teleworkers
    if not count:
        return _("All telework of our organization: the rules, the devices and the services used for it.")
    return speech.ngettext(
        "All telework of our organization ({count} person): the rules, the devices and the services used for it.",
        "All telework of our organization ({count} people): the rules, the devices and the services used for it.",
        count,
    ).format(count=count)


def _opening(content: ReportContent) -> Iterator[Piece]:
    _ = translation(content.language).gettext
    title = DOCUMENT.title(content.language)
    head = row(TextCell(0, ROOM, _("On the security of our telework"), TITLE), after=4)
    yield from bookmarked(head, Bookmark(0, title))
    yield from (
        row(TextCell(0, ROOM, content.organisation, OWNER), after=6)
        if content.organisation
        else [_line_for_name(content)]
    )
    yield from row(TextCell(0, ROOM, _("To our customers and business partners"), WORDS), after=6)
    says = _(
        "We check the security of our telework ourselves, against the measures of the guideline named below. "
        "This sheet says how far we are. It is a self-check: nobody else has examined or confirmed it."
    )
    yield from row(TextCell(0, ROOM, says, WORDS), after=6)
    facts = (
        (
            _("Guideline"),
            _("Telework Security Guideline, 5th edition (Ministry of Internal Affairs and Communications, May 2021)"),
        ),
        (_("As of"), day(content.today, content.language)),
        (_("What it covers"), scope(content)),
    )
    for caption, text in facts:
        yield from row(
            TextCell(0, _CAPTION_ROOM - 8, caption, CAPTION),
            TextCell(_CAPTION_ROOM, ROOM - _CAPTION_ROOM, text, WORDS),
            after=2,
        )


def _line_for_name(content: ReportContent) -> Piece:
    _ = translation(content.language).gettext
    return to_fill_in(ROOM * 0.7, (_("Organization"), 1))


def _state(content: ReportContent) -> Iterator[Piece]:
    """How many measures of each category are done, and of all."""
    _ = translation(content.language).gettext
    entries = {m.id: content.entry(m) for m in content.measures}
    yield _heading(_("Where we stand"))
    yield Piece(12, (right(ROOM, 9, _("Done / applicable"), NOTE),))
    yield _bar(_("All categories"), figures(content.measures, entries), WHOLE, content.language)
    yield Piece(4, (Rule(0, 1, ROOM, 1),))
    for letter, counts in by_category(content.measures, entries).items():
        yield _bar(content.categories[letter], counts, LABEL, content.language)
    says = _("Counted are the measures that apply to us. Dark: done.")
    yield from row(TextCell(0, ROOM, says, NOTE), before=3)


def _heading(title: str) -> Piece:
    return Piece(22, (PrintedText(0, 13, title, HEADING), Rule(0, 19, ROOM, 19, 0.8, Ink.ACCENT)), Bookmark(1, title))


def _bar(words: str, counts: Figures, style: Style, lang: str) -> Piece:
    """A name, a bar of what is done, and the two numbers; nothing else about the rest."""
    left, length = 188.0, ROOM - 188.0 - 64
    marks: list[Mark] = [PrintedText(0, 11, fit(words, style, left - 8), style), Area(left, 3, length, 9, ink=Ink.LINE)]
    if counts.done:
        marks.append(Area(left, 3, length * counts.done_share, 9, Fill.SOLID, weight=0))
    _ = translation(lang).gettext
    if counts.applicable:
        marks.append(right(ROOM, 11, f"{counts.done} / {counts.applicable}", NUMBER))
    else:
        marks.append(right(ROOM, 11, _("Does not apply"), NOTE))
    return Piece(_BAR_ROW, tuple(marks))


def _chosen(content: ReportContent) -> Iterator[Group]:
    """The measures that a person chose to name, category by category."""
    _ = translation(content.language).gettext
    measures = chosen(content)
    if not measures:
        return
    yield Group((_heading(_("Some of what we have done")),), gap=14, is_heading=True)
    for measure in measures:
        label = measure_label(measure, content.language)
        title = content.words[measure.id].title
        yield Group(
            tuple(
                row(
                    TextCell(0, _CAPTION_ROOM - 2, label, NOTE),
                    TextCell(_CAPTION_ROOM, ROOM - _CAPTION_ROOM, title, LABEL),
                )
            )
        )


def _answering(content: ReportContent) -> Iterator[Piece]:
    """Who answers for it, whom to ask, and what the statement is not."""
    _ = translation(content.language).gettext
    yield _heading(_("Who answers for it"))
    pairs = (
        (_("Executive"), content.profile.holders.get(Role.EXECUTIVE, "")),
        (_("Questions to"), name_and_phone(ours(content))),
    )
    for caption, text in pairs:
        yield from fact(ROOM, TextCell(0, _CAPTION_ROOM - 8, caption, CAPTION), text, WORDS)
    yield to_fill_in(ROOM, (_("Signature"), 3), (_("Date"), 2))

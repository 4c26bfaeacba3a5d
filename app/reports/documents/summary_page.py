"""The summary: one page for the executive, with the figures, the weakest place, what to start with, what to decide."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from app.domain.charts import barrel
from app.domain.decisions import Decision, Matter, executive_decisions
from app.domain.priorities import Start
from app.i18n import N_, translation
from app.labels import day, measure_label, reasons
from app.reports.press.chart_marks import barrel_marks, legend_marks
from app.reports.press.figure_pieces import (
    FLAT,
    HEADING,
    NARROW,
    BarLook,
    Counted,
    bar_rows,
    figures_of_content,
    lowest_stave,
    two_figures,
)
from app.reports.press.fonts import Face, printable
from app.reports.press.layout import SMALL, TextCell, centred, right, row
from app.reports.press.marks import Bookmark, Group, Mark, Piece, PrintedText, Rule, box_to_tick
from app.reports.press.page_format import PORTRAIT
from app.reports.press.title_block import write_lines
from app.reports.press.typeset import Ink, Style, fit, lines, width
from app.reports.report_content import ReportContent

ROOM = PORTRAIT.room
TITLE = Style(19, 27, Face.BOLD)
OWNER = Style(11, 16)
LONG_OWNER = Style(7.5, 10)
DAY = Style(9, 14)
LABEL = Style(8, 12, Face.BOLD)
BODY = Style(8.5, 12)
WHY = Style(7.5, 10.5, ink=Ink.SOFT)
NUMBER = Style(10, 12, Face.FIGURES, Ink.ACCENT)

_BARS = BarLook(296, 134, 46, 12, 7.5)
_BESIDE = 314.0
"""Where the barrel begins, beside the bars."""
_BARREL = (62.0, 18.0, 150.0)
"""The barrel: its height, its distance from the top, and its width."""
_LEFT = 20.0
"""Where the words of a numbered row begin."""
_DECISION = 17.0
_BOX = 9.0
_YES, _NO = ROOM - 58, ROOM - 22
_GAP = 11.0

QUESTIONS: Mapping[str, str] = MappingProxyType(
    {
        "executive-A-1": N_("Review the security policy for telework, and tell everybody what it says"),
        "executive-A-2": N_("Say who looks after security, and grant the time and the money for it"),
        "executive-E-1": N_("Settle which information matters most, and how carefully it is handled"),
        "executive-J-1": N_("Have an incident plan made: who does what, and what comes first"),
        "executive-M-1": N_("Have security training held, and call on everybody to take part"),
    }
)
"""The executive's own measures as something to say yes or no to."""


def build(content: ReportContent) -> Iterator[Group]:
    """One group that fills one page: what there is no room for in it is counted, and stands in the action plan."""
    counts = figures_of_content(content)
    pieces = [
        *_title(content),
        Piece(8),
        two_figures(content, counts.whole, ROOM, FLAT),
        Piece(4),
        *_pictures(content, counts),
        Piece(_GAP),
        *_starts(content),
        Piece(_GAP),
    ]
    pieces += _decisions(content, PORTRAIT.depth - sum(piece.height for piece in pieces))
    yield Group(tuple(pieces), lead=len(pieces))


def _title(content: ReportContent) -> list[Piece]:
    """The title with the day beside it, and the organisation's name: small where it is long, and always whole."""
    _ = translation(content.language).gettext
    title, when = _("Summary for the executive"), day(content.today, content.language)
    head = Piece(29, (PrintedText(0, 20, title, TITLE), right(ROOM, 20, when, DAY)), Bookmark(0, title))
    owner = OWNER if width(printable(content.organisation), OWNER) < ROOM else LONG_OWNER
    return [head, *(row(TextCell(0, ROOM, content.organisation, owner)) if content.organisation else [])]


def _pictures(content: ReportContent, counts: Counted) -> list[Piece]:
    """Bars for each role and category, beside them the barrel with its words, and the legend below."""
    bars = list(bar_rows(content, counts, _BARS))
    tall, top, wide = _BARREL
    y = top - sum(piece.height for piece in bars)  # read after the bars, so drawn from below them
    beside = (
        *barrel_marks(barrel(counts.categories), _BESIDE + 8, y, wide, tall),
        *lowest_stave(content, counts.categories, (_BESIDE, y + tall + 18), ROOM - _BESIDE, NARROW),
    )
    return [*bars, Piece(16, (*beside, *legend_marks(0, 5, content.language)))]


def _starts(content: ReportContent) -> list[Piece]:
    speech, count = translation(content.language), len(content.starts)
    _ = speech.gettext
    words = speech.ngettext("{count} thing to start with", "{count} things to start with", count)
    pieces = [_heading(words.format(count=count) if count else _("What to start with"))]
    if not count:
        pieces += row(
            TextCell(0, ROOM, _("Nothing is left to do: every measure that applies is done. Well done."), BODY)
        )
    return [*pieces, *(_start(content, n, start) for n, start in enumerate(content.starts, 1))]


def _start(content: ReportContent, number: int, start: Start) -> Piece:
    """What to start with, on the right who does it until when, and below why."""
    lang = content.language
    entry = content.entry(start.measure)
    label = f"{measure_label(start.measure, lang)}  "
    after = _LEFT + width(label, LABEL)
    title = content.words[start.measure.id].title
    whose = "  ".join(text for text in (entry.owner, day(entry.due, lang) if entry.due else "") if text)
    shown = fit(whose, WHY, max(0.25 * ROOM, ROOM - after - width(title, BODY) - 14))
    why = lines(reasons(start, lang), WHY, ROOM - _LEFT)
    marks = (
        PrintedText(0, 10, str(number), NUMBER),
        PrintedText(_LEFT, 10, label, LABEL),
        PrintedText(after, 10, fit(title, BODY, ROOM - after - width(shown, WHY) - 14), BODY),
        *((right(ROOM, 10, shown, WHY),) if shown else ()),
        *(PrintedText(_LEFT, 20.5 + n * WHY.leading, line, WHY) for n, line in enumerate(why)),
    )
    return Piece(14 + len(why) * WHY.leading, marks)


def _heading(words: str, *marks: Mark) -> Piece:
    return Piece(20, (PrintedText(0, 11, words, HEADING), *marks, Rule(0, 16, ROOM, 16, 0.8, Ink.ACCENT)))


def _decisions(content: ReportContent, room: float) -> list[Piece]:
    """As many decisions as `room` has, then a place to sign, and what is not shown."""
    _ = translation(content.language).gettext
    entries = {m.id: content.entry(m) for m in content.measures}
    decisions = executive_decisions(content.measures, entries, content.today)
    head, end = _decision_head(content), _end(content)
    most = int((room - head.height - end.height) / _DECISION)
    shown = decisions if len(decisions) <= most else decisions[: most - 1]
    rows = [_decision(content, decision) for decision in shown]
    if not rows:
        rows = row(TextCell(0, ROOM, _("No decision waits for you."), BODY))
    elif len(shown) < len(decisions):
        more = translation(content.language).ngettext(
            "There is {count} more decision; what it is about stands in the action plan.",
            "There are {count} more decisions; what they are about stands in the action plan.",
            len(decisions) - len(shown),
        )
        rows.append(Piece(_DECISION, (PrintedText(0, 11, more.format(count=len(decisions) - len(shown)), WHY),)))
    return [head, *rows, end]


def _decision_head(content: ReportContent) -> Piece:
    _ = translation(content.language).gettext
    yes, no = (centred(x + _BOX / 2, 11, words, WHY) for x, words in ((_YES, _("Yes")), (_NO, _("No"))))
    return _heading(_("Decisions that only you can take"), yes, no)


def _decision(content: ReportContent, decision: Decision) -> Piece:
    """What is asked, in one line, with a box for yes and one for no."""
    lang = content.language
    first = decision.measures[0]
    _ = translation(lang).gettext
    label = measure_label(first, lang)
    title = content.words[first.id].title
    if decision.matter is Matter.OWNER:
        label, asked = "", _owner_question(content, decision)
    elif decision.matter is Matter.MONEY:
        asked = _("Grant money for: {title}").format(title=title)
    else:
        asked = _(QUESTIONS[first.id]) if first.id in QUESTIONS else title
    after = width(label, LABEL) + 10 if label else 0.0
    return Piece(
        _DECISION,
        (
            *((PrintedText(0, 11, label, LABEL),) if label else ()),
            PrintedText(after, 11, fit(asked, BODY, _YES - 10 - after), BODY),
            *box_to_tick(_YES, 3.5, _BOX, ticked=False),
            *box_to_tick(_NO, 3.5, _BOX, ticked=False),
            Rule(0, _DECISION, ROOM, _DECISION),
        ),
    )


def _owner_question(content: ReportContent, decision: Decision) -> str:
    speech = translation(content.language)
    asked = speech.ngettext(
        "Name an owner for {count} measure that has none: {measures}",
        "Name owners for {count} measures that have none: {measures}",
        len(decision.measures),
    )
    labels = speech.gettext(", ").join(measure_label(m, content.language) for m in decision.measures)
    return asked.format(count=len(decision.measures), measures=labels)


def _end(content: ReportContent) -> Piece:
    """Lines for the day and the name, and where everything stands in full."""
    _ = translation(content.language).gettext
    marks = write_lines(22, WHY, (_("Decided on"), 110.0), (_("Name"), 180.0))
    note = _("What is shortened here (…) stands in full in the action plan.")
    return Piece(40, (*marks, PrintedText(0, 37, fit(note, SMALL, ROOM), SMALL)))

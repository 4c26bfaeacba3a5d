"""The steps of a measure on paper: one's own, numbered, each with a box to tick; the IT vendor's in a frame below."""

from collections.abc import Iterator, Sequence

from app.domain.measures import Measure
from app.domain.own_steps import share_out
from app.domain.profile import Fact, Known
from app.domain.steps import Step, ticked
from app.i18n import translation
from app.labels import step_text
from app.reports.press.layout import TextCell, row, taller
from app.reports.press.marks import Mark, Piece, PrintedText, Rule, box_to_tick
from app.reports.press.typeset import Ink, Style
from app.reports.report_content import ReportContent

HEAD = Style(7.5, 12, ink=Ink.SOFT)
_BOX = 8.0
_NUMBER = 13.0
_TEXT = 29.0
"""Where the words of a step begin, behind its box and number."""
_PAD = 6.0
"""The room between the frame and what stands in it."""


def printed_steps(content: ReportContent, measure: Measure, x: float, edge: float, style: Style) -> list[Piece]:
    """The steps for the organisation's tools between two places of a page, in points; ticked where they are done."""
    steps = share_out(content.words[measure.id].steps, content.profile.has)
    done = ticked(content.entry(measure).steps_done)
    pieces: list[Piece] = []
    for number, step in enumerate(steps.own, 1):
        pieces += _step(content, number, step, (x, edge), style, is_done=step.id in done)
    if not steps.vendor:
        return pieces
    inside: list[Piece] = []
    for number, step in enumerate(steps.vendor, len(steps.own) + 1):
        inside += _step(content, number, step, (x + _PAD, edge - _PAD), style, is_done=step.id in done)
    return [*pieces, *_framed([_head(content, x + _PAD), *inside], x, edge)]


def under_caption(caption: PrintedText, steps: Sequence[Piece], after: float = 0.0) -> list[Piece]:
    """The steps with a caption beside the first of them, and room below the last; nothing where there are none."""
    if not steps:
        return []
    captioned = [Piece(steps[0].height, (caption, *steps[0].marks)), *steps[1:]]
    return [*captioned[:-1], taller(captioned[-1], after)]


def _step(
    content: ReportContent, number: int, step: Step, between: tuple[float, float], style: Style, *, is_done: bool
) -> list[Piece]:
    x, edge = between
    said = step_text(step, content.profile, content.language)
    words = TextCell(x + _TEXT, edge - x - _TEXT, said, style)
    first, *rest = row(TextCell(x + _NUMBER, _TEXT - _NUMBER, f"{number}.", style), words, after=1)
    box = box_to_tick(x, (style.leading - _BOX) / 2, _BOX, ticked=is_done)
    return [Piece(first.height, (*box, *first.marks)), *rest]


def _head(content: ReportContent, x: float) -> Piece:
    _ = translation(content.language).gettext
    if content.profile.fact(Fact.IT_VENDOR) is Known.NO:
        says = _("To ask somebody for, as you have no IT vendor (whom, and how: see “Requests to the IT vendor”)")
    else:
        says = _("For the IT vendor to do (sentences to send: see “Requests to the IT vendor”)")
    return Piece(14, (PrintedText(x, 11, says, HEAD),))


def _framed(pieces: Sequence[Piece], x: float, edge: float) -> Iterator[Piece]:
    """The pieces in a frame that is open where it goes on on the next page."""
    for n, piece in enumerate(pieces):
        height = piece.height + (3 if n == len(pieces) - 1 else 0)
        sides: list[Mark] = [Rule(side, 0, side, height) for side in (x, edge)]
        if n == 0:
            sides.append(Rule(x, 0, edge, 0))
        if n == len(pieces) - 1:
            sides.append(Rule(x, height, edge, height))
        yield Piece(height, (*sides, *piece.marks), piece.bookmark)

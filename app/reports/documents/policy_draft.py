"""The drafts of the policies on paper: the basic policy, the rules for telework and the incident plan."""

from collections.abc import Iterator

from app.reports.documents.listing import DOCUMENTS
from app.reports.documents.policy_text import Drafts, FilledClause, FilledPolicy, drafts
from app.reports.press.fonts import Face
from app.reports.press.layout import TextCell, bookmarked, row
from app.reports.press.marks import Bookmark, Group, Piece, Rule
from app.reports.press.page_format import PORTRAIT
from app.reports.press.title_block import opening
from app.reports.press.typeset import Ink, Style
from app.reports.report_content import ReportContent

DOCUMENT = DOCUMENTS["policy-draft"]

ROOM = PORTRAIT.room
WORDS = Style(9, 14)
COUNT = Style(9, 14, Face.BOLD)
POLICY = Style(16, 24, Face.BOLD)
SECTION = Style(12, 19, Face.BOLD, Ink.ACCENT)
CLAUSE = Style(10, 16)
NUMBER = Style(10, 16, Face.FIGURES)
REMARK = Style(7.5, 11, ink=Ink.SOFT)
OPEN = Style(7.5, 11, Face.BOLD)
_GUTTER = 30.0
_EDGE = 4.0
"""Room for the blank at the end of a line, which may stand out."""


def build(content: ReportContent) -> Iterator[Group]:
    """What it is, then one policy after the other, each on a page of its own."""
    made = drafts(content)
    yield Group(tuple(_front(content, made)))
    for n, policy in enumerate(made.policies):
        yield _heading(policy, on_new_page=n > 0)
        for number, section in enumerate(policy.sections, 1):
            title = f"{number}. {section.heading}"
            heading = bookmarked(row(TextCell(0, ROOM, title, SECTION)), Bookmark(1, title))
            yield Group(tuple(heading), gap=14, is_heading=True)
            for place, clause in enumerate(section.clauses, 1):
                yield _clause(f"{number}.{place}", clause)


def _front(content: ReportContent, made: Drafts) -> list[Piece]:
    advice = row(TextCell(0, ROOM - _EDGE, made.advice, WORDS), before=2, after=2)
    return [*opening(content, DOCUMENT), *advice, *row(TextCell(0, ROOM - _EDGE, made.count, COUNT), after=2)]


def _heading(policy: FilledPolicy, *, on_new_page: bool) -> Group:
    line = Rule(0, 0, ROOM, 0, 1.2, Ink.ACCENT)
    head = bookmarked(row(TextCell(0, ROOM, policy.title, POLICY), after=4), Bookmark(0, policy.title), line)
    lead = row(TextCell(0, ROOM - _EDGE, policy.lead, CLAUSE), after=2)
    basis = row(TextCell(0, ROOM, policy.basis, REMARK))
    return Group((*head, *lead, *basis), gap=22, is_heading=True, on_new_page=on_new_page)


def _clause(number: str, clause: FilledClause) -> Group:
    text = row(TextCell(0, _GUTTER - 4, number, NUMBER), TextCell(_GUTTER, ROOM - _GUTTER - _EDGE, clause.text, CLAUSE))
    style = OPEN if clause.is_open else REMARK
    remark = row(TextCell(_GUTTER, ROOM - _GUTTER - _EDGE, clause.remark, style)) if clause.remark else []
    return Group((*text, *remark), gap=6)


def text_file(content: ReportContent) -> bytes:
    """The same as a Word file to edit."""
    from app.reports.documents.policy_docx import policy_docx

    return policy_docx(content, DOCUMENT.title(content.language), DOCUMENT.purpose(content.language))

"""How our telework is connected: the set-ups of the methods in use as pictures, each with the same in words."""

from collections.abc import Iterator

from app.domain.label_lines import TextWidth
from app.domain.set_up_drawing import draw_set_up
from app.domain.set_ups import ItemInUse, PictureWords, SetUp
from app.i18n import translation
from app.reports.documents.listing import DOCUMENTS
from app.reports.press.drawing_marks import drawing_marks, printed_width
from app.reports.press.fonts import Face
from app.reports.press.layout import TextCell, bookmarked, column, row
from app.reports.press.marks import Bookmark, Group, Mark, Piece, Rule
from app.reports.press.page_format import PORTRAIT
from app.reports.press.title_block import opening
from app.reports.press.typeset import Ink, Style
from app.reports.report_content import ReportContent

DOCUMENT = DOCUMENTS["set-ups"]
ROOM = PORTRAIT.room
WORDS = Style(9, 14)
ITEM = Style(13, 20, Face.BOLD, Ink.ACCENT)
TITLE = Style(9.5, 14, Face.BOLD)
SAID = Style(8, 12.5)
SOFT = Style(7.5, 11.5, ink=Ink.SOFT)

_SIZE = 7.4
"""The size of the text in a picture, in points."""
_PICTURE = 344.0
_BESIDE = 360.0
"""How wide a picture is, and where the words beside it begin."""


def build(content: ReportContent) -> Iterator[Group]:
    """The groups of the document, method by method."""
    _ = translation(content.language).gettext
    shown = content.set_ups
    yield Group(tuple(opening(content, DOCUMENT)))
    if shown is None:
        return
    if not shown.are_known:
        says = _(
            "Which methods you use is not known yet. These are the basic set-ups of all of them, to choose from; tick "
            "those in use in the guide, and this document shows them alone, with all that belongs to them."
        )
        yield Group(tuple(row(TextCell(0, ROOM, says, WORDS))), gap=8)
    yield Group(tuple(row(TextCell(0, ROOM, shown.words.control, SOFT))), gap=6)
    measured = printed_width(_SIZE)
    for item in shown.items:
        yield _heading(item)
        for set_up in item.set_ups:
            yield _set_up(content, set_up, shown.words, measured)


def _heading(item: ItemInUse) -> Group:
    head = row(TextCell(0, ROOM, item.name, ITEM), after=4)
    line = Rule(0, ITEM.leading + 1, ROOM, ITEM.leading + 1, 0.8, Ink.ACCENT)
    pieces = bookmarked(head, Bookmark(1, item.name), line)
    return Group(tuple(pieces), gap=18, is_heading=True)


def _set_up(content: ReportContent, set_up: SetUp, words: PictureWords, measured: TextWidth) -> Group:
    """The picture on the left, what it says on the right."""
    _ = translation(content.language).gettext
    drawing = draw_set_up(set_up, words, _PICTURE / _SIZE, measured)
    marks: list[Mark] = list(drawing_marks(drawing, 0, 0, _SIZE))
    y = 0.0
    page = _("guideline p. {page}").format(page=set_up.page)
    texts = ((set_up.title, TITLE), (page, SOFT), (set_up.text, SAID), (set_up.note, SOFT))
    for text, style in texts:
        said = column(_BESIDE, y, text, style, ROOM - _BESIDE) if text else []
        marks += said
        y += len(said) * style.leading + 4
    return Group((Piece(max(drawing.height * _SIZE, y), tuple(marks)),), gap=16)

"""The steps from one PC to another on one page, and the page that a locked hand-over file shows in a PDF viewer."""

from collections.abc import Iterator

from app.i18n import N_, ORIGINAL, languages, translation
from app.reports.documents.listing import DOCUMENTS
from app.reports.press.fonts import Face, font
from app.reports.press.layout import TextCell, row
from app.reports.press.marks import Group, Piece, Rule, box_to_tick
from app.reports.press.page_format import PORTRAIT
from app.reports.press.title_block import band, opening, to_fill_in
from app.reports.press.typeset import Ink, Style
from app.reports.report_content import ReportContent

DOCUMENT = DOCUMENTS["hand-over-steps"]

_ROOM = PORTRAIT.room
_BAND = Style(10.5, 16, Face.BOLD, Ink.ACCENT)
_STEP = Style(11, 17)
_BOX = 10.5
_INDENT = 24.0
_TITLE = Style(20, 30, Face.BOLD)
_LEAD = Style(11, 18)

_PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        N_("On the old PC"),
        (
            N_("Open the workbook in Tenken. Choose “Hand over to another PC...” from the File menu."),
            N_("Enter a password twice: eight characters or more. Four words that do not belong together are good."),
            N_("Save the file on a USB stick, or send it. Its name ends in .tenken."),
            N_("Close Tenken. From now on, enter nothing on this PC: two PCs cannot be brought together again."),
        ),
    ),
    (
        N_("The password"),
        (
            N_("Tell it by another way than the file: by phone, or face to face."),
            N_("Do not write it on this sheet, on the USB stick, or into the mail with the file."),
            N_("Whoever loses it cannot open the file. Then make the file once more on the old PC."),
        ),
    ),
    (
        N_("On the new PC"),
        (
            N_("Install Tenken: the same version as on the old PC, or a newer one."),
            N_("Copy the file from the USB stick onto the PC. Double-click it, and enter the password."),
            N_("Say where the workbook is to be kept: not in a folder that several PCs share."),
            N_("Compare the two figures of the overview, answered and done, with those of the old PC."),
        ),
    ),
    (
        N_("When the new PC works"),
        (
            N_("Delete the file from the USB stick and from the mail."),
            N_("Keep the workbook on the old PC for a month, unused. Erase that PC before you give it away."),
        ),
    ),
)


def build(content: ReportContent) -> Iterator[Group]:
    """The one page: what to do, in order, with boxes to tick."""
    _ = translation(content.language).gettext
    fields = ((_("Handed over by"), 1.0), (_("Taken over by"), 1.0), (_("Day"), 0.7))
    yield Group((*opening(content, DOCUMENT), Piece(8), to_fill_in(_ROOM, *fields)))
    number = 0
    for title, steps in _PARTS:
        pieces: list[Piece] = []
        for step in steps:
            number += 1
            pieces += _step(number, _(step))
        yield Group((band(_(title), _ROOM, _BAND), Piece(7), *pieces), gap=10, lead=3)


def _step(number: int, text: str) -> list[Piece]:
    first, *more = row(
        TextCell(_INDENT, 22, f"{number}.", _STEP), TextCell(_INDENT + 22, _ROOM - _INDENT - 22, text, _STEP), after=5
    )
    return [Piece(first.height, (*box_to_tick(4, 2.5, _BOX, ticked=False), *first.marks)), *more]


_COVER = (
    N_("A hand-over file of Tenken"),
    N_("This file carries the workbook of a telework security self-check from one PC to another. It is locked."),
    N_("What to do: install Tenken on the new PC, double-click this file, and enter the password once more."),
    N_("Do not print this page, and do not rename the file: its name has to end in .tenken."),
    N_("If you did not expect this file, do not send it on. Ask whoever gave it to you."),
)


def cover() -> bytes:
    """The page that whoever opens a locked file in a PDF viewer reads, in every language: what it is, what to do."""
    from app.reports.press.pdf_canvas import PdfCanvas

    for face in Face:
        font(face)

    sheet = PdfCanvas(ORIGINAL)
    sheet.describe("Tenken", "Tenken", "")
    sheet.begin((PORTRAIT.width, PORTRAIT.height))
    y = 90.0
    for lang in languages():
        pieces = _cover(lang)
        for piece in pieces:
            sheet.draw(piece.marks, PORTRAIT.margin, y)
            y += piece.height
        y += 50
    sheet.end_page()
    for _embedded in sheet.embed_fonts():
        pass
    return sheet.finish()


def _cover(lang: str) -> list[Piece]:
    title, *rest = map(translation(lang).gettext, _COVER)
    pieces = row(TextCell(0, _ROOM, title, _TITLE), after=6)
    pieces.append(Piece(12, (Rule(0, 0, _ROOM, 0, 0.8, Ink.ACCENT),)))
    for text in rest:
        pieces += row(TextCell(0, _ROOM, text, _LEAD), after=8)
    return pieces

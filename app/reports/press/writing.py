"""Writes a document into a file, step by step, so that the caller can show progress and stop; and names the file."""

from collections.abc import Generator, Iterator
from pathlib import Path

from app.domain.answers import LIMITS
from app.domain.filenames import safe_name
from app.files import naming_system_errors, place_over, temporary_beside
from app.reports.press.document import Document, FileFormat
from app.reports.press.fonts import Face, font, printable
from app.reports.press.layout import Page, page_footer, page_header, paginate, top
from app.reports.press.marks import Bookmark
from app.reports.press.pdf_canvas import PdfCanvas
from app.reports.press.protection import protecting
from app.reports.report_content import ReportContent


def write(
    document: Document, content: ReportContent, target: Path, kind: FileFormat = FileFormat.PDF, password: str = ""
) -> Iterator[float]:
    """Writes a document to `target`, yielding the share of the work done, from 0 to 1.

    The file appears whole at the end or not at all; closing the generator stops and leaves nothing behind.
    Raises KeyError for a kind that it is not written as, PasswordUnfit, and StorageError (see
    app.files) when the file cannot be written; whatever was at `target` before is unchanged then.
    """
    yield from into_file(protecting(made(document, content, kind), password), target)


def into_file(work: Generator[float, None, bytes], target: Path) -> Iterator[float]:
    """Puts what the work makes into a file, whole or not at all. Raises StorageError."""
    target = target.absolute()
    with temporary_beside(target) as temporary:
        with naming_system_errors(target):
            finished = yield from work
            temporary.write_bytes(finished)
        place_over(temporary, target)
    yield 1.0


def made(
    document: Document, content: ReportContent, kind: FileFormat = FileFormat.PDF
) -> Generator[float, None, bytes]:
    """A document as the content of a file, yielding the share of the work done. Raises KeyError for a wrong kind."""
    if kind is FileFormat.DOCX:
        if document.text_file is None:
            raise KeyError(kind)
        yield 0.0
        return document.text_file(content)
    sheet = yield from new_sheet(content.language)
    title = document.title(content.language)
    sheet.describe(viewer_title(title, content), author(content), document.purpose(content.language))
    yield from draw(sheet, document, content)
    for n, _embedded in enumerate(sheet.embed_fonts(), 1):
        yield 0.7 + 0.05 * min(n, 4)
    return sheet.finish()


def new_sheet(language: str) -> Generator[float, None, PdfCanvas]:
    """A sheet to draw on, once the fonts are there."""
    for face in Face:
        font(face)
        yield 0.0
    return PdfCanvas(language)


def viewer_title(title: str, content: ReportContent) -> str:
    """What a viewer shows as the title of a file."""
    return f"{title} - {printable(content.organisation)}" if content.organisation else title


def author(content: ReportContent) -> str:
    """What a viewer shows as the author of a file."""
    return printable(content.organisation) or "Tenken"


def draw(sheet: PdfCanvas, document: Document, content: ReportContent, inside: str = "") -> Iterator[float]:
    """Lays a document out and draws it on a sheet: about two and five tenths of the time, as the shares say.

    With `inside`, the document's bookmarks stand below one of this title.
    """
    title = document.title(content.language)
    expected = len(content.measures) + 10
    pages: list[Page] = []
    for n, pages in enumerate(paginate(document.build(content), document.page.depth)):  # noqa: B007
        yield 0.2 * min(n / expected, 1.0)
    sheet.begin((document.page.width, document.page.height))
    if inside:
        sheet.bookmark(Bookmark(0, inside), 0, opened=0)
    contents = _Contents(inside)
    for number, page in enumerate(pages, 1):
        sheet.draw(page_header(content, title, document.page), 0, 0)
        for y, piece in page.places:
            if piece.bookmark and (bookmark := contents.entry(piece.bookmark)):
                sheet.bookmark(bookmark, top() + y)
            sheet.draw(piece.marks, document.page.margin, top() + y)
        sheet.draw(page_footer(content, document.page, number, len(pages)), 0, 0)
        sheet.end_page()
        yield 0.2 + 0.5 * number / len(pages)


class _Contents:
    """Where the bookmarks of a document stand when it is one of several: below that of the document."""

    def __init__(self, inside: str) -> None:
        self._inside = inside
        self._deeper = 1 if inside else 0

    def entry(self, bookmark: Bookmark) -> Bookmark | None:
        """The bookmark in its place; None for one that would only say the document's title again."""
        if self._inside and bookmark.level == 0:
            self._deeper = 0 if bookmark.title == self._inside else 1
            if not self._deeper:
                return None
        return Bookmark(bookmark.level + self._deeper, bookmark.title)


def texts_of(document: Document, content: ReportContent) -> Iterator[str]:
    """Every text that a person typed and the document prints; for `missing_characters`."""
    yield content.organisation
    yield from content.people
    if document.prints_kept:
        yield from content.kept(document.prints_kept)
    for entry in map(content.entry, content.measures if document.prints_answers else ()):
        yield from (str(entry.get(field)) for field in LIMITS)


def suggested_name(document: Document, content: ReportContent, kind: FileFormat = FileFormat.PDF) -> str:
    """A file name that every system takes, the organisation and the day first: みどり商店_2026-11-23_実施計画.pdf."""
    return file_name(document.title(content.language), content, kind)


def file_name(title: str, content: ReportContent, ending: str) -> str:
    """The same for a title of which the ending is not that of a document."""
    parts = (safe_name(content.organisation), content.today.isoformat(), safe_name(title))
    return "_".join(part for part in parts if part) + f".{ending}"

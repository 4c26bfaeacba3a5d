"""Writes a document into a file, step by step, so that the caller can show progress and stop; and names the file."""

import os
import secrets
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from errno import EDQUOT, ENOSPC
from pathlib import Path

from app.domain.filenames import safe_name
from app.reports.content import ReportContent
from app.reports.document import Document, FileFormat
from app.reports.documents import DOCUMENTS
from app.reports.fonts import Face, font, printable
from app.reports.layout import Page, footer, header, paginate, top
from app.reports.sheet import Sheet


class ReportNotWritten(OSError):
    """The document could not be written; whatever was at `target` before is unchanged."""

    def __init__(self, target: Path, cause: OSError) -> None:
        super().__init__(cause.errno, cause.strerror, str(target))
        self.target = target

    @property
    def is_disk_full(self) -> bool:
        """Whether there is no room left on the disk."""
        return self.errno in (ENOSPC, EDQUOT)


def write(
    document_name: str, content: ReportContent, target: Path, kind: FileFormat = FileFormat.PDF
) -> Iterator[float]:
    """Writes a document to `target`, yielding the share of the work done, from 0 to 1.

    The file appears whole at the end or not at all; closing the generator stops and leaves nothing behind.
    Raises KeyError for an unknown document and ReportNotWritten when the file cannot be written.
    """
    with replacing(target) as temporary:
        finished = yield from made(DOCUMENTS[document_name], content, kind)
        with temporary.open("wb") as file:
            file.write(finished)
            file.flush()
            os.fsync(file.fileno())
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
    for face in Face:
        font(face)
        yield 0.0
    sheet = Sheet((document.page.width, document.page.height), content.language)
    yield from _fill(sheet, document, content)
    return sheet.finish()


def _fill(sheet: Sheet, document: Document, content: ReportContent) -> Iterator[float]:
    """Lays out, draws and embeds; these take about two, five and two tenths of the time."""
    title = document.title(content.language)
    sheet.describe(
        f"{title} - {printable(content.organisation)}" if content.organisation else title,
        printable(content.organisation) or "Tenken",
        document.purpose(content.language),
    )
    expected = len(content.measures) + 10
    pages: list[Page] = []
    for n, pages in enumerate(paginate(document.build(content), document.page.depth)):  # noqa: B007
        yield 0.2 * min(n / expected, 1.0)
    for number, page in enumerate(pages, 1):
        sheet.draw(header(content, title, document.page), 0, 0)
        for y, piece in page.places:
            if piece.bookmark:
                sheet.bookmark(piece.bookmark, top() + y)
            sheet.draw(piece.marks, document.page.margin, top() + y)
        sheet.draw(footer(content, document.page, number, len(pages)), 0, 0)
        sheet.end_page()
        yield 0.2 + 0.5 * number / len(pages)
    for n, _embedded in enumerate(sheet.embed_fonts(), 1):
        yield 0.7 + 0.05 * min(n, 4)


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A new file beside the target that takes its place when all went well and is gone otherwise."""
    temporary = target.with_name(f"~{secrets.token_hex(6)}.tmp")
    try:
        try:
            temporary.open("xb").close()
            yield temporary
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise ReportNotWritten(target, error) from error


def texts_of(document: Document, content: ReportContent) -> Iterator[str]:
    """Every text that a person typed and the document prints; for `missing_characters`."""
    yield content.organisation
    yield from content.people
    if document.prints_kept:
        yield from (text for key, text in content.texts.items() if key.startswith(document.prints_kept))
    for entry in map(content.entry, content.measures if document.prints_answers else ()):
        yield from (entry.owner, entry.note, entry.scope, entry.evidence, entry.reason)


def suggested_name(document: Document, content: ReportContent, kind: FileFormat = FileFormat.PDF) -> str:
    """A file name that every system takes, the organisation and the day first: みどり商店_2026-11-23_実施計画.pdf."""
    parts = (safe_name(content.organisation), content.today.isoformat(), safe_name(document.title(content.language)))
    return "_".join(part for part in parts if part) + f".{kind}"

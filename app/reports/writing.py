"""Writes a document into a file, step by step, so that the caller can show progress and stop; and names the file."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EDQUOT, ENOSPC
from pathlib import Path

from app.domain.filenames import safe_name
from app.reports.content import ReportContent
from app.reports.document import Document
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


def write(document_name: str, content: ReportContent, target: Path) -> Iterator[float]:
    """Writes a document to `target`, yielding the share of the work done, from 0 to 1.

    The file appears whole at the end or not at all; closing the generator stops and leaves nothing behind.
    Raises KeyError for an unknown document and ReportNotWritten when the file cannot be written.
    """
    document = DOCUMENTS[document_name]
    with _replacing(target) as temporary:
        for face in Face:
            font(face)
            yield 0.0
        sheet = Sheet((document.page.width, document.page.height), content.language)
        yield from _fill(sheet, document, content)
        with temporary.open("wb") as file:
            file.write(sheet.finish())
            file.flush()
            os.fsync(file.fileno())
    yield 1.0


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
def _replacing(target: Path) -> Iterator[Path]:
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


def texts_of(content: ReportContent) -> Iterator[str]:
    """Every text that a person typed and a document prints; for `missing_characters`."""
    yield content.organisation
    for entry in map(content.entry, content.measures):
        yield from (entry.owner, entry.note, entry.scope, entry.evidence, entry.reason)


def suggested_name(document: Document, content: ReportContent) -> str:
    """A file name that every system takes, the organisation and the day first: みどり商店_2026-11-23_実施計画.pdf."""
    parts = (safe_name(content.organisation), content.today.isoformat(), safe_name(document.title(content.language)))
    return "_".join(part for part in parts if part) + ".pdf"

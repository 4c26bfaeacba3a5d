"""Several documents as one file: a ZIP with a file for each, or one PDF with bookmarks."""

from collections.abc import Generator, Iterator, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from app.domain.passwords import fit_password
from app.reports.press.document import BundleFormat, Document, FileFormat, Part, bundle_title
from app.reports.press.pdf_canvas import PdfCanvas
from app.reports.press.protection import protecting
from app.reports.press.writing import (
    author,
    draw,
    file_name,
    into_file,
    made,
    new_sheet,
    suggested_name,
    texts_of,
    viewer_title,
)

_FIRST_DAY = date(1980, 1, 1)
"""The earliest that a ZIP can tell; a clock may stand before it."""
_READABLE = 0o644 << 16
"""Everybody may read what is unpacked, where a system asks for that."""


def write_bundle(parts: Sequence[Part], target: Path, kind: BundleFormat, password: str = "") -> Iterator[float]:
    """Writes documents, one at least, into one file, yielding the share of the work done, from 0 to 1.

    The file appears whole at the end or not at all; closing the generator stops and leaves nothing behind.
    Raises PasswordUnfit, and StorageError (see app.files) when the file cannot be written.
    """
    if kind is BundleFormat.ZIP:
        yield from into_file(zipped(parts, password), target)
    else:
        yield from into_file(protecting(joined(parts), password), target)


def zipped(parts: Sequence[Part], password: str = "") -> Generator[float, None, bytes]:
    """A ZIP with every document, in each of its formats. With a password only PDFs are in it: each is protected.

    Raises PasswordUnfit.
    """
    if password:
        fit_password(password)
    files = [(part, kind) for part in parts for kind in kinds(part.document, protected=bool(password))]
    target = BytesIO()
    with ZipFile(target, "w", ZIP_STORED) as archive:  # what is in there is compressed already
        for n, (part, kind) in enumerate(files):
            work = protecting(made(part.document, part.content, kind), password)
            finished = yield from _scaled(work, n / len(files), 1 / len(files))
            archive.writestr(_entry(part, kind), finished)
    return target.getvalue()


def kinds(document: Document, *, protected: bool) -> tuple[FileFormat, ...]:
    """The files of a document in a ZIP: a Word file cannot be protected, and is left out where that is wanted."""
    return (FileFormat.PDF,) if protected else document.formats


def left_out(parts: Sequence[Part]) -> list[Part]:
    """The documents of which a ZIP with a password lacks the Word file."""
    return [part for part in parts if FileFormat.DOCX in part.document.formats]


def _entry(part: Part, kind: FileFormat) -> ZipInfo:
    day = part.content.today
    told = max(day, _FIRST_DAY)
    entry = ZipInfo(suggested_name(part.document, part.content, kind), (told.year, told.month, told.day, 0, 0, 0))
    entry.external_attr = _READABLE
    return entry


def joined(parts: Sequence[Part]) -> Generator[float, None, bytes]:
    """One PDF of all documents, each with its own pages and numbers, and a bookmark that holds its own ones."""
    sheet = yield from drawn_together(parts)
    return sheet.finish()


def drawn_together(parts: Sequence[Part]) -> Generator[float, None, PdfCanvas]:
    """The same on a sheet that only has to be finished."""
    first = parts[0].content
    sheet = yield from new_sheet(first.language)
    titles = [part.document.title(part.content.language) for part in parts]
    sheet.describe(viewer_title(bundle_title(first.language), first), author(first), " · ".join(titles))
    for n, (part, title) in enumerate(zip(parts, titles, strict=True)):
        for share in draw(sheet, part.document, part.content, inside=title):
            yield 0.9 * (n + share / 0.7) / len(parts)
    for n, _embedded in enumerate(sheet.embed_fonts(), 1):
        yield 0.9 + 0.02 * min(n, 4)
    return sheet


def _scaled(work: Generator[float, None, bytes], start: float, room: float) -> Generator[float, None, bytes]:
    """The work as a part of a larger one."""
    while True:
        try:
            yield start + room * next(work)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]


def texts_of_bundle(parts: Sequence[Part]) -> Iterator[str]:
    """Every text that a person typed and any of the documents prints; for `missing_characters`."""
    for part in parts:
        yield from texts_of(part.document, part.content)


def bundle_name(parts: Sequence[Part], kind: BundleFormat) -> str:
    """A file name for them all that every system takes, the organisation and the day first."""
    content = parts[0].content
    return file_name(bundle_title(content.language), content, kind)

"""What a document costs beside its floor: the same strings, fonts and places on a bare ReportLab canvas."""

import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from reportlab.pdfgen.canvas import Canvas

from app.reports.documents.listing import DOCUMENTS
from app.reports.press.fonts import font, runs
from app.reports.press.marks import Mark, PrintedText
from app.reports.press.pdf_canvas import PdfCanvas
from app.reports.press.typeset import width
from app.reports.press.writing import write
from app.reports.report_content import ReportContent

Call = tuple[str, float, float, float, str, float]
"""A draw call: font name, size, x, y from the bottom, string, and the string's width; all in points."""


@dataclass(frozen=True, slots=True)
class Timing:
    """The processor's time in milliseconds, taken by turns."""

    document: list[float]
    floor: list[float]


def measure(content: ReportContent, name: str = "action-plan", rounds: int = 15) -> Timing:
    """Builds the document and its floor by turns, the first build of each being left out."""
    pages, size = record(content, name)
    with tempfile.TemporaryDirectory() as folder:
        documents, floors = [], []
        for _round in range(rounds + 1):
            documents.append(_time(lambda: _build(name, content, Path(folder, "document.pdf"))))
            floors.append(_time(lambda: _replay(pages, size, Path(folder, "floor.pdf"))))
    return Timing([1e3 * t for t in documents[1:]], [1e3 * t for t in floors[1:]])


def record(content: ReportContent, name: str) -> tuple[list[list[Call]], tuple[float, float]]:
    """The text that the document draws, page by page, and the size of its pages."""
    pages: list[list[Call]] = [[]]
    sizes: list[tuple[float, float]] = []
    begin, draw, end_page = PdfCanvas.begin, PdfCanvas.draw, PdfCanvas.end_page

    def note_size(sheet: PdfCanvas, size: tuple[float, float]) -> None:
        sizes.append(size)
        begin(sheet, size)

    def note(sheet: PdfCanvas, marks: tuple[Mark, ...], x: float, y: float) -> None:
        for mark in marks:
            if isinstance(mark, PrintedText):
                left = x + mark.x
                for face, run in runs(mark.text, mark.style.face):
                    length = width(run, mark.style)
                    call = (font(face).fontName, mark.style.size, left, sizes[0][1] - y - mark.y, run, length)
                    pages[-1].append(call)
                    left += length
        draw(sheet, marks, x, y)

    def note_page(sheet: PdfCanvas) -> None:
        pages.append([])
        end_page(sheet)

    with (
        tempfile.TemporaryDirectory() as folder,
        patch.multiple(PdfCanvas, begin=note_size, draw=note, end_page=note_page),
    ):
        _build(name, content, Path(folder, "recorded.pdf"))
    return pages[:-1], sizes[0]


def _build(name: str, content: ReportContent, target: Path) -> None:
    for _progress in write(DOCUMENTS[name], content, target):
        pass


def _replay(pages: list[list[Call]], size: tuple[float, float], target: Path) -> None:
    first = pages[0][0][0]
    canvas = Canvas(str(target), size, pageCompression=1, initialFontName=first)  # type: ignore[arg-type]
    for calls in pages:
        current: tuple[str, float] | None = None
        for name, points, x, y, text, _length in calls:
            if current != (name, points):
                canvas.setFont(name, points)
                current = (name, points)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()


def _time(work: Callable[[], None]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start

"""What a document costs beside its floor: the same strings, fonts and places on a bare ReportLab canvas.

For a document of pictures there is a second floor, with their lines as well.
"""

import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from reportlab.pdfgen.canvas import Canvas

from app.reports.documents.listing import DOCUMENTS
from app.reports.press.fonts import font, runs
from app.reports.press.marks import Mark, PrintedText, Stroke
from app.reports.press.pdf_canvas import PdfCanvas
from app.reports.press.typeset import width
from app.reports.press.writing import write
from app.reports.report_content import ReportContent

Call = tuple[str, float, float, float, str, float]
"""A draw call: font name, size, x, y from the bottom, string, and the string's width; all in points."""


Line = tuple[Stroke, tuple[tuple[float, float], ...]]
"""A stroke of a picture, and its points from the bottom left of the page."""


class DrawnPage(NamedTuple):
    """What stands on a page."""

    texts: list[Call]
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Timing:
    """The processor's time in milliseconds, taken by turns; `with_lines` is the floor with the lines of pictures."""

    document: list[float]
    floor: list[float]
    with_lines: list[float]


def measure(content: ReportContent, name: str = "action-plan", rounds: int = 15) -> Timing:
    """Builds the document and its floors by turns, the first build of each being left out."""
    pages, size = record(content, name)
    texts = [page._replace(lines=[]) for page in pages]
    with tempfile.TemporaryDirectory() as folder:
        documents, floors, with_lines = [], [], []
        for _round in range(rounds + 1):
            documents.append(_time(lambda: _build(name, content, Path(folder, "document.pdf"))))
            floors.append(_time(lambda: _replay(texts, size, Path(folder, "floor.pdf"))))
            if DOCUMENTS[name].draws_set_ups:
                with_lines.append(_time(lambda: _replay(pages, size, Path(folder, "floor.pdf"))))
    return Timing(*([1e3 * t for t in times[1:]] for times in (documents, floors, with_lines)))


def record(content: ReportContent, name: str) -> tuple[list[DrawnPage], tuple[float, float]]:
    """What the document draws, page by page, and the size of its pages."""
    pages = [DrawnPage([], [])]
    sizes: list[tuple[float, float]] = []
    begin, draw, end_page = PdfCanvas.begin, PdfCanvas.draw, PdfCanvas.end_page

    def note_size(sheet: PdfCanvas, size: tuple[float, float]) -> None:
        sizes.append(size)
        begin(sheet, size)

    def note(sheet: PdfCanvas, marks: tuple[Mark, ...], x: float, y: float) -> None:
        for mark in marks:
            if isinstance(mark, Stroke):
                top = sizes[0][1] - y
                pages[-1].lines.append((mark, tuple((x + to_x, top - to_y) for to_x, to_y in mark.points)))
            if isinstance(mark, PrintedText):
                left = x + mark.x
                for face, run in runs(mark.text, mark.style.face):
                    length = width(run, mark.style)
                    call = (font(face).fontName, mark.style.size, left, sizes[0][1] - y - mark.y, run, length)
                    pages[-1].texts.append(call)
                    left += length
        draw(sheet, marks, x, y)

    def note_page(sheet: PdfCanvas) -> None:
        pages.append(DrawnPage([], []))
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


def _replay(pages: list[DrawnPage], size: tuple[float, float], target: Path) -> None:
    first = pages[0].texts[0][0]
    canvas = Canvas(str(target), size, pageCompression=1, initialFontName=first)  # type: ignore[arg-type]
    for calls, lines in pages:
        for line in lines:
            _draw_line(canvas, *line)
        current: tuple[str, float] | None = None
        for name, points, x, y, text, _length in calls:
            if current != (name, points):
                canvas.setFont(name, points)
                current = (name, points)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()


def _draw_line(canvas: Canvas, stroke: Stroke, points: tuple[tuple[float, float], ...]) -> None:
    canvas.setStrokeColorRGB(*stroke.ink.value)
    canvas.setLineWidth(stroke.weight)
    if stroke.fill:
        canvas.setFillColorRGB(*stroke.fill.value)
    if stroke.dashes:
        canvas.setDash(list(stroke.dashes))
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    if stroke.is_closed:
        path.close()
    canvas.drawPath(path, stroke=int(stroke.weight > 0), fill=int(stroke.fill is not None))
    if stroke.dashes:
        canvas.setDash()


def _time(work: Callable[[], None]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start

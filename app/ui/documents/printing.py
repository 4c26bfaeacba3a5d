"""Prints a finished PDF: its pages are drawn at the printer's resolution, so that paper and file are the same."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QComboBox, QDialog, QProgressDialog, QPushButton, QWidget

from app.i18n import _
from app.ui.documents.printing_errors import DocumentUnreadable, PrintFailed
from app.ui.kit.dialog import freed

BAND_PIXELS = 8_000_000
"""At most so many pixels are drawn at once: 32 MB. A whole A4 page at 600 dpi would be 140 MB."""

FINEST = 600
"""Dots per inch beyond which the eye sees no difference, and a printer only waits for four times as much."""

_EMPTY_BORDER = 22.0
"""Our pages leave at least so much free at each edge, in points; printers that cannot print there do no harm."""

_POINTS_PER_INCH = 72.0
_WHITE = 0xFFFFFFFF


def open_pdf(path: Path) -> QPdfDocument:
    """The document at `path`. Raises DocumentUnreadable."""
    document = QPdfDocument()
    if document.load(str(path)) is not QPdfDocument.Error.None_ or not document.pageCount():
        document.close()
        document.deleteLater()
        raise DocumentUnreadable(path)
    return document


def print_pdf(path: Path, parent: QWidget) -> bool:
    """Asks for printer, pages and copies, then prints. False when a person cancelled.

    Raises DocumentUnreadable and PrintFailed.
    """
    document = open_pdf(path)
    try:
        printer = _printer_for(document, path.stem)
        return _ask(printer, document.pageCount(), parent) and _print_with_progress(document, printer, parent)
    finally:
        document.close()
        document.deleteLater()


def _printer_for(document: QPdfDocument, name: str) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(_orientation(document, 0))
    return printer


def _ask(printer: QPrinter, page_count: int, parent: QWidget) -> bool:
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Print"))
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, True)
    dialog.setMinMax(1, page_count)
    dialog.setFromTo(1, page_count)
    if printers := dialog.findChild(QComboBox, "printers"):
        # Qt's own dialog, shown where the system has none, leaves its list of printers without a name and too narrow.
        printers.setAccessibleName(_("Printer"))
        printers.setMinimumContentsLength(20)
    with freed(dialog):
        return dialog.exec() == QDialog.DialogCode.Accepted


def _print_with_progress(document: QPdfDocument, printer: QPrinter, parent: QWidget) -> bool:
    progress = QProgressDialog(_("Printing..."), _("Cancel"), 0, 1000, parent)
    progress.setWindowTitle(printer.docName())
    progress.setWindowModality(Qt.WindowModality.WindowModal)
    for cancel in progress.findChildren(QPushButton):
        cancel.setAutoDefault(False)  # an Enter too many in the dialog before would stop what the first one began
    progress.setMinimumDuration(0)
    progress.setValue(0)
    steps = print_pages(document, printer, wanted_pages(printer, document.pageCount()))
    with freed(progress):
        try:
            return _prints_all(steps, printer, progress)
        finally:
            progress.reset()


def _prints_all(steps: Generator[float, None, None], printer: QPrinter, progress: QProgressDialog) -> bool:
    """Prints until the end; False when a person cancelled."""
    for share in steps:
        progress.setValue(int(share * 999))  # lets the events in, that of the cancel button too
        if progress.wasCanceled():
            steps.close()
            if printer.outputFileName():
                # Half a document in a file could be taken for the whole.
                Path(printer.outputFileName()).unlink(missing_ok=True)
            return False
    return True


def wanted_pages(printer: QPrinter, page_count: int) -> list[int]:
    """The pages to print, from 0, in the order and as often as they have to be sent to the printer."""
    pages = list(range(page_count))
    if printer.printRange() is QPrinter.PrintRange.PageRange:
        ranges = printer.pageRanges()
        pages = [n for n in pages if ranges.contains(n + 1)]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    # A printer that makes copies itself gets each page once.
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return pages * copies
    return [n for n in pages for _copy in range(copies)]


def print_pages(document: QPdfDocument, printer: QPrinter, pages: Sequence[int]) -> Generator[float, None, None]:
    """Prints pages, yielding the share done; closing the generator before its end takes the print job back.

    Raises PrintFailed.
    """
    printer.setFullPage(True)
    painter = QPainter()
    finished = False
    try:
        for n, page in enumerate(pages):
            _begin_page(printer, painter, _orientation(document, page))
            bands = list(_bands(_place(document, page, printer), -(-printer.resolution() // FINEST)))
            for m, band in enumerate(bands, 1):
                painter.drawImage(band.target, _drawn(document, page, band))
                yield (n + m / len(bands)) / len(pages)
        finished = True
    finally:
        if not finished:
            printer.abort()
        if painter.isActive() and not painter.end() and finished:
            raise PrintFailed(printer.printerName())
    if printer.printerState() is QPrinter.PrinterState.Error:
        raise PrintFailed(printer.printerName())


def _begin_page(printer: QPrinter, painter: QPainter, orientation: QPageLayout.Orientation) -> None:
    printer.setPageOrientation(orientation)
    begun = printer.newPage() if painter.isActive() else painter.begin(printer)
    if not begun:
        raise PrintFailed(printer.printerName())
    # Without it, Qt sends pictures as JPEG, which blurs letters.
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)


def _orientation(document: QPdfDocument, page: int) -> QPageLayout.Orientation:
    size = document.pagePointSize(page)
    wide = size.width() > size.height()
    return QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait


def _place(document: QPdfDocument, page: int, printer: QPrinter) -> QRect:
    """Where the page lies on the paper, in dots: in its true size, smaller only where it would be cut off."""
    resolution = printer.resolution()
    size = document.pagePointSize(page) * (resolution / _POINTS_PER_INCH)
    room = _room(printer)
    share = min(1.0, room.width() / size.width(), room.height() / size.height())
    place = QRectF(0, 0, size.width() * share, size.height() * share)
    place.moveCenter(room.center())
    return place.toRect()


def _room(printer: QPrinter) -> QRectF:
    """The paper, or what the printer reaches of it when its margins are wider than ours."""
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    layout = QPageLayout(printer.pageLayout())
    layout.setUnits(QPageLayout.Unit.Point)
    minimum = layout.minimumMargins()
    widest = max(minimum.left(), minimum.top(), minimum.right(), minimum.bottom())
    beyond = max(0.0, widest - _EMPTY_BORDER) * printer.resolution() / _POINTS_PER_INCH
    return paper.adjusted(beyond, beyond, -beyond, -beyond)


@dataclass(frozen=True)
class _Band:
    """A strip across the page: its place on the paper, in dots, and in the picture of the whole page, in pixels."""

    target: QRect
    source: QRect
    whole: QSize


def _bands(place: QRect, dots: int) -> Generator[_Band, None, None]:
    """The strips of a page; a pixel is `dots` dots wide and high."""
    whole = QSize(-(-place.width() // dots), -(-place.height() // dots))
    rows = max(1, BAND_PIXELS // whole.width())
    for top in range(0, whole.height(), rows):
        source = QRect(0, top, whole.width(), min(rows, whole.height() - top))
        corner = place.topLeft() + source.topLeft() * dots
        yield _Band(QRect(corner, source.size() * dots), source, whole)


def _drawn(document: QPdfDocument, page: int, band: _Band) -> QImage:
    options = QPdfDocumentRenderOptions()
    options.setScaledSize(band.whole)
    # Qt takes a rectangle's right and bottom, which are one less than its end, for its end.
    options.setScaledClipRect(band.source.adjusted(0, 0, 1, 1))
    drawn = document.render(page, band.source.size(), options)
    paper = QImage(band.source.size(), QImage.Format.Format_RGB32)
    paper.fill(_WHITE)
    painter = QPainter(paper)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return paper

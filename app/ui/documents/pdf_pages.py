"""The pages of a PDF as pictures. They are drawn in a thread of Qt's own: the window never waits for one."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, QSizeF, Signal
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions, QPdfPageRenderer

from app.ui.documents.printing_errors import PagesUnreadable
from app.work.orders import SeenPdf

_MOST_KEPT = 12
"""So many pictures are kept at once: a page that fills a large screen takes 10 MB."""


class PdfPages(QObject):
    """Sends `drawn(page)` for each picture that was asked for. Raises PagesUnreadable when it is made."""

    drawn = Signal(int)

    def __init__(self, pdf: SeenPdf, parent: QObject) -> None:
        super().__init__(parent)
        self._images: dict[int, QImage] = {}
        self._wanted: dict[int, QSize] = {}
        # First: children go in the order in which they came, and it has to stop before its document is gone.
        self._renderer = QPdfPageRenderer(self)
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(pdf.content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument(self)
        self._document.load(self._buffer)
        is_ready = self._document.status() is QPdfDocument.Status.Ready
        if not is_ready or self._document.pageCount() != len(pdf.sizes):
            self.deleteLater()
            raise PagesUnreadable
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.setDocument(self._document)
        self._renderer.pageRendered.connect(self._on_rendered)
        self.sizes = tuple(QSizeF(*size) for size in pdf.sizes)
        """The pages from first to last, in points."""

    def image(self, page: int) -> QImage | None:
        """The picture of a page as it was drawn last; None before."""
        return self._images.get(page)

    def is_drawn(self, page: int, size: QSize) -> bool:
        """Whether there is a picture of a page in this size, in pixels."""
        image = self._images.get(page)
        return image is not None and image.size() == size

    def draw(self, page: int, size: QSize) -> None:
        """Has a page drawn in this size, in pixels, unless it is already."""
        if self._wanted.get(page) == size or self.is_drawn(page, size):
            return
        self._wanted[page] = size
        self._renderer.requestPage(page, size)

    def _on_rendered(
        self, page: int, size: QSize, image: QImage, _options: QPdfDocumentRenderOptions, _request: int
    ) -> None:
        if self._wanted.get(page) != size:
            return  # another size is wanted by now
        del self._wanted[page]
        self._images.pop(page, None)
        self._images[page] = image
        while len(self._images) > _MOST_KEPT:
            del self._images[next(iter(self._images))]
        self.drawn.emit(page)

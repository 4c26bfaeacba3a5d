"""Shows a finished PDF page by page: the very file that is saved or printed from here."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSpinBox, QToolButton, QVBoxLayout, QWidget

from app.domain.filenames import readable_name
from app.files import StorageError, write_over
from app.i18n import _
from app.ui.documents.printing import open_pdf, print_pdf
from app.ui.documents.printing_errors import DocumentUnreadable, PrintFailed
from app.ui.documents.save_file import ask_target, missing_text
from app.ui.kit.dialog import PlainDialog
from app.ui.kit.flow_layout import FlowLayout
from app.ui.kit.held_file import written_where_free
from app.ui.kit.still_wheel import keep_still
from app.ui.kit.texts import Text
from app.ui.kit.type_setting import READING
from app.ui.shell.geometry import screen_of

_ZOOM_STEP = 1.25
_ZOOM_LEAST, _ZOOM_MOST = 0.25, 8.0
_POINTS_PER_INCH = 72.0


class PreviewDialog(PlainDialog):
    """Show it with `open()`; it closes for good, and the file may be removed when `finished` is sent.

    Saving begins in `folder`. Raises DocumentUnreadable when it is made.
    """

    saved = Signal(object)
    """The document was saved at this path."""
    failed = Signal(object)

    def __init__(self, path: Path, title: str, missing: Sequence[str], folder: Path, parent: QWidget) -> None:
        document = open_pdf(path)  # first: a dialog that cannot be made leaves nothing behind
        super().__init__(parent)
        document.setParent(self)
        self._folder = folder
        self._path = path
        self._title = title
        self._missing = tuple(missing)
        self._document = document
        self._build()
        self._connect()
        self.retranslate()
        self._view.setDocument(self._document)
        self._view.setFocus()
        self._fit_screen(parent)

    def _build(self) -> None:
        self._view = QPdfView(self)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._note = Text(self, READING)
        self._page_name, self._page = QLabel(self), QSpinBox(self)
        self._page.setRange(1, self._document.pageCount())
        self._page.setKeyboardTracking(False)
        keep_still(self._page)
        self._smaller, self._larger, self._fit = QToolButton(self), QToolButton(self), QToolButton(self)
        self._save, self._print, self._close = (QPushButton(self) for _n in range(3))
        page = QWidget(self)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._page_name)
        row.addWidget(self._page)
        bar = FlowLayout(spacing=8)
        for widget in (page, self._smaller, self._larger, self._fit, self._save, self._print, self._close):
            bar.addWidget(widget)
        column = QVBoxLayout(self)
        column.addLayout(bar)
        column.addWidget(self._note)
        column.addWidget(self._view, 1)
        for button in (self._save, self._print, self._close):
            button.setAutoDefault(False)

    def _connect(self) -> None:
        self._page.valueChanged.connect(self._on_page_wanted)
        self._view.pageNavigator().currentPageChanged.connect(self._on_page_shown)
        self._smaller.clicked.connect(self.zoom_out)
        self._larger.clicked.connect(self.zoom_in)
        self._fit.clicked.connect(self.fit_width)
        self._save.clicked.connect(self.save)
        self._print.clicked.connect(self.print_pages)
        self._close.clicked.connect(self.close)
        for keys, slot in (
            (QKeySequence.StandardKey.ZoomIn, self.zoom_in),
            ("Ctrl+=", self.zoom_in),
            (QKeySequence.StandardKey.ZoomOut, self.zoom_out),
            ("Ctrl+0", self.fit_width),
            (QKeySequence.StandardKey.Save, self.save),
            (QKeySequence.StandardKey.Print, self.print_pages),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self.setWindowTitle(_("Preview: {document}").format(document=self._title))
        self._note.set_text(missing_text(self._missing) if self._missing else "")
        self._view.setAccessibleName(_("Pages"))
        self._page_name.setText(_("Page"))
        self._page.setAccessibleName(_("Page"))
        self._page.setSuffix(f" / {self._document.pageCount()}")
        self._name(self._smaller, "－", _("Zoom out"))
        self._name(self._larger, "＋", _("Zoom in"))
        self._name(self._fit, _("Fit width"), _("Fit width"))
        self._save.setText(_("Save as PDF..."))
        self._print.setText(_("Print..."))
        self._close.setText(_("Close"))

    @staticmethod
    def _name(button: QToolButton, text: str, name: str) -> None:
        button.setText(text)
        button.setAccessibleName(name)
        button.setToolTip(name)

    def _fit_screen(self, parent: QWidget) -> None:
        wanted = parent.window().size().expandedTo(screen_of(self).availableGeometry().size() * 0.57)
        self.take_size(wanted.boundedTo(QSize(60 * self.fontMetrics().height(), wanted.height())))

    # pages and sizes

    def _on_page_wanted(self, number: int) -> None:
        self._view.pageNavigator().jump(number - 1, QPointF())

    def _on_page_shown(self, page: int) -> None:
        self._page.blockSignals(True)  # it only follows
        self._page.setValue(page + 1)
        self._page.blockSignals(False)

    @property
    def zoom(self) -> float:
        """The size on screen against that on paper."""
        if self._view.zoomMode() is QPdfView.ZoomMode.Custom:
            return self._view.zoomFactor()
        margins = self._view.documentMargins()
        room = self._view.viewport().width() - margins.left() - margins.right()
        page = self._document.pagePointSize(max(0, self._view.pageNavigator().currentPage()))
        return room / (page.width() / _POINTS_PER_INCH * screen_of(self).logicalDotsPerInch())

    def zoom_in(self) -> None:
        """Shows the pages larger."""
        self._zoom_to(self.zoom * _ZOOM_STEP)

    def zoom_out(self) -> None:
        """Shows the pages smaller."""
        self._zoom_to(self.zoom / _ZOOM_STEP)

    def fit_width(self) -> None:
        """Shows the pages as wide as the window."""
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def _zoom_to(self, zoom: float) -> None:
        self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._view.setZoomFactor(max(_ZOOM_LEAST, min(_ZOOM_MOST, zoom)))

    # what to do with it

    def save(self) -> None:
        """Asks for a place and saves this very file there."""
        target = ask_target(self, self._folder, self._path.name)
        if target is None:
            return
        try:
            place = written_where_free(self, target, lambda path: write_over(path, self._path.read_bytes()))
        except (StorageError, OSError) as error:
            self.failed.emit(error)
            return
        if place is not None:
            self._folder = place.parent
            self._note.set_text(_("Saved: {path}").format(path=readable_name(str(place))))
            self.saved.emit(place)

    def print_pages(self) -> None:
        """Asks for a printer and prints this very file."""
        try:
            print_pdf(self._path, self)
        except (DocumentUnreadable, PrintFailed) as error:
            self.failed.emit(error)

    def done(self, result: int) -> None:
        """Lets go of the file before `finished` is sent: Windows does not remove open files."""
        self._document.close()
        super().done(result)

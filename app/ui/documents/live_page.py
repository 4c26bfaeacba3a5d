"""The document as it will be printed, beside what can be chosen about it; it follows every change."""

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSpinBox, QToolButton, QVBoxLayout, QWidget

from app.i18n import _
from app.ui.documents.document_jobs import MadePages
from app.ui.documents.page_places import Fit
from app.ui.documents.page_surface import PageSurface
from app.ui.kit.flow_layout import FlowLayout
from app.ui.kit.segmented import SegmentButton
from app.ui.kit.still_wheel import keep_still
from app.ui.kit.texts import Text
from app.ui.kit.told_keys import name_control
from app.ui.shell.logbook import log
from app.words.message_parts import Message

_PATIENCE_MS = 400
"""From when on it is said that the page is being made."""


class LivePage(QWidget):
    """Bar, pages, and in their place what went wrong, with a button to try again."""

    seen = Signal()
    """It has come on the screen: pages are wanted."""
    left = Signal()
    again_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.surface = PageSurface(self)
        self._previous, self._next = QToolButton(self), QToolButton(self)
        self._number = QSpinBox(self)
        self._number.setKeyboardTracking(False)
        self._number.setFrame(False)
        self._number.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        keep_still(self._number)
        self._width, self._whole = SegmentButton(self), SegmentButton(self)
        self._smaller, self._larger = QToolButton(self), QToolButton(self)
        self._missing, self._problem = Text(self), Text(self)
        self._again = QPushButton(self)
        self._of: object = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_PATIENCE_MS)
        self._lay_out()
        self._connect()
        self._follow_pages()
        self._follow_fit()
        self._say_problem(None)
        self._missing.set_text("")

    def _lay_out(self) -> None:
        pages = QWidget(self)
        row = QHBoxLayout(pages)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self._previous, self._number, self._next):
            row.addWidget(widget)
        bar = FlowLayout(spacing=8)
        for part in (pages, self._width, self._whole, self._smaller, self._larger):
            bar.addWidget(part)
        problem = QHBoxLayout()
        problem.addWidget(self._problem, 1)
        problem.addWidget(self._again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(problem)
        column.addWidget(self._missing)
        column.addWidget(self.surface, 1)
        column.addLayout(bar)

    def _connect(self) -> None:
        surface = self.surface
        self._previous.clicked.connect(self._on_previous)
        self._next.clicked.connect(self._on_next)
        self._number.valueChanged.connect(self._on_number)
        self._width.clicked.connect(surface.fit_width)
        self._whole.clicked.connect(surface.fit_page)
        self._smaller.clicked.connect(surface.zoom_out)
        self._larger.clicked.connect(surface.zoom_in)
        surface.page_changed.connect(self._follow_pages)
        surface.shown.connect(self._follow_pages)
        surface.fit_changed.connect(self._follow_fit)
        self._again.clicked.connect(self.again_wanted)
        self._wait.timeout.connect(self._on_wait)

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self.surface.setAccessibleName(_("Pages"))
        name_control(self._number, _("Page"))
        for button, text, name, keys in (
            (self._previous, "‹", _("Previous page"), ""),
            (self._next, "›", _("Next page"), ""),
            (self._width, _("Width"), _("Fit width"), "Ctrl+0"),
            (self._whole, _("Whole page"), _("Whole page"), ""),
            (self._smaller, "－", _("Zoom out"), "Ctrl+-"),
            (self._larger, "＋", _("Zoom in"), "Ctrl++"),
        ):
            button.setText(text)
            name_control(button, name, keys)
        self._again.setText(_("Try again"))

    # what is shown

    def begin(self) -> None:
        """Pages are being made; it is said when it takes longer and nothing else is to be seen."""
        self._say_problem(None)
        self._wait.start()

    def show_made(self, of: object, made: MadePages) -> int:
        """Shows pages, and returns how many; those of the same thing as before stay where one was.

        Raises PagesUnreadable.
        """
        from app.ui.documents.pdf_pages import PdfPages
        from app.ui.documents.save_file import missing_text

        pages = PdfPages(made.pdf, self.surface)
        self._wait.stop()
        self._say_problem(None)
        self._missing.set_text(missing_text(made.missing) if made.missing else "")
        self.surface.show_pages(pages, stays=of == self._of)
        self._of = of
        return len(pages.sizes)

    def show_problem(self, of: object, error: Exception) -> None:
        """Says what went wrong; the pages from before stay where they are of the same thing."""
        from app.ui.kit.message_box import unexpected, words_for

        self._wait.stop()
        if of != self._of:
            self.clear()
        message = words_for(error)
        if message is None:
            log.warning("unexpected error", exc_info=error)
        self._say_problem(message or unexpected())

    def clear(self) -> None:
        """Shows nothing."""
        self._wait.stop()
        self._of = None
        self._say_problem(None)
        self._missing.set_text("")
        self.surface.clear()
        self._follow_pages()

    def _say_problem(self, message: Message | None) -> None:
        self._problem.set_text(message.line if message else "")
        self._again.setVisible(message is not None)
        self.surface.show_words("")

    def _on_wait(self) -> None:
        self.surface.show_words(_("The page is being made..."))

    @property
    def has_pages(self) -> bool:
        """Whether there is anything to be seen."""
        return self.surface.page_count > 0

    def _follow_pages(self) -> None:
        count, page = self.surface.page_count, self.surface.page
        self._number.blockSignals(True)  # it only follows
        self._number.setRange(1, max(1, count))
        self._number.setSuffix(f" / {max(1, count)}")
        self._number.setValue(page + 1)
        self._number.blockSignals(False)
        self._previous.setEnabled(page > 0)
        self._next.setEnabled(page + 1 < count)

    def _follow_fit(self) -> None:
        self._width.show_chosen(self.surface.fit is Fit.WIDTH)
        self._whole.show_chosen(self.surface.fit is Fit.PAGE)

    def _on_previous(self) -> None:
        self.surface.go_to_page(self.surface.page - 1)

    def _on_next(self) -> None:
        self.surface.go_to_page(self.surface.page + 1)

    def _on_number(self, number: int) -> None:
        self.surface.go_to_page(number - 1)

    # coming and going

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.surface.viewport().update()

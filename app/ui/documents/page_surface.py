"""Shows the pages of a PDF one below the other, as wide as the room, as a whole, or in a size of one's own."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QWidget

from app.ui.documents.page_places import PAGE_GAP, Fit, fitting_scale, laid_out
from app.ui.shell import theme
from app.ui.shell.geometry import screen_of

if TYPE_CHECKING:
    from app.ui.documents.pdf_pages import PdfPages

_ZOOM_STEP = 1.25
_ZOOM_LEAST, _ZOOM_MOST = 0.25, 8.0
_POINTS_PER_INCH = 72.0
_PAPER = QColor("#ffffff")


class PageSurface(QAbstractScrollArea):
    """What is shown stays until the pages that replace it are drawn: nothing flashes.

    Keys: arrows, Page up and down, Home and End, Space; Ctrl with + and - for the size, Ctrl+0 for the width.
    """

    page_changed = Signal(int)
    """The page in the middle of the window is another one, from 0."""
    fit_changed = Signal()
    shown = Signal()
    """New pages are on the screen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pages: PdfPages | None = None
        self._next: PdfPages | None = None
        self._places: list[QRect] = []
        self._fit, self._factor = Fit.WIDTH, 1.0
        self._page = 0
        self._stays = False
        self._words = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setSingleStep(24)
        # Else a bar that comes and goes would change the width, and with it the pages, for ever.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def minimumSizeHint(self) -> QSize:
        return QSize(12, 10) * self.fontMetrics().height()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    # what is shown

    def show_pages(self, pages: "PdfPages", *, stays: bool) -> None:
        """Shows these once they are drawn; `stays`: they are the same document anew, and one stays where one was."""
        if self._next is not None:
            self._next.deleteLater()
        self._next, self._stays = pages, stays
        pages.drawn.connect(self._on_drawn)
        self._draw_next()

    def show_words(self, words: str) -> None:
        """Says something in place of pages, as long as there are none."""
        if words != self._words:
            self._words = words
            if self._pages is None:
                self.viewport().update()

    def clear(self) -> None:
        """Shows no pages."""
        for pages in (self._pages, self._next):
            if pages is not None:
                pages.deleteLater()
        self._pages = self._next = None
        self._place()

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._pages.sizes) if self._pages else 0

    @property
    def page(self) -> int:
        """The page in the middle of the window, from 0."""
        return self._page

    def go_to_page(self, page: int) -> None:
        """Shows a page from its top."""
        if 0 <= page < len(self._places):
            self.verticalScrollBar().setValue(self._places[page].top() - PAGE_GAP)
            self._set_page(page)

    def _draw_next(self) -> None:
        """Has drawn what will be seen first of the next pages, and shows them once nothing is missing."""
        pages = self._next
        if pages is None:
            return
        top = self.verticalScrollBar().value() if self._stays else 0
        places = self._laid_out(pages)
        seen = [
            n for n, place in enumerate(places) if place.bottom() >= top and place.top() <= top + self._room.height()
        ]
        waits = False
        for n in seen or range(len(places))[-1:]:
            size = self._pixels(places[n].size())
            waits = waits or not pages.is_drawn(n, size)
            pages.draw(n, size)
        if not waits:
            self._take_next(pages)

    def _take_next(self, pages: "PdfPages") -> None:
        before, self._pages, self._next = self._pages, pages, None
        if before is not None:
            before.deleteLater()
        if not self._stays:
            self.verticalScrollBar().setValue(0)
            self.horizontalScrollBar().setValue(0)
        self._place()
        self.shown.emit()

    def _on_drawn(self, _page: int) -> None:
        if self._next is not None and self.sender() is self._next:
            self._draw_next()
        else:
            self.viewport().update()

    # sizes

    @property
    def fit(self) -> Fit:
        """How large the pages are."""
        return self._fit

    @property
    def zoom(self) -> float:
        """The size on screen against that on paper."""
        if self._fit is Fit.OWN or self._pages is None:
            return self._factor
        return self._scale(self._pages.sizes[self._page]) * _POINTS_PER_INCH / self._dots

    def zoom_in(self) -> None:
        """Shows the pages larger."""
        self._zoom_to(self.zoom * _ZOOM_STEP)

    def zoom_out(self) -> None:
        """Shows the pages smaller."""
        self._zoom_to(self.zoom / _ZOOM_STEP)

    def fit_width(self) -> None:
        """Shows the pages as wide as the room."""
        self._set_fit(Fit.WIDTH)

    def fit_page(self) -> None:
        """Shows a page as a whole."""
        self._set_fit(Fit.PAGE)

    def _zoom_to(self, zoom: float) -> None:
        self._factor = max(_ZOOM_LEAST, min(_ZOOM_MOST, zoom))
        self._set_fit(Fit.OWN)

    def _set_fit(self, fit: Fit) -> None:
        page, self._fit = self._page, fit
        self._place()
        if page:
            self.go_to_page(page)
        self.fit_changed.emit()

    @property
    def _dots(self) -> float:
        return screen_of(self).logicalDotsPerInch()

    @property
    def _room(self) -> QSize:
        return self.viewport().size()

    def _scale(self, page: QSizeF) -> float:
        """Pixels of the window for a point of a page of this size."""
        if self._fit is Fit.OWN:
            return self._factor * self._dots / _POINTS_PER_INCH
        return fitting_scale(self._fit, page, self._room)

    def _laid_out(self, pages: "PdfPages") -> list[QRect]:
        return laid_out([(page * self._scale(page)).toSize() for page in pages.sizes], self._room.width())

    def _pixels(self, size: QSize) -> QSize:
        return (QSizeF(size) * self.devicePixelRatioF()).toSize()

    def _place(self) -> None:
        self._places = self._laid_out(self._pages) if self._pages else []
        bottom = max((place.bottom() + PAGE_GAP for place in self._places), default=0)
        right = max((place.right() + PAGE_GAP for place in self._places), default=0)
        for bar, whole, room in (
            (self.verticalScrollBar(), bottom, self._room.height()),
            (self.horizontalScrollBar(), right, self._room.width()),
        ):
            bar.setRange(0, max(0, whole - room))
            bar.setPageStep(room)
        self._follow_scroll()
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._follow_scroll()
        self.viewport().update()

    def _follow_scroll(self) -> None:
        middle = self.verticalScrollBar().value() + self._room.height() // 2
        self._set_page(next((n for n, one in enumerate(self._places) if one.bottom() >= middle), len(self._places) - 1))

    def _set_page(self, page: int) -> None:
        page = max(0, page)
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before = self.verticalScrollBar()
        share = before.value() / before.maximum() if before.maximum() else 0.0
        self._place()
        before.setValue(round(share * before.maximum()))
        self._draw_next()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Midlight))
        if self._pages is None:
            painter.setPen(theme.muted(self.palette()))
            room = self.viewport().rect().adjusted(2 * PAGE_GAP, 0, -2 * PAGE_GAP, 0)
            painter.drawText(room, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter, self._words)
        else:
            self._paint_pages(painter, event.rect())
        painter.end()

    def _paint_pages(self, painter: QPainter, dirty: QRect) -> None:
        assert self._pages is not None
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        corner = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        painter.setPen(theme.line_colour(self.palette()))
        for n, place in enumerate(self._places):
            seen = place.translated(-corner)
            if not seen.adjusted(-1, -1, 1, 1).intersects(dirty):
                continue
            painter.fillRect(seen, _PAPER)
            self._pages.draw(n, self._pixels(place.size()))
            image = self._pages.image(n)
            if image is not None:
                painter.drawImage(seen, image)
            painter.drawRect(seen.adjusted(-1, -1, 0, 0))

    # keys and the wheel

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._sizes(event):
            event.accept()  # here they are about the pages, elsewhere about all text
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        down = self.verticalScrollBar()
        action = QScrollBar.SliderAction
        moves = {
            Qt.Key.Key_Home: action.SliderToMinimum,
            Qt.Key.Key_End: action.SliderToMaximum,
            Qt.Key.Key_Space: action.SliderPageStepAdd,
        }
        if zoomed := self._sizes(event):
            zoomed()
        elif event.key() in moves:
            down.triggerAction(moves[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _sizes(self, event: QKeyEvent) -> Callable[[], None] | None:
        """What a key does to the size."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return None
        return {
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Equal: self.zoom_in,
            Qt.Key.Key_Semicolon: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: self.fit_width,
        }.get(Qt.Key(event.key()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        elif turned := event.angleDelta().y():
            (self.zoom_in if turned > 0 else self.zoom_out)()
            event.accept()

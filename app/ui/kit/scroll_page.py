"""A page that scrolls where there is less room than it needs."""

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.ui.kit.type_setting import READING, READING_EM


class ScrollPage(QScrollArea):
    """Has no frame, and no keys of its own: what lies on it has them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_column = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def keep_to_column(self) -> None:
        """Whatever is put on it stands in a column whose lines are no longer than is read with ease."""
        self._is_column = True
        self._narrow(self.widget())

    def setWidget(self, widget: QWidget) -> None:
        """Puts something on the page."""
        self._narrow(widget)
        super().setWidget(widget)

    def _narrow(self, widget: QWidget | None) -> None:
        if widget is not None and self._is_column:
            layout = widget.layout()
            margins = layout.contentsMargins() if layout else self.contentsMargins()
            em = READING.font(self.font()).pointSizeF() / self.font().pointSizeF() * self.fontMetrics().height()
            widget.setMaximumWidth(round(READING_EM * em) + margins.left() + margins.right())

    def lay_out(self) -> None:
        """Lays out at once what lies on the page, what is within before what is around it.

        Qt lays out one level with each round of events, and paints what does not lie right yet in between.
        """
        page: QWidget | None = self.widget()
        if page is None or not page.isVisible():
            return
        for part in reversed([page, *page.findChildren(QWidget)]):
            layout = part.layout()
            if layout is not None and part.isVisible():
                layout.activate()
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def focus_first(self) -> None:
        """Gives the keys to the first thing here that takes them."""
        first = next((w for w in self.findChildren(QWidget) if _takes_keys(w)), self)
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._narrow(self.widget())


class PageBody(QWidget):
    """What is as wide as the page that it lies on: it is not asked what it would like, for which long texts would
    have to be set once more."""

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()


def _takes_keys(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()

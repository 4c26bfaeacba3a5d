"""A button that is an icon of the window's own."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton, QWidget

from app.ui.kit.icons import paint_icon
from app.ui.shell import theme


class IconButton(QToolButton):
    """Painted in the colours that hold where it stands: flat, or with the edge of other buttons."""

    def __init__(self, icon: str, parent: QWidget, *, is_flat: bool = True) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setAutoRaise(is_flat)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = 1.3 * self.fontMetrics().height()
        place = QRectF(0, 0, side, side)
        place.moveCenter(QRectF(self.rect()).center())
        chosen = theme.tokens(self.palette())
        paint_icon(painter, self._icon, place, theme.colour(chosen.text if self.isEnabled() else chosen.border))
        painter.end()

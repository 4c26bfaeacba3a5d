"""A large button whose text wraps: an answer among a few, with the key that gives it."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from app.ui.kit.link_row import LinkRow
from app.ui.kit.one_of_several import OneOfSeveral
from app.ui.kit.type_setting import CAPTION, ROW, line_height
from app.ui.shell import theme
from app.ui.shell.edges import paint_box

_CAP = 1.6
"""The side of the key that is drawn before the text, in heights of the text."""
_TICK = ((0.0, 0.5), (0.36, 0.86), (1.0, 0.1))
"""The corners of the tick, in shares of its box."""


class ChoiceButton(LinkRow):
    """Pressed by click and Space. Its mark is the key that presses it too.

    Enter presses it as well, unless it can be checked: of several that may be, Enter is for what lies behind them.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isCheckable() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _pad(self, metrics: QFontMetrics) -> int:
        return metrics.height() * 3 // 5

    def _left(self, metrics: QFontMetrics) -> int:
        return 2 * self._pad(metrics) + round(_CAP * metrics.height()) if self._mark else self._pad(metrics)

    def _right(self, metrics: QFontMetrics) -> int:
        return 2 * metrics.height() if self.isCheckable() else self._pad(metrics)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        metrics, chosen = self.fontMetrics(), theme.tokens(self.palette())
        is_chosen = self.isChecked() or self.isDown()
        ground = chosen.selected if is_chosen else chosen.raised if self.underMouse() else chosen.surface
        edge = chosen.accent if self.isChecked() else chosen.border
        ring = theme.colour(chosen.accent) if self.hasFocus() else None
        paint_box(painter, self.rect(), theme.colour(ground), theme.colour(edge), ring)
        if self._mark:
            self._paint_cap(painter, metrics)
        if self.isChecked():
            self._paint_tick(painter, metrics, theme.colour(chosen.accent))
        pad, left = self._pad(metrics), self._left(metrics)
        title = self._set(self._title, self.width(), ROW)
        painter.setPen(theme.colour(chosen.text))
        title.draw(painter, left, pad)
        if self._second:
            painter.setPen(theme.colour(chosen.text2))
            self._set(self._second, self.width(), CAPTION).draw(painter, left, pad + title.height)

    def _paint_cap(self, painter: QPainter, metrics: QFontMetrics) -> None:
        """The key, at the first line of the text."""
        chosen, side = theme.tokens(self.palette()), round(_CAP * metrics.height())
        middle = self._pad(metrics) + line_height(self.font(), ROW.leading) // 2
        if self._second:
            middle = self.height() // 2
        cap = QRect(self._pad(metrics), middle - side // 2, side, side)
        ground, ink = (chosen.fill, chosen.on_fill) if self.isChecked() else (chosen.raised, chosen.text)
        edge = chosen.fill if self.isChecked() else chosen.line
        paint_box(painter, cap, theme.colour(ground), theme.colour(edge), radius=4)
        painter.setPen(theme.colour(ink))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._mark)

    def _paint_tick(self, painter: QPainter, metrics: QFontMetrics, ink: QColor) -> None:
        side = 0.8 * metrics.height()
        box = QRectF(self.width() - self._pad(metrics) - side, (self.height() - side) / 2, side, side)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, side / 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        corners = [QPointF(box.left() + x * side, box.top() + y * side) for x, y in _TICK]
        painter.drawPolyline(QPolygonF(corners))
        painter.restore()


class ExclusiveChoice(OneOfSeveral, ChoiceButton):
    """An answer of which only one holds."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.make_one_of_several()

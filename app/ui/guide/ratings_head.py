"""The heads of the table of ratings: they wrap, and the one that is sorted by says which way."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHeaderView, QWidget

from app.ui.kit.icons import paint_icon
from app.ui.kit.type_setting import LABEL, SetText, SetTexts, word_width
from app.ui.shell import theme

_SIGN_EMS = 1.0


class RatingsHead(QHeaderView):
    """Every head can be pressed. That of the first column may be kept in sight when the others are scrolled."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._texts = SetTexts()
        self._column, self._is_reversed = 0, False
        self._keeps_first = False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def show_order(self, column: int, is_reversed: bool) -> None:
        """Says by which column it is sorted, and whether the other way round."""
        self._column, self._is_reversed = column, is_reversed
        self.viewport().update()

    def keep_first(self, keeps: bool) -> None:
        """Keeps the head of the first column in sight, or lets it go with the others."""
        self._keeps_first = keeps
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._keeps_first and self.offset():
            painter = QPainter(self.viewport())
            self.paintSection(painter, QRect(0, 0, self.sectionSize(0), self.height()), 0)
            painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(self._where_it_is(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(self._where_it_is(event))

    def _where_it_is(self, event: QMouseEvent) -> QMouseEvent:
        """A press on the first head, kept in sight, as one on where Qt has it."""
        at = event.position()
        if not self._keeps_first or at.x() >= self.sectionSize(0):
            return event
        there = at - QPointF(self.offset(), 0)
        return QMouseEvent(
            event.type(), there, event.globalPosition(), event.button(), event.buttons(), event.modifiers()
        )

    def sectionSizeFromContents(self, column: int) -> QSize:
        height = self._set(column, self.sectionSize(column)).height + self._em
        return QSize(self.least_width(column), height)

    def wanted_height(self) -> int:
        """What the longest of its texts needs."""
        return max(self.sectionSizeFromContents(column).height() for column in range(self.count()))

    def least_width(self, column: int) -> int:
        """What a head needs so that no word of it is broken."""
        return word_width(self._name(column), LABEL.font(self.font())) + self._beside

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        palette = self.palette()
        painter.save()
        painter.fillRect(rect, palette.color(QPalette.ColorRole.Midlight))
        painter.setPen(theme.line_colour(palette))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        text = self._set(column, rect.width())
        text.draw(painter, rect.left() + self._side, rect.top() + (rect.height() - text.height) // 2)
        if column == self._column:
            self._paint_way(painter, rect)
        painter.restore()

    def _paint_way(self, painter: QPainter, rect: QRect) -> None:
        size = _SIGN_EMS * self._em
        place = QRectF(rect.right() - size - self._side / 2, rect.top(), size, rect.height())
        if self._is_reversed:
            painter.translate(place.center())
            painter.scale(1, -1)
            painter.translate(-place.center())
        paint_icon(painter, "down", place, self.palette().color(QPalette.ColorRole.Link))

    def _set(self, column: int, width: int) -> SetText:
        return self._texts.at(self._name(column), self.font(), width - self._beside, LABEL)

    def _name(self, column: int) -> str:
        return str(self.model().headerData(column, Qt.Orientation.Horizontal))

    @property
    def _beside(self) -> int:
        """What a head needs beside its text: its sides, and room for the sign."""
        return 2 * self._side + round(_SIGN_EMS * self._em)

    @property
    def _em(self) -> int:
        return self.fontMetrics().height()

    @property
    def _side(self) -> int:
        return self._em * 2 // 3

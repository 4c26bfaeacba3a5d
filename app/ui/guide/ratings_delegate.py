"""Paints a cell of the table of ratings: the name of a method, or a grade as signs with its word below."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.ui.kit.lists.row_frame import row_geometry
from app.ui.kit.lists.rows_model import Index
from app.ui.kit.type_setting import BODY, CAPTION, SetText, SetTexts
from app.ui.shell import theme
from app.ui.shell.edges import paint_ring


class RatingsDelegate(QStyledItemDelegate):
    """The first line is in body type, the second in small and muted."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._texts = SetTexts()

    def cell(self, index: Index, width: int) -> tuple[SetText, SetText | None]:
        """The two lines of a cell as they are set in a column of this width; names wrap."""
        font = self._view.font()
        first, _break, second = str(index.data()).partition("\n")
        room = width - 2 * self.side
        below = self._texts.at(second, font, room, CAPTION) if second else None
        return self._texts.at(first, font, room, BODY), below

    @property
    def side(self) -> int:
        """The room at the left and the right of a cell."""
        return QFontMetrics(self._view.font()).height() * 2 // 3

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.columnWidth(index.column())
        return QSize(width, sum(line.height for line in self.cell(index, width) if line) + self.side)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, palette = row_geometry(option)
        chosen = self._view.selectionModel().isSelected(index)
        painter.save()
        if chosen:
            painter.fillRect(rect, palette.color(QPalette.ColorRole.Highlight))
        painter.setPen(theme.line_colour(palette))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        first, second = self.cell(index, rect.width())
        top = rect.top() + (rect.height() - first.height - (second.height if second else 0)) // 2
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        first.draw(painter, rect.left() + self.side, top)
        if second:
            painter.setPen(theme.muted(palette))
            second.draw(painter, rect.left() + self.side, top + first.height)
        if self._view.hasFocus() and index == self._view.currentIndex():
            paint_ring(painter, rect, palette.color(QPalette.ColorRole.Link), 3)
        painter.restore()

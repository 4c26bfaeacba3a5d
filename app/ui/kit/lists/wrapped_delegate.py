"""Paints rows of plain text that wrap at the width of their list."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.kit.lists.row_frame import paint_edges, paint_ground, row_geometry
from app.ui.kit.lists.rows_model import Index
from app.ui.kit.texts import WRAP, wrapped_height


class WrappedDelegate(QStyledItemDelegate):
    """For a list view whose rows may be of different heights; `role` is what is painted of them."""

    def __init__(self, view: QAbstractItemView, role: int = Qt.ItemDataRole.DisplayRole) -> None:
        super().__init__(view)
        self._view = view
        self._role = role

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        metrics = QFontMetrics(self._view.font())
        pad = metrics.height() // 2
        return QSize(width, wrapped_height(metrics, str(index.data(self._role)), width - 2 * pad) + 2 * pad)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, _palette = row_geometry(option)
        painter.save()
        painter.setFont(self._view.font())
        painter.setPen(paint_ground(painter, option).strong)
        pad = painter.fontMetrics().height() // 2
        painter.drawText(rect.adjusted(pad, pad, -pad, -pad), WRAP, str(index.data(self._role)))
        paint_edges(painter, option, self._view)
        painter.restore()

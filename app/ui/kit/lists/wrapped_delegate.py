"""Paints rows of plain text that wrap at the width of their list."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.kit.lists.row_frame import paint_edges, paint_ground, row_geometry
from app.ui.kit.lists.rows_model import Index
from app.ui.kit.type_setting import SetTexts


class WrappedDelegate(QStyledItemDelegate):
    """For a list view whose rows may be of different heights; `role` is what is painted of them."""

    def __init__(self, view: QAbstractItemView, role: int = Qt.ItemDataRole.DisplayRole) -> None:
        super().__init__(view)
        self._view = view
        self._role = role
        self._texts = SetTexts()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        pad = self._pad()
        return QSize(width, self._texts.at(self._text(index), self._view.font(), width - 2 * pad).height + 2 * pad)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, _palette = row_geometry(option)
        painter.save()
        painter.setPen(paint_ground(painter, option).strong)
        pad = self._pad()
        words = self._texts.at(self._text(index), self._view.font(), rect.width() - 2 * pad)
        words.draw(painter, rect.left() + pad, rect.top() + pad)
        paint_edges(painter, option, self._view)
        painter.restore()

    def _text(self, index: Index) -> str:
        return str(index.data(self._role))

    def _pad(self) -> int:
        return QFontMetrics(self._view.font()).height() // 2

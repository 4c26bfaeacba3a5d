"""Paints rows of a title and what is said below it; both wrap at the width of their list."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.kit.lists.row_frame import paint_edges, paint_ground, row_geometry
from app.ui.kit.lists.rows_model import Index
from app.ui.kit.type_setting import CAPTION, ROW, SetText, SetTexts


class WrappedDelegate(QStyledItemDelegate):
    """For a list view whose rows may be of different heights; `role` is what is painted of them, the title first."""

    def __init__(self, view: QAbstractItemView, role: int = Qt.ItemDataRole.DisplayRole) -> None:
        super().__init__(view)
        self._view = view
        self._role = role
        self._texts = SetTexts()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        return QSize(width, sum(part.height for part in self._parts(index, width)) + 2 * self._pad())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, _palette = row_geometry(option)
        painter.save()
        inks = paint_ground(painter, option)
        top = rect.top() + self._pad()
        for ink, part in zip((inks.strong, inks.faint), self._parts(index, rect.width()), strict=False):
            painter.setPen(ink)
            part.draw(painter, rect.left() + self._pad(), top)
            top += part.height
        paint_edges(painter, option, self._view)
        painter.restore()

    def _parts(self, index: Index, width: int) -> list[SetText]:
        """The title, and what is below it where there is something."""
        texts = str(index.data(self._role)).split("\n", 1)
        font, room = self._view.font(), width - 2 * self._pad()
        return [self._texts.at(text, font, room, style) for text, style in zip(texts, (ROW, CAPTION), strict=False)]

    def _pad(self) -> int:
        return QFontMetrics(self._view.font()).height() // 2

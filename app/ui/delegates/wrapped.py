"""Paints rows of plain text that wrap at the width of their list."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.models.method_list import Index

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter


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
        room = QRect(0, 0, width - 2 * pad, 10_000)
        return QSize(width, metrics.boundingRect(room, _WRAP, str(index.data(self._role))).height() + 2 * pad)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        palette: QPalette = option.palette
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setFont(self._view.font())
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, palette.color(QPalette.ColorRole.Highlight))
        painter.setPen(palette.color(QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text))
        pad = painter.fontMetrics().height() // 2
        painter.drawText(rect.adjusted(pad, 0, -pad, 0), _WRAP, str(index.data(self._role)))
        painter.setPen(palette.color(QPalette.ColorRole.Midlight))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setPen(palette.color(QPalette.ColorRole.Text))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

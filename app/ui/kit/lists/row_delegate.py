"""Paints a row with a number or a box to tick, a line of facts, and text that wraps."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.answers import Status
from app.ui.kit.lists.row_frame import heading_height, pad, paint_edges, paint_ground, paint_heading, row_geometry
from app.ui.kit.lists.row_look import LookRole, RowLook, Tone
from app.ui.kit.lists.rows_model import Index
from app.ui.kit.type_setting import CAPTION, ROW, SetTexts, line_height
from app.ui.shell import theme

_CHECK = ((0.18, 0.55), (0.42, 0.78), (0.84, 0.24))
"""The corners of the tick, in shares of the box."""


class RowDelegate(QStyledItemDelegate):
    """Needs a model that knows LookRole. Heights are remembered until width or font change."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._texts = SetTexts()
        self._heights: dict[tuple[str, str, bool, bool], int] = {}
        self._key: tuple[int, QFont] | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width, font = self._view.viewport().width(), self._view.font()
        if (width, font) != self._key:
            self._heights.clear()
            self._key = (width, font)
        look = _look(index)
        key = (look.title, look.detail, bool(look.label or look.side), look.is_heading)
        if key not in self._heights:
            self._heights[key] = self._height(look, width, font)
        return QSize(width, self._heights[key])

    def _height(self, look: RowLook, width: int, font: QFont) -> int:
        if look.is_heading:
            return heading_height(self._texts, font, look.title, width)
        metrics = QFontMetrics(font)
        gap = pad(metrics)
        room = width - _left(metrics) - gap
        height = 2 * gap + self._texts.at(look.title, font, room, ROW).height
        if look.label or look.side:
            height += _facts_height(font)
        if look.detail:
            height += self._texts.at(look.detail, font, room, CAPTION).height
        return height

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = _look(index)
        painter.save()
        if look.is_heading:
            paint_heading(painter, option, self._texts, self._view.font(), look.title)
        else:
            self._paint_row(painter, option, look)
            paint_edges(painter, option, self._view)
        painter.restore()

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, look: RowLook) -> None:
        rect, palette = row_geometry(option)
        inks = paint_ground(painter, option)
        font = self._view.font()
        metrics = QFontMetrics(font)
        gap = pad(metrics)
        left, top = rect.left() + _left(metrics), rect.top() + gap
        room = rect.width() - _left(metrics) - gap
        painter.setFont(font)
        mark = QRect(rect.left() + gap, top, left - rect.left(), line_height(font, ROW.leading))
        self._paint_mark(painter, mark, look, inks.strong)
        if look.label or look.side:
            painter.setFont(CAPTION.font(font))
            line = QRect(left, top, room, _facts_height(font))
            _paint_facts(painter, line, look, inks.faint, _colour(look.tone, palette))
            top += line.height()
        painter.setPen(inks.strong)
        title = self._texts.at(look.title, font, room, ROW)
        title.draw(painter, left, top)
        if look.detail:
            painter.setPen(inks.faint)
            self._texts.at(look.detail, font, room, CAPTION).draw(painter, left, top + title.height)

    def _paint_mark(self, painter: QPainter, place: QRect, look: RowLook, colour: QColor) -> None:
        painter.setPen(colour)
        if look.tick is None:
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, look.mark)
            return
        side = painter.fontMetrics().ascent()
        box = QRect(place.left(), place.top() + (place.height() - side) // 2, side, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawRoundedRect(box, 2, 2)
        if look.tick is Qt.CheckState.Checked:
            painter.setPen(QPen(colour, max(1.5, side / 7)))
            points = [QPoint(box.left() + round(x * side), box.top() + round(y * side)) for x, y in _CHECK]
            painter.drawPolyline(points)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click on the box ticks it; the row's own click only goes there."""
        if event.type() != QEvent.Type.MouseButtonRelease or not isinstance(event, QMouseEvent):
            return False
        look, (rect, _palette) = _look(index), row_geometry(option)
        is_on_box = event.position().x() < rect.left() + _left(QFontMetrics(self._view.font()))
        if look.tick is None or not is_on_box:
            return False
        return toggle(model, index)


def toggle(model: QAbstractItemModel, index: Index) -> bool:
    """Ticks a row, or takes its tick away."""
    ticked = index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
    state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
    return model.setData(index, state.value, Qt.ItemDataRole.CheckStateRole)


def _paint_facts(painter: QPainter, line: QRect, look: RowLook, faint: QColor, side: QColor) -> None:
    metrics = painter.fontMetrics()
    painter.setPen(side)
    painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, look.side)
    painter.setPen(faint)
    room = line.width() - metrics.horizontalAdvance(look.side) - pad(metrics)
    shown = metrics.elidedText(look.label, Qt.TextElideMode.ElideRight, room)
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _colour(tone: Status | Tone, palette: QPalette) -> QColor:
    if isinstance(tone, Status):
        return theme.status_colour(tone, palette)
    if tone is Tone.WARNING:
        return theme.warning_colour(palette)
    return theme.muted(palette) if tone is Tone.QUIET else palette.color(QPalette.ColorRole.Text)


def _look(index: Index) -> RowLook:
    look = index.data(LookRole.LOOK)
    assert isinstance(look, RowLook)
    return look


def _facts_height(font: QFont) -> int:
    return line_height(CAPTION.font(font), CAPTION.leading)


def _left(metrics: QFontMetrics) -> int:
    return metrics.height() * 2

"""Paints a row of a topic list: the title, the second line, and a bar where there are figures."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.kit.bars import paint_bar
from app.ui.kit.lists.row_frame import heading_height, pad, paint_edges, paint_ground, paint_heading, row_geometry
from app.ui.kit.lists.rows_model import Index
from app.ui.kit.lists.topic_model import Topic, TopicModel
from app.ui.kit.texts import WRAP, wrapped_height
from app.ui.shell import theme


class TopicDelegate(QStyledItemDelegate):
    """Needs a TopicModel. Heights are remembered until width or font change."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._heights: dict[Topic, int] = {}
        self._key: tuple[int, QFont] | None = None
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FontChange:
            self._key = None
        return False  # there are no editors for the base class to look after

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        topic = _topic(index)
        metrics = QFontMetrics(self._view.font())
        if topic is None:
            return QSize(width, heading_height(self._view.font(), str(index.data()), width))
        key = (width, self._view.font())
        if key != self._key:
            self._heights.clear()
            self._key = key
        if topic not in self._heights:
            self._heights[topic] = self._height(topic, metrics, width)
        return QSize(width, self._heights[topic])

    def _height(self, topic: Topic, metrics: QFontMetrics, width: int) -> int:
        gap = pad(metrics)
        height = 2 * gap + _wrapped(metrics, topic.title, width)
        if topic.second:
            height += gap // 2 + _wrapped(metrics, topic.second, width)
        if topic.figures:
            height += gap + metrics.height() // 2
        return height

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        topic = _topic(index)
        painter.save()
        if topic is None:
            paint_heading(painter, option, theme.sized(self._view.font(), 1, bold=True), str(index.data()))
        else:
            self._paint_topic(painter, option, topic)
            paint_edges(painter, option, self._view)
        painter.restore()

    def _paint_topic(self, painter: QPainter, option: QStyleOptionViewItem, topic: Topic) -> None:
        rect, palette = row_geometry(option)
        metrics = QFontMetrics(self._view.font())
        gap = pad(metrics)
        strong, faint, _is_chosen = paint_ground(painter, option)
        painter.setFont(self._view.font())
        painter.setPen(strong)
        top = rect.top() + gap
        height = _wrapped(metrics, topic.title, rect.width())
        painter.drawText(_line(rect, top, height, metrics), WRAP, topic.title)
        top += height
        if topic.second:
            painter.setPen(faint)
            height = _wrapped(metrics, topic.second, rect.width())
            painter.drawText(_line(rect, top + gap // 2, height, metrics), WRAP, topic.second)
            top += gap // 2 + height
        if topic.figures:
            paint_bar(painter, _line(rect, top + gap, metrics.height() // 2, metrics), topic.figures, palette)


def _topic(index: Index) -> Topic | None:
    model = index.model()
    assert isinstance(model, TopicModel)
    return model.topic_at(index)


def _line(rect: QRect, top: int, height: int, metrics: QFontMetrics) -> QRect:
    side = metrics.height() * 2 // 3
    return QRect(rect.left() + side, top, rect.width() - 2 * side, height)


def _wrapped(metrics: QFontMetrics, text: str, width: int) -> int:
    side = metrics.height() * 2 // 3
    return wrapped_height(metrics, text, width - 2 * side)

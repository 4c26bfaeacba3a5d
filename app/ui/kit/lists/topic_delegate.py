"""Paints a row of a topic list: the title, the second line, and a bar where there are figures."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.kit.bars import paint_bar
from app.ui.kit.lists.row_frame import heading_height, pad, paint_edges, paint_ground, paint_heading, row_geometry
from app.ui.kit.lists.rows_model import Index
from app.ui.kit.lists.topic_model import Topic, TopicModel
from app.ui.kit.type_setting import CAPTION, ROW, SetText, SetTexts, TypeStyle


class TopicDelegate(QStyledItemDelegate):
    """Needs a TopicModel. Heights are remembered until width or font change."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._texts = SetTexts()
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
            return QSize(width, heading_height(self._texts, self._view.font(), str(index.data()), width))
        key = (width, self._view.font())
        if key != self._key:
            self._heights.clear()
            self._key = key
        if topic not in self._heights:
            self._heights[topic] = self._height(topic, metrics, width)
        return QSize(width, self._heights[topic])

    def _height(self, topic: Topic, metrics: QFontMetrics, width: int) -> int:
        gap = pad(metrics)
        height = 2 * gap + self._set(topic.title, width, ROW).height
        if topic.second:
            height += self._set(topic.second, width, CAPTION).height
        if topic.figures:
            height += gap + metrics.height() // 2
        return height

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        topic = _topic(index)
        painter.save()
        if topic is None:
            paint_heading(painter, option, self._texts, self._view.font(), str(index.data()))
        else:
            self._paint_topic(painter, option, topic)
            paint_edges(painter, option, self._view)
        painter.restore()

    def _paint_topic(self, painter: QPainter, option: QStyleOptionViewItem, topic: Topic) -> None:
        rect, palette = row_geometry(option)
        metrics = QFontMetrics(self._view.font())
        gap = pad(metrics)
        inks = paint_ground(painter, option)
        left, top = rect.left() + _side(metrics), rect.top() + gap
        painter.setPen(inks.strong)
        title = self._set(topic.title, rect.width(), ROW)
        title.draw(painter, left, top)
        top += title.height
        if topic.second:
            painter.setPen(inks.faint)
            second = self._set(topic.second, rect.width(), CAPTION)
            second.draw(painter, left, top)
            top += second.height
        if topic.figures:
            place = QRect(left, top + gap, rect.width() - 2 * _side(metrics), metrics.height() // 2)
            paint_bar(painter, place, topic.figures, palette)

    def _set(self, text: str, width: int, style: TypeStyle) -> SetText:
        font = self._view.font()
        return self._texts.at(text, font, width - 2 * _side(QFontMetrics(font)), style)


def _topic(index: Index) -> Topic | None:
    model = index.model()
    assert isinstance(model, TopicModel)
    return model.topic_at(index)


def _side(metrics: QFontMetrics) -> int:
    return metrics.height() * 2 // 3

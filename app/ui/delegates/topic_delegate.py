"""Paints a row of a topic list: the title, the second line, and a bar where there are figures."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui import theme
from app.ui.models.measure_list import Index
from app.ui.models.topic_model import Topic, TopicModel
from app.ui.widgets.bars import paint_bar

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop


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
            bold = QFontMetrics(theme.sized(self._view.font(), 1, bold=True))
            room = QRect(0, 0, max(1, width - 2 * _pad(bold)), 10_000)
            return QSize(width, bold.boundingRect(room, _WRAP, str(index.data())).height() + _pad(metrics) * 2)
        key = (width, self._view.font())
        if key != self._key:
            self._heights.clear()
            self._key = key
        if topic not in self._heights:
            self._heights[topic] = self._height(topic, metrics, width)
        return QSize(width, self._heights[topic])

    def _height(self, topic: Topic, metrics: QFontMetrics, width: int) -> int:
        pad = _pad(metrics)
        height = 2 * pad + _wrapped(metrics, topic.title, width)
        if topic.second:
            height += pad // 2 + _wrapped(metrics, topic.second, width)
        if topic.figures:
            height += pad + metrics.height() // 2
        return height

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        topic = _topic(index)
        painter.save()
        if topic is None:
            self._paint_heading(painter, option, str(index.data()))
        else:
            self._paint_topic(painter, option, topic)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        rect, palette = _geometry(option)
        font = theme.sized(self._view.font(), 1, bold=True)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.fillRect(rect, palette.color(QPalette.ColorRole.Midlight))
        painter.setPen(palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text))
        room = rect.adjusted(_pad(metrics), 0, -_pad(metrics), 0)
        painter.drawText(room, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_topic(self, painter: QPainter, option: QStyleOptionViewItem, topic: Topic) -> None:
        rect, palette = _geometry(option)
        state: QStyle.StateFlag = option.state
        metrics = QFontMetrics(self._view.font())
        pad = _pad(metrics)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, palette.color(QPalette.ColorRole.Highlight))
        strong = palette.color(QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text)
        painter.setFont(self._view.font())
        painter.setPen(strong)
        top = rect.top() + pad
        height = _wrapped(metrics, topic.title, rect.width())
        painter.drawText(_line(rect, top, height, metrics), _WRAP, topic.title)
        top += height
        if topic.second:
            painter.setPen(strong if selected else theme.muted(palette))
            height = _wrapped(metrics, topic.second, rect.width())
            painter.drawText(_line(rect, top + pad // 2, height, metrics), _WRAP, topic.second)
            top += pad // 2 + height
        if topic.figures:
            paint_bar(painter, _line(rect, top + pad, metrics.height() // 2, metrics), topic.figures, palette)
        painter.setPen(palette.color(QPalette.ColorRole.Midlight))
        painter.drawLine(QPoint(rect.left(), rect.bottom()), QPoint(rect.right(), rect.bottom()))
        if state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setPen(palette.color(QPalette.ColorRole.Text))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))


def _topic(index: Index) -> Topic | None:
    model = index.model()
    assert isinstance(model, TopicModel)
    return model.topic_at(index)


def _pad(metrics: QFontMetrics) -> int:
    return metrics.height() // 3


def _line(rect: QRect, top: int, height: int, metrics: QFontMetrics) -> QRect:
    side = metrics.height() * 2 // 3
    return QRect(rect.left() + side, top, rect.width() - 2 * side, height)


def _wrapped(metrics: QFontMetrics, text: str, width: int) -> int:
    side = metrics.height() * 2 // 3
    return metrics.boundingRect(QRect(0, 0, max(1, width - 2 * side), 10_000), _WRAP, text).height()


def _geometry(option: QStyleOptionViewItem) -> tuple[QRect, QPalette]:
    rect: QRect = option.rect
    palette: QPalette = option.palette
    return rect, palette

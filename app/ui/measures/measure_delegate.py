"""Paints a row of a measure list: the status as sign, word and colour, the label, the title, and the task."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from app import labels
from app.domain.answers import EMPTY
from app.domain.measures import Measure
from app.i18n import language
from app.ui.kit.lists.row_frame import geometry, pad, paint_edges, paint_ground, paint_heading
from app.ui.measures.due import due_text
from app.ui.measures.measure_list import Index, MeasureListModel, Roles, unsure_text
from app.ui.shell import theme
from app.ui.shell.state import AppState

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop


class MeasureDelegate(QStyledItemDelegate):
    """Needs a MeasureListModel. Sizes are remembered until width, font or language change."""

    def __init__(self, state: AppState, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._state = state
        self._view = view
        self._sizes: dict[tuple[str, bool], QSize] = {}
        self._place = (0, "")
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LanguageChange):
            self._sizes.clear()
        return False  # there are no editors for the base class to look after

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        measure = _model(index).measure_at(index)
        place = (self._view.viewport().width(), language())
        if place != self._place:
            self._sizes.clear()
            self._place = place
        entry = self._state.entry(measure.id) if measure else EMPTY
        unsure = measure is not None and bool(unsure_text(self._state, measure.id))
        has_task = unsure or entry.due is not None or bool(entry.owner)
        key = (measure.id if measure else str(index.data()), has_task)
        if key not in self._sizes:
            height = self._height(measure, place[0], has_task) if measure else self._heading_height(key[0], place[0])
            self._sizes[key] = QSize(place[0], height)
        return self._sizes[key]

    def _heading_height(self, text: str, width: int) -> int:
        metrics = QFontMetrics(theme.sized(self._view.font(), 1, bold=True))
        room = QRect(0, 0, max(1, width - 2 * pad(metrics)), 10_000)
        return metrics.boundingRect(room, _WRAP, text).height() + 2 * pad(metrics)

    def _height(self, measure: Measure, width: int, has_task: bool) -> int:
        metrics = QFontMetrics(self._view.font())
        gap = pad(metrics)
        room = QRect(0, 0, width - _text_left(metrics) - gap, 10_000)
        title = metrics.boundingRect(room, _WRAP, self._state.words.measures[measure.id].title).height()
        return 2 * gap + (metrics.lineSpacing() + gap // 2) * (1 + has_task) + title

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = _model(index)
        measure = model.measure_at(index)
        painter.save()
        if measure is None:
            paint_heading(painter, option, theme.sized(self._view.font(), 1, bold=True), str(index.data()))
        else:
            self._paint_measure(painter, option, index, measure)
        painter.restore()

    def _paint_measure(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, measure: Measure) -> None:
        rect, palette = geometry(option)
        font = self._view.font()
        metrics = QFontMetrics(font)
        gap = pad(metrics)
        strong, faint, is_chosen = paint_ground(painter, option)
        stays = bool(index.data(Roles.STAYS))
        entry = self._state.shown(measure.id)
        colour = strong if is_chosen else theme.status_colour(entry.status, palette)

        painter.setFont(theme.sized(font, 1.15, bold=True))
        sign = QRect(rect.left() + gap, rect.top() + gap, _text_left(metrics) - gap, metrics.lineSpacing() * 2)
        painter.setPen(colour)
        painter.drawText(
            sign, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, labels.STATUS_GLYPHS[entry.status]
        )

        left = rect.left() + _text_left(metrics)
        line = QRect(left, rect.top() + gap, rect.right() - left - gap, metrics.lineSpacing())
        painter.setFont(font)
        self._paint_first_line(painter, line, index, measure, colour, faint)

        title_top = line.bottom() + 1 + gap // 2
        painter.setPen(faint if stays else strong)
        painter.setFont(_struck(font, stays))
        title = self._state.words.measures[measure.id].title
        room = QRect(left, title_top, line.width(), rect.bottom() - title_top)
        height = metrics.boundingRect(room, _WRAP, title).height()
        painter.drawText(room, _WRAP, title)
        painter.setFont(font)
        task = self._task_text(measure)
        if task:
            overdue = entry.is_overdue(self._state.today())
            painter.setPen(strong if is_chosen else theme.warning_colour(palette) if overdue else faint)
            # by its base line: a font that stands in for a rare character is higher, and would be cut off in a box
            base = QPoint(left, title_top + height + gap // 2 + metrics.ascent())
            painter.drawText(base, metrics.elidedText(task, Qt.TextElideMode.ElideRight, line.width()))
        paint_edges(painter, option, self._view)
        self._paint_bond(painter, rect, index, measure, strong if is_chosen else palette.color(QPalette.ColorRole.Link))

    def _paint_first_line(
        self, painter: QPainter, line: QRect, index: Index, measure: Measure, colour: QColor, faint: QColor
    ) -> None:
        status = labels.name(self._state.shown(measure.id).status)
        metrics = painter.fontMetrics()
        painter.setPen(colour)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, status)
        painter.setPen(faint)
        label = labels.measure_label(measure)
        row = _model(index).row_label(measure)
        width = line.width() - metrics.horizontalAdvance(status) - pad(metrics)
        level = labels.name(measure.level)
        texts = (f"{row}　{level}", row, f"{label}　{level}", label)
        text = next((t for t in texts if metrics.horizontalAdvance(t) <= width), None)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, text or _shortened(measure, metrics, width))

    def _paint_bond(self, painter: QPainter, rect: QRect, index: Index, measure: Measure, colour: QColor) -> None:
        """A line along the left edge that holds counterparts together."""
        others = self._state.counterparts(measure.id)
        above, below = (_neighbour(index, step) in others for step in (-1, 1))
        if above or below:
            gap = rect.height() // 6
            painter.fillRect(rect.adjusted(0, 0 if above else gap, 3 - rect.width(), 0 if below else -gap), colour)

    def _task_text(self, measure: Measure) -> str:
        entry = self._state.shown(measure.id)
        parts = (unsure_text(self._state, measure.id), due_text(self._state, measure.id), entry.owner)
        return "　".join(part for part in parts if part)


def _model(index: Index) -> MeasureListModel:
    model = index.model()
    assert isinstance(model, MeasureListModel)
    return model


def _neighbour(index: Index, step: int) -> str | None:
    measure = _model(index).measure_at(index.sibling(index.row() + step, 0))
    return measure.id if measure else None


def _shortened(measure: Measure, metrics: QFontMetrics, width: int) -> str:
    """As much of the role as there is room for, and the code: all roles have an A-1."""
    room = width - metrics.horizontalAdvance(f" {measure.code}")
    return f"{metrics.elidedText(labels.name(measure.role), Qt.TextElideMode.ElideRight, room)} {measure.code}".strip()


def _struck(font: QFont, is_struck: bool) -> QFont:
    struck = QFont(font)
    struck.setStrikeOut(is_struck)
    return struck


def _text_left(metrics: QFontMetrics) -> int:
    return metrics.height() * 2

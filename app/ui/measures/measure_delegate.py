"""Paints a row of a measure list: the status as sign, word and colour, the label, the title, and the task."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from app.i18n import language
from app.ui.kit.lists.row_frame import heading_height, pad, paint_edges, paint_ground, paint_heading, row_geometry
from app.ui.kit.lists.rows_model import Index
from app.ui.kit.type_setting import CAPTION, ROW, SetText, SetTexts, line_height
from app.ui.measures.measure_list import ItemRole, MeasureLook, RowBond
from app.ui.shell import theme


class MeasureDelegate(QStyledItemDelegate):
    """Paints the looks of a MeasureListModel. Sizes are remembered until font or language change, and for two widths:
    a list that is filtered goes to and fro between having a scroll bar and having none."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._texts = SetTexts()
        self._sizes: dict[tuple[int, str], dict[tuple[str, bool], QSize]] = {}
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LanguageChange):
            self._sizes.clear()
        return False  # there are no editors for the base class to look after

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look, width = _look(index), self._view.viewport().width()
        sizes = self._sizes_at(width)
        key = (look.measure, bool(look.task)) if look else (str(index.data()), False)
        if key not in sizes:
            height = (
                self._height(look, width) if look else heading_height(self._texts, self._view.font(), key[0], width)
            )
            sizes[key] = QSize(width, height)
        return sizes[key]

    def _sizes_at(self, width: int) -> dict[tuple[str, bool], QSize]:
        place = (width, language())
        if place not in self._sizes:
            for before in tuple(self._sizes)[:-1]:
                del self._sizes[before]
            self._sizes[place] = {}
        return self._sizes[place]

    def _height(self, look: MeasureLook, width: int) -> int:
        font = self._view.font()
        metrics = QFontMetrics(font)
        gap = pad(metrics)
        title = self._texts.at(look.title, font, width - _text_left(metrics) - gap, ROW)
        return 2 * gap + line_height(CAPTION.font(font), CAPTION.leading) * (1 + bool(look.task)) + title.height

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = _look(index)
        painter.save()
        if look is None:
            paint_heading(painter, option, self._texts, self._view.font(), str(index.data()))
        else:
            self._paint_measure(painter, option, look, index.data(ItemRole.BOND))
        painter.restore()

    def _paint_measure(self, painter: QPainter, option: QStyleOptionViewItem, look: MeasureLook, bond: RowBond) -> None:
        rect, palette = row_geometry(option)
        font = self._view.font()
        metrics = QFontMetrics(font)
        gap = pad(metrics)
        strong, faint = paint_ground(painter, option)
        colour = theme.status_colour(look.status, palette)

        painter.setFont(theme.sized(font, 1.15, bold=True))
        sign = QRect(rect.left() + gap, rect.top() + gap, _text_left(metrics) - gap, metrics.lineSpacing() * 2)
        painter.setPen(colour)
        painter.drawText(sign, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, look.sign)

        left = rect.left() + _text_left(metrics)
        caption = CAPTION.font(font)
        room = rect.width() - _text_left(metrics) - gap
        line = QRect(left, rect.top() + gap, room, line_height(caption, CAPTION.leading))
        painter.setFont(caption)
        _paint_first_line(painter, line, look, bond.label, colour, faint)
        painter.setPen(faint if look.stays else strong)
        title = self._texts.at(look.title, font, room, ROW)
        title.draw(painter, left, line.bottom() + 1)
        if look.stays:
            _strike(painter, title, left, line.bottom() + 1)
        if look.task:
            painter.setPen(theme.warning_colour(palette) if look.is_overdue else faint)
            # by its base line: a font that stands in for a rare character is higher, and would be cut off in a box
            small = QFontMetrics(caption)
            base = QPoint(
                left, line.bottom() + 1 + title.height + (line.height() - small.height()) // 2 + small.ascent()
            )
            painter.drawText(base, small.elidedText(look.task, Qt.TextElideMode.ElideRight, room))
        paint_edges(painter, option, self._view)
        _paint_bond(painter, rect, bond, palette.color(QPalette.ColorRole.Link))


def _paint_first_line(
    painter: QPainter, line: QRect, look: MeasureLook, row: str, colour: QColor, faint: QColor
) -> None:
    metrics = painter.fontMetrics()
    painter.setPen(colour)
    painter.drawText(line, Qt.AlignmentFlag.AlignRight, look.answer)
    painter.setPen(faint)
    width = line.width() - metrics.horizontalAdvance(look.answer) - pad(metrics)
    texts = (f"{row}　{look.level}", row, f"{look.label}　{look.level}", look.label)
    text = next((t for t in texts if metrics.horizontalAdvance(t) <= width), None)
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft, text or _shortened(look, metrics, width))


def _paint_bond(painter: QPainter, rect: QRect, bond: RowBond, colour: QColor) -> None:
    """A line along the left edge that holds counterparts together."""
    above, below = bond.is_above, bond.is_below
    if above or below:
        gap = rect.height() // 6
        painter.fillRect(rect.adjusted(0, 0 if above else gap, 3 - rect.width(), 0 if below else -gap), colour)


def _look(index: Index) -> MeasureLook | None:
    look = index.data(ItemRole.LOOK)
    return look if isinstance(look, MeasureLook) else None


def _shortened(look: MeasureLook, metrics: QFontMetrics, width: int) -> str:
    """As much of the role as there is room for, and the code: all roles have an A-1."""
    room = width - metrics.horizontalAdvance(f" {look.code}")
    return f"{metrics.elidedText(look.role, Qt.TextElideMode.ElideRight, room)} {look.code}".strip()


def _strike(painter: QPainter, title: SetText, left: int, top: int) -> None:
    middle = title.line_height // 2
    for n in range(title.lines):
        y = top + n * title.line_height + middle
        painter.drawLine(left, y, left + round(title.natural_width), y)


def _text_left(metrics: QFontMetrics) -> int:
    return metrics.height() * 2

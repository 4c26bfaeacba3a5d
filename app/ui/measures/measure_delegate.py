"""Paints a row of a measure list: the answer as a disc, the title, and below it who and when in small type."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from app.i18n import language
from app.ui.kit.icons import paint_icon
from app.ui.kit.lists.row_frame import (
    RowInks,
    heading_height,
    pad,
    paint_edges,
    paint_ground,
    paint_heading,
    row_geometry,
)
from app.ui.kit.lists.rows_model import Index
from app.ui.kit.type_setting import CAPTION, ROW, SetText, SetTexts, line_height
from app.ui.measures.measure_list import ItemRole, MeasureLook, RowBond
from app.ui.measures.status_disc import disc_diameter, paint_disc
from app.ui.shell import theme

_BETWEEN = " · "


class _CaptionPart(NamedTuple):
    """A part of the line below the title."""

    text: str
    is_late: bool = False


class MeasureDelegate(QStyledItemDelegate):
    """Paints the looks of a MeasureListModel. Sizes are remembered until font or language change, and for two widths:
    a list that is filtered goes to and fro between having a scroll bar and having none."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._texts = SetTexts()
        self._sizes: dict[tuple[int, str], dict[str, QSize]] = {}
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LanguageChange):
            self._sizes.clear()
        return False  # there are no editors for the base class to look after

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look, width = _look(index), self._view.viewport().width()
        sizes = self._sizes_at(width)
        key = look.measure if look else str(index.data())
        if key not in sizes:
            height = self._height(look, width) if look else heading_height(self._texts, self._view.font(), key, width)
            sizes[key] = QSize(width, height)
        return sizes[key]

    def _sizes_at(self, width: int) -> dict[str, QSize]:
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
        return 2 * gap + title.height + line_height(CAPTION.font(font), CAPTION.leading)

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
        inks = paint_ground(painter, option)
        left, top = rect.left() + _text_left(metrics), rect.top() + gap
        room = rect.width() - _text_left(metrics) - gap

        title = self._texts.at(look.title, font, room, ROW)
        side = disc_diameter(metrics)
        disc = QRectF(rect.left() + 2 * gap, top + (title.line_height - side) / 2, side, side)
        paint_disc(painter, disc, look.status, palette, font)
        painter.setPen(inks.faint if look.stays else inks.strong)
        title.draw(painter, left, top)
        if look.stays:
            _strike(painter, title, left, top)

        painter.setFont(CAPTION.font(font))
        line = QRect(left, top + title.height, room, line_height(painter.font(), CAPTION.leading))
        _paint_caption(painter, line, look, bond, inks, theme.warning_colour(palette))
        paint_edges(painter, option, self._view)


def _paint_caption(
    painter: QPainter, line: QRect, look: MeasureLook, bond: RowBond, inks: RowInks, late: QColor
) -> None:
    """Label, level, task, and at the right how many measures the same work settles."""
    metrics = painter.fontMetrics()
    # by its base line: a font that stands in for a rare character is higher, and would be cut off in a box
    base = QPoint(line.left(), line.top() + (line.height() - metrics.height()) // 2 + metrics.ascent())
    room = line.width()
    if bond.settled > 1:
        room -= _paint_link(painter, line, base.y(), bond.settled, inks.faint)
    parts = _fitting(look, bond.label, metrics, room)
    for n, part in enumerate(parts):
        text = f"{_BETWEEN if n else ''}{part.text}"
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.left() + room - base.x())
        painter.setPen(late if part.is_late else inks.faint)
        painter.drawText(base, shown)
        base += QPoint(metrics.horizontalAdvance(text), 0)
        if shown != text:
            return


def _paint_link(painter: QPainter, line: QRect, base: int, count: int, ink: QColor) -> int:
    """The sign of what is settled together, and how many; how much of the line's end it takes."""
    metrics = painter.fontMetrics()
    number = str(count)
    width = metrics.horizontalAdvance(number)
    side = metrics.height()
    painter.setPen(ink)
    painter.drawText(QPoint(line.right() + 1 - width, base), number)
    place = QRectF(line.right() - width - side, line.top() + (line.height() - side) / 2, side, side)
    paint_icon(painter, "linked", place, ink)
    return width + side + pad(metrics)


def _fitting(look: MeasureLook, row: str, metrics: QFontMetrics, room: int) -> list[_CaptionPart]:
    """What there is room for, the owner's end left aside: the level goes first, then labels of the same row."""
    unsure, due, owner = _CaptionPart(look.unsure), _CaptionPart(look.due, look.is_overdue), _CaptionPart(look.owner)
    task = [part for part in (unsure, due, owner) if part.text]
    for head in ([_CaptionPart(row), _CaptionPart(look.level)], [_CaptionPart(row)], [_CaptionPart(look.label)]):
        needed = [part.text for part in (*head, unsure, due) if part.text]
        if metrics.horizontalAdvance(_BETWEEN.join(needed)) <= room:
            return [*head, *task]
    return [_CaptionPart(_shortened(look, metrics, room)), *task]


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
    return 4 * pad(metrics) + disc_diameter(metrics)

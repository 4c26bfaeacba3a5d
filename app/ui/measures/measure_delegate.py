"""Paints a row of a measure list: the answer as a disc, the title, and below it who and when in small type."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.measures import Measure
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
from app.ui.measures.measure_list import MeasureListModel, MeasureLook, RowBond
from app.ui.measures.status_disc import disc_diameter, paint_disc
from app.ui.shell import theme

_BETWEEN = " · "
_CAPTIONS_KEPT = 500


class _CaptionPart(NamedTuple):
    """A part of the line below the title."""

    text: str
    is_late: bool = False


class _Caption(NamedTuple):
    """That line as it fits into a row: what stands where in it, and the number at its end."""

    parts: list[tuple[int, _CaptionPart]]
    settled: str
    settled_at: int


class _Type(NamedTuple):
    """The fonts of rows, and what is measured of them once."""

    base: QFont
    metrics: QFontMetrics
    caption: QFont
    small: QFontMetrics
    gap: int
    left: int
    """Where texts begin."""
    disc: int
    line: int
    """The height of the line below the title."""


class MeasureDelegate(QStyledItemDelegate):
    """Paints the looks of a MeasureListModel. Sizes are remembered until font or language change, and for two widths:
    a list that is filtered goes to and fro between having a scroll bar and having none."""

    def __init__(self, model: MeasureListModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._model, self._view = model, view
        self._texts = SetTexts()
        self._sizes: dict[tuple[int, str], dict[str, QSize]] = {}
        self._captions: dict[tuple[MeasureLook, RowBond, int], _Caption] = {}
        self._type = _type_of(view.font())
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LanguageChange):
            self._sizes.clear()
            self._captions.clear()
            self._type = _type_of(self._view.font())
        return False  # there are no editors for the base class to look after

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row, width = self._model.row_at(index), self._view.viewport().width()
        sizes = self._sizes_at(width)
        key = row.id if isinstance(row, Measure) else str(row)
        size = sizes.get(key)
        if size is None:
            size = sizes[key] = QSize(width, self._height(row, width))
        return size

    def _sizes_at(self, width: int) -> dict[str, QSize]:
        place = (width, language())
        if place not in self._sizes:
            for before in tuple(self._sizes)[:-1]:
                del self._sizes[before]
            self._sizes[place] = {}
        return self._sizes[place]

    def _height(self, row: str | Measure | None, width: int) -> int:
        if not isinstance(row, Measure):
            return heading_height(self._texts, self._view.font(), str(row), width)
        kind = self._type
        title = self._texts.at(self._model.look(row).title, kind.base, width - kind.left - kind.gap, ROW)
        return 2 * kind.gap + title.height + kind.line

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.row_at(index)
        painter.save()
        if isinstance(row, Measure):
            self._paint_measure(painter, option, self._model.look(row), self._model.bond(row))
        else:
            paint_heading(painter, option, self._texts, self._view.font(), str(row))
        painter.restore()

    def _paint_measure(self, painter: QPainter, option: QStyleOptionViewItem, look: MeasureLook, bond: RowBond) -> None:
        rect, palette = row_geometry(option)
        kind = self._type
        inks = paint_ground(painter, option)
        left, top = rect.left() + kind.left, rect.top() + kind.gap
        room = rect.width() - kind.left - kind.gap

        title = self._texts.at(look.title, kind.base, room, ROW)
        disc = QRectF(rect.left() + 2 * kind.gap, top + (title.line_height - kind.disc) / 2, kind.disc, kind.disc)
        paint_disc(painter, disc, look.status, palette, kind.base)
        painter.setPen(inks.faint if look.stays else inks.strong)
        title.draw(painter, left, top)
        if look.stays:
            _strike(painter, title, left, top)

        painter.setFont(kind.caption)
        key = (look, bond, room)
        caption = self._captions.get(key)
        if caption is None:
            if len(self._captions) >= _CAPTIONS_KEPT:
                self._captions.clear()
            caption = self._captions[key] = _caption(look, bond, kind, room)
        _paint_caption(painter, QPoint(left, top + title.height), caption, kind, inks, theme.warning_colour(palette))
        paint_edges(painter, option, self._view)


def _type_of(font: QFont) -> _Type:
    metrics, caption = QFontMetrics(font), CAPTION.font(font)
    gap, disc = pad(metrics), disc_diameter(metrics)
    line = line_height(caption, CAPTION.leading)
    return _Type(QFont(font), metrics, caption, QFontMetrics(caption), gap, 4 * gap + disc, disc, line)


def _caption(look: MeasureLook, bond: RowBond, kind: _Type, room: int) -> _Caption:
    """Label, level, task, and at the right how many measures the same work settles."""
    metrics = kind.small
    settled, settled_at = "", room
    if bond.settled > 1:
        settled = str(bond.settled)
        settled_at = room - metrics.horizontalAdvance(settled)
        room = settled_at - metrics.height() - kind.gap
    parts: list[tuple[int, _CaptionPart]] = []
    at = 0
    for n, part in enumerate(_fitting(look, bond.label, metrics, room)):
        text = f"{_BETWEEN if n else ''}{part.text}"
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room - at)
        parts.append((at, _CaptionPart(shown, part.is_late)))
        at += metrics.horizontalAdvance(text)
        if shown != text:
            break
    return _Caption(parts, settled, settled_at)


def _paint_caption(
    painter: QPainter, corner: QPoint, caption: _Caption, kind: _Type, inks: RowInks, late: QColor
) -> None:
    # by its base line: a font that stands in for a rare character is higher, and would be cut off in a box
    side = kind.small.height()
    top = corner.y() + (kind.line - side) // 2
    base = top + kind.small.ascent()
    for at, part in caption.parts:
        painter.setPen(late if part.is_late else inks.faint)
        painter.drawText(corner.x() + at, base, part.text)
    if caption.settled:
        painter.setPen(inks.faint)
        painter.drawText(corner.x() + caption.settled_at, base, caption.settled)
        place = QRectF(corner.x() + caption.settled_at - side, top, side, side)
        paint_icon(painter, "linked", place, inks.faint)


def _fitting(look: MeasureLook, row: str, metrics: QFontMetrics, room: int) -> list[_CaptionPart]:
    """What there is room for, the owner's end left aside: the level goes first, then labels of the same row."""
    unsure, due, owner = _CaptionPart(look.unsure), _CaptionPart(look.due, look.is_overdue), _CaptionPart(look.owner)
    steps = _CaptionPart(look.steps)
    task = [part for part in (steps, unsure, due, owner) if part.text]
    for head in ([_CaptionPart(row), _CaptionPart(look.level)], [_CaptionPart(row)], [_CaptionPart(look.label)]):
        needed = [part.text for part in (*head, steps, unsure, due) if part.text]
        if metrics.horizontalAdvance(_BETWEEN.join(needed)) <= room:
            return [*head, *task]
    return [_CaptionPart(_shortened(look, metrics, room)), *task]


def _shortened(look: MeasureLook, metrics: QFontMetrics, width: int) -> str:
    """As much of the role as there is room for, and the code: all roles have an A-1."""
    room = width - metrics.horizontalAdvance(f" {look.code}")
    return f"{metrics.elidedText(look.role, Qt.TextElideMode.ElideRight, room)} {look.code}".strip()


def _strike(painter: QPainter, title: SetText, left: int, top: int) -> None:
    middle = title.line_height // 2
    for n in range(title.lines):
        y = top + n * title.line_height + middle
        painter.drawLine(left, y, left + round(title.natural_width), y)

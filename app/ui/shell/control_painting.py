"""Draws each control from its option: grounds, edges, indicators, in the tokens of the theme."""

from typing import TYPE_CHECKING

from PySide6 import QtGui, QtWidgets
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOption, QWidget

if TYPE_CHECKING:  # Qt's classes come when they are first asked for: a start pays for those alone that it meets
    from PySide6.QtWidgets import (
        QStyleOptionButton,
        QStyleOptionComboBox,
        QStyleOptionComplex,
        QStyleOptionHeader,
        QStyleOptionProgressBar,
        QStyleOptionSlider,
        QStyleOptionTab,
    )

from app.ui.shell import theme
from app.ui.shell.edges import paint_box, paint_ring
from app.ui.shell.theme import Tokens

LEAST_SLIDER = 28
_TICK = ((0.22, 0.52), (0.42, 0.72), (0.78, 0.28))
"""The corners of the tick, in shares of the box."""

_S = QStyle.StateFlag
_SC = QStyle.SubControl


# what an option says


def _has(option: QStyleOption, state: QStyle.StateFlag) -> bool:
    return bool(option.state & state)


def tokens_of(option: QStyleOption) -> Tokens:
    return theme.tokens(option.palette)


def ink_of(option: QStyleOption) -> QColor:
    """The colour of the option's text, faint where it cannot be used."""
    chosen = tokens_of(option)
    return theme.colour(chosen.text if _has(option, _S.State_Enabled) else chosen.border)


def is_primary(option: "QStyleOptionButton") -> bool:
    default = QtWidgets.QStyleOptionButton.ButtonFeature.DefaultButton
    return bool(option.features & default) and _has(option, _S.State_Enabled)


def text_height(option: QStyleOption | None, widget: QWidget | None) -> int:
    metrics: QFontMetrics | None = widget.fontMetrics() if widget is not None else getattr(option, "fontMetrics", None)
    return metrics.height() if metrics is not None else 14


def side_room(option: QStyleOption) -> int:
    """The room at a side of a control's text."""
    height: int = option.fontMetrics.height()
    return max(8, height // 2)


def arrow_width(option: QStyleOption) -> int:
    return round(1.6 * option.fontMetrics.height())


# grounds and edges


def _ring(option: QStyleOption) -> QColor | None:
    return theme.colour(tokens_of(option).accent) if _has(option, _S.State_HasFocus) else None


def paint_nothing(_option: QStyleOption, _painter: QPainter, _widget: QWidget | None) -> None:
    return


def paint_line_edit(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    if widget is not None and isinstance(widget.parentWidget(), QtWidgets.QAbstractItemView):
        painter.fillRect(option.rect, theme.colour(tokens_of(option).surface))
    if isinstance(option, QtWidgets.QStyleOptionFrame) and not option.lineWidth:
        return  # the line within a box to choose from, which has the edge and the ring
    _paint_input(option, painter)


def _paint_input(option: QStyleOption, painter: QPainter) -> None:
    """The ground of a field, with the ring at its very edge: a gap would move the text."""
    chosen = tokens_of(option)
    ground = chosen.surface if _has(option, _S.State_Enabled) else chosen.bg
    paint_box(painter, option.rect, theme.colour(ground), theme.colour(chosen.border))
    ring = _ring(option)
    if ring is not None:
        paint_ring(painter, option.rect, ring)


def paint_frame(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    if isinstance(widget, QtWidgets.QPlainTextEdit | QtWidgets.QTextEdit):
        _paint_input(option, painter)
        return
    chosen = tokens_of(option)
    edge = chosen.line if isinstance(widget, QtWidgets.QAbstractItemView) else chosen.border
    ring = _ring(option)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ring, 2) if ring else QPen(theme.colour(edge), 1))
    inset = 1.0 if ring else 0.5
    rect = QRectF(option.rect).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(rect, 2, 2)
    painter.restore()


def paint_focus(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    rect: QRect = option.rect
    paint_ring(painter, rect.adjusted(-1, -1, 1, 1), theme.colour(tokens_of(option).accent), 4)


def paint_push_button(option: "QStyleOptionButton", painter: QPainter) -> None:
    chosen = tokens_of(option)
    is_down = _has(option, _S.State_Sunken) or _has(option, _S.State_On)
    is_hovered = _has(option, _S.State_MouseOver) and _has(option, _S.State_Enabled)
    if is_primary(option):
        ground = theme.colour(chosen.fill)
        ground = ground.darker(115) if is_down else ground.darker(107) if is_hovered else ground
        paint_box(painter, option.rect, ground, ground, _ring(option))
        return
    ground = theme.colour(chosen.selected if is_down else chosen.raised if is_hovered else chosen.surface)
    edge = theme.colour(chosen.border if _has(option, _S.State_Enabled) else chosen.line)
    if option.features & QtWidgets.QStyleOptionButton.ButtonFeature.Flat and not (is_down or is_hovered):
        ground = edge = QColor(Qt.GlobalColor.transparent)
    paint_box(painter, option.rect, ground, edge, _ring(option))


def paint_tool_button(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    chosen = tokens_of(option)
    is_on = _has(option, _S.State_On)
    is_hovered = _has(option, _S.State_MouseOver) and _has(option, _S.State_Enabled)
    clear = QColor(Qt.GlobalColor.transparent)
    if _has(option, _S.State_AutoRaise) and not is_on:
        ground = theme.colour(chosen.raised) if is_hovered or _has(option, _S.State_Sunken) else clear
        paint_box(painter, option.rect, ground, clear, _ring(option))
        return
    ground = theme.colour(chosen.selected if is_on else chosen.raised if is_hovered else chosen.surface)
    edge = theme.colour(chosen.accent if is_on else chosen.border)
    paint_box(painter, option.rect, ground, edge, _ring(option))


# indicators


def paint_arrow(painter: QPainter, rect: QRectF, turn: float, ink: QColor) -> None:
    """An open arrow in the middle of a rectangle; `turn` in degrees from pointing down."""
    side = min(rect.width(), rect.height()) * 0.5
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, max(1.4, side / 6), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.translate(rect.center())
    painter.rotate(turn)
    half = side / 2
    painter.drawPolyline(QtGui.QPolygonF([QPointF(-half, -half / 2), QPointF(0, half / 2), QPointF(half, -half / 2)]))
    painter.restore()


def paint_tick_box(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    chosen = tokens_of(option)
    is_on, is_partly = _has(option, _S.State_On), _has(option, _S.State_NoChange)
    rect = QRectF(option.rect).adjusted(1, 1, -1, -1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = theme.colour(chosen.accent if is_on or is_partly else chosen.border)
    ink = ink if _has(option, _S.State_Enabled) else theme.colour(chosen.border)
    painter.setPen(QPen(ink, max(1.2, rect.width() / 14)))
    painter.setBrush(theme.colour(chosen.selected if is_on or is_partly else chosen.surface))
    painter.drawRoundedRect(rect, rect.width() / 5, rect.width() / 5)
    if is_on or is_partly:
        painter.setPen(
            QPen(
                ink,
                max(1.8, rect.width() / 7),
                Qt.PenStyle.SolidLine,
                Qt.PenCapStyle.RoundCap,
                Qt.PenJoinStyle.RoundJoin,
            )
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        corners = _TICK if is_on else ((0.25, 0.5), (0.75, 0.5))
        painter.drawPolyline(
            QtGui.QPolygonF(
                [QPointF(rect.left() + x * rect.width(), rect.top() + y * rect.height()) for x, y in corners]
            )
        )
    painter.restore()


def paint_radio(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    chosen = tokens_of(option)
    is_on = _has(option, _S.State_On)
    rect = QRectF(option.rect).adjusted(1, 1, -1, -1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = theme.colour(chosen.accent if is_on and _has(option, _S.State_Enabled) else chosen.border)
    painter.setPen(QPen(ink, max(1.2, rect.width() / 14)))
    painter.setBrush(theme.colour(chosen.surface))
    painter.drawEllipse(rect)
    if is_on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        inset = rect.width() * 0.26
        painter.drawEllipse(rect.adjusted(inset, inset, -inset, -inset))
    painter.restore()


# heads, tabs, progress


def paint_header_section(option: "QStyleOptionHeader", painter: QPainter) -> None:
    chosen = tokens_of(option)
    rect: QRect = option.rect
    painter.fillRect(rect, theme.colour(chosen.raised))
    painter.setPen(theme.colour(chosen.line))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def paint_tab(option: "QStyleOptionTab", painter: QPainter) -> None:
    """A line below the tab that is shown: nothing else parts them."""
    chosen = tokens_of(option)
    rect: QRect = option.rect
    if _has(option, _S.State_MouseOver):
        painter.fillRect(rect, theme.colour(chosen.raised))
    painter.setPen(theme.colour(chosen.line))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if _has(option, _S.State_Selected):
        painter.fillRect(rect.adjusted(0, rect.height() - 3, 0, 0), theme.colour(chosen.accent))


def paint_groove(option: "QStyleOptionProgressBar", painter: QPainter) -> None:
    chosen = tokens_of(option)
    paint_box(painter, option.rect, theme.colour(chosen.surface), theme.colour(chosen.border), radius=3)


def paint_progress(option: "QStyleOptionProgressBar", painter: QPainter) -> None:
    rect: QRect = option.rect
    span = option.maximum - option.minimum
    share = (option.progress - option.minimum) / span if span else 1.0
    inner = rect.adjusted(2, 2, -2, -2)
    inner.setWidth(round(inner.width() * max(0.0, min(1.0, share))))
    painter.fillRect(inner, theme.colour(tokens_of(option).selected if not span else tokens_of(option).accent))


# scroll bars


def scroll_bar_part(option: "QStyleOptionSlider", part: QStyle.SubControl) -> QRect:
    """No arrow buttons: a groove from end to end, the slider in it, and the pages before and after."""
    rect: QRect = option.rect
    lies: bool = option.orientation == Qt.Orientation.Horizontal
    if part is _SC.SC_ScrollBarGroove:
        return rect
    length = rect.width() if lies else rect.height()
    whole = option.maximum - option.minimum + option.pageStep
    share = length if whole <= 0 else length * option.pageStep // whole
    slider = length if option.maximum == option.minimum else min(length, max(share, LEAST_SLIDER))
    start = QStyle.sliderPositionFromValue(
        option.minimum,
        option.maximum,
        option.sliderPosition,
        length - slider,
        option.upsideDown,
    )
    ends = {
        _SC.SC_ScrollBarSlider: (start, slider),
        _SC.SC_ScrollBarSubPage: (0, start),
        _SC.SC_ScrollBarAddPage: (start + slider, length - start - slider),
    }
    if part not in ends:
        return QRect()
    begin, size = ends[part]
    if lies:
        return QRect(rect.left() + begin, rect.top(), size, rect.height())
    return QRect(rect.left(), rect.top() + begin, rect.width(), size)


def paint_scroll_bar(option: "QStyleOptionSlider", painter: QPainter) -> None:
    chosen = tokens_of(option)
    painter.fillRect(option.rect, theme.colour(chosen.bg))
    if option.maximum == option.minimum:
        return
    active = _has(option, _S.State_MouseOver) or _has(option, _S.State_Sunken)
    slider = QRectF(scroll_bar_part(option, _SC.SC_ScrollBarSlider)).adjusted(3, 3, -3, -3)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(chosen.text2 if active else chosen.border))
    painter.drawRoundedRect(slider, 3, 3)
    painter.restore()


# combo boxes


def combo_box_part(option: "QStyleOptionComplex", part: QStyle.SubControl) -> QRect:
    rect: QRect = option.rect
    arrow = arrow_width(option)
    if part is _SC.SC_ComboBoxArrow:
        return QRect(rect.right() + 1 - arrow, rect.top(), arrow, rect.height())
    return rect.adjusted(side_room(option) - 2, 2, -arrow, -2)


def paint_combo_box(option: "QStyleOptionComboBox", painter: QPainter) -> None:
    chosen = tokens_of(option)
    _paint_input(option, painter)
    if _has(option, _S.State_MouseOver) and not option.editable and _has(option, _S.State_Enabled):
        ring = _ring(option)
        paint_box(painter, option.rect, theme.colour(chosen.raised), theme.colour(chosen.border))
        if ring is not None:
            paint_ring(painter, option.rect, ring)
    side = option.fontMetrics.height()
    arrow = QRectF(combo_box_part(option, _SC.SC_ComboBoxArrow))
    box = QRectF(arrow.center().x() - side / 2, arrow.center().y() - side / 2, side, side)
    paint_arrow(painter, box, 0, ink_of(option))

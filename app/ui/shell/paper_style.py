"""How controls are drawn: Fusion's measures and manners, in the window's own lines, grounds and rings."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionHeader,
    QStyleOptionProgressBar,
    QStyleOptionSlider,
    QStyleOptionTab,
    QWidget,
)

from app.ui.shell import theme
from app.ui.shell.theme import Tokens

RADIUS = 6.0
CONTROL_HEIGHT = 2.3
"""Of a control, in heights of its text."""
_LEAST_HEIGHT = 32
_MENU_HEIGHT = 1.7
_SCROLL_BAR = 12
_LEAST_SLIDER = 28
_TICK = ((0.22, 0.52), (0.42, 0.72), (0.78, 0.28))
"""The corners of the tick, in shares of the box."""

_S = QStyle.StateFlag
_PM = QStyle.PixelMetric
_PE = QStyle.PrimitiveElement
_CE = QStyle.ControlElement
_CC = QStyle.ComplexControl
_SC = QStyle.SubControl
_CT = QStyle.ContentsType

_IN_TEXT_HEIGHTS = {
    # grow with the text
    _PM.PM_IndicatorWidth: 1.15,
    _PM.PM_IndicatorHeight: 1.15,
    _PM.PM_ExclusiveIndicatorWidth: 1.15,
    _PM.PM_ExclusiveIndicatorHeight: 1.15,
    _PM.PM_CheckBoxLabelSpacing: 0.5,
    _PM.PM_RadioButtonLabelSpacing: 0.5,
    _PM.PM_MenuButtonIndicator: 1.0,
    _PM.PM_HeaderMarkSize: 0.8,
    _PM.PM_HeaderMargin: 0.5,
    _PM.PM_SmallIconSize: 1.3,
    _PM.PM_ButtonIconSize: 1.3,
    _PM.PM_ToolBarIconSize: 1.3,
}
_FIXED = {_PM.PM_ScrollBarExtent: _SCROLL_BAR, _PM.PM_ScrollBarSliderMin: _LEAST_SLIDER}
_ARROWS = {
    _PE.PE_IndicatorArrowDown: 0,
    _PE.PE_IndicatorArrowLeft: 90,
    _PE.PE_IndicatorArrowUp: 180,
    _PE.PE_IndicatorArrowRight: 270,
}
_TALL = (_CT.CT_PushButton, _CT.CT_ComboBox, _CT.CT_LineEdit, _CT.CT_ToolButton)


class PaperStyle(QProxyStyle):
    """Every control has the same edge, the same ground when hovered and down, and the same ring when it has the keys.

    What is primary is filled: a push button that is the default one. Indicators and arrows grow with the text.
    """

    def __init__(self) -> None:
        super().__init__("Fusion")
        self._primitives: dict[QStyle.PrimitiveElement, Callable[[Any, QPainter, QWidget | None], None]] = {
            _PE.PE_PanelLineEdit: _paint_field,
            _PE.PE_Frame: _paint_frame,
            _PE.PE_FrameFocusRect: _paint_focus,
            _PE.PE_IndicatorCheckBox: _paint_tick_box,
            _PE.PE_IndicatorRadioButton: _paint_radio,
            _PE.PE_PanelButtonTool: _paint_tool,
            _PE.PE_FrameStatusBarItem: _paint_nothing,
        }
        self._controls: dict[QStyle.ControlElement, Callable[[Any, QPainter], None]] = {
            _CE.CE_PushButtonBevel: _paint_button,
            _CE.CE_HeaderSection: _paint_header,
            _CE.CE_HeaderEmptyArea: _paint_header,
            _CE.CE_TabBarTabShape: _paint_tab,
            _CE.CE_ProgressBarGroove: _paint_groove,
            _CE.CE_ProgressBarContents: _paint_progress,
        }

    # measures

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in _FIXED:
            return _FIXED[metric]
        factor = _IN_TEXT_HEIGHTS.get(metric)
        if factor is None:
            return super().pixelMetric(metric, option, widget)
        return round(factor * _text_height(option, widget))

    def sizeFromContents(
        self, kind: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        result = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type] # Qt takes none, too
        if kind in _TALL:
            height = round(CONTROL_HEIGHT * option.fontMetrics.height())
            result = QSize(result.width(), max(result.height(), height, _LEAST_HEIGHT))
        if kind is _CT.CT_ComboBox:
            result.setWidth(size.width() + 2 * _side(option) + _arrow_width(option))
        elif kind is _CT.CT_PushButton:
            result.setWidth(max(result.width(), size.width() + 3 * _side(option)))
        elif kind is _CT.CT_HeaderSection:
            result += QSize(_side(option), _side(option))
        elif kind is _CT.CT_MenuBarItem:
            result.setHeight(round(_MENU_HEIGHT * option.fontMetrics.height()))
        return result

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        if control is _CC.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return _scroll_part(option, part)
        if control is _CC.CC_ComboBox and part in (_SC.SC_ComboBoxArrow, _SC.SC_ComboBoxEditField):
            return self.visualRect(option.direction, option.rect, _combo_part(option, part))
        return super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]

    def standardIcon(
        self, icon: QStyle.StandardPixmap, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> QIcon:
        if icon.name.startswith("SP_Dialog") and icon.name.endswith("Button"):
            return QIcon()  # words say what a button does
        return super().standardIcon(icon, option, widget)

    # painting

    def drawPrimitive(
        self, element: QStyle.PrimitiveElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        paint = self._primitives.get(element)
        if paint is not None:
            paint(option, painter, widget)
        elif element in _ARROWS:
            _paint_arrow(painter, QRectF(option.rect), _ARROWS[element], _ink(option))
        else:
            super().drawPrimitive(element, option, painter, widget)

    def drawControl(
        self, element: QStyle.ControlElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        paint = self._controls.get(element)
        if paint is not None:
            paint(option, painter)
            return
        if element is _CE.CE_PushButtonLabel and isinstance(option, QStyleOptionButton) and _is_primary(option):
            option = QStyleOptionButton(option)
            palette = QPalette(option.palette)
            palette.setColor(QPalette.ColorRole.ButtonText, theme.colour(_tokens(option).on_fill))
            option.palette = palette
        super().drawControl(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if control is _CC.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            _paint_scroll_bar(option, painter)
        elif control is _CC.CC_ComboBox and isinstance(option, QStyleOptionComboBox):
            _paint_combo(option, painter)
        else:
            super().drawComplexControl(control, option, painter, widget)


# what an option says


def _has(option: QStyleOption, state: QStyle.StateFlag) -> bool:
    return bool(option.state & state)


def _tokens(option: QStyleOption) -> Tokens:
    return theme.tokens(option.palette)


def _ink(option: QStyleOption) -> QColor:
    """The colour of the option's text, faint where it cannot be used."""
    chosen = _tokens(option)
    return theme.colour(chosen.text if _has(option, _S.State_Enabled) else chosen.border)


def _is_primary(option: QStyleOptionButton) -> bool:
    default = QStyleOptionButton.ButtonFeature.DefaultButton
    return bool(option.features & default) and _has(option, _S.State_Enabled)


def _text_height(option: QStyleOption | None, widget: QWidget | None) -> int:
    metrics: QFontMetrics | None = widget.fontMetrics() if widget is not None else getattr(option, "fontMetrics", None)
    return metrics.height() if metrics is not None else 14


def _side(option: QStyleOption) -> int:
    """The room at a side of a control's text."""
    height: int = option.fontMetrics.height()
    return max(8, height // 2)


def _arrow_width(option: QStyleOption) -> int:
    return round(1.6 * option.fontMetrics.height())


# edges, grounds, rings


def paint_box(
    painter: QPainter, rect: QRect, ground: QColor, edge: QColor, ring: QColor | None = None, radius: float = RADIUS
) -> None:
    """A ground with an edge, or with a ring and a gap in place of it where the control has the keys."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if ring is None:
        painter.setPen(QPen(edge, 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(rect).adjusted(4, 4, -4, -4), radius - 3, radius - 3)
        paint_ring(painter, rect, ring, radius)
    painter.restore()


def paint_ring(painter: QPainter, rect: QRect, ring: QColor, radius: float = RADIUS) -> None:
    """The ring around what has the keys, within its rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ring, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius)
    painter.restore()


def _ring(option: QStyleOption) -> QColor | None:
    return theme.colour(_tokens(option).accent) if _has(option, _S.State_HasFocus) else None


def _paint_nothing(_option: QStyleOption, _painter: QPainter, _widget: QWidget | None) -> None:
    return


def _paint_field(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    if widget is not None and isinstance(widget.parentWidget(), QAbstractItemView):
        painter.fillRect(option.rect, theme.colour(_tokens(option).surface))
    _paint_input(option, painter)


def _paint_input(option: QStyleOption, painter: QPainter) -> None:
    """The ground of a field, with the ring at its very edge: a gap would move the text."""
    chosen = _tokens(option)
    ground = chosen.surface if _has(option, _S.State_Enabled) else chosen.bg
    paint_box(painter, option.rect, theme.colour(ground), theme.colour(chosen.border))
    ring = _ring(option)
    if ring is not None:
        paint_ring(painter, option.rect, ring)


def _paint_frame(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    chosen = _tokens(option)
    edge = chosen.line if isinstance(widget, QAbstractItemView) else chosen.border
    ring = _ring(option)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ring, 2) if ring else QPen(theme.colour(edge), 1))
    inset = 1.0 if ring else 0.5
    rect = QRectF(option.rect).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(rect, 2, 2)
    painter.restore()


def _paint_focus(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    rect: QRect = option.rect
    paint_ring(painter, rect.adjusted(-1, -1, 1, 1), theme.colour(_tokens(option).accent), 4)


def _paint_button(option: QStyleOptionButton, painter: QPainter) -> None:
    chosen = _tokens(option)
    is_down = _has(option, _S.State_Sunken) or _has(option, _S.State_On)
    is_hovered = _has(option, _S.State_MouseOver) and _has(option, _S.State_Enabled)
    if _is_primary(option):
        ground = theme.colour(chosen.fill)
        ground = ground.darker(115) if is_down else ground.darker(107) if is_hovered else ground
        paint_box(painter, option.rect, ground, ground, _ring(option))
        return
    ground = theme.colour(chosen.selected if is_down else chosen.raised if is_hovered else chosen.surface)
    edge = theme.colour(chosen.border if _has(option, _S.State_Enabled) else chosen.line)
    if option.features & QStyleOptionButton.ButtonFeature.Flat and not (is_down or is_hovered):
        ground = edge = QColor(Qt.GlobalColor.transparent)
    paint_box(painter, option.rect, ground, edge, _ring(option))


def _paint_tool(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    chosen = _tokens(option)
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


def _paint_arrow(painter: QPainter, rect: QRectF, turn: float, ink: QColor) -> None:
    """An open arrow in the middle of a rectangle; `turn` in degrees from pointing down."""
    side = min(rect.width(), rect.height()) * 0.5
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, max(1.4, side / 6), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.translate(rect.center())
    painter.rotate(turn)
    half = side / 2
    painter.drawPolyline(QPolygonF([QPointF(-half, -half / 2), QPointF(0, half / 2), QPointF(half, -half / 2)]))
    painter.restore()


def _paint_tick_box(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    chosen = _tokens(option)
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
            QPolygonF([QPointF(rect.left() + x * rect.width(), rect.top() + y * rect.height()) for x, y in corners])
        )
    painter.restore()


def _paint_radio(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    chosen = _tokens(option)
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


def _paint_header(option: QStyleOptionHeader, painter: QPainter) -> None:
    chosen = _tokens(option)
    rect: QRect = option.rect
    painter.fillRect(rect, theme.colour(chosen.raised))
    painter.setPen(theme.colour(chosen.line))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def _paint_tab(option: QStyleOptionTab, painter: QPainter) -> None:
    """A line below the tab that is shown: nothing else parts them."""
    chosen = _tokens(option)
    rect: QRect = option.rect
    if _has(option, _S.State_MouseOver):
        painter.fillRect(rect, theme.colour(chosen.raised))
    painter.setPen(theme.colour(chosen.line))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if _has(option, _S.State_Selected):
        painter.fillRect(rect.adjusted(0, rect.height() - 3, 0, 0), theme.colour(chosen.accent))


def _paint_groove(option: QStyleOptionProgressBar, painter: QPainter) -> None:
    chosen = _tokens(option)
    paint_box(painter, option.rect, theme.colour(chosen.surface), theme.colour(chosen.border), radius=3)


def _paint_progress(option: QStyleOptionProgressBar, painter: QPainter) -> None:
    rect: QRect = option.rect
    span = option.maximum - option.minimum
    share = (option.progress - option.minimum) / span if span else 1.0
    inner = rect.adjusted(2, 2, -2, -2)
    inner.setWidth(round(inner.width() * max(0.0, min(1.0, share))))
    painter.fillRect(inner, theme.colour(_tokens(option).selected if not span else _tokens(option).accent))


# scroll bars


def _scroll_part(option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect:
    """No arrow buttons: a groove from end to end, the slider in it, and the pages before and after."""
    rect: QRect = option.rect
    lies: bool = option.orientation == Qt.Orientation.Horizontal
    if part is _SC.SC_ScrollBarGroove:
        return rect
    length = rect.width() if lies else rect.height()
    whole = option.maximum - option.minimum + option.pageStep
    share = length if whole <= 0 else length * option.pageStep // whole
    slider = length if option.maximum == option.minimum else min(length, max(share, _LEAST_SLIDER))
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


def _paint_scroll_bar(option: QStyleOptionSlider, painter: QPainter) -> None:
    chosen = _tokens(option)
    painter.fillRect(option.rect, theme.colour(chosen.bg))
    if option.maximum == option.minimum:
        return
    active = _has(option, _S.State_MouseOver) or _has(option, _S.State_Sunken)
    slider = QRectF(_scroll_part(option, _SC.SC_ScrollBarSlider)).adjusted(3, 3, -3, -3)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(chosen.text2 if active else chosen.border))
    painter.drawRoundedRect(slider, 3, 3)
    painter.restore()


# combo boxes


def _combo_part(option: QStyleOptionComplex, part: QStyle.SubControl) -> QRect:
    rect: QRect = option.rect
    arrow = _arrow_width(option)
    if part is _SC.SC_ComboBoxArrow:
        return QRect(rect.right() + 1 - arrow, rect.top(), arrow, rect.height())
    return rect.adjusted(_side(option) - 2, 2, -arrow, -2)


def _paint_combo(option: QStyleOptionComboBox, painter: QPainter) -> None:
    chosen = _tokens(option)
    _paint_input(option, painter)
    if _has(option, _S.State_MouseOver) and not option.editable and _has(option, _S.State_Enabled):
        ring = _ring(option)
        paint_box(painter, option.rect, theme.colour(chosen.raised), theme.colour(chosen.border))
        if ring is not None:
            paint_ring(painter, option.rect, ring)
    side = option.fontMetrics.height()
    arrow = QRectF(_combo_part(option, _SC.SC_ComboBoxArrow))
    box = QRectF(arrow.center().x() - side / 2, arrow.center().y() - side / 2, side, side)
    _paint_arrow(painter, box, 0, _ink(option))

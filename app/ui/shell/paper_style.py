"""How controls are drawn: Fusion's measures and manners, in the window's own lines, grounds and rings."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6 import QtGui, QtWidgets
from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

from app.ui.shell import theme
from app.ui.shell.control_painting import (
    LEAST_SLIDER,
    arrow_width,
    combo_box_part,
    ink_of,
    is_primary,
    paint_arrow,
    paint_combo_box,
    paint_focus,
    paint_frame,
    paint_groove,
    paint_header_section,
    paint_line_edit,
    paint_nothing,
    paint_progress,
    paint_push_button,
    paint_radio,
    paint_scroll_bar,
    paint_tab,
    paint_tick_box,
    paint_tool_button,
    scroll_bar_part,
    side_room,
    text_height,
    tokens_of,
)
from app.ui.shell.edges import RING_ROOM

if TYPE_CHECKING:  # Qt's classes come when they are first asked for: a start pays for those alone that it meets
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QStyleOptionComplex

CONTROL_HEIGHT = 2.3
"""Of a control, in heights of its text."""
_LEAST_HEIGHT = 32
_MENU_HEIGHT = 1.7
_FIELD_SIDE = 5
"""Between the edge of a field and its text, in pixels."""
_SCROLL_BAR = 12


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
_FIXED = {_PM.PM_ScrollBarExtent: _SCROLL_BAR, _PM.PM_ScrollBarSliderMin: LEAST_SLIDER}
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
            _PE.PE_PanelLineEdit: paint_line_edit,
            _PE.PE_Frame: paint_frame,
            _PE.PE_FrameFocusRect: paint_focus,
            _PE.PE_IndicatorCheckBox: paint_tick_box,
            _PE.PE_IndicatorRadioButton: paint_radio,
            _PE.PE_PanelButtonTool: paint_tool_button,
            _PE.PE_FrameStatusBarItem: paint_nothing,
        }
        self._controls: dict[QStyle.ControlElement, Callable[[Any, QPainter], None]] = {
            _CE.CE_PushButtonBevel: paint_push_button,
            _CE.CE_HeaderSection: paint_header_section,
            _CE.CE_HeaderEmptyArea: paint_header_section,
            _CE.CE_TabBarTabShape: paint_tab,
            _CE.CE_ProgressBarGroove: paint_groove,
            _CE.CE_ProgressBarContents: paint_progress,
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
        return round(factor * text_height(option, widget))

    def sizeFromContents(
        self, kind: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        result = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type] # Qt takes none, too
        if kind in _TALL:
            height = round(CONTROL_HEIGHT * option.fontMetrics.height())
            result = QSize(result.width(), max(result.height(), height, _LEAST_HEIGHT))
        if kind is _CT.CT_ComboBox:
            result.setWidth(size.width() + 2 * side_room(option) + arrow_width(option))
        elif kind is _CT.CT_PushButton:
            result.setWidth(max(result.width(), size.width() + 2 * (side_room(option) + RING_ROOM)))
        elif kind is _CT.CT_HeaderSection:
            result += QSize(side_room(option), side_room(option))
        elif kind is _CT.CT_MenuBarItem:
            result.setHeight(round(_MENU_HEIGHT * option.fontMetrics.height()))
        elif kind is _CT.CT_MenuItem:  # Qt measures the ink here, and shortens by the advance: brackets have more of it
            result.setWidth(result.width() + option.fontMetrics.height())
        return result

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: "QStyleOptionComplex",
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        if control is _CC.CC_ScrollBar and isinstance(option, QtWidgets.QStyleOptionSlider):
            return scroll_bar_part(option, part)
        if control is _CC.CC_ComboBox and part in (_SC.SC_ComboBoxArrow, _SC.SC_ComboBoxEditField):
            return self.visualRect(option.direction, option.rect, combo_box_part(option, part))
        return super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]

    def subElementRect(self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None) -> QRect:
        rect = super().subElementRect(element, option, widget)  # type: ignore[arg-type]
        if (
            element is QStyle.SubElement.SE_LineEditContents
            and isinstance(option, QtWidgets.QStyleOptionFrame)
            and option.lineWidth
        ):
            rect.adjust(_FIELD_SIDE, 0, -_FIELD_SIDE, 0)
        return rect

    def standardIcon(
        self, icon: QStyle.StandardPixmap, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> "QIcon":
        if icon.name.startswith("SP_Dialog") and icon.name.endswith("Button"):
            return QtGui.QIcon()  # words say what a button does
        return super().standardIcon(icon, option, widget)

    # painting

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        paint = self._primitives.get(element)
        if paint is not None:
            paint(option, painter, widget)
        elif element in _ARROWS:
            paint_arrow(painter, QRectF(option.rect), _ARROWS[element], ink_of(option))
        else:
            super().drawPrimitive(element, option, painter, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        paint = self._controls.get(element)
        if paint is not None:
            paint(option, painter)
            return
        if (
            element is _CE.CE_PushButtonLabel
            and isinstance(option, QtWidgets.QStyleOptionButton)
            and is_primary(option)
        ):
            option = QtWidgets.QStyleOptionButton(option)
            palette = QtGui.QPalette(option.palette)
            palette.setColor(QtGui.QPalette.ColorRole.ButtonText, theme.colour(tokens_of(option).on_fill))
            option.palette = palette
        super().drawControl(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: "QStyleOptionComplex",
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if control is _CC.CC_ScrollBar and isinstance(option, QtWidgets.QStyleOptionSlider):
            paint_scroll_bar(option, painter)
        elif control is _CC.CC_ComboBox and isinstance(option, QtWidgets.QStyleOptionComboBox):
            paint_combo_box(option, painter)
        else:
            super().drawComplexControl(control, option, painter, widget)

"""A row of buttons of which one is down: the switch of views, the answers to a question of the profile."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QWidget,
)

from app.ui.kit.flow_layout import FlowLayout
from app.ui.kit.one_of_several import ChoiceGroup, OneOfSeveral


class SegmentButton(OneOfSeveral, QAbstractButton):
    """Looks like a tool button. Qt's own would be heard as a box to tick, whatever it excludes.

    The second press of a double click presses nothing: another question may stand there by then.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.make_one_of_several()
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        fixed = QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy(fixed, fixed, QSizePolicy.ControlType.ToolButton))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        words = metrics.size(Qt.TextFlag.TextShowMnemonic.value, self.text())
        room = QSize(words.width() + 2 * metrics.horizontalAdvance(" "), words.height())
        return self.style().sizeFromContents(QStyle.ContentsType.CT_ToolButton, self._option(), room, self)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _option(self) -> QStyleOptionToolButton:
        option = QStyleOptionToolButton()
        option.initFrom(self)
        option.text, option.font = self.text(), self.font()
        option.toolButtonStyle = Qt.ToolButtonStyle.ToolButtonTextOnly
        option.subControls = QStyle.SubControl.SC_ToolButton
        state = QStyle.StateFlag
        option.state |= state.State_Sunken if self.isDown() else state.State_Raised
        if self.isChecked():
            option.state |= state.State_On
        return option

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, self._option())
        painter.end()


class Segmented(ChoiceGroup):
    """Chooses one of several keys. The buttons wrap where the width ends; `set_texts` gives them their words."""

    chosen = Signal(str)
    """A person chose this key."""

    def __init__(self, keys: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, SegmentButton] = {}
        layout = FlowLayout(self, spacing=4)
        for key in keys:
            button = SegmentButton(self)
            button.setObjectName(key)
            button.clicked.connect(self._on_clicked)
            layout.addWidget(button)
            self._buttons[key] = button

    def button(self, key: str) -> SegmentButton:
        """The button of a key."""
        return self._buttons[key]

    def set_texts(self, texts: Sequence[str]) -> None:
        """Gives the buttons their texts, in the order of the keys."""
        for button, text in zip(self._buttons.values(), texts, strict=True):
            button.setText(text)
            button.setAccessibleName(text.replace("&", ""))
            button.updateGeometry()
        self.updateGeometry()

    def choose(self, key: str) -> None:
        """Shows a key as chosen, without the signal; '' for none."""
        for name, button in self._buttons.items():
            button.show_chosen(name == key)

    def focus(self) -> None:
        """Gives the keys to the chosen button, or to the first."""
        chosen = next((b for b in self._buttons.values() if b.isChecked()), next(iter(self._buttons.values())))
        chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_clicked(self) -> None:
        button = self.sender()
        assert isinstance(button, SegmentButton)
        self.choose(button.objectName())
        self.chosen.emit(button.objectName())

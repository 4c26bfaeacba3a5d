"""Keeps the wheel from moving the keys, and from changing a value that lies under it by chance."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QComboBox, QScrollBar, QTabBar, QWidget


def keep_still(widget: QWidget) -> None:
    """The wheel gives this widget no keys, and scrolls the page where the widget would change its value.

    Whatever Qt class takes the wheel for itself is given to this when it is made; a test walks through all there are.
    """
    if widget.focusPolicy() == Qt.FocusPolicy.WheelFocus:
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    has_value = isinstance(widget, QAbstractSlider | QAbstractSpinBox | QComboBox | QTabBar)
    if has_value and not isinstance(widget, QScrollBar):
        widget.installEventFilter(_Unturned(widget))


class _Unturned(QObject):
    """Lets the wheel pass to what lies below."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Wheel:
            return False
        event.ignore()
        return True

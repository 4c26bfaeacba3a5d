"""The two buttons at the side of a mouse, which lead back and forward."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QMouseEvent, QWindow
from PySide6.QtWidgets import QApplication

_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class SideButtons(QObject):
    """Hears them at the window: a list below the mouse would choose a row by them. Not while a dialog is open."""

    def __init__(self, back: QAction, forward: QAction, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = {Qt.MouseButton.BackButton: back, Qt.MouseButton.ForwardButton: forward}
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._on_focus)
        self._on_focus(QGuiApplication.focusWindow())

    def _on_focus(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _PRESSES or not isinstance(event, QMouseEvent):
            return False
        action = self._actions.get(event.button())
        if action is None or QApplication.activeModalWidget() or QApplication.activePopupWidget():
            return False
        action.trigger()
        return True

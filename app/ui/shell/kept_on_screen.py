"""Keeps the window where a hand can take it, whatever becomes of the screens."""

from PySide6.QtCore import QMargins, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.storage.settings import Geometry
from app.ui.shell.geometry import is_within_reach, placed, remembered, rooms

_FIRST_SHARE = 0.85
"""How much of the screen a window takes that was never there before."""
_LEAST_BAR = 24
"""Logical pixels: few title bars are lower."""
_FRAMED_MS = 400
"""When a window that has just come, or a screen that has just gone, has settled."""


class KeptOnScreen(QObject):
    """Puts a window on a screen, and brings it back when no screen shows its title bar any more."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        for changed in (app.screenAdded, app.screenRemoved, app.primaryScreenChanged):
            changed.connect(self.look_soon)

    def put(self, kept: Geometry | None) -> None:
        """Gives the window the place that was kept, or a usual one; it is not shown yet."""
        bar = QMargins(0, _LEAST_BAR, 0, 0)  # the frame is not there yet
        self._window.setGeometry(placed(kept, rooms()[0].size() * _FIRST_SHARE, rooms(), bar))

    def look_soon(self) -> None:
        """Looks once everything has settled."""
        QTimer.singleShot(_FRAMED_MS, self, self._bring_back)

    def _bring_back(self) -> None:
        window = self._window
        inner, outer = window.geometry(), window.frameGeometry()
        frame = QMargins(
            inner.left() - outer.left(),
            inner.top() - outer.top(),
            outer.right() - inner.right(),
            outer.bottom() - inner.bottom(),
        )
        is_free = not (window.isMaximized() or window.isFullScreen() or window.isMinimized())
        if is_free and not is_within_reach(outer, frame, rooms()):
            window.setGeometry(placed(remembered(inner), inner.size(), rooms(), frame))

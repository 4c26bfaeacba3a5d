"""Ends the program as its close button does where the system asks for it: by a signal, or when the session ends."""

import os
import signal
import sys
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication

from app.ui.kit.boxes import ask_nobody, asking_nobody
from app.ui.shell.main_window import MainWindow

_TRIES = 50
"""So many boxes and dialogs are closed one after the other, which may ask in return, before the window is."""


class Ending(QObject):
    """Waits for the system's wish. Closing the window keeps what is being typed, the settings, and a backup.

    Nothing is asked then: what fails goes to the log, and that there is no backup is said at the next start.
    """

    def __init__(self, app: QApplication, window: MainWindow, *, hears_signals: bool = sys.platform != "win32") -> None:
        super().__init__(window)
        self._app, self._window = app, window
        self._left = _TRIES
        app.commitDataRequest.connect(self.session_may_end)
        app.aboutToQuit.connect(self._on_quit)
        if hears_signals:  # to Windows the session's end is all that comes
            self._listen()

    def _listen(self) -> None:
        """A signal wakes Qt through a pipe: Python would see it with the next key only, in the middle of anything."""
        self._pipe, heard = os.pipe()
        for end in (self._pipe, heard):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(heard, warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            signal.signal(number, _heard)
        self._notifier = QSocketNotifier(self._pipe, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)

    def _on_signal(self) -> None:
        os.read(self._pipe, 512)
        self.leave()

    def leave(self) -> None:
        """Closes what lies over the window, then the window, which ends the program."""
        ask_nobody()
        over = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if over is not None and self._left:
            self._left -= 1
            self._window.hand_over()
            over.close()
            QTimer.singleShot(0, self.leave)  # once it has returned to whoever showed it
            return
        self._window.close()
        self._app.quit()

    def session_may_end(self, _manager: QSessionManager | None = None) -> None:
        """The session may go on after all, if a person wants it: everything is kept, and nothing closed."""
        with asking_nobody():
            self._window.keep()

    def _on_quit(self) -> None:
        if self._window.isVisible():
            with asking_nobody():
                self._window.close()


def _heard(_number: int, _frame: FrameType | None) -> None:
    """The pipe has it already."""

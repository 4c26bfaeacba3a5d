"""Keeps the program's settings soon after they changed, and not on a clean close only."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.files import StorageError
from app.storage import settings
from app.storage.settings import Settings
from app.ui.shell.state import AppState

QUIET_MS = 700
"""So long nothing changes before the settings are written: a window that is dragged writes once."""


class SettingsKeeper(QObject):
    """Writes what changed in this window into the settings that all windows share.

    `gather` brings the settings of the state up to date before they are written.
    """

    failed = Signal(object)
    """The settings cannot be kept, for this exception; that is told once, however often it is tried."""

    def __init__(self, state: AppState, gather: Callable[[], Settings], parent: QObject) -> None:
        super().__init__(parent)
        self._state, self._gather = state, gather
        self._kept = state.settings
        self._has_failed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(QUIET_MS)
        self._timer.timeout.connect(self._on_rest)
        state.settings_changed.connect(self.touch)

    def touch(self) -> None:
        """Something changed: it is kept when there is rest."""
        self._timer.start()

    def _on_rest(self) -> None:
        if error := self.keep():
            self.failed.emit(error)

    def keep(self) -> StorageError | None:
        """Writes what changed, now. Why that fails, but only the first time; it costs no answer."""
        now = self._gather()
        try:
            settings.keep(self._state.data.settings, self._kept, now)
        except StorageError as error:
            if self._has_failed:
                return None
            self._has_failed = True
            logging.getLogger(__name__).warning("settings not saved", exc_info=error)
            return error
        finally:
            self._state.settings = now
            self._timer.stop()
        self._kept = now
        return None

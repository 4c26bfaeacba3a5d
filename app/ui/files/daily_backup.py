"""A backup once a day while the window stays open, beside it, so that nobody feels it."""

from PySide6.QtCore import QObject, QTimer

from app.ui.files.backup_on_leaving import Backups
from app.ui.shell.state import AppState

DAY_MS = 24 * 60 * 60 * 1000
REST_MS = 3000
"""So long nobody edits before the backup of a new day begins."""


class DailyBackup(QObject):
    """Has a backup made with the first edit of another day than the last, and a day after the first edit since."""

    def __init__(self, state: AppState, backups: Backups) -> None:
        super().__init__(backups)
        self._state, self._backups = state, backups
        self._day = state.today()
        self._rest, self._clock = QTimer(self), QTimer(self)
        for timer, interval in ((self._rest, REST_MS), (self._clock, DAY_MS)):
            timer.setSingleShot(True)
            timer.setInterval(interval)
            timer.timeout.connect(self._keep)
        state.saved.connect(self._on_saved)
        state.workbook_replaced.connect(self._begin_anew)

    def _on_saved(self) -> None:
        if not self._clock.isActive():
            self._clock.start()
        if self._state.today() != self._day:
            self._rest.start()

    def _keep(self) -> None:
        self._begin_anew()
        self._backups.keep_beside()

    def _begin_anew(self) -> None:
        self._day = self._state.today()
        self._rest.stop()
        self._clock.stop()

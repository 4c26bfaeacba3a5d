"""The program's settings while a window is open: one object has them, and keeps them soon after they changed."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.files import StorageError
from app.storage import settings as program_settings
from app.storage.settings import Settings
from app.ui.shell.logbook import log

QUIET_MS = 700
"""So long nothing changes before the settings are written: a window that is dragged writes once."""


class Preferences(QObject):
    """Whoever wants to know a setting asks `now`; whoever changes one says `take(replace(now, ...))`.

    What changed in this window is written into the file that all windows share.
    """

    changed = Signal()
    """The settings are others now; they are written soon."""
    about_to_keep = Signal()
    """Whoever keeps an arrangement, such as where the window stands, puts it in now."""
    failed = Signal(object)
    """The settings cannot be kept, for this exception; that is told once, however often it is tried."""

    def __init__(self, path: Path, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._path = path
        self._now = self._kept = settings
        self._has_failed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(QUIET_MS)
        self._timer.timeout.connect(self._on_rest)

    @property
    def now(self) -> Settings:
        """The settings, which belong to no workbook."""
        return self._now

    def take(self, settings: Settings) -> None:
        """Has these settings from now on."""
        if settings != self._now:
            self._now = settings
            self.touch()
            self.changed.emit()

    def touch(self) -> None:
        """An arrangement changed, or a setting: it is kept when there is rest."""
        self._timer.start()

    def _on_rest(self) -> None:
        if error := self.keep():
            self.failed.emit(error)

    def keep(self) -> StorageError | None:
        """Writes what changed, now. Why that fails, but only the first time; it costs no answer."""
        self.about_to_keep.emit()
        self._timer.stop()
        try:
            program_settings.keep(self._path, self._kept, self._now)
        except StorageError as error:
            if self._has_failed:
                return None
            self._has_failed = True
            log.warning("settings not saved", exc_info=error)
            return error
        self._kept = self._now
        return None

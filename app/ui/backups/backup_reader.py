"""Reads the backups of a workbook beside the window, one after the other, first those that are looked at."""

from collections.abc import Callable, Generator
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.catalogue.loader import Catalogue
from app.storage.workbook import Workbook
from app.ui.kit.job import Job
from app.work.backup_list import BackupSight, ListedBackup, list_backups, sight_of


class BackupReader(QObject):
    """Lists them, then reads each row by row, and compares it with what the workbook holds `present`, in memory."""

    listed = Signal(object)
    """What there is: a tuple of ListedBackup."""
    seen = Signal(object, object)
    """A path, and the BackupSight of what lies there."""
    failed = Signal(object)
    """The backups could not be listed, for this exception."""

    def __init__(self, present: Workbook, catalogue: Catalogue, parent: QObject) -> None:
        super().__init__(parent)
        self._present, self._catalogue = present, catalogue
        self._waiting: list[Path] = []
        self._at: Path | None = None
        self._job: Job | None = None
        self._turn = 0

    def list_all(self, folder: Path, second: Path | None) -> None:
        """Begins anew."""
        self.stop()
        self._waiting = []
        self._run(lambda: list_backups(self._present, folder, second))

    def prefer(self, path: Path) -> None:
        """This one is looked at: it is read next."""
        if path in self._waiting:
            self._waiting.remove(path)
            self._waiting.insert(0, path)

    def stop(self) -> None:
        """Waits for what is being read, and reads no more."""
        self._turn += 1
        if self._job is not None:
            self._job.stop()
            self._job = None

    def _run(self, work: Callable[[], object]) -> None:
        turn = self._turn = self._turn + 1

        def steps() -> Generator[float, None, object]:
            yield 0.0
            return turn, work()

        self._job = Job(steps)
        self._job.done.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _on_done(self, done: tuple[int, tuple[ListedBackup, ...] | BackupSight]) -> None:
        turn, found = done
        if turn != self._turn:  # it was stopped meanwhile
            return
        self._job = None
        if isinstance(found, BackupSight):
            self.seen.emit(self._at, found)
        else:
            self._waiting = [one.path for one in found if one.is_read]
            self.listed.emit(found)
        self._read_next()

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self.failed.emit(error)

    def _read_next(self) -> None:
        if self._waiting:
            path = self._at = self._waiting.pop(0)
            self._run(lambda: sight_of(path, self._present, self._catalogue))

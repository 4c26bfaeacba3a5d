"""Reads all of the open workbook beside the window, a moment after it was opened: opening reads what is shown."""

from contextlib import suppress
from threading import Event, Thread
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from app.files import StorageError, naming_system_errors
from app.storage.errors import DamagedInside
from app.ui.kit.job import Job
from app.ui.shell.logbook import log
from app.ui.shell.state import AppState

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from app.storage.errors import FileProblem

REST_MS = 2500
"""By then the file's own rest has read it into memory (app.ui.files.changed_outside_watch)."""
_AGAIN_MS = 60_000
"""So long after it could not be read it is tried again: a share that is away costs little then."""


class _DamageLook(NamedTuple):
    """What was found in a workbook; nothing of worth where that is `unwanted` by now."""

    path: "Path"
    problems: "tuple[FileProblem, ...]"
    unwanted: Event


class DamageWatch(QObject):
    """One for each window. What is wrong is told once, and not over a dialog."""

    found = Signal(Exception)
    """The open workbook is damaged, where opening it did not look."""
    looked = Signal()
    """All of it was read, and is sound."""
    answered = Signal(object, object)
    """Whether the file of a look (its Event) is there by now: None, or the error."""

    def __init__(self, state: AppState, parent: QObject) -> None:
        super().__init__(parent)
        self._state = state
        self._unwanted = Event()
        self._untold: DamagedInside | None = None
        self._noted: type[Exception] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._on_rest)
        self.answered.connect(self._on_answered)
        state.workbook_replaced.connect(self._begin)
        application = QCoreApplication.instance()
        assert application is not None
        application.aboutToQuit.connect(self.stop)
        self._begin()

    def _begin(self) -> None:
        self.stop()
        self._rest.start(REST_MS)

    def stop(self) -> None:
        """What is being read is no longer wanted; nobody waits for its end."""
        self._rest.stop()
        self._untold = None
        self._noted = None
        self._unwanted.set()
        self._unwanted = Event()

    def _on_rest(self) -> None:
        if self._untold is not None:
            self._tell(self._untold)
        elif self._noted is not None:
            self._ask()
        elif not self._state.workbook.is_read_only:  # of that all was read
            self._look()

    def _ask(self) -> None:
        """Asks for the file beside the window before it is read again: a share that is away may answer late, or never.

        The thread is no Job, whose end the program waits for.
        """
        path, look = self._state.path, self._unwanted

        def ask() -> None:
            error: StorageError | None = None
            try:
                with naming_system_errors(path):
                    path.stat()  # to open and to close it would cost SQLite its locks
            except StorageError as away:
                error = away
            with suppress(RuntimeError):  # the window has gone meanwhile
                self.answered.emit(look, error)

        Thread(target=ask, name="is the workbook there", daemon=True).start()

    def _on_answered(self, look: Event, error: StorageError | None) -> None:
        if look.is_set():
            return
        if error is None:
            self._look()
        else:
            self._look_later(error)

    def _look(self) -> None:
        try:
            self._state.workbook.remember()
            pages, _since = self._state.workbook.image()
        except StorageError as error:
            self._look_later(error)
            return
        path, unwanted = self._state.path, self._unwanted

        def work() -> "Generator[float, None, _DamageLook]":
            from app.storage.whole_check import damage_in

            yield 0.0
            return _DamageLook(path, damage_in(pages, path, unwanted.is_set), unwanted)

        job = Job(work)
        job.done.connect(self._on_looked)
        job.failed.connect(self._on_failed)
        job.start()

    def _on_looked(self, looked: _DamageLook) -> None:
        if looked.unwanted.is_set():
            return
        if looked.problems:
            self._tell(DamagedInside(looked.path, looked.problems))
        else:
            self._state.workbook.call_sound()
            self.looked.emit()

    def _on_failed(self, error: Exception) -> None:
        if not self._unwanted.is_set():
            self._look_later(error)

    def _look_later(self, error: Exception) -> None:
        """Notes it once for each cause; nobody is asked, as nothing is known to be wrong."""
        if (cause := type(error)) is not self._noted:
            log.warning("workbook not read whole", exc_info=error)
            self._noted = cause
        self._rest.start(_AGAIN_MS)

    def _tell(self, error: DamagedInside) -> None:
        if QApplication.activeModalWidget() is not None:
            self._untold = error
            self._rest.start(REST_MS)
            return
        self._untold = None
        log.warning("damaged inside", exc_info=error)
        self.found.emit(error)

"""Documents from the wish to the paper: what has to be known, the questions, the file, then the printer."""

from contextlib import ExitStack
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.filenames import safe_name
from app.files import StorageError, temporary_folder
from app.ui.documents.document_jobs import DocumentJob, Prepared, PrepareJob
from app.ui.documents.printing_errors import DocumentUnreadable, PrintFailed
from app.ui.kit.job import Job
from app.ui.shell.state import AppState
from app.work.orders import Order


class Goal(Enum):
    """What a person wants to do with what is made."""

    SAVE = "save"
    PRINT = "print"


class DocumentDelivery(QObject):
    """Makes what was ordered. After `start()`, `finished` comes last, once. `state.failed` tells what goes wrong."""

    working = Signal(bool)
    """A thread works on it; in between a person is asked."""
    progress = Signal(float)
    """The share done, from 0 to 1."""
    saved = Signal(object)
    """A person saved the document at this path."""
    given_up = Signal()
    """A person wants it no longer; `finished` follows."""
    finished = Signal()

    def __init__(self, goal: Goal, order: Order, state: AppState, parent: QWidget) -> None:
        super().__init__(parent)
        self.goal = goal
        self._order = order
        self._state = state
        self._window = parent.window()
        self._prepared = Prepared((), "")
        self._temporary = ExitStack()
        self._is_working = self._is_cancelled = False
        self._place: Path | None = None
        """Where it is being saved, once a person has chosen."""
        self._job: Job = PrepareJob(order)
        self._job.done.connect(self._on_prepared)

    def start(self) -> None:
        """Begins."""
        self._run(self._job)

    @property
    def title(self) -> str:
        """What is made."""
        return self._order.title

    @property
    def has_running_job(self) -> bool:
        """Whether a thread works on it at the moment."""
        return self._is_working

    def cancel(self) -> None:
        """Stops at the next step; a file that is in its place already stays."""
        self._is_cancelled = True
        self._job.cancel()

    def _run(self, job: Job) -> None:
        self._job = job
        job.progress.connect(self.progress)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._give_up)
        self._set_working(True)
        job.start()

    def _set_working(self, working: bool) -> None:
        self._is_working = working
        self.working.emit(working)

    def _on_prepared(self, prepared: Prepared) -> None:
        self._prepared = prepared
        self._set_working(False)
        try:
            target = None if self._is_cancelled else self._target()
        except OSError as error:
            self._on_failed(error)
            return
        if target is None:
            self._give_up()
            return
        self._write(target)

    def _write(self, target: Path) -> None:
        self._place = target if self.goal is Goal.SAVE else None
        job = DocumentJob(self._order, target)
        job.done.connect(self._on_written)
        self._run(job)

    def _target(self) -> Path | None:
        """Where the document is written to; None when a person wants it no longer. Raises OSError."""
        from app.ui.documents.save_file import confirm_missing

        missing = self._prepared.missing
        if missing and not confirm_missing(self._window, missing):
            return None
        if self.goal is Goal.SAVE:
            return self._choose()
        folder = self._temporary.enter_context(temporary_folder())
        return folder / f"{safe_name(self.title)}.pdf"  # not after the organisation: what a printer's queue shows, too

    def _choose(self) -> Path | None:
        from app.ui.documents.save_file import ask_target

        return ask_target(self._window, self._state.last_folder, self._prepared.suggested_name)

    def _on_written(self, path: Path) -> None:
        self._set_working(False)
        if self.goal is Goal.SAVE:
            self.saved.emit(path)
        elif self._is_cancelled or not self._is_printed(path):
            self.given_up.emit()
        self._finish()

    def _is_printed(self, path: Path) -> bool:
        """Prints it; False when a person wants that no longer."""
        from app.ui.documents.printing import print_pdf

        try:
            return print_pdf(path, self._window)
        except (DocumentUnreadable, PrintFailed) as error:
            self._state.failed.emit(error)
            return True

    def _on_failed(self, error: Exception) -> None:
        from app.ui.kit.other_place import ask_another_place, lies_at_place

        place = self._place
        if (
            self._is_cancelled
            or place is None
            or not isinstance(error, StorageError)
            or not lies_at_place(error, place)
        ):
            self._finish()
            self._state.failed.emit(error)
            return
        self._set_working(False)
        if other := ask_another_place(self._window, error, self._choose):
            self._write(other)
        else:
            self._give_up()

    def _give_up(self) -> None:
        self.given_up.emit()
        self._finish()

    def _finish(self) -> None:
        self._temporary.close()
        self._set_working(False)
        self.finished.emit()

"""Builds documents beside the GUI thread, so that the window stays alive and a person can stop it."""

import gc
import sys
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.reports.document import FileFormat, Part
from app.ui.documents.order import Order
from app.ui.shell.state import AppState
from app.work.orders import Choices, snapshot

Work = Callable[[], Generator[float, None, object]]
"""Yields the share done, from 0 to 1, often; returns a result."""

SWITCH_SECONDS = 0.0005
"""How long the GUI thread waits for Python while a job runs; the usual 5 ms, again and again, would be felt."""


TELL_SECONDS = 0.03
"""How often progress is told at most: each telling takes the GUI thread a turn; a hundred in a row stop the window."""


class Job(QObject):
    """Runs work in a thread of its own. Exactly one of `done`, `failed` and `cancelled` follows `start()`.

    It has no parent: the thread keeps it alive, so that nothing of it is destroyed while it runs.
    """

    progress = Signal(float)
    """The share done, from 0 to 1."""
    done = Signal(object)
    """What the work returned."""
    failed = Signal(object)
    """The exception that ended the work."""
    cancelled = Signal()

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="document")

    def start(self) -> None:
        """Begins; once only. The end of the program stops it."""
        if application := QCoreApplication.instance():
            application.aboutToQuit.connect(self.stop)
        self._thread.start()

    def cancel(self) -> None:
        """Asks the work to stop at its next step."""
        self._stop.set()

    def wait(self) -> None:
        """Returns when the thread has ended; its last signal is delivered by the event loop afterwards."""
        if self._thread.ident is not None:
            self._thread.join()

    def stop(self) -> None:
        """Cancels and waits."""
        self.cancel()
        self.wait()

    def _run(self) -> None:
        try:
            with _unnoticed():
                finished, result = self._steps()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told in the GUI thread and not lost here
            self.failed.emit(error)
            return
        if finished:
            self.done.emit(result)
        else:
            self.cancelled.emit()

    def _steps(self) -> tuple[bool, object]:
        steps = self._work()
        told = 0.0
        while not self._stop.is_set():
            try:
                share = next(steps)
            except StopIteration as end:
                return True, end.value
            if monotonic() - told >= TELL_SECONDS:
                self.progress.emit(share)
                told = monotonic()
        steps.close()
        return False, None


class DocumentJob(Job):
    """Writes what was ordered; `done` brings its path."""

    def __init__(self, order: Order, target: Path) -> None:
        super().__init__(lambda: _write(order, target))


@dataclass(frozen=True)
class Prepared:
    """What has to be known before a document is written."""

    missing: tuple[str, ...]
    """The characters that will be printed as 〓."""
    suggested_name: str


class PrepareJob(Job):
    """Looks for characters that no font has and for a file name; `done` brings Prepared. It loads ReportLab too."""

    def __init__(self, order: Order) -> None:
        super().__init__(lambda: _prepare(order))


def _write(order: Order, target: Path) -> Generator[float, None, object]:
    yield from order.write(target)
    return target


def _prepare(order: Order) -> Generator[float, None, object]:
    yield 0.0
    return Prepared(order.missing_characters(), order.suggested_name())


@contextmanager
def _unnoticed() -> Iterator[None]:
    """Keeps the GUI thread from waiting: neither long for its turn nor for Python to look through all its objects."""
    usual, collects = sys.getswitchinterval(), gc.isenabled()
    sys.setswitchinterval(min(usual, SWITCH_SECONDS))
    gc.disable()
    try:
        yield
    finally:
        sys.setswitchinterval(usual)
        if collects:
            gc.enable()


def order_for(
    state: AppState, document: str, choices: Choices, kind: FileFormat = FileFormat.PDF, password: str = ""
) -> Order:
    """The wish for one document of the open workbook. Raises what part_for raises."""
    return Order((part_for(state, document, choices),), kind, password)


def part_for(state: AppState, document: str, choices: Choices) -> Part:
    """A document with a snapshot of the open workbook.

    Raises CatalogueDamaged when the texts of that language are; WorkbookDamaged, DiskFull and AccessFailed.
    """
    from app.reports.documents.listing import DOCUMENTS

    chosen = DOCUMENTS[document]
    content = snapshot(
        chosen,
        choices,
        catalogue=state.catalogue,
        standing=state.standing,
        workbook=state.workbook,
        today=state.today(),
    )
    return Part(chosen, content)

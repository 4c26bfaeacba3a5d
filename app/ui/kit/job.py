"""Work beside the GUI thread, so that the window stays alive and a person can stop it."""

import gc
import sys
import threading
from collections.abc import Callable, Generator
from time import monotonic
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

Work = Callable[[], Generator[float, None, object]]
"""Yields the share done, from 0 to 1, often; returns a result."""

SWITCH_SECONDS = 0.0005
"""How long the GUI thread waits for Python while a job runs; the usual 5 ms, again and again, would be felt."""


TELL_SECONDS = 0.03
"""How often progress is told at most: each telling takes the GUI thread a turn; a hundred in a row stop the window."""


class Job(QObject):
    """Runs work in a thread of its own. Exactly one of `done`, `failed` and `cancelled` follows `start()`.

    It has no parent: it is kept alive until the GUI thread has heard of its end.

    While any runs, Python collects no garbage: looking through all objects holds up the GUI thread, and a collection in
    the thread of a job would destroy what belongs to Qt and the GUI thread.
    """

    progress = Signal(float)
    """The share done, from 0 to 1."""
    done = Signal(object)
    """What the work returned."""
    failed = Signal(object)
    """The exception that ended the work."""
    cancelled = Signal()
    _ended = Signal()

    _running: ClassVar[set["Job"]] = set()
    _collects: ClassVar[bool] = True
    _interval: ClassVar[float] = 0.0

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="job")
        self._ended.connect(self._on_ended)

    def start(self) -> None:
        """Begins; once only. The end of the program stops it."""
        if application := QCoreApplication.instance():
            application.aboutToQuit.connect(self.stop)
        self._go_unnoticed()
        self._running.add(self)
        self._thread.start()

    def cancel(self) -> None:
        """Asks the work to stop at its next step."""
        self._stop.set()

    def wait(self) -> None:
        """Returns when the thread has ended; its last signal is delivered by the event loop afterwards."""
        if self._thread.ident is not None:
            self._thread.join()
            self._on_ended()

    def stop(self) -> None:
        """Cancels and waits."""
        self.cancel()
        self.wait()

    def _on_ended(self) -> None:
        if self in self._running:
            self._running.remove(self)
            if not self._running:
                sys.setswitchinterval(self._interval)
                if self._collects:
                    gc.enable()

    @classmethod
    def _go_unnoticed(cls) -> None:
        """Keeps the GUI thread from waiting long for its turn, until the last of the jobs has ended.

        Each start asks anew: who let Python collect while another job ran keeps this one's thread from nothing.
        """
        if not cls._running:
            Job._collects, Job._interval = gc.isenabled(), sys.getswitchinterval()
        gc.disable()
        sys.setswitchinterval(min(Job._interval, SWITCH_SECONDS))

    def _run(self) -> None:
        try:
            finished, result = self._steps()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told in the GUI thread and not lost here
            self.failed.emit(error)
        else:
            if finished:
                self.done.emit(result)
            else:
                self.cancelled.emit()
        finally:
            self._ended.emit()

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

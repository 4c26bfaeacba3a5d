"""Waits for work that a thread does: the window goes on being painted, and nobody can press anything in between."""

from collections.abc import Callable, Generator
from contextlib import closing
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QProgressDialog, QWidget

from app.i18n import _
from app.ui.kit.dialog import freed
from app.ui.kit.job import Job, Work

T = TypeVar("T")
PATIENCE_MS = 500
"""From when on it is said that something is being worked on."""
_NOTHING_BUT_PAINT = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents


class Stopped(Exception):
    """A person did not want to wait any longer; what the work makes is dropped."""


class _Wait(QObject):
    """One wait; `outcome` has the result, `error` what ended the work."""

    def __init__(self, job: Job, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.outcome: object = None
        self.error: Exception | None = None
        self.is_over = self.was_cancelled = False
        self.loop = QEventLoop()
        self._job = job
        self._is_left = False
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)

    def _on_done(self, outcome: object) -> None:
        self.outcome = outcome
        self._end()

    def _on_failed(self, error: Exception) -> None:
        self.error = error
        self._end()

    def _on_cancelled(self) -> None:
        self.was_cancelled = True  # the end of the program stops it, too
        self._end()

    def _end(self) -> None:
        self.is_over = True
        if self._is_left:
            self.close()
        self.loop.quit()

    def leave(self) -> None:
        """Waits no longer; the work comes to its end unnoticed."""
        self._is_left = True
        self._job.cancel()

    def stop(self) -> None:
        """Has the work end at its next step, and waits for that."""
        self._job.stop()
        self.deleteLater()

    def closed(self) -> object:
        """The result of work that is over. Raises what ended it."""
        self.close()
        if self.error is not None:
            raise self.error
        return self.outcome

    def close(self) -> None:
        """Ends the thread, and this."""
        self._job.wait()
        self.deleteLater()


def wait_for(work: Callable[[], T], words: str, parent: QWidget | None, *, can_stop: bool = False) -> T:
    """What the work returns. It may touch neither widgets nor the open workbook. Raises what it raises.

    Work that a person may stop is only left alone then: it must change nothing. Raises Stopped.
    """

    def steps() -> Generator[float, None, object]:
        yield 0.0
        return work()

    wait = _waited(steps, words, parent, can_stop=can_stop)
    if not wait.is_over:
        wait.leave()
        raise Stopped
    return wait.closed()  # type: ignore[return-value]


def wait_for_steps(work: Callable[[], Generator[float, None, T]], words: str, parent: QWidget | None) -> T:
    """What work in steps returns. A person may stop it: it is closed at its next step, and over when this raises
    Stopped. Raises what it raises."""
    wait = _waited(work, words, parent, can_stop=True)
    if not wait.is_over or wait.was_cancelled:
        wait.stop()
        raise Stopped
    return wait.closed()  # type: ignore[return-value]


def _waited(work: Work, words: str, parent: QWidget | None, *, can_stop: bool) -> _Wait:
    """The wait when the work is over, or when a person stops it."""
    job = Job(work)
    wait = _Wait(job, parent)
    shown = _shown(words, parent, can_stop=can_stop)
    with freed(shown), closing(shown):
        job.start()
        _stay(wait, shown, can_stop=can_stop)
    return wait


def _stay(wait: _Wait, shown: QProgressDialog, *, can_stop: bool) -> None:
    """Stays until the work is over, or until a person stops it."""
    QTimer.singleShot(PATIENCE_MS, wait.loop.quit)
    wait.loop.exec(_NOTHING_BUT_PAINT)
    if wait.is_over:
        return
    shown.show()
    if can_stop:
        shown.canceled.connect(wait.loop.quit)
        wait.loop.exec()
    else:
        wait.loop.exec(_NOTHING_BUT_PAINT)


def _shown(words: str, parent: QWidget | None, *, can_stop: bool) -> QProgressDialog:
    shown = QProgressDialog(words, _("Cancel"), 0, 0, parent)
    if not can_stop:
        shown.setCancelButton(None)
    shown.setWindowTitle(_("Tenken"))
    shown.setWindowModality(Qt.WindowModality.WindowModal)
    shown.setMinimumDuration(1 << 30)
    shown.setAutoReset(False)
    return shown

"""Waits for work that a thread does: the window goes on being painted, and nobody can press anything in between."""

from collections.abc import Callable, Generator
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from app.i18n import _
from app.ui.build import Job

T = TypeVar("T")
PATIENCE_MS = 500
"""From when on it is said that something is being worked on."""


class _Wait(QObject):
    """One wait; `outcome` has the result, `error` what ended the work."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self.outcome: object = None
        self.error: Exception | None = None
        self.loop = QEventLoop()
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self.loop.quit)

    def _on_done(self, outcome: object) -> None:
        self.outcome = outcome
        self.loop.quit()

    def _on_failed(self, error: Exception) -> None:
        self.error = error
        self.loop.quit()


def wait_for(work: Callable[[], T], words: str, parent: QWidget | None) -> T:
    """What the work returns. It may touch neither widgets nor the open workbook. Raises what it raises."""

    def steps() -> Generator[float, None, object]:
        yield 0.0
        return work()

    job = Job(steps)
    wait = _Wait(job)
    shown = _shown(words, parent)
    try:
        job.start()
        wait.loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    finally:
        job.wait()
        shown.close()
        shown.deleteLater()
    if wait.error is not None:
        raise wait.error
    return wait.outcome  # type: ignore[return-value]


def _shown(words: str, parent: QWidget | None) -> QProgressDialog:
    shown = QProgressDialog(words, "", 0, 0, parent)
    shown.setCancelButton(None)
    shown.setWindowTitle(_("Tenken"))
    shown.setWindowModality(Qt.WindowModality.WindowModal)
    shown.setMinimumDuration(PATIENCE_MS)
    shown.setAutoReset(False)
    return shown

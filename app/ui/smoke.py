"""The smoke test: opens the window, answers a measure, writes a PDF into a temporary folder, and quits."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QTimer

from app import i18n
from app.domain.answers import Field, Status
from app.paths import data_dir
from app.snapshot import Choices
from app.storage.check import Result, check
from app.ui.application import Started, start

_PATIENCE_MS = 60_000


def smoke_test(chosen: Path | None) -> int:
    """0 when all went well; else 1 with a line on standard error. Touches no data of the user."""
    with TemporaryDirectory(prefix="tenken-smoke-", ignore_cleanup_errors=True) as folder:
        root = chosen or Path(folder) / "data"
        started = start(data_dir(root), None)
        if started is None:
            return _failed("the program could not start")
        problem = _Trial(started, Path(folder) / "plan.pdf").run()
        if problem is None and check(started.state.path).result is not Result.SOUND:
            problem = "the workbook is not sound after closing"
        return _failed(problem) if problem else 0


def _failed(problem: str) -> int:
    if sys.stderr is not None:
        print(f"smoke test: {problem}", file=sys.stderr)
    return 1


class _Trial:
    """One pass through the program; `run` returns what went wrong, or None."""

    def __init__(self, started: Started, target: Path) -> None:
        self._started = started
        self._target = target
        self._problem: str | None = "it took longer than a minute"

    def run(self) -> str | None:
        QTimer.singleShot(0, self._begin)
        QTimer.singleShot(_PATIENCE_MS, self._started.window.close)
        self._started.app.exec()
        return self._problem

    def _begin(self) -> None:
        from app.ui.build import DocumentJob, order_for

        state = self._started.state
        if not state.edit(["administrator-E-10"], {Field.STATUS: Status.DONE}):
            self._end("an answer was not saved")
            return
        order = order_for(state, "action-plan", Choices(i18n.language()))
        self._job = DocumentJob(order, self._target)
        self._job.done.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _on_done(self) -> None:
        is_pdf = self._target.read_bytes().startswith(b"%PDF-")
        self._end(None if is_pdf else "the file written is no PDF")

    def _on_failed(self, error: Exception) -> None:
        self._end(f"no PDF: {error}")

    def _end(self, problem: str | None) -> None:
        self._problem = problem
        self._started.window.close()

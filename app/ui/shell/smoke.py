"""The smoke test: opens the window, answers a measure, writes every document, closes, reopens, compares.

An installed program has nowhere to print on Windows, so the outcome is written into the data folder as well.
"""

import faulthandler
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from PySide6.QtCore import QTimer

from app import i18n
from app.domain.answers import Field, Status
from app.paths import data_dir
from app.reports.press.document import FileFormat
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from app.ui.shell.application import Started, start
from app.ui.shell.quick_pyside import is_quick
from app.work.orders import Choices

OUTCOME = "smoke-test.txt"
"""The file in the data folder that says how it went: "ok", or what went wrong, or where it stood when time was up."""

PASSWORD = "smoke-test"  # noqa: S105 - it protects nothing
"""What opens the one document that is written with a password."""

_PATIENCE_SECONDS = 180
_MEASURE = "administrator-E-10"
_ANSWER = {Field.STATUS: Status.DONE, Field.NOTE: "髙﨑①㈱"}
_BEGINNINGS = {".pdf": b"%PDF-", ".docx": b"PK\x03\x04"}
_NETWORK = ("PySide6.QtNetwork", "http", "socket", "ssl", "urllib.request")


def smoke_test(chosen: Path | None) -> int:
    """0 when all went well; else 1 with a line on standard error. Touches no data of the user.

    With a folder `chosen`, the workbook, the documents and the outcome stay there to be looked at.
    """
    with TemporaryDirectory(prefix="tenken-smoke-", ignore_cleanup_errors=True) as folder:
        root = chosen or Path(folder)
        root.mkdir(parents=True, exist_ok=True)
        with (root / OUTCOME).open("w", encoding="utf-8") as outcome:
            faulthandler.dump_traceback_later(_PATIENCE_SECONDS, exit=True, file=outcome)
            problem = _pass_through(root)
            faulthandler.cancel_dump_traceback_later()
            print(problem or "ok", file=outcome)
    if problem and sys.stderr is not None:
        print(f"smoke test: {problem}", file=sys.stderr)
    return 1 if problem else 0


def _pass_through(root: Path) -> str | None:
    started = start(data_dir(root), None)
    if started is None:
        return "the program could not start"
    trial = _Trial(started, root / "documents")
    return trial.run() or _reopened(started.state.path) or _not_read(root) or _networks_loaded() or _badly_started()


def _reopened(path: Path) -> str | None:
    """What is wrong with the workbook once the window is closed; None when it holds what was answered."""
    result = check_workbook(path).result
    if result is not Result.SOUND:
        return f"after closing the workbook is {result.name}"
    with Workbook.open(path) as workbook:
        entry = workbook.entry(_MEASURE)
    lost = [field.value for field, value in _ANSWER.items() if entry.get(field) != value]
    return f"lost after reopening: {', '.join(lost)}" if lost else None


def _not_read(root: Path) -> str | None:
    """What is wrong with the process that reads what comes from outside; None when it tells of a table."""
    from app.work.reading_apart import read_apart
    from app.work.reading_request import Reading, ReadingRequest, table_told

    path = root / "from-outside.csv"
    path.write_bytes("測定,a\r\n".encode())
    waiting = read_apart(ReadingRequest(Reading.TABLE, path, i18n.language()), table_told)
    try:
        while True:
            next(waiting)
    except StopIteration as end:
        return None if end.value[1].rows == (("測定", "a"),) else f"another table was read: {end.value}"
    except Exception as error:  # noqa: BLE001 - whatever it is, it has to be told
        return f"a table was not read: {error!r}"


def _networks_loaded() -> str | None:
    loaded = [name for name in _NETWORK if name in sys.modules]
    return f"loaded although the program is offline: {', '.join(loaded)}" if loaded else None


def _badly_started() -> str | None:
    """What is wrong with PySide: the installed program starts it quickly, and its errors have words all the same."""
    if getattr(sys, "frozen", False) and not is_quick():
        return "PySide has not been started in the quick way"
    try:
        QTimer().start("soon")  # type: ignore[call-overload]
    except TypeError as error:
        return None if "start(msec: int" in str(error) else f"PySide has no words for an error: {error}"
    return "PySide lets a wrong call pass"


class _Trial:
    """One pass through the window; `run` returns what went wrong, or None."""

    def __init__(self, started: Started, folder: Path) -> None:
        self._started = started
        self._folder = folder
        self._waiting: Iterator[tuple[str, FileFormat, str]] = iter(())
        self._problem: str | None = "the window was closed from outside"

    def run(self) -> str | None:
        usual, sys.excepthook = sys.excepthook, self._on_uncaught
        QTimer.singleShot(0, self._begin)
        self._started.app.exec()
        sys.excepthook = usual
        return self._problem

    def _begin(self) -> None:
        from app.reports.documents.listing import DOCUMENTS

        if not self._started.state.edit([_MEASURE], _ANSWER):
            self._end("an answer was not saved")
            return
        self._folder.mkdir(exist_ok=True)
        written = [(name, kind, "") for name, document in DOCUMENTS.items() for kind in document.formats]
        self._waiting = iter([*written, ("action-plan", FileFormat.PDF, PASSWORD)])
        self._next()

    def _next(self) -> None:
        for name, kind, password in self._waiting:
            self._write(name, kind, password)
            return
        self._end(None)

    def _write(self, name: str, kind: FileFormat, password: str) -> None:
        from app.ui.documents.document_jobs import DocumentJob, order_from

        order = order_from(self._started.state, [(name, Choices(i18n.language()))], kind, password)
        self._job = DocumentJob(order, self._folder / f"{'protected' if password else name}.{kind}")
        self._job.done.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _on_done(self, written: Path) -> None:
        if written.read_bytes().startswith(_BEGINNINGS[written.suffix]):
            self._next()
        else:
            self._end(f"{written.name} is not what its name says")

    def _on_failed(self, error: Exception) -> None:
        self._end(f"a document was not written: {error!r}")

    def _on_uncaught(self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        self._end(f"unexpected {kind.__name__}: {error}")

    def _end(self, problem: str | None) -> None:
        self._problem = problem
        self._started.window.close()

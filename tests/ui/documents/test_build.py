"""Documents are built in a thread: progress, cancelling, failures, and the end of the program."""

import gc
import subprocess
import sys
import threading
from collections.abc import Callable, Generator
from dataclasses import FrozenInstanceError
from pathlib import Path
from time import monotonic

import pytest
from pytestqt.qtbot import QtBot

from app.domain.answers import Field, Status
from app.domain.selection import View
from app.files import PathMissing
from app.paths import program_folder
from app.reports.press.document import FileFormat
from app.ui.documents.document_jobs import DocumentJob, Prepared, PrepareJob, order_from, part_of
from app.ui.kit.job import TELL_SECONDS, Job
from app.ui.shell.state import AppState
from app.work.orders import Choices


def test_a_document_is_written_with_progress_to_the_end(qtbot: QtBot, state: AppState, tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    job = DocumentJob(order_from(state, [("action-plan", Choices("ja", View.ALL))]), target)
    shares: list[float] = []
    job.progress.connect(shares.append)
    with qtbot.waitSignal(job.done, timeout=30_000) as done:
        job.start()
    job.wait()
    assert done.args == [target]
    assert target.read_bytes().startswith(b"%PDF-")
    assert shares
    assert shares == sorted(shares)
    assert all(0.0 <= share <= 1.0 for share in shares)


def test_progress_does_not_flood_the_window(qtbot: QtBot) -> None:
    def work() -> Generator[float, None, object]:
        for n in range(10_000):
            yield n / 10_000
        return None

    job = Job(work)
    shares: list[float] = []
    job.progress.connect(shares.append)
    began = monotonic()
    with qtbot.waitSignal(job.done, timeout=30_000):
        job.start()
    assert 1 <= len(shares) <= (monotonic() - began) / TELL_SECONDS + 1


def test_cancelling_leaves_no_file(qtbot: QtBot, state: AppState, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    job = DocumentJob(order_from(state, [("action-plan", Choices("ja", View.ALL))]), folder / "plan.pdf")
    job.cancel()
    with qtbot.waitSignal(job.cancelled, timeout=30_000):
        job.start()
    assert list(folder.iterdir()) == []


def test_cancelling_under_way_closes_the_work(qtbot: QtBot) -> None:
    closed = threading.Event()

    def work() -> Generator[float, None, object]:
        try:
            while True:
                yield 0.5
        finally:
            closed.set()

    job = Job(work)
    job.progress.connect(job.cancel)
    with qtbot.waitSignal(job.cancelled, timeout=30_000):
        job.start()
    assert closed.is_set()


def test_a_folder_that_is_not_there_is_told(qtbot: QtBot, state: AppState, tmp_path: Path) -> None:
    order = order_from(state, [("checklist", Choices("en", View.ALL))])
    job = DocumentJob(order, tmp_path / "nowhere" / "list.pdf")
    with qtbot.waitSignal(job.failed, timeout=30_000) as failed:
        job.start()
    assert isinstance(failed.args[0], PathMissing)


def test_an_error_of_ours_is_told_too(qtbot: QtBot, state: AppState, tmp_path: Path) -> None:
    order = order_from(state, [("checklist", Choices("en", View.ALL))], FileFormat.DOCX)
    job = DocumentJob(order, tmp_path / "x.docx")
    with qtbot.waitSignal(job.failed, timeout=30_000) as failed:
        job.start()
    assert isinstance(failed.args[0], KeyError)


def test_the_interpreter_is_left_as_it_was(qtbot: QtBot) -> None:
    qtbot.waitUntil(gc.isenabled)  # whatever was made before has come to its end
    usual = sys.getswitchinterval(), gc.isenabled()
    during: list[tuple[float, bool]] = []

    def work() -> Generator[float, None, object]:
        during.append((sys.getswitchinterval(), gc.isenabled()))
        yield 1.0
        return None

    job = Job(work)
    with qtbot.waitSignal(job.done, timeout=30_000):
        job.start()
    job.wait()
    ((interval, collects),) = during
    assert interval < usual[0]
    assert not collects
    assert (sys.getswitchinterval(), gc.isenabled()) == usual


def test_jobs_side_by_side_leave_the_interpreter_as_it_was(qtbot: QtBot) -> None:
    qtbot.waitUntil(gc.isenabled)
    usual = sys.getswitchinterval()
    first_ends, second_ends = threading.Event(), threading.Event()

    def waiting_for(event: threading.Event) -> Callable[[], Generator[float, None, object]]:
        def work() -> Generator[float, None, object]:
            yield 0.0
            event.wait(10)
            return None

        return work

    first, second = Job(waiting_for(first_ends)), Job(waiting_for(second_ends))
    first.start()
    second.start()
    for job, event in ((first, first_ends), (second, second_ends)):
        assert sys.getswitchinterval() < usual
        event.set()
        job.wait()
    assert (sys.getswitchinterval(), gc.isenabled()) == (usual, True)


def test_no_garbage_is_collected_in_the_thread_of_a_job(qtbot: QtBot) -> None:
    """It would destroy objects of Qt that belong to the GUI thread."""
    where: set[threading.Thread] = set()

    def note(_phase: str, _info: dict[str, int]) -> None:
        where.add(threading.current_thread())

    def work() -> Generator[float, None, object]:
        for _turn in range(5 * gc.get_threshold()[0]):
            circle: list[object] = []
            circle.append(circle)
        yield 1.0
        return None

    gc.callbacks.append(note)
    try:
        with qtbot.waitSignals([(job := Job(work)).done, (other := Job(work)).done], timeout=30_000):
            job.start()
            other.start()
        qtbot.waitUntil(gc.isenabled)
        gc.collect()
    finally:
        gc.callbacks.remove(note)
    assert where == {threading.main_thread()}


def test_a_job_beside_another_collects_none_either_whoever_let_python_collect_meanwhile(qtbot: QtBot) -> None:
    may_end = threading.Event()

    def work() -> Generator[float, None, object]:
        may_end.wait(30)
        yield 1.0
        return None

    with qtbot.waitSignals([(job := Job(work)).done, (other := Job(work)).done], timeout=30_000):
        job.start()
        gc.enable()  # as the program's start does
        other.start()
        assert not gc.isenabled()
        may_end.set()
    qtbot.waitUntil(gc.isenabled)


def test_missing_characters_and_the_file_name_are_known_before(qtbot: QtBot, state: AppState) -> None:
    state.edit(["executive-A-1"], {Field.NOTE: "寿司🍣と髙﨑・𠮷田"})
    job = PrepareJob(order_from(state, [("action-plan", Choices("ja", View.ALL))]))
    with qtbot.waitSignal(job.done, timeout=30_000) as done:
        job.start()
    prepared = done.args[0]
    assert isinstance(prepared, Prepared)
    assert prepared.missing == ("🍣",)
    assert prepared.suggested_name.startswith(f"みどり商店_{state.today().isoformat()}_")
    assert prepared.suggested_name.endswith(".pdf")


def test_a_snapshot_is_not_reached_by_later_edits(state: AppState) -> None:
    content = part_of(state, "checklist", Choices("en", View.EXECUTIVE, approval_strip=True)).content
    state.edit(["executive-A-1"], {Field.STATUS: Status.NOT_DONE})
    state.rename("Other")
    assert content.entries["executive-A-1"].status is Status.DONE
    assert content.organisation == "みどり商店"
    assert content.approval_strip
    assert {m.role.value for m in content.measures} == {"executive"}
    with pytest.raises(FrozenInstanceError):
        content.organisation = "x"  # type: ignore[misc]


_ENDING = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from app.ui.kit.job import TELL_SECONDS, Job

def work():
    while True:
        yield 0.0

app = QCoreApplication([])
jobs = [Job(work)]
jobs[0].progress.connect(app.quit)
if sys.argv[1] == "forgotten":
    QTimer.singleShot(0, lambda: jobs.pop().start())
else:
    jobs[0].start()
app.exec()
"""


@pytest.mark.parametrize("holder", ["held", "forgotten"])
def test_no_thread_outlives_the_program(holder: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _ENDING, holder],
        cwd=program_folder(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")


_LIGHT = """
import sys
import app.ui.documents.documents_view
heavy = {"reportlab", "PySide6.QtPdf", "PySide6.QtPdfWidgets", "PySide6.QtPrintSupport", "babel"}
print(*sorted(heavy & set(sys.modules)))
"""


def test_nothing_heavy_is_loaded_for_the_screen() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", _LIGHT], cwd=program_folder(), capture_output=True, text=True, check=True
    )
    assert loaded.stdout.split() == []

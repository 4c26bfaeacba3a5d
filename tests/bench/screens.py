"""The running window: keys in the checklist, a step over every measure, and stalls while a document is built.

In a process of its own, which tells its figures: `screens.py WHAT N`; WHAT is search, arrow, answer, step or stall.
"""

import statistics
import sys
import time
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from answered_window import Figures, settle, tell_of_window
from children import run
from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView
from row_texts import RowTexts
from table import Fact, Row

from app.domain.answers import Change, Field, Status
from app.i18n import _
from app.ui.checklist.going_on import GoingOn
from app.ui.documents.document_jobs import DocumentJob, order_from
from app.ui.overview.overview_view import OverviewView
from app.ui.plan.plan_view import PlanView
from app.ui.shell.application import Started
from app.work.orders import Choices

KEY = "暗"
"""The first letter of 暗号: the list of 98 gets shorter, and all of it is laid out and painted anew."""

_WARM_UP = 5
"""Keys until what is remembered has been filled, as in a window that is in use."""


def rows(rounds: int) -> list[Row | Fact]:
    """Measures in processes of their own."""
    search = run("screens.py", "search", str(rounds), QT_QPA_PLATFORM="offscreen").told
    step = run("screens.py", "step", str(rounds), QT_QPA_PLATFORM="offscreen").told
    arrow = run("screens.py", "arrow", str(rounds), QT_QPA_PLATFORM="offscreen").told
    answer = run("screens.py", "answer", str(rounds), QT_QPA_PLATFORM="offscreen").told
    stall = run("screens.py", "stall", str(max(5, rounds // 2)), QT_QPA_PLATFORM="offscreen").told
    return [
        Row("a key in the search field : its rows' texts by one QPainter", 1.3, "ms", search["ours"], search["floor"]),
        Row("a key in the search field : repaint of its list", 1.5, "ms", search["ours"], search["repaint"]),
        Row("an arrow key, and what follows : repaint of the window", 1.2, "ms", arrow["ours"], arrow["floor"]),
        Row("an answer, and the next measure : repaint of the window", 1.5, "ms", answer["ours"], answer["floor"]),
        Row("longest stall while a PDF is built : idle loop", 5, "ms", stall["ours"], stall["floor"]),
        Row("a step over 98 measures : kept, and shown once", 1.5, "ms", step["ours"], step["floor"]),
        Fact("storage in a step over 98 measures", "said", f"{_share(step):.0%}", is_met=True),
    ]


def _share(step: Mapping[str, list[float]]) -> float:
    return statistics.median(kept / whole for kept, whole in zip(step["kept"], step["ours"], strict=True))


def search(started: Started, rounds: int) -> Figures:
    """The processor's time for a key until the window is painted; for the texts of the rows that it leaves, painted by
    one QPainter; and for painting the list once more."""
    window = started.window
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    field = next(f for f in window.findChildren(QLineEdit) if f.accessibleName() == _("Search the measures"))
    shown = next(view for view in window.findChildren(QListView) if view.isVisible())
    found = Figures([], [])
    _press(field)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(shown, key)  # stands on a measure that is found: the key changes the list, and nothing else
    texts = RowTexts(shown)
    texts.take(shown)
    assert shown.model().rowCount() < len(started.state.measures), "the key is to make the list shorter"
    field.clear()
    settle()
    for _round in range(4 * rounds + _WARM_UP):
        found.ours.append(_cpu(lambda: _press(field)))
        found.floor.append(_cpu(texts.repaint))
        found.repaint.append(_cpu(lambda: shown.viewport().repaint()))
        field.clear()
        settle()
    return Figures(found.ours[_WARM_UP:], found.floor[_WARM_UP:], repaint=found.repaint[_WARM_UP:])


def _press(field: QLineEdit) -> None:
    QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, KEY))
    settle()


def arrow(started: Started, rounds: int) -> Figures:
    """The processor's time for an arrow key until all is painted, what follows a moment later included, and for
    painting the whole window once.
    """
    shown = _checklist(started)
    keys = (Qt.Key.Key_Down,) * 8 + (Qt.Key.Key_Up,) * 8
    found = Figures([], [])
    for n in range(2 * rounds + _WARM_UP):
        idle = _cpu(_wait_for_what_follows)
        key = _cpu(lambda n=n: (QTest.keyClick(shown, keys[n % len(keys)]), settle()))
        found.ours.append(key + max(0.0, _cpu(_wait_for_what_follows) - idle))
        found.floor.append(_cpu(started.window.grab))
    return Figures(found.ours[_WARM_UP:], found.floor[_WARM_UP:])


def answer(started: Started, rounds: int) -> Figures:
    """The processor's time for an answer until the next measure is painted, and for painting the whole window once."""
    shown = _checklist(started)
    going_on = started.window.findChild(GoingOn)
    assert going_on is not None
    measures = [measure.id for measure in started.state.measures]
    started.state.edit(measures, {Field.STATUS: Status.UNANSWERED})
    settle()
    found = Figures([], [])
    for n in range(min(rounds + _WARM_UP, 60)):
        found.ours.append(_cpu(lambda n=n: (QTest.keyClick(shown, "123"[n % 3]), settle(), going_on.hurry(), settle())))
        _wait_for_what_follows()
        found.floor.append(_cpu(started.window.grab))
    return Figures(found.ours[_WARM_UP:], found.floor[_WARM_UP:])


def _checklist(started: Started) -> QListView:
    """The list of the checklist, which has the keys."""
    QTest.keyClick(started.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    _wait_for_what_follows()
    return next(view for view in started.window.findChildren(QListView) if view.isVisible())


def _wait_for_what_follows() -> None:
    """Long enough for what the checklist looks for once a person has stopped at a measure."""
    QTest.qWait(150)
    settle()


def step(started: Started, rounds: int) -> Figures:
    """The processor's time for one step over every measure with the overview on the screen and the plan made before,
    and for the least that it needs: keeping it, taking both views in once, and painting the one that is seen.
    """
    window, state = started.window, started.state
    for key in (Qt.Key.Key_3, Qt.Key.Key_1):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    plan, overview = (window.findChild(kind) for kind in (PlanView, OverviewView))
    assert plan is not None
    assert overview is not None
    measures = [measure.id for measure in state.catalogue.measures]
    found = Figures([], [])
    for n in range(rounds + _WARM_UP):
        edits = [Change(i, Field.OWNER, state.entry(i).owner, f"owner {n}") for i in measures]
        found.ours.append(_cpu(lambda n=n: _whole(lambda: state.edit(measures, {Field.OWNER: f"owner {n}"}))))
        back = [edit.inverse() for edit in edits]
        found.kept.append(_cpu(lambda back=back: state.workbook.apply(back)))
        state.workbook.apply(edits)  # the screen shows this
        found.floor.append(found.kept[-1] + _cpu(lambda: _whole(lambda: (plan.retranslate(), overview.refresh()))))
    return Figures(*(figures[_WARM_UP:] for figures in (found.ours, found.floor, found.kept)))


def _whole(work: Callable[[], object]) -> None:
    work()
    settle()


def _cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1e3


def stall(started: Started, rounds: int) -> Figures:
    """The longest time between two beats of a timer while the action plan is built, and as long in an idle loop."""
    found = Figures([], [])
    with TemporaryDirectory() as folder:
        for _round in range(rounds + 1):
            order = order_from(started.state, [("action-plan", Choices("ja"))])
            job = DocumentJob(order, Path(folder, "plan.pdf"))
            loop = QEventLoop()
            job.done.connect(loop.quit)
            job.failed.connect(loop.quit)
            took = QElapsedTimer()
            took.start()
            found.ours.append(longest_gap(loop, job.start))
            QTimer.singleShot(took.elapsed(), loop.quit)
            found.floor.append(longest_gap(loop, lambda: None))
            job.wait()
    return Figures(found.ours[1:], found.floor[1:])


def longest_gap(loop: QEventLoop, begin: Callable[[], None]) -> float:
    """Milliseconds of the longest time between two beats of a timer, from `begin` until the loop ends."""
    beats = [time.perf_counter()]
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    timer.start(4)
    begin()
    loop.exec()
    beats.append(time.perf_counter())
    return max(later - earlier for earlier, later in pairwise(beats)) * 1e3


if __name__ == "__main__":
    work = {"search": search, "arrow": arrow, "answer": answer, "step": step, "stall": stall}[sys.argv[1]]
    tell_of_window(lambda started: work(started, int(sys.argv[2])))

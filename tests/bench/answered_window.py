"""The window over a workbook in which every measure is answered, in a process of its own, which tells its figures."""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from samples import entries

from app.domain.answers import Field
from app.paths import data_dir
from app.ui.shell.application import Started, start
from app.ui.shell.state import AppState


@dataclass(frozen=True, slots=True)
class Figures:
    """Milliseconds, taken by turns; `kept` is what keeping the step in the workbook takes of `ours`, `repaint` another
    floor."""

    ours: list[float]
    floor: list[float]
    kept: list[float] = field(default_factory=list)
    repaint: list[float] = field(default_factory=list)


def tell_of_window(measure: Callable[[Started], Figures]) -> None:
    """Has the window measured once it is shown and has the keys, closes it, and tells the figures."""
    with TemporaryDirectory() as folder:
        started = start(data_dir(Path(folder)), None)
        assert started is not None
        sys.excepthook = sys.__excepthook__  # an error is to end this, not to ask a person
        _answer_all(started.state)
        started.window.resize(1200, 800)
        QTest.qWaitForWindowActive(started.window)
        figures = measure(started)
        started.window.close()
        print(json.dumps(asdict(figures)), flush=True)


def _answer_all(state: AppState) -> None:
    """Gives every measure an answer and a task."""
    for measure_id, wanted in entries(state.catalogue.measures).items():
        assert state.edit([measure_id], {field: wanted.get(field) for field in Field})


def press(started: Started, key: str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier) -> None:
    """Presses a key of Qt's names together with Ctrl, or with another."""
    QTest.keyClick(started.window, getattr(Qt.Key, key), held)
    settle()


def settle() -> None:
    """Until nothing waits any more."""
    QApplication.sendPostedEvents()
    QApplication.processEvents()

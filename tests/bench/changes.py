"""What changes the whole window: role, language, text size and theme, with every place made before.

In a process of its own, which tells its figures: `changes.py KIND N`.
"""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from children import run
from live_pages import gui_time, paint, rest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from screens import Figures, answer_all, settle
from table import Fact, Row

from app.paths import data_dir
from app.ui.shell.appearance import Appearance
from app.ui.shell.application import Started, start

GOALS = {"role": 2, "language": 3, "size": 3, "theme": 1.5}
_WARM_UP = 2


def rows(rounds: int) -> list[Row | Fact]:
    """Measures in processes of their own."""
    few = str(max(5, rounds // 2))
    return [
        _row(kind, goal, run("changes.py", kind, few, QT_QPA_PLATFORM="offscreen").told) for kind, goal in GOALS.items()
    ]


def _row(kind: str, goal: float, told: Mapping[str, list[float]]) -> Row:
    return Row(f"another {kind}, places made : one repaint", goal, "ms", told["ours"], told["floor"])


def change(started: Started, kind: str, rounds: int) -> Figures:
    """The time of the GUI thread for a change while the checklist is shown, and for painting the window once more."""
    for n in (2, 3, 4, 5, 6, 1, 2):
        _press(started, f"Key_{n}")
    look = _appearance(started)
    turns: Mapping[str, Sequence[Callable[[], object]]] = {
        "role": [lambda n=n: _press(started, f"Key_{n}", Qt.KeyboardModifier.AltModifier) for n in (2, 4)],
        "language": [lambda name=name: look.set_language(name) for name in ("en", "ja")],
        "size": [look.larger, look.smaller],
        "theme": [look.light_or_dark],
    }
    found = Figures([], [])
    rest(400)
    for n in range(rounds + _WARM_UP):
        found.ours.append(gui_time(lambda n=n: _whole(turns[kind][n % len(turns[kind])])))
        found.floor.append(gui_time(lambda: paint(started.window)))
        rest(150)
    return Figures(found.ours[_WARM_UP:], found.floor[_WARM_UP:])


def _appearance(started: Started) -> Appearance:
    look = started.app.findChild(Appearance)
    assert look is not None
    return look


def _press(started: Started, key: str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier) -> None:
    QTest.keyClick(started.window, getattr(Qt.Key, key), held)
    settle()


def _whole(work: Callable[[], object]) -> None:
    work()
    settle()


def main(kind: str, rounds: int) -> None:
    with TemporaryDirectory() as folder:
        started = start(data_dir(Path(folder)), None)
        assert started is not None
        sys.excepthook = sys.__excepthook__  # an error is to end this, not to ask a person
        answer_all(started.state)
        started.window.resize(1200, 800)
        QTest.qWaitForWindowActive(started.window)
        figures = change(started, kind, rounds)
        started.window.close()
        print(json.dumps(asdict(figures)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

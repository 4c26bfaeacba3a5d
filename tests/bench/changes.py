"""What changes the whole window, role, language, text size and theme, with every place made before; and first visits.

In a process of its own, which tells its figures: `changes.py KIND N`, and `changes.py visit PLACE`, for a first visit
happens once in a process.
"""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from children import run
from live_pages import LOOKING_MS, gui_time, paint, rest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from screens import Figures, answer_all, settle
from table import Fact, Row

from app.paths import data_dir
from app.ui.shell.appearance import Appearance
from app.ui.shell.application import Started, start

GOALS = {"role": 2, "language": 3, "size": 3, "theme": 1.5}
VISITED = {"checklist": "Key_2", "guide": "Key_5"}
"""Documents are visited in live_pages."""

_WARM_UP = 2


def rows(rounds: int) -> list[Row | Fact]:
    """Measures in processes of their own."""
    few = max(5, rounds // 2)
    visits = {place: [_told("visit", place) for _round in range(few)] for place in VISITED}
    return [
        *(_row(f"first visit of {place} : one repaint", 3, told) for place, told in visits.items()),
        *(
            _row(f"another {kind}, places made : one repaint", goal, [_told(kind, str(few))])
            for kind, goal in GOALS.items()
        ),
    ]


def _told(*arguments: str) -> Mapping[str, list[float]]:
    return run("changes.py", *arguments, QT_QPA_PLATFORM="offscreen").told


def _row(what: str, goal: float, told: Sequence[Mapping[str, list[float]]]) -> Row:
    figures = {kind: [one for figures in told for one in figures[kind]] for kind in ("ours", "floor")}
    return Row(what, goal, "ms", figures["ours"], figures["floor"])


def visit(started: Started, place: str) -> Figures:
    """The time of the GUI thread for going to a place for the first time, and for painting it once more."""
    rest(LOOKING_MS)
    ours = gui_time(lambda: _press(started, VISITED[place]))
    return Figures([ours], [gui_time(lambda: paint(started.window))])


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


def main(what: str, more: str) -> None:
    with TemporaryDirectory() as folder:
        started = start(data_dir(Path(folder)), None)
        assert started is not None
        sys.excepthook = sys.__excepthook__  # an error is to end this, not to ask a person
        answer_all(started.state)
        started.window.resize(1200, 800)
        QTest.qWaitForWindowActive(started.window)
        figures = visit(started, more) if what == "visit" else change(started, what, int(more))
        started.window.close()
        print(json.dumps(asdict(figures)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])

"""Going to a place for the first time and later: after a person has looked at the overview for a while, and at once.

In a process of its own, which tells its figures: `visits.py PLACE MILLISECONDS`, for a first visit happens once in a
process. The first figure is that of the first visit.
"""

import json
import sys
from collections.abc import Mapping, Sequence
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
from app.ui.shell.application import Started, start

_PLACES = {"checklist": "Key_2", "plan": "Key_3", "documents": "Key_4", "guide": "Key_5"}
_LOOKING_MS = 6000
"""A person looks at the overview so long before they go on: meanwhile the places are prepared."""
_AT_ONCE_MS = 400
"""The start is over, and nothing has been prepared."""
_LATER = 7
"""So many later visits follow the first one."""


def rows(rounds: int) -> list[Row | Fact]:
    """Measures in processes of their own."""
    few = max(5, rounds // 2)
    looked = {place: [_told(place, _LOOKING_MS) for _round in range(few)] for place in _PLACES}
    at_once = {place: [_told(place, _AT_ONCE_MS) for _round in range(few)] for place in _PLACES}
    first, later = slice(0, 1), slice(1, None)
    return [
        *(_row(f"first visit of {place} : one repaint", 3, told, first) for place, told in looked.items()),
        *(_row(f"later visit of {place} : one repaint", 1.3, told, later) for place, told in looked.items()),
        *(_row(f"first visit of {place}, at once : one repaint", 3, told, first) for place, told in at_once.items()),
    ]


def _told(place: str, milliseconds: int) -> Mapping[str, list[float]]:
    return run("visits.py", place, str(milliseconds), QT_QPA_PLATFORM="offscreen").told


def _row(what: str, goal: float, told: Sequence[Mapping[str, list[float]]], part: slice) -> Row:
    figures = {kind: [one for figures in told for one in figures[kind][part]] for kind in ("ours", "floor")}
    return Row(what, goal, "ms", figures["ours"], figures["floor"])


def visits(started: Started, place: str, milliseconds: int) -> Figures:
    """The time of the GUI thread for going to the place, the first time and later, and for painting it once more."""
    found, window = Figures([], []), started.window
    rest(milliseconds)
    for _visit in range(1 + _LATER):
        found.ours.append(gui_time(lambda: _go(started, _PLACES[place])))
        found.floor.append(gui_time(lambda: paint(window)))
        _go(started, "Key_1")
    return found


def _go(started: Started, key: str) -> None:
    QTest.keyClick(started.window, getattr(Qt.Key, key), Qt.KeyboardModifier.ControlModifier)
    settle()


def main(place: str, milliseconds: int) -> None:
    with TemporaryDirectory() as folder:
        started = start(data_dir(Path(folder)), None)
        assert started is not None
        sys.excepthook = sys.__excepthook__  # an error is to end this, not to ask a person
        answer_all(started.state)
        started.window.resize(1200, 800)
        QTest.qWaitForWindowActive(started.window)
        figures = visits(started, place, milliseconds)
        started.window.close()
        print(json.dumps(asdict(figures)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

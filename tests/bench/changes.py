"""What changes the whole window: role, language, text size and theme, with every place made before.

In a process of its own, which tells its figures: `changes.py KIND N`.
"""

import sys
from collections.abc import Callable, Mapping, Sequence

from answered_window import Figures, press, settle, tell_of_window
from children import run
from live_pages import gui_time, paint, rest
from PySide6.QtCore import Qt
from table import Fact, Row

from app.ui.shell.appearance import Appearance
from app.ui.shell.application import Started

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
        press(started, f"Key_{n}")
    look = _appearance(started)
    turns: Mapping[str, Sequence[Callable[[], object]]] = {
        "role": [lambda n=n: press(started, f"Key_{n}", Qt.KeyboardModifier.AltModifier) for n in (2, 4)],
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


def _whole(work: Callable[[], object]) -> None:
    work()
    settle()


if __name__ == "__main__":
    tell_of_window(lambda started: change(started, sys.argv[1], int(sys.argv[2])))

"""Going to a place for the first time and later: after a person has looked at the overview for a while, and at once.

In a process of its own, which tells its figures: `visits.py PLACE MILLISECONDS`, for a first visit happens once in a
process. The first figure is that of the first visit.
"""

import sys
from collections.abc import Mapping

from answered_window import Figures, press, tell_of_window
from children import run
from live_pages import gui_time, paint, rest
from table import Fact, Row, pooled

from app.ui.shell.application import Started

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
        *(pooled(f"first visit of {place} : one repaint", 3, told, first) for place, told in looked.items()),
        *(pooled(f"later visit of {place} : one repaint", 1.3, told, later) for place, told in looked.items()),
        *(pooled(f"first visit of {place}, at once : one repaint", 3, told, first) for place, told in at_once.items()),
    ]


def _told(place: str, milliseconds: int) -> Mapping[str, list[float]]:
    return run("visits.py", place, str(milliseconds), QT_QPA_PLATFORM="offscreen").told


def visits(started: Started, place: str, milliseconds: int) -> Figures:
    """The time of the GUI thread for going to the place, the first time and later, and for painting it once more."""
    found, window = Figures([], []), started.window
    rest(milliseconds)
    for _visit in range(1 + _LATER):
        found.ours.append(gui_time(lambda: press(started, _PLACES[place])))
        found.floor.append(gui_time(lambda: paint(window)))
        press(started, "Key_1")
    return found


if __name__ == "__main__":
    tell_of_window(lambda started: visits(started, sys.argv[1], int(sys.argv[2])))

"""Random steps in the state and in the window, against a model: the same is held, shown and kept, and memory stays.

Nothing but the walk itself is left out: a step is checked before the next, in the file as on the screen.
"""

import ctypes
import gc
import os
import random
import sys
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QApplication

from app import i18n
from app.catalogue.loader import Catalogue
from app.paths import catalogue_folder
from app.ui.shell.paper_style import PaperStyle
from tests.faults.harness import Control, Figure, Figures, Harness
from tests.faults.spreading import spread
from tests.faults.state_walk import StateWalk
from tests.faults.trials import work_folder
from tests.faults.window_walk import WindowWalk

MOST_MB = 20
UNTOLD_EVERY = 9
"""In the walk for control so many steps lie between two of which the model is not told."""
_LEAKED_MB = 40
_IN_WINDOW = 0.4
"""The share of the steps that is walked in the window, which takes longer."""


class Walked(NamedTuple):
    """What a walk has found. `untold` are the steps that the model was not told of, of which `found` were found; `late`
    is what it has grown by in its last half."""

    differences: int
    errors: int
    grown: float
    late: float
    seen: tuple[str, ...]
    untold: int
    found: int


class Way(NamedTuple):
    """A walk of so many steps. `untold`: the model is not told of some; `leaks`: each step leaves something behind."""

    kind: str
    steps: int
    seed: int
    folder: Path
    untold: bool = False
    leaks: bool = False


def run(trials: int, seed: int, folder: Path) -> Figures:
    """One walk in the state and one in the window; each again, shorter, for the controls."""
    del folder
    in_window = max(1, round(trials * _IN_WINDOW))
    few = max(18, trials // 20)
    with work_folder() as work:
        ways = [
            Way("window", in_window, seed, work / "1"),
            Way("state", trials - in_window, seed, work / "2"),
            Way("window", few, seed, work / "3", untold=True),
            Way("state", few, seed, work / "4", untold=True),
            Way("window", few, seed, work / "5", leaks=True),
            Way("state", few, seed, work / "6", leaks=True),
        ]
        *walks, window_untold, state_untold, window_leaking, state_leaking = spread(walked, ways)
    figures = (
        Figure("differences", sum(one.differences for one in walks)),
        Figure("uncaught errors", sum(one.errors for one in walks)),
        *(
            Figure(f"MB grown in the {way.kind}{when}", round(grown, 1), MOST_MB)
            for way, one in zip(ways, walks, strict=False)
            for when, grown in (("", one.grown), (", in its last half", one.late))
        ),
    )
    untold = window_untold.untold + state_untold.untold
    controls = (
        Control("steps that the model is not told of", window_untold.found + state_untold.found, untold, untold),
        Control("each step leaks in the window", int(window_leaking.grown > MOST_MB), 1),
        Control("each step leaks in the state", int(state_leaking.grown > MOST_MB), 1),
    )
    return Figures(trials, figures, controls, tuple(words for one in walks for words in one.seen)[:30])


def walked(way: Way) -> Walked:
    """Walks, and looks after each step. Memory counts once everything was done, and a quarter of the steps."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setStyle(PaperStyle())
    i18n.use("ja")
    errors: list[str] = []
    before, sys.excepthook = sys.excepthook, lambda kind, error, _trace: errors.append(f"{kind.__name__}: {error}")
    way.folder.mkdir()
    chance, catalogue = random.Random(f"{way.kind} {way.seed} {way.untold}"), Catalogue(catalogue_folder())
    walk = WindowWalk(way.folder, chance, catalogue, app) if way.kind == "window" else None
    walk = walk or StateWalk(way.folder, chance, catalogue)
    try:
        return _go(walk, way, errors)
    finally:
        walk.leave()
        sys.excepthook = before


def _go(walk: StateWalk, way: Way, errors: list[str]) -> Walked:
    seen: list[str] = []
    differences = untold = found = 0
    begun = half = 0.0
    if not (way.untold or way.leaks):
        walk.warm_up()
    for number in range(way.steps):
        if number == min(way.steps // 2, max(20, way.steps // 4)):
            begun = _memory()
        if number == way.steps // 2:
            half = _memory()
        name = walk.step()
        wrong = list(walk.wrong())
        if way.untold and not number % UNTOLD_EVERY and not wrong:
            walk.untold()
            untold += 1
            wrong = list(walk.wrong())
            found += bool(wrong)
        elif wrong:
            differences += 1
            seen.append(f"{way.kind} {number} {name}: {'; '.join(wrong[:3])}")
        if wrong:
            walk.resync()
        if way.leaks:
            walk.leak((_LEAKED_MB << 20) * 2 // way.steps)
    grown, late = (now := _memory()) - begun, now - half
    seen += [f"{way.kind}: {error}" for error in errors]
    return Walked(differences, len(errors), grown, late, tuple(seen[:20]), untold, found)


def _memory() -> float:
    """What the process holds, in MB, after what nobody holds was given back."""
    gc.collect()
    if sys.platform == "linux":
        ctypes.CDLL(None).malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)


def lacking_statm() -> str:
    return "" if Path("/proc/self/statm").exists() else "this system does not say how much memory a process holds"


WALKING = Harness("model", "random steps in state and window against a model", 60, 100_000, run, lacking_statm)

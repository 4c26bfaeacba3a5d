"""Starting: the processor's time to the first paint, what is loaded until then, and the memory at rest."""

import os
import shutil
from pathlib import Path

from children import run
from table import Fact, Row

from app.storage.workbook import Workbook

HEAVY = ("reportlab", "babel", "PySide6.QtPdf", "PySide6.QtPdfWidgets", "PySide6.QtPrintSupport")
"""What only a document needs."""

SCREENS = ("offscreen", "xcb") if os.environ.get("DISPLAY") else ("offscreen",)

GOALS = {"offscreen": (1.2, 1.8), "xcb": (1.3, 2.0)}
"""What the first paint may cost, against a bare window with PySide as it is, and with PySide started in our way."""


def rows(folder: Path, rounds: int) -> list[Row | Fact]:
    """Starts the bare window and the program by turns, each time on a new copy of a workbook that is there already."""
    first = folder / "first"
    first.mkdir()
    Workbook.create(first / "tenken.tenken", "みどり商店").close()
    paints = [row for screen in SCREENS for row in _first_paint(folder, screen, rounds)]
    return [*paints, _modules(folder), _memory(folder, max(3, rounds // 3))]


def _data(folder: Path) -> str:
    copy = folder / "data"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder / "first", copy)
    return str(copy)


def _first_paint(folder: Path, screen: str, rounds: int) -> list[Row]:
    """Against a bare window as any program of PySide has it, and against one that starts PySide as this one does."""
    plain, quick, ours = [], [], []
    for _round in range(rounds + 1):
        plain.append(run("window.py", "bare", QT_QPA_PLATFORM=screen).cpu)
        quick.append(run("window.py", "quick", QT_QPA_PLATFORM=screen).cpu)
        ours.append(run("window.py", "program", _data(folder), QT_QPA_PLATFORM=screen).cpu)
    floors = {"bare QMainWindow": plain, "the same, PySide started alike": quick}
    return [
        Row(f"CPU to first paint : {name} ({screen})", goal, "ms", ours[1:], floor[1:])
        for (name, floor), goal in zip(floors.items(), GOALS[screen], strict=True)
    ]


def _modules(folder: Path) -> Fact:
    loaded = run("window.py", "program", _data(folder), QT_QPA_PLATFORM="offscreen").told["loaded"]
    early = [name for name in HEAVY if name in loaded]
    what = "reportlab, babel, QtPdf, QtPrintSupport before first paint"
    return Fact(what, "none", ", ".join(early) or "none", is_met=not early)


def _memory(folder: Path, rounds: int) -> Row:
    rest = ("--rest", "1.5")
    ours, floor = [], []
    for _round in range(rounds):
        floor.append(run("window.py", "bare", *rest, QT_QPA_PLATFORM=SCREENS[-1]).told["resident"])
        program = run("window.py", "program", _data(folder), *rest, QT_QPA_PLATFORM=SCREENS[-1])
        ours.append(program.told["resident"])
    return Row(f"memory at rest : bare QMainWindow ({SCREENS[-1]})", 1.4, "MiB", ours, floor)

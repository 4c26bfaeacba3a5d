"""Runs the audit of screens over every stage, on screens of the sizes that people have.

python -m tests.ui.audit_looks ../shared/bench/ui_audit.py [--every] [--pictures FOLDER]

Prints what it finds, then the scale, which QT_SCALE_FACTOR sets; the looks of this scale that test_audit.py takes, or
with --every each language, colours, text size and window size with each other. A scale needs a process of its own.
"""

import argparse
import importlib.util
import json
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app.catalogue.loader import Catalogue
from app.paths import catalogue_folder
from app.ui.shell.paper_style import PaperStyle
from tests.languages import LANGUAGES
from tests.ui.heard import unheard
from tests.ui.stages import COLOURS, LOOKS, PERCENTS, SIZES, Look, every_stage, set_right

Finding = tuple[str, str, str]

FALSE_ALARMS = {
    # kind, beginning of the widget's path: why it is none
    ("CLIPPED", "OwnerField<"): "an owner's name may be longer than any field; it scrolls, and the list opens wider",
    ("NOFOCUS", "QToolButton<SearchLine<"): "Qt's button that empties the line; by keyboard Escape does that",
}
OF_SCALE = {1.0: (LOOKS[2], LOOKS[6], LOOKS[8]), 1.5: (LOOKS[0], LOOKS[4], LOOKS[10])}
"""Which of the looks are tried at a scale: as few as let each of their parts, and the scale, meet each other part.

The tightest is among them: English, whose words are longer, in large letters on the lowest screen.
"""
EVERY: tuple[Look, ...] = tuple(product(LANGUAGES, COLOURS, PERCENTS, SIZES))

_SCREENS: list[QScreen] = []
"""The audit asks `widget.screen()`: held, lest PySide delete Qt's screen together with a widget (see geometry.py)."""


def findings_about(window: QWidget, audit: Callable[[QWidget], list[Finding]]) -> list[Finding]:
    """What is wrong with a window, by the audit and beyond it."""
    _SCREENS.append(window.screen())
    found = [*audit(window), *sideways(window), *too_large(window), *unheard(window)]
    set_right(window)
    return [finding for finding in found if is_real(finding)]


def is_real(finding: Finding) -> bool:
    kind, path, _detail = finding
    return not any(kind == known and path.startswith(start) for known, start in FALSE_ALARMS)


def sideways(window: QWidget) -> list[Finding]:
    """The pages that have to be scrolled sideways."""
    pages = [page for page in window.findChildren(QScrollArea) if page.isVisible()]
    return [
        ("SIDEWAYS", type(page).__name__, f"by {page.horizontalScrollBar().maximum()}")
        for page in pages
        if page.horizontalScrollBar().maximum()
    ]


def too_large(window: QWidget) -> list[Finding]:
    """What does not fit the screen."""
    room, size = window.screen().availableGeometry().size(), window.size()
    is_fitting = size.width() <= room.width() and size.height() <= room.height()
    if is_fitting or not window.isWindow():
        return []
    return [("LARGE", type(window).__name__, f"{size.width()}x{size.height()}")]


def screens_file(folder: Path, scale: float) -> Path:
    """Qt's offscreen platform with a screen of each size side by side, as large as they seem at this scale."""
    left, screens = 0, []
    for width, height in SIZES:
        size = {"width": round(width * scale), "height": round(height * scale)}
        screens.append({"name": f"{width}", "x": left, "y": 0, "logicalDpi": 96, "dpr": 1, **size})
        left += size["width"]
    path = folder / "screens.json"
    path.write_text(json.dumps({"screens": screens}))
    return path


def looked_at(
    app: QApplication, looks: tuple[Look, ...], tool: Path, folder: Path, pictures: Path | None
) -> Iterator[tuple[Look, str, Finding]]:
    """What is found, look by look and stage by stage; a picture of each stage goes to the folder for pictures."""
    spec = importlib.util.spec_from_file_location("ui_audit", tool)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    catalogue = Catalogue(catalogue_folder())
    for number, look in enumerate(looks):
        place = folder / str(number)
        place.mkdir()
        for count, (name, shown) in enumerate(every_stage(app, catalogue, place, look)):
            if pictures is not None:
                album = pictures / "-".join(map(str, (*look[:3], look[3][0], app.devicePixelRatio())))
                album.mkdir(parents=True, exist_ok=True)
                shown.grab().save(str(album / f"{count:03} {re.sub('[^A-Za-z0-9,-]+', ' ', name)}.png"))
            for finding in findings_about(shown, module.audit):
                yield look, name, finding


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("tool", type=Path)
    options.add_argument("--every", action="store_true")
    options.add_argument("--pictures", type=Path)
    chosen = options.parse_args()
    scale = float(os.environ.get("QT_SCALE_FACTOR", "1"))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens_file(Path(folder), scale)}"
        app = QApplication(sys.argv[:1])
        app.setStyle(PaperStyle())
        looks = EVERY if chosen.every else OF_SCALE[scale]
        for look, name, finding in looked_at(app, looks, chosen.tool, Path(folder), chosen.pictures):
            print(*look, name, *finding, sep=" | ", flush=True)
        print("scale", app.devicePixelRatio())


if __name__ == "__main__":
    main()

"""Nothing on the screen is nameless, clipped, covered, out of reach or too faint, in any language, colours or size."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app.catalogue.loader import Catalogue
from app.storage.settings import Theme
from app.ui.kit.texts import Text
from app.ui.shell.top_bar import TopBar
from tests.ui.hands import Hand
from tests.ui.stages import LOOKS, every_stage, set_right

ROOT = Path(__file__).parents[2]
SCREEN = {"name": "screen", "x": 0, "y": 0, "width": 2600, "height": 1700, "logicalDpi": 96, "dpr": 1}

Finding = tuple[str, str, str]
Look = tuple[str, Theme, int, tuple[int, int]]

FALSE_ALARMS = {
    # kind, beginning of the widget's path: why it is none
    ("CLIPPED", "OwnerField<"): "an owner's name may be longer than any field; it scrolls, and the list opens wider",
    (
        "SCREEN",
        "DayPopup<",
    ): "it fits the smallest screen there is (test_day_popup.py), not the 800 pixels of Qt's offscreen one",
    ("NOFOCUS", "QToolButton<SearchLine<"): "Qt's button that empties the line; by keyboard Escape does that",
}

LIGHT = [look for look in LOOKS if look[1] is Theme.LIGHT]
"""What is looked at in other scales, too: sizes depend on the scale, colours do not."""

_SCREENS: list[QScreen] = []
"""The audit asks `widget.screen()`: held, lest PySide delete Qt's screen together with a widget (see geometry.py)."""


def is_real(finding: Finding) -> bool:
    kind, path, _detail = finding
    return not any(kind == known and path.startswith(start) for known, start in FALSE_ALARMS)


def findings(
    app: QApplication, catalogue: Catalogue, folder: Path, look: Look, audit: Callable[[QWidget], list[Finding]]
) -> list[tuple[str, Finding]]:
    """What the audit finds in any stage, and in which."""
    found = []
    for name, shown in every_stage(app, catalogue, folder, look):
        _SCREENS.append(shown.screen())
        found += [(name, finding) for finding in (*audit(shown), *sideways(shown)) if is_real(finding)]
        set_right(shown)
    return found


def sideways(window: QWidget) -> list[Finding]:
    """The pages that have to be scrolled sideways."""
    pages = [page for page in window.findChildren(QScrollArea) if page.isVisible()]
    return [
        ("SIDEWAYS", type(page).__name__, f"by {page.horizontalScrollBar().maximum()}")
        for page in pages
        if page.horizontalScrollBar().maximum()
    ]


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: "-".join(map(str, (*look[:3], look[3][0]))))
def test_everything_can_be_read_and_reached(
    qapp: QApplication,
    catalogue: Catalogue,
    audit: Callable[[QWidget], list[Finding]],
    tmp_path: Path,
    look: Look,
) -> None:
    assert findings(qapp, catalogue, tmp_path, look, audit) == []


def test_the_audit_sees_what_is_wrong(
    qapp: QApplication, catalogue: Catalogue, audit: Callable[[QWidget], list[Finding]], tmp_path: Path
) -> None:
    """Were it blind, everything above would pass."""
    stages = every_stage(qapp, catalogue, tmp_path, LOOKS[0])
    name, window = next(stages)
    assert name == "overview, empty"
    assert audit(window) == []
    window.findChild(TopBar).findChild(Text).setFixedWidth(4)
    Hand(window).place_button("plan").setAccessibleName("")
    Hand(window).place_button("plan").setText("")
    assert {kind for kind, *_rest in audit(window)} >= {"CLIPPED", "NONAME"}
    assert sideways(window) == []
    window.findChildren(QScrollArea)[0].widget().setMinimumWidth(5000)
    QApplication.processEvents()
    assert {kind for kind, *_rest in sideways(window)} == {"SIDEWAYS"}
    stages.close()


SCALED = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from app.catalogue.loader import Catalogue
from app.ui.shell.paper_style import PaperStyle
from tests.ui.test_audit import LIGHT, findings

sys.path.insert(0, str(Path(sys.argv[1]).parent))
from ui_audit import audit

app = QApplication(sys.argv)
app.setStyle(PaperStyle())
catalogue = Catalogue(Path("resources/catalogue"))
folder = Path(sys.argv[2])
for number, look in enumerate(LIGHT):
    place = folder / str(number)
    place.mkdir()
    for found in findings(app, catalogue, place, look, audit):
        print(look, found)
print("ratio", app.devicePixelRatio())
"""


@pytest.mark.parametrize("scale", ["1.5", "2"])
def test_everything_can_be_read_and_reached_at_other_scales(audit_tool: Path, tmp_path: Path, scale: str) -> None:
    """In a process of its own, which alone can have another scale; scale 1 is looked at above."""
    screens = tmp_path / "screens.json"
    screens.write_text(json.dumps({"screens": [SCREEN]}))
    env = {**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": f"offscreen:configfile={screens}"}
    done = subprocess.run(
        [sys.executable, "-c", SCALED, audit_tool, tmp_path],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [f"ratio {float(scale)}"]


@pytest.mark.parametrize("options", [[], ["--font-scale", "2", "--dark", "--size", "1024x576"]], ids=["plain", "large"])
@pytest.mark.parametrize("language", ["ja_JP.UTF-8", "en_US.UTF-8"])
def test_the_tool_itself_finds_nothing(audit_tool: Path, tmp_path: Path, language: str, options: list[str]) -> None:
    """As a person runs it on the program from outside."""
    env = {name: value for name, value in os.environ.items() if name not in ("LANGUAGE", "LC_ALL", "LC_MESSAGES")}
    env |= {"LANG": language, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": "1.5"}
    command = [sys.executable, audit_tool, "--after", "0.3", *options, "main.py", "--data-dir", tmp_path]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, "1 windows, 0 findings" in done.stdout) == (0, True), done.stdout

"""Nothing on the screen is nameless, clipped, covered, out of reach or too faint, in any language, colours or size."""

import os
import subprocess
import sys
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app.catalogue.loader import Catalogue
from app.storage.settings import Theme
from app.ui.kit.painted_page import PaintedPage
from app.ui.kit.texts import Text
from app.ui.shell import theme
from app.ui.shell.top_bar import TopBar
from app.ui.shell.ways import Place
from tests.ui.audit_looks import EVERY, OF_SCALE, Finding, sideways, too_large
from tests.ui.hands import Hand
from tests.ui.measured_contrast import painted_texts, pale_texts
from tests.ui.stages import LOOKS, USUAL, every_stage, set_right, settled

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("scale", OF_SCALE)
def test_everything_can_be_read_and_reached(audit_tool: Path, scale: float) -> None:
    """In a process of its own, which alone can have another scale and screens of these sizes."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.audit_looks", audit_tool],
        cwd=ROOT,
        env={**os.environ, "QT_SCALE_FACTOR": str(scale)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [f"scale {scale}"]


def test_each_part_of_a_look_is_tried_with_each_other_part_and_each_scale() -> None:
    every = [(*look, scale) for look in EVERY for scale in OF_SCALE]
    tried = [(*look, scale) for scale, looks in OF_SCALE.items() for look in looks]
    for one, other in combinations(range(5), 2):
        assert {(look[one], look[other]) for look in tried} == {(look[one], look[other]) for look in every}


def test_the_audit_sees_what_is_wrong(
    qapp: QApplication, catalogue: Catalogue, audit: Callable[[QWidget], list[Finding]], tmp_path: Path
) -> None:
    """Were it blind, everything above would pass."""
    stages = every_stage(qapp, catalogue, tmp_path, LOOKS[1])
    name, window = next(stages)
    assert name == "overview, empty"
    window.resize(780, 580)
    QApplication.processEvents()
    assert audit(window) == []
    window.findChild(TopBar).findChild(Text).setFixedWidth(4)
    Hand(window).place_button("plan").setAccessibleName("")
    Hand(window).place_button("plan").setText("")
    assert {kind for kind, *_rest in audit(window)} >= {"CLIPPED", "NONAME"}
    assert sideways(window) == []
    window.findChildren(QScrollArea)[0].widget().setMinimumWidth(5000)
    QApplication.processEvents()
    assert {kind for kind, *_rest in sideways(window)} == {"SIDEWAYS"}
    assert too_large(window) == []
    window.resize(window.screen().size() + QSize(1, 0))
    assert {kind for kind, *_rest in too_large(window)} == {"LARGE"}
    stages.close()


@pytest.mark.parametrize("look", [("ja", Theme.LIGHT), ("en", Theme.DARK)], ids=str)
def test_every_text_stands_out_from_its_ground(
    qapp: QApplication, catalogue: Catalogue, tmp_path: Path, look: tuple[str, Theme]
) -> None:
    """Measured on pictures, whatever paints it. A size changes no colours: one is enough."""
    pale = []
    for name, shown in every_stage(qapp, catalogue, tmp_path, (*look, 100, USUAL)):
        pale += [(name, *finding) for finding in pale_texts(shown)]
        set_right(shown.window())
    assert pale == []


def test_what_is_too_pale_is_seen(
    qapp: QApplication, catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a label, of the rows of a list, and of a painted page; not of what cannot be pressed now."""
    stages = every_stage(qapp, catalogue, tmp_path, LOOKS[7])
    name, window = next(stages)
    assert name == "overview, empty"
    label, page = window.findChild(TopBar).findChild(Text), window.findChild(PaintedPage)
    assert {label, page} <= {one.widget for one in painted_texts(window)}
    assert pale_texts(window) == []
    fade(label)
    assert {where for _kind, where, _detail in pale_texts(window)} == {"Text"}
    label.setEnabled(False)
    assert pale_texts(window) == []
    with monkeypatch.context() as patched:
        faded = (PALE if value == theme.LIGHT.text2 else value for value in theme.LIGHT)
        patched.setattr(theme, "LIGHT", theme.Tokens(*faded))
        assert {where for _kind, where, _detail in pale_texts(window)} >= {"PaintedPage"}
    Hand(window).go(Place.CHECKLIST)
    settled(window)
    assert pale_texts(window) == []
    fade(Hand(window).checklist.list)
    assert len(pale_texts(window)) > 1
    stages.close()


PALE = "#bbbbbb"


def fade(widget: QWidget) -> None:
    """Makes its inks too pale for its ground."""
    palette = widget.palette()
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
        palette.setColor(role, QColor(PALE))
    widget.setPalette(palette)


@pytest.mark.parametrize("options", [[], ["--font-scale", "2", "--dark", "--size", "1024x576"]], ids=["plain", "large"])
@pytest.mark.parametrize("language", ["ja_JP.UTF-8", "en_US.UTF-8"])
def test_the_tool_itself_finds_nothing(audit_tool: Path, tmp_path: Path, language: str, options: list[str]) -> None:
    """As a person runs it on the program from outside."""
    env = {name: value for name, value in os.environ.items() if name not in ("LANGUAGE", "LC_ALL", "LC_MESSAGES")}
    env |= {"LANG": language, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": "1.5"}
    command = [sys.executable, audit_tool, "--after", "0.3", *options, "main.py", "--data-dir", tmp_path]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, "1 windows, 0 findings" in done.stdout) == (0, True), done.stdout

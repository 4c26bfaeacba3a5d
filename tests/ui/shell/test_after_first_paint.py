"""What comes after the first picture only: nothing of it is loaded before."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app.files import pc_figure
from app.paths import DataDir, program_folder
from app.ui.shell import after_first_paint
from app.ui.shell.after_first_paint import AfterFirstPaint
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState

_LOADED = """
import sys
from app.ui.shell import quick_pyside
quick_pyside.start_pyside()
import app.ui.shell.application, app.ui.overview.overview_view
late = {"logging", "linecache", "dataclasses", "inspect"}
late |= {f"app.ui.kit.{name}" for name in ("boxes", "choice_box", "dialog", "file_question", "toast")}
late |= {f"app.ui.shell.{name}" for name in ("help", "program_ending", "view_choice")}
late |= {"app.domain.editions", "app.work.looking_again", "app.catalogue.dated_loader", "app.words.messages"}
late |= {"app.ui.files.opening_advice", "app.ui.files.unwise_place", "app.ui.paper.scanner", "app.ui.profile"}
print(*sorted(late & set(sys.modules)))
print("QTextCharFormat" in vars(sys.modules["app.ui.kit.type_setting"]))
"""

_QUIET = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QMainWindow
from app.catalogue.loader import Catalogue
from app.paths import DataDir, catalogue_folder
from app.storage.settings import Settings
from app.storage.workbook import Workbook
from app.ui.files.workbook_commands import FileCommands
from app.ui.shell.state import AppState
app = QApplication([])
path = Path(sys.argv[1])
state = AppState(Catalogue(catalogue_folder()), Workbook.create(path / "data.tenken"), DataDir(path), Settings())
commands = FileCommands(state, QMainWindow())
before = set(sys.modules)
commands.say_found()
print(*sorted(set(sys.modules) - before))
"""


def test_the_first_picture_comes_without_what_it_does_not_show() -> None:
    assert _said(_LOADED) == ["False"]


def test_a_start_with_nothing_to_say_loads_nothing_to_say_it_with(tmp_path: Path) -> None:
    assert _said(_QUIET, str(tmp_path)) == ["app.storage.synced_folder", "app.ui.files.unwise_place"]


def test_what_a_killed_run_left_goes_from_the_backups_and_the_second_place(
    window: MainWindow, state: AppState, qtbot: QtBot, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    places = [root / folder for root in (state.data.backups, stick) for folder in (".", "data-12345678-records")]
    left = [place / f".tenken-{pc_figure()}-999999999-00000000.tmp" for place in places]
    for path in left:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("a workbook")
    state.preferences.take(state.preferences.now.with_second_place(state.path, stick))
    AfterFirstPaint(window, state)
    assert all(path.exists() for path in left), "nothing is looked at before the first picture"
    window.update()
    qtbot.waitUntil(lambda: not any(path.exists() for path in left))


@pytest.mark.parametrize("is_closed", [False, True])
def test_for_a_window_that_was_closed_at_once_nothing_more_is_read(
    window: MainWindow, state: AppState, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, is_closed: bool
) -> None:
    """Its workbook is closed, too."""
    looked: list[DataDir] = []
    passed: list[None] = []
    monkeypatch.setattr(after_first_paint, "have_temporary_folder", looked.append)
    monkeypatch.setattr(after_first_paint, "_REST_MS", 0)
    monkeypatch.setattr(after_first_paint, "HANDS_MS", 0)
    AfterFirstPaint(window, state)
    window.repaint()
    if is_closed:
        window.close()
    QTimer.singleShot(1, lambda: passed.append(None))
    qtbot.waitUntil(lambda: bool(passed))
    assert looked == ([] if is_closed else [state.data])


def _said(script: str, *arguments: str) -> list[str]:
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, cwd=program_folder(), capture_output=True, text=True, check=True).stdout.split()

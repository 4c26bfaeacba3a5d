"""However the program ends, and however often it is started: what it called saved is there."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.answers import Field, Status
from app.storage.file_identity import file_contents
from app.storage.settings import Geometry, Settings, load, save
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from tests.journeys.conftest import PATIENCE, ROOT, Program, command, until

EDITOR = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from app import i18n
from app.domain.answers import Field, Status
from app.paths import data_dir
from app.ui.shell.application import start

started = start(data_dir(Path(sys.argv[1])), None)
state, window, count = started.state, started.window, 0
window.show_measure("administrator-E-10")
note = window._places.checklist._detail._form._notes[Field.NOTE].edit
state.saved.connect(lambda when: print("saved", count, flush=True))

def type_and_answer():
    global count
    count += 1
    note.setPlainText(f"{count} " + "字" * (count * 37 % 900))
    note.flush()
    timer.start(0)

timer = QTimer(singleShot=True)
timer.timeout.connect(type_and_answer)
timer.start(0)
started.app.exec()
"""


@pytest.mark.parametrize("kills", [5])
def test_a_killed_window_leaves_every_edit_that_it_called_saved(tmp_path: Path, kills: int) -> None:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    chance = random.Random()
    for _n in range(kills):
        window = subprocess.Popen(
            [sys.executable, "-c", EDITOR, tmp_path], cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True
        )
        with window:
            lines = [window.stdout.readline() for _ in range(chance.randint(1, 40))]
            window.kill()
            lines += window.stdout.readlines()
        saved = int([line for line in lines if line.endswith("\n")][-1].split()[1])
        path = tmp_path / "tenken.tenken"
        assert check_workbook(path).result is Result.SOUND
        with Workbook.open(path) as workbook:
            kept = int(workbook.entries()["administrator-E-10"].note.split()[0])
        assert saved <= kept <= saved + 1


TYPIST = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QInputDialog, QMessageBox
from app.domain.answers import Field
from app.files import DiskFull
from app.paths import data_dir
from app.storage.workbook import Workbook
from app.ui.shell.application import start
from app.ui.shell.program_ending import Ending

started = start(data_dir(Path(sys.argv[1])), None)
window = started.window
Ending(started.app, window)
window.show_measure("administrator-E-10")
note = window._places.checklist._detail._form._notes[Field.NOTE].edit

def type_on():
    if sys.argv[2] == "a box":
        QTimer.singleShot(0, tell)
        QMessageBox.information(window, "", "x")
    elif sys.argv[2] == "no backup":
        (Path(sys.argv[1]) / "backups").write_text("a file in the way")
        QTimer.singleShot(0, tell)
    elif sys.argv[2] == "a full disk":
        Workbook.apply = refuse
        QTimer.singleShot(0, tell)
    elif sys.argv[2] == "two dialogs":
        outer = QInputDialog(window)
        QTimer.singleShot(0, ask)
        outer.exec()
    else:
        QTimer.singleShot(0, tell)

def refuse(workbook, *_edits):
    raise DiskFull(workbook.path)

def ask():
    QTimer.singleShot(0, tell)
    QInputDialog(window).exec()

def tell():
    note.setPlainText("still being typed")
    assert "still" not in started.state.entry("administrator-E-10").note
    print("typed", flush=True)

QTimer.singleShot(0, type_on)
sys.exit(started.app.exec())
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize("over", ["nothing", "a box", "two dialogs"])
def test_a_signal_closes_the_window_as_its_button_does(tmp_path: Path, number: signal.Signals, over: str) -> None:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}
    command = [sys.executable, "-c", TYPIST, tmp_path, over]
    window = subprocess.Popen(
        command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace"
    )
    with window:
        assert window.stdout is not None
        assert window.stdout.readline() == "typed\n"
        window.send_signal(number)
        _out, errors = window.communicate(timeout=PATIENCE)
    assert (window.returncode, "Traceback" in errors) == (0, False), errors
    names = {item.name for item in tmp_path.iterdir()}
    assert names - {"tenken.log", "calls"} == {"tenken.tenken", "settings.json", "backups"}
    assert "tenken.log" not in names or (tmp_path / "tenken.log").read_text() == ""
    copies = list((tmp_path / "backups").iterdir())
    assert len(copies) == 1
    for path in (tmp_path / "tenken.tenken", *copies):
        assert check_workbook(path).result is Result.SOUND
        assert file_contents(path).entries["administrator-E-10"].note == "still being typed"


FAULTS = {"no backup": "no sound backup made", "a full disk": "what was typed is not kept"}
"""What goes wrong at the end, and what the log says of it."""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("fault", FAULTS)
def test_nothing_is_asked_when_a_signal_ends_the_program(tmp_path: Path, number: signal.Signals, fault: str) -> None:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}
    command = [sys.executable, "-c", TYPIST, tmp_path, fault]
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == "typed\n"
        window.send_signal(number)
        try:
            assert window.wait(timeout=PATIENCE) == 0
        finally:
            window.kill()
    assert FAULTS[fault] in (tmp_path / "tenken.log").read_text()
    settings = load(tmp_path / "settings.json").settings
    assert settings.place == "checklist"
    path = tmp_path / "tenken.tenken"
    assert check_workbook(path).result is Result.SOUND
    if fault == "no backup":
        assert file_contents(path).entries["administrator-E-10"].note == "still being typed"
        assert settings.without_backup == (path,), "the next start says it"
    else:
        assert len(list((tmp_path / "backups").iterdir())) == 1


def test_what_is_typed_just_before_the_pc_is_switched_off_is_kept(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    program = start("en_US", "--data-dir", tmp_path)
    program.wait_for("(organization not named)")
    program.press("ctrl+2", "alt+1", "1")
    program.wait_until_idle()  # the keys are the program's, no longer the screen's
    program.process.send_signal(signal.SIGTERM)
    assert program.end() == (0, "")
    with Workbook.open(tmp_path / "tenken.tenken") as workbook:
        assert workbook.entry("executive-A-1").status is Status.DONE
    assert load(tmp_path / "settings.json").settings.place == "checklist"


def test_a_killed_window_starts_again_with_everything(start: Callable[..., Program], tmp_path: Path) -> None:
    program = start("en_US", "--data-dir", tmp_path)
    program.wait_for("(organization not named)")
    program.press("alt+f", "m")
    program.wait_for("Name of the organization")
    program.type("Midori")
    program.press("Tab", "Return")
    program.wait_for("Midori - Tenken")  # the title changes after the name was kept
    program.process.kill()
    program.process.wait()
    program = start("en_US", "--data-dir", tmp_path)
    program.wait_for("Midori - Tenken")
    program.quit()
    assert command("check", tmp_path / "tenken.tenken").returncode == 0


@pytest.mark.parametrize("language", ["ja_JP", "en_US"])
def test_a_second_start_leads_to_the_first_window_and_damages_nothing(
    start: Callable[..., Program], tmp_path: Path, language: str
) -> None:
    first = start(language, "--data-dir", tmp_path)
    first.wait_for("tenken - ")
    first.press("ctrl+2", "alt+1", "1")
    second = start(language, "--data-dir", tmp_path)
    assert second.end() == (1, "")
    until(lambda: "tenken - " in first.title, "the first window has not the keys again")
    first.press("2")  # the answer before led on to it
    first.quit()
    with Workbook.open(tmp_path / "tenken.tenken") as workbook:
        answers = {i: entry.status for i, entry in workbook.entries().items()}
    assert answers == {"executive-A-1": Status.DONE, "executive-A-2": Status.PARTIAL}


def test_the_command_line_leaves_an_open_workbook_alone(start: Callable[..., Program], tmp_path: Path) -> None:
    program = start("en_US", "--data-dir", tmp_path)
    program.wait_for("(organization not named)")
    path = tmp_path / "tenken.tenken"
    refused = command("set", "--workbook", path, "administrator-E-10", "--status", "done")
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    program.quit()
    done = command("set", "--workbook", path, "administrator-E-10", "--status", "done", "--note", "by hand")
    assert done.returncode == 0, done.stderr
    with Workbook.open(path) as workbook:
        entry = workbook.entries()["administrator-E-10"]
    assert (entry.get(Field.STATUS), entry.note) == (Status.DONE, "by hand")


@pytest.mark.parametrize("platform", ["offscreen", "xcb"])
def test_the_smoke_test_goes_well(screen: str, tmp_path: Path, platform: str) -> None:
    env = {**os.environ, "QT_QPA_PLATFORM": platform, "DISPLAY": screen, "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "main.py", "--smoke-test"], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / ".local").exists(), "it touches no data of the user"


@pytest.mark.parametrize("kept", [(-3000, -200, 900, 600), (100, 0, 900, 600), (5000, 5000, 3000, 3000)])
def test_a_window_from_a_screen_that_is_gone_can_be_taken_by_its_title_bar(
    start: Callable[..., Program], tmp_path: Path, kept: tuple[int, int, int, int]
) -> None:
    Workbook.create(tmp_path / "tenken.tenken", "Midori").close()
    save(tmp_path / "settings.json", Settings(geometry=Geometry(*kept)))
    program = start("en_US", "--data-dir", tmp_path)
    program.wait_for("Midori - Tenken")

    def is_within_reach() -> bool:
        x, y, bar = program.frame()
        return bar > 0 and 0 <= y < 900 - bar and -9 <= x < 1280 - 120

    until(is_within_reach, "no hand finds the title bar")
    program.quit()

"""One base for dialogs: nobody builds their own, and whatever was opened is gone afterwards."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.answers import Field
from app.files import DiskFull, FileHeld
from app.paths import program_folder
from app.storage.backup import save_copy
from app.ui.documents.password_dialog import ask_password
from app.ui.documents.save_file import ask_target, confirm_missing
from app.ui.files.changed_outside_dialog import compare
from app.ui.kit.dialog import Dialog, run_dialog
from app.ui.kit.message_box import tell
from app.ui.kit.other_place import ask_another_place
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place
from tests.ui.closing import Closing
from tests.ui.hands import Hand, Part

PATIENCE = 30_000
SOURCES = sorted((program_folder() / "app" / "ui").rglob("*.py"))
ALLOWED = {
    "screen": {"shell/geometry.py"},
    "exec": {
        "documents/printing.py",  # Qt's dialog for printers
        "files/workbook_receiver.py",  # shown again until the password does
        "kit/boxes.py",
        "kit/dialog.py",
        "kit/file_question.py",
        "kit/waiting.py",  # loops of events
        "shell/application.py",
        "shell/smoke.py",
    },
}
"""Which files of app/ui call a method of this name without arguments."""


def calls(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and not node.args:
            yield node.func.attr


def names(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}


@pytest.mark.parametrize("method", ALLOWED)
def test_only_these_call(method: str) -> None:
    """PySide deletes Qt's screen with the widget that was asked for it; a dialog that is run elsewhere is not freed."""
    ui = program_folder() / "app" / "ui"
    calling = {path.relative_to(ui).as_posix() for path in SOURCES if method in calls(path)}
    assert calling <= ALLOWED[method]


def test_only_the_base_builds_file_dialogs_and_nobody_qts_boxes() -> None:
    ui = program_folder() / "app" / "ui"
    building = {
        path.relative_to(ui).as_posix(): found
        for path in SOURCES
        if (found := names(path) & {"QMessageBox", "QFileDialog", "QInputDialog"})
    }
    assert building == {"kit/file_question.py": {"QFileDialog"}}


def triggered(name: str) -> Callable[[MainWindow, AppState], object]:
    return lambda window, _state: Hand(window).entry(name).trigger()


def overruled(window: MainWindow, state: AppState) -> None:
    state.set_profile({"windows_domain": "no"})
    window.show_measure("administrator-D-2")
    Hand(window).checklist.detail.more("It applies after all...").trigger()


def pressed(place: Place, text: str) -> Callable[[MainWindow, AppState], object]:
    def press(window: MainWindow, _state: AppState) -> None:
        Hand(window).go(place)
        next(button for button in window.findChildren(QPushButton) if button.text() == text).click()

    return press


def edited(document: str, text: str) -> Callable[[MainWindow, AppState], object]:
    def press(window: MainWindow, _state: AppState) -> None:
        Hand(window).go(Place.DOCUMENTS)
        Hand(window).documents.list.stand_on(document)
        Part(Hand(window).documents.page).press(text)

    return press


def tasks(window: MainWindow, state: AppState) -> None:
    state.edit(["administrator-E-10"], {Field.OWNER: "Anna"})
    Hand(window).go(Place.PLAN)
    Hand(window).entry("edit_tasks").trigger()


def compared(window: MainWindow, state: AppState) -> None:
    save_copy(state.workbook, other := state.path.with_name("other.tenken"))
    compare(window, other, state)


OPENERS: dict[str, tuple[str, Callable[[MainWindow, AppState], object]]] = {
    "search": ("SearchDialog", triggered("lookup")),
    "a sheet": ("EntryDialog", triggered("enter")),
    "other workbooks": ("SwitchDialog", triggered("switch")),
    "about": ("AboutDialog", triggered("about")),
    "three questions": ("QuickStart", lambda window, _state: window.ways.question()),
    "profile": ("ProfileDialog", triggered("profile")),
    "new": ("OrganisationDialog", triggered("new")),
    "open": ("QFileDialog", triggered("open")),
    "a copy": ("QFileDialog", triggered("save_copy")),
    "records": ("RecordsDialog", triggered("records")),
    "import": ("QFileDialog", triggered("import")),
    "export": ("QFileDialog", triggered("export_answers_xlsx")),
    "hand-over": ("HandOverDialog", triggered("hand_over")),
    "tasks": ("TaskDialog", tasks),
    "flowchart": (
        "FlowchartDialog",
        lambda window, _state: Hand(window).read("methods", "flowchart").press("Answer the questions..."),
    ),
    "applies after all": ("OverruleDialog", overruled),
    "people": ("PeopleDialog", edited("self-check", "Edit names...")),
    "notice": ("NoticeDialog", edited("staff-notice", "Edit the text...")),
    "statement": ("StatementDialog", edited("customer-statement", "Choose what it says...")),
    "password": ("PasswordDialog", lambda window, _state: ask_password("x", window)),
    "target": ("QFileDialog", lambda window, state: ask_target(window, state.path.parent, "x.pdf")),
    "missing": ("MessageBox", lambda window, _state: confirm_missing(window, ["🍣"])),
    "compare": ("CompareDialog", compared),
    "error": ("MessageBox", lambda window, state: tell(window, DiskFull(state.path))),
    "held file": ("MessageBox", lambda window, state: ask_another_place(window, FileHeld(state.path), lambda: None)),
}
"""What comes up, and who has it come up."""


@pytest.mark.parametrize("name", OPENERS)
def test_it_is_gone_once_it_is_closed(qtbot: QtBot, window: MainWindow, state: AppState, name: str) -> None:
    kind, act = OPENERS[name]
    closing = Closing()
    act(window, state)
    qtbot.waitUntil(lambda: kind in closing.met, timeout=PATIENCE)
    closing.stop()
    assert closing.met == [kind]
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog)] == []


class Asked(Dialog):
    """Says what was there when it was made."""

    typed: ClassVar[list[str]] = []

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.found = list(self.typed)


def test_what_is_being_typed_is_there_when_a_dialog_is_made(window: MainWindow) -> None:
    closing = Closing()
    dialog = run_dialog(lambda: Asked(window), hand_over=lambda: Asked.typed.append("髙﨑"))
    assert (dialog.found, dialog.is_accepted, closing.met) == (["髙﨑"], False, ["Asked"])

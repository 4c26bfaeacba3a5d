"""The dialogs: what they ask, what they take in, and what they say."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QMessageBox, QPlainTextEdit, QPushButton, QTextBrowser
from pytestqt.qtbot import QtBot

from app import __version__, i18n, paths
from app.domain.answers import Carrier, Field, Priority
from app.domain.text import LINE_LIMIT
from app.files import DiskFull
from app.ui.files.organisation_dialog import OrganisationDialog
from app.ui.kit.boxes import Icon, message_box
from app.ui.kit.tell import say, tell, unexpected
from app.ui.plan.task_dialog import TaskDialog
from app.ui.shell import help as help_module
from app.ui.shell.about import AboutDialog
from app.ui.shell.help import TOPICS, HelpDialog
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.words.message import Message
from tests.languages import LANGUAGES
from tests.ui.hands import Part, TaskHand

IDS = ["executive-A-1", "administrator-E-10"]


def said(dialog: QDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def choose(box: QComboBox, value: str) -> None:
    box.setCurrentIndex(box.findData(value))


# tasks


def test_only_what_was_touched_is_changed(window: MainWindow, state: AppState) -> None:
    dialog = TaskDialog(state, IDS, window)
    dialog.accept()
    assert (dialog.values, dialog.result()) == ({}, QDialog.DialogCode.Accepted)


def test_each_field_is_taken_in(qtbot: QtBot, window: MainWindow, state: AppState) -> None:
    dialog = TaskDialog(state, IDS, window)
    task = TaskHand(dialog)
    task.owner.setEditText("Anna")
    qtbot.keyClicks(task.due, "2026/12/24")
    choose(task.carrier, Carrier.VENDOR)
    choose(task.priority, Priority.HIGH)
    dialog.accept()
    assert dialog.values == {
        Field.OWNER: "Anna",
        Field.DUE: date(2026, 12, 24),
        Field.CARRIER: "vendor",
        Field.PRIORITY: "high",
    }
    assert state.edit(IDS, dialog.values)
    assert [state.entry(i).carrier for i in IDS] == [Carrier.VENDOR] * 2


def test_what_all_have_in_common_is_shown_and_can_be_taken_away(window: MainWindow, state: AppState) -> None:
    state.edit(IDS, {Field.OWNER: "Anna", Field.DUE: date(2026, 12, 24)})
    dialog = TaskDialog(state, IDS, window)
    task = TaskHand(dialog)
    assert task.owner.currentText() == "Anna"
    assert task.due.text() == "Dec 24, 2026"
    task.owner.setEditText("")
    dialog.accept()
    assert dialog.values == {Field.OWNER: ""}


def test_what_differs_can_be_left_alone(window: MainWindow, state: AppState) -> None:
    state.edit(IDS[:1], {Field.PRIORITY: Priority.LOW})
    dialog = TaskDialog(state, IDS, window)
    assert TaskHand(dialog).priority.currentText() == "(as they are)"
    dialog.accept()
    assert dialog.values == {}


def test_a_day_that_is_none_keeps_the_dialog_open(qtbot: QtBot, window: MainWindow, state: AppState) -> None:
    dialog = TaskDialog(state, IDS, window)
    dialog.show()
    qtbot.keyClicks(TaskHand(dialog).due, "soon")
    dialog.accept()
    assert dialog.isVisible()
    assert "This is not a day" in said(dialog)
    dialog.reject()


def test_the_tasks_are_named_five_at_most(window: MainWindow, state: AppState) -> None:
    dialog = TaskDialog(state, [m.id for m in state.measures[:7]], window)
    assert dialog.windowTitle() == "Edit 7 tasks"
    assert "and 2 more" in said(dialog)
    assert TaskDialog(state, IDS[:1], window).windowTitle() == "Edit 1 task"


def test_enter_in_a_text_field_closes_nothing(qtbot: QtBot, window: MainWindow, state: AppState) -> None:
    """With an input method Enter ends a word."""
    for dialog in (TaskDialog(state, IDS, window), OrganisationDialog("", window)):
        dialog.show()
        dialog.activateWindow()
        for field in (*dialog.findChildren(QComboBox), *dialog.findChildren(QPushButton)):
            if not isinstance(field, QPushButton):
                qtbot.keyClick(field, Qt.Key.Key_Return)
        if isinstance(dialog, OrganisationDialog):
            qtbot.keyClick(Part(dialog).line("Name of the organization"), Qt.Key.Key_Return)
        assert dialog.isVisible()
        dialog.reject()


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot, window: MainWindow) -> None:
    dialog = OrganisationDialog("x", window)
    dialog.show()
    dialog.activateWindow()
    cancel = dialog.buttons.button(dialog.buttons.StandardButton.Cancel)
    cancel.setFocus()
    qtbot.waitUntil(cancel.hasFocus)
    qtbot.keyClick(cancel, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.result() == QDialog.DialogCode.Rejected


# the organisation


def test_the_name_comes_without_blanks_around_and_not_too_long(window: MainWindow) -> None:
    dialog = OrganisationDialog("みどり商店", window)
    assert dialog.name == "みどり商店"
    Part(dialog).line("Name of the organization").setText("  Anna  Sato ")
    assert dialog.name == "Anna Sato"
    Part(dialog).line("Name of the organization").setText("字" * (LINE_LIMIT + 9))
    assert len(dialog.name) == LINE_LIMIT


# about


@pytest.mark.parametrize("language", LANGUAGES)
def test_about_tells_version_source_folder_and_licences(window: MainWindow, state: AppState, language: str) -> None:
    i18n.use(language)
    dialog = AboutDialog(state, window)
    for part in (__version__, "テレワークセキュリティガイドライン", "PySide6", str(state.data.root)):
        assert part in said(dialog)
    texts = dialog.findChild(QPlainTextEdit).toPlainText()
    for part in ("MIT License", "LGPL", "SIL OPEN FONT LICENSE", "ReportLab"):
        assert part.casefold() in texts.casefold()


def test_the_data_folder_can_be_opened_and_its_name_copied(
    window: MainWindow, state: AppState, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    dialog = AboutDialog(state, window)
    for button in dialog.findChildren(QPushButton):
        if button.text() in ("Open the folder", "Copy its name"):
            button.click()
    assert opened == [str(state.data.root)]
    assert QGuiApplication.clipboard().text() == str(state.data.root)


def test_a_missing_licence_file_is_named(
    window: MainWindow, state: AppState, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("app.ui.shell.about.bundle", lambda: tmp_path)
    texts = AboutDialog(state, window).findChild(QPlainTextEdit).toPlainText()
    assert "The file LICENSE is missing. Install Tenken again" in texts


def test_an_installed_program_shows_its_components_and_their_terms(
    window: MainWindow, state: AppState, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "licences").mkdir()
    (tmp_path / "licences" / "third-party.txt").write_text("libexample 1.2  MIT", encoding="utf-8")
    monkeypatch.setattr("app.ui.shell.about.bundle", lambda: tmp_path)
    texts = AboutDialog(state, window).findChild(QPlainTextEdit).toPlainText()
    assert texts.endswith("libexample 1.2  MIT")


# help


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
def test_each_topic_is_there_in_each_language(window: MainWindow, topic: str, language: str) -> None:
    i18n.use(language)
    text = HelpDialog(topic, window).findChild(QTextBrowser).toPlainText()
    assert len(text) > 100
    assert any("ぁ" <= c <= "ん" for c in text) is (language == "ja")


def test_the_keys_of_the_help_are_those_of_the_program(window: MainWindow) -> None:
    """Every key with Ctrl or Alt, and N and F1, stands in the list of keys."""
    listed = help_module.help_text("keys")
    for first, last in (("Ctrl+1", "Ctrl+5"), ("Alt+1", "Alt+4")):
        assert f"{first} to {last}" in listed
        listed += "".join(f" {first[:-1]}{n} " for n in range(1, int(last[-1]) + 1))
    listed = listed.replace("←", "Left").replace("→", "Right")
    for action in window.actions():
        keys = [k.toString() for k in action.shortcuts()]
        known = [k for k in keys if k in listed or k in "123456"]
        assert known or not keys or keys == ["Ctrl+Shift+P"], (action.text(), keys)


# messages


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_says_what_happened_that_data_is_safe_and_what_to_do(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    shown: list[tuple[str, str]] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append((box.text(), box.informativeText())))
    i18n.use(language)
    tell(window, DiskFull(Path("/data/x.tenken")))
    [(what, rest)] = shown
    assert "/data/x.tenken" in what
    assert len(rest.splitlines()) == 2


def test_an_unexpected_error_is_told_and_logged(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append(box.text()))
    tell(window, ZeroDivisionError("inside"))
    assert shown == ["Something went wrong inside the program."]
    assert "inside" in caplog.text


def test_the_name_of_a_file_is_no_mark_up_in_a_message(window: MainWindow) -> None:
    box = message_box(window, unexpected().__class__("<b>bold</b>", "<img src='/etc/passwd'>", ""), Icon.Warning)
    for label in box.findChildren(QLabel):
        if "<" in label.text():
            assert label.textFormat() is Qt.TextFormat.PlainText


def test_dialogs_fit_on_a_small_screen(window: MainWindow, state: AppState, dress: Callable[..., None]) -> None:
    dress("ja", state.preferences.now.theme, 200)
    room = window.screen().availableGeometry()
    for dialog in (HelpDialog("keys", window), AboutDialog(state, window), TaskDialog(state, IDS, window)):
        assert dialog.width() <= room.width()
        assert dialog.height() <= room.height()


def test_help_lies_with_the_program() -> None:
    names = {path.stem for path in (paths.catalogue_folder() / "en" / "help").iterdir()}
    assert names == set(TOPICS)


def test_only_what_went_wrong_is_a_warning(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[QMessageBox.Icon] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append(box.icon()))
    say(window, Message("The file is written.", "", ""))
    tell(window, DiskFull(Path("x")))
    assert shown == [QMessageBox.Icon.Information, QMessageBox.Icon.Warning]

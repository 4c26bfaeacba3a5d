"""What the program says about itself."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton

from app import __version__, i18n
from app.ui.shell.about import AboutDialog
from app.ui.shell.state import AppState
from tests.languages import LANGUAGES
from tests.ui.desk import Desk


def said(dialog: QDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


@pytest.mark.parametrize("language", LANGUAGES)
def test_about_tells_version_source_folder_and_licences(desk: Desk, state: AppState, language: str) -> None:
    i18n.use(language)
    dialog = AboutDialog(state, desk)
    for part in (__version__, "テレワークセキュリティガイドライン", "PySide6", str(state.data.root)):
        assert part in said(dialog)
    texts = dialog.findChild(QPlainTextEdit).toPlainText()
    for part in ("MIT License", "LGPL", "SIL OPEN FONT LICENSE", "ReportLab"):
        assert part.casefold() in texts.casefold()


def test_the_data_folder_can_be_opened_and_its_name_copied(
    desk: Desk, state: AppState, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    dialog = AboutDialog(state, desk)
    for button in dialog.findChildren(QPushButton):
        if button.text() in ("Open the folder", "Copy its name"):
            button.click()
    assert opened == [str(state.data.root)]
    assert QGuiApplication.clipboard().text() == str(state.data.root)


def test_a_missing_licence_file_is_named(
    desk: Desk, state: AppState, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("app.ui.shell.about.program_folder", lambda: tmp_path)
    texts = AboutDialog(state, desk).findChild(QPlainTextEdit).toPlainText()
    assert "The file LICENSE is missing. Install Tenken again" in texts


def test_an_installed_program_shows_its_components_and_their_terms(
    desk: Desk, state: AppState, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "licences").mkdir()
    (tmp_path / "licences" / "third-party.txt").write_text("libexample 1.2  MIT", encoding="utf-8")
    monkeypatch.setattr("app.ui.shell.about.program_folder", lambda: tmp_path)
    texts = AboutDialog(state, desk).findChild(QPlainTextEdit).toPlainText()
    assert texts.endswith("libexample 1.2  MIT")


def test_it_fits_on_a_small_screen(desk: Desk, state: AppState, dress: Callable[..., None]) -> None:
    dress("ja", state.preferences.now.theme, 200)
    room, dialog = desk.screen().availableGeometry(), AboutDialog(state, desk)
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()

"""What a person is told in a box of its own."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from app import i18n
from app.files import DiskFull
from app.ui.kit.boxes import Icon, box_showing
from app.ui.kit.message_box import say, tell, unexpected
from app.words.message_parts import Message
from tests.languages import LANGUAGES
from tests.ui.desk import Desk


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_says_what_happened_that_data_is_safe_and_what_to_do(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    shown: list[tuple[str, str]] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append((box.text(), box.informativeText())))
    i18n.use(language)
    tell(desk, DiskFull(Path("/data/x.tenken")))
    [(what, rest)] = shown
    assert "/data/x.tenken" in what
    assert len(rest.splitlines()) == 2


def test_an_unexpected_error_is_told_and_logged(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append(box.text()))
    tell(desk, ZeroDivisionError("inside"))
    assert shown == ["Something went wrong inside the program."]
    assert "inside" in caplog.text


def test_the_name_of_a_file_is_no_mark_up_in_a_message(desk: Desk) -> None:
    box = box_showing(desk, unexpected().__class__("<b>bold</b>", "<img src='/etc/passwd'>", ""), Icon.Warning)
    for label in box.findChildren(QLabel):
        if "<" in label.text():
            assert label.textFormat() is Qt.TextFormat.PlainText


def test_only_what_went_wrong_is_a_warning(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[QMessageBox.Icon] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append(box.icon()))
    say(desk, Message("The file is written.", "", ""))
    tell(desk, DiskFull(Path("x")))
    assert shown == [QMessageBox.Icon.Information, QMessageBox.Icon.Warning]

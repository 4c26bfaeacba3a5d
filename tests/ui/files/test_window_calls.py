"""A window that has a workbook open comes to the front where another one wants to open it, too."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app import i18n
from app.storage.errors import WorkbookBusy
from app.storage.workbook import Workbook
from app.ui.files import window_calls
from app.ui.files.window_calls import WindowCalls, WithoutWindow, show_its_window
from app.ui.kit.boxes import MessageBox
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from tests.languages import LANGUAGES
from tests.ui.hands import Hand


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What boxes said, each closed at once."""
    told: list[str] = []
    monkeypatch.setattr(MessageBox, "exec", lambda box: told.append(box.message.what))
    return told


def test_it_comes_from_behind_and_takes_the_call_away(
    window: MainWindow, state: AppState, qtbot: QtBot, said: list[str]
) -> None:
    WindowCalls(state, window)
    window.showMinimized()
    assert window.isMinimized()
    show_its_window(state.data, state.path, None)
    qtbot.waitUntil(lambda: not window.isMinimized() and window.isActiveWindow())
    assert said == []
    assert list(state.data.calls.iterdir()) == []


def test_another_name_of_the_file_is_known(
    window: MainWindow, state: AppState, said: list[str], tmp_path: Path
) -> None:
    WindowCalls(state, window)
    other = tmp_path / "another name.tenken"
    os.link(state.path, other)
    show_its_window(state.data, other, None)
    assert said == []


def test_where_nobody_answers_it_says_what_to_do(
    window: MainWindow, state: AppState, said: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(window_calls, "_PATIENCE", 0.1)
    WindowCalls(state, window)
    elsewhere = tmp_path / "elsewhere.tenken"
    elsewhere.write_bytes(b"")
    assert show_its_window(state.data, elsewhere, None) is None
    assert len(said) == 1
    assert "elsewhere.tenken" in said[0]
    assert list(state.data.calls.iterdir()) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("answer", WithoutWindow)
def test_where_nobody_answers_it_is_tried_again_or_looked_at(
    window: MainWindow,
    state: AppState,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    answer: WithoutWindow,
    language: str,
) -> None:
    i18n.use(language)
    words = {
        WithoutWindow.AGAIN: {"en": "Try again", "ja": "もう一度試す(A)"},
        WithoutWindow.LOOK: {"en": "Only look at it and print", "ja": "見るだけ・印刷だけにする(L)"},
    }[answer][language]
    path, seen = tmp_path / "other.tenken", []
    held = Workbook.create(path, "Client B")

    def press(box: MessageBox) -> None:
        seen.append(box.message.what)
        buttons = {button.text().replace("&", ""): button for button in box.buttons.buttons()}
        shows = {"en": "Show that window", "ja": "そのウィンドウを表示(S)"}[language]
        if words in buttons and shows not in buttons:
            box.pressed = buttons[words]
            held.close()  # somebody has closed it there by now
        else:
            box.pressed = buttons[shows]

    monkeypatch.setattr(window_calls, "_PATIENCE", 0.1)
    monkeypatch.setattr(MessageBox, "exec", press)
    Hand(window).open_path(path)
    assert len(seen) == 2
    assert state.path == path
    assert state.workbook.is_read_only is (answer is WithoutWindow.LOOK)
    assert state.workbook.organisation == "Client B"


def test_the_message_has_the_button(
    window: MainWindow, state: AppState, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    called: list[Path] = []
    monkeypatch.setattr(window_calls, "show_its_window", lambda _data, path, _parent: called.append(path))

    def press(box: MessageBox) -> None:
        box.pressed = box.buttons.buttons()[0]

    monkeypatch.setattr(MessageBox, "exec", press)
    state.failed.emit(WorkbookBusy(tmp_path / "other.tenken"))
    assert called == [tmp_path / "other.tenken"]
    assert window.windowState() != Qt.WindowState.WindowMinimized

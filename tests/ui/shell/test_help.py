"""The help: every topic in every language, and the keys as they are."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from app import i18n, paths
from app.ui.shell import help as help_module
from app.ui.shell.help import TOPICS, HelpDialog
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place
from tests.languages import LANGUAGES
from tests.ui.desk import Desk
from tests.ui.hands import Hand


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
def test_each_topic_is_there_in_each_language(desk: Desk, topic: str, language: str) -> None:
    i18n.use(language)
    text = HelpDialog(topic, desk).findChild(QTextBrowser).toPlainText()
    assert len(text) > 100
    assert any("ぁ" <= c <= "ん" for c in text) is (language == "ja")


def test_help_lies_with_the_program() -> None:
    names = {path.stem for path in (paths.catalogue_folder() / "en" / "help").iterdir()}
    assert names == set(TOPICS)


def test_the_keys_of_the_help_are_those_of_the_program(window: MainWindow) -> None:
    """Every key with Ctrl or Alt, and N and F1, stands in the list of keys."""
    listed = help_module.help_text("keys")
    for first, last in (("Ctrl+1", "Ctrl+7"), ("Alt+1", "Alt+4")):
        assert f"{first} to {last}" in listed
        listed += "".join(f" {first[:-1]}{n} " for n in range(1, int(last[-1]) + 1))
    listed = listed.replace("←", "Left").replace("→", "Right")
    for action in window.actions():
        keys = [k.toString() for k in action.shortcuts()]
        known = [k for k in keys if k in listed or k in "123456"]
        assert known or not keys or keys == ["Ctrl+Shift+P"], (action.text(), keys)


def test_it_fits_on_a_small_screen(desk: Desk, state: AppState, dress: Callable[..., None]) -> None:
    dress("ja", state.preferences.now.theme, 200)
    room, dialog = desk.screen().availableGeometry(), HelpDialog("keys", desk)
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()


def test_the_list_of_keys_stays_open_while_one_works(qtbot: QtBot, window: MainWindow) -> None:
    Hand(window).entry("keys").trigger()
    Hand(window).entry("keys").trigger()  # the same one comes up
    (shown,) = window.findChildren(HelpDialog)
    assert shown.isVisible()
    assert not shown.isModal()
    Hand(window).go(Place.PLAN)
    assert Hand(window).place is Place.PLAN
    Hand(window).speak("ja")
    assert "キー" in shown.findChild(QTextBrowser).toPlainText()
    with qtbot.waitSignal(shown.destroyed):
        qtbot.keyClick(shown, Qt.Key.Key_Escape)

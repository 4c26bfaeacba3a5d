"""The style gives controls the room that their words take."""

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QMenu, QStyleFactory
from pytestqt.qtbot import QtBot

from app.ui.shell.main_window import MainWindow
from tests.ui.stages import settled

WORDS = "ほかのPCへ引き継ぐ（すべて）…"


@pytest.fixture
def menu(qtbot: QtBot) -> QMenu:
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.addAction(WORDS)
    return menu


def shown_width(menu: QMenu) -> int:
    menu.popup(menu.pos())
    settled(menu)
    width = menu.width()
    menu.hide()
    return width


def test_a_menu_of_the_window_is_as_wide_each_time_it_is_opened(window: MainWindow):
    file = window.menuBar().actions()[0].menu()
    first = shown_width(file)
    assert shown_width(file) == first


def test_a_menu_has_room_for_more_than_the_ink_of_its_words(menu: QMenu):
    room = shown_width(menu)
    fusion = QStyleFactory.create("Fusion")
    fusion.setParent(menu)
    menu.setStyle(fusion)
    assert room - shown_width(menu) >= QFontMetrics(menu.font()).height()

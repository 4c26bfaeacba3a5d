"""Not applicable: one way to say it, with reasons to pick by number."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.answers import Field, Status
from app.domain.selection import View
from app.i18n import _
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place
from tests.languages import LANGUAGES
from tests.ui.hands import ChecklistHand, Hand
from tests.ui.hands.parts import plain, shown

MEASURE = "executive-A-2"


@pytest.fixture
def window(window: MainWindow, state: AppState) -> MainWindow:
    """In the checklist of the executive."""
    state.set_view(View.EXECUTIVE)
    Hand(window).go(Place.CHECKLIST)
    window.activateWindow()
    return window


@pytest.fixture
def checklist(window: MainWindow) -> ChecklistHand:
    hand = Hand(window).checklist
    hand.open(MEASURE)
    return hand


def press(qtbot: QtBot, *keys: str | Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_keys_say_that_it_does_not_apply_and_why(
    qtbot: QtBot, checklist: ChecklistHand, state: AppState, window: MainWindow, language: str
) -> None:
    Hand(window).speak(language)
    press(qtbot, "5")
    assert state.entry(MEASURE).status is Status.UNANSWERED
    press(qtbot, "1")
    entry = state.entry(MEASURE)
    assert (entry.status, entry.reason) == (Status.NOT_APPLICABLE, _("We do not use it"))
    assert checklist.list.hasFocus()
    state.undo()
    assert (state.entry(MEASURE).status, state.entry(MEASURE).reason) == (Status.UNANSWERED, "")


def test_it_goes_on_after_a_reason_that_was_picked(qtbot: QtBot, checklist: ChecklistHand) -> None:
    press(qtbot, "5", "2")
    assert checklist.current_id == MEASURE
    checklist.wait_for_the_next()
    assert checklist.current_id != MEASURE


def test_a_reason_is_picked_by_click_or_written(qtbot: QtBot, checklist: ChecklistHand, state: AppState) -> None:
    press(qtbot, "5")
    offered = [b for b in checklist.detail.reason_panel.buttons("") if plain(b.text())[:1].isdigit() and shown(b)]
    assert len(offered) == 6
    press(qtbot, "6")
    qtbot.keyClicks(checklist.detail.reason, "1 person only")
    checklist.detail.reason.flush()
    assert state.entry(MEASURE).reason == "1 person only", "figures are text in a field"
    press(qtbot, Qt.Key.Key_Escape)
    assert checklist.list.hasFocus()
    assert checklist.detail.reason.isVisible()


def test_escape_takes_the_question_back(qtbot: QtBot, checklist: ChecklistHand, state: AppState) -> None:
    press(qtbot, "5", Qt.Key.Key_Escape)
    assert not checklist.detail.reason.isVisible()
    assert checklist.list.hasFocus()
    press(qtbot, "2")
    assert state.entry(MEASURE).status is Status.PARTIAL


def test_the_answer_without_a_button_has_one_where_it_is_given(checklist: ChecklistHand, state: AppState) -> None:
    button = checklist.detail.answer_button(Status.NOT_APPLICABLE)
    assert not button.isVisible()
    state.edit([MEASURE], {Field.STATUS: Status.NOT_APPLICABLE, Field.REASON: "no staff"})
    assert button.isVisible()
    assert button.isChecked()
    checklist.detail.more("Take the answer back").trigger()
    assert state.entry(MEASURE).status is Status.UNANSWERED
    assert not button.isVisible()

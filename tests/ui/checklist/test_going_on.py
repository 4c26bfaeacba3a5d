"""An answer leads to the next measure without one, and what is pressed meanwhile is meant for that one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.answers import STATUS_KEYS, Field, Status
from app.domain.selection import Filter, View
from app.storage.settings import Settings
from app.ui.kit.passing_notice import Notice
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place
from tests.ui.hands import ChecklistHand, Hand


@pytest.fixture
def window(window: MainWindow, state: AppState) -> MainWindow:
    """In the checklist of the teleworkers, of whom one measure has an answer."""
    state.set_view(View.TELEWORKER)
    Hand(window).go(Place.CHECKLIST)
    window.activateWindow()
    return window


@pytest.fixture
def checklist(window: MainWindow) -> ChecklistHand:
    hand = Hand(window).checklist
    hand.stand_on(hand.ids[0])
    hand.view.focus_list()
    return hand


def press(qtbot: QtBot, *keys: str | Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key)


def statuses(state: AppState, checklist: ChecklistHand) -> list[Status]:
    return [state.entry(measure).status for measure in checklist.ids]


def test_an_answer_is_seen_for_a_moment_and_leads_on(qtbot: QtBot, checklist: ChecklistHand, state: AppState) -> None:
    first, second = checklist.ids[:2]
    press(qtbot, "1")
    assert (checklist.current_id, state.entry(first).status) == (first, Status.DONE)
    qtbot.waitUntil(lambda: checklist.current_id == second)
    assert checklist.list.hasFocus()


def test_keys_pressed_at_once_answer_one_measure_each(qtbot: QtBot, checklist: ChecklistHand, state: AppState) -> None:
    press(qtbot, "1", "1", "2", "3")
    wanted = [Status.DONE, Status.DONE, Status.PARTIAL, Status.NOT_DONE]
    assert statuses(state, checklist)[:4] == wanted


def test_n_after_an_answer_skips_nothing(qtbot: QtBot, checklist: ChecklistHand) -> None:
    second = checklist.ids[1]
    press(qtbot, "1", "N")
    assert checklist.current_id == second
    checklist.wait_for_the_next()
    assert checklist.current_id == second


def test_backspace_goes_back_the_way_one_came(qtbot: QtBot, checklist: ChecklistHand, state: AppState) -> None:
    first, second, third = checklist.ids[:3]
    press(qtbot, "1")
    checklist.wait_for_the_next()
    press(qtbot, "2")
    checklist.wait_for_the_next()
    assert checklist.current_id == third
    press(qtbot, Qt.Key.Key_Backspace)
    assert checklist.current_id == second
    press(qtbot, Qt.Key.Key_Backspace, "3")
    assert state.entry(first).status is Status.NOT_DONE
    checklist.wait_for_the_next()
    assert checklist.current_id == third, "it goes on to what has no answer"


def test_backspace_within_the_moment_stays(qtbot: QtBot, checklist: ChecklistHand, state: AppState) -> None:
    first = checklist.ids[0]
    press(qtbot, "1", Qt.Key.Key_Backspace, "2")
    assert (checklist.current_id, state.entry(first).status) == (first, Status.PARTIAL)


def test_undo_within_the_moment_stays_with_what_it_took_back(
    qtbot: QtBot, checklist: ChecklistHand, state: AppState, window: MainWindow
) -> None:
    first = checklist.ids[0]
    press(qtbot, "1")
    state.undo()
    checklist.wait_for_the_next()
    assert (checklist.current_id, state.entry(first).status) == (first, Status.UNANSWERED)


def test_who_has_gone_into_a_field_is_not_taken_away(qtbot: QtBot, checklist: ChecklistHand) -> None:
    first = checklist.ids[0]
    checklist.detail.answer(Status.DONE)
    checklist.detail.record.setFocus()
    checklist.wait_for_the_next()
    assert checklist.current_id == first
    assert checklist.detail.record.hasFocus()


def test_a_click_leads_on_too_and_a_second_one_at_once_corrects(checklist: ChecklistHand, state: AppState) -> None:
    first, second = checklist.ids[:2]
    checklist.detail.answer(Status.DONE).answer(Status.PARTIAL)
    assert state.entry(first).status is Status.PARTIAL
    assert state.entry(second).status is Status.UNANSWERED
    checklist.wait_for_the_next()
    assert checklist.current_id == second


def test_all_of_them_take_a_key_each_and_then_it_stays(
    qtbot: QtBot, checklist: ChecklistHand, state: AppState, window: MainWindow
) -> None:
    told: list[Notice] = []
    window.ways.told.connect(told.append)
    open_ones = sum(status is Status.UNANSWERED for status in statuses(state, checklist))
    press(qtbot, *["1"] * open_ones)
    assert Status.UNANSWERED not in statuses(state, checklist)
    last = checklist.current_id
    checklist.wait_for_the_next()
    assert checklist.current_id == last
    assert told[-1] == Notice("Every measure shown here has an answer.")
    assert "All of these have an answer." in checklist.lines


def test_the_last_answer_of_all_leads_to_the_overview(
    qtbot: QtBot, checklist: ChecklistHand, state: AppState, window: MainWindow
) -> None:
    told: list[Notice] = []
    window.ways.told.connect(told.append)
    last = checklist.ids[-1]
    state.edit([m.id for m in state.measures_of(View.ALL) if m.id != last], {Field.STATUS: Status.DONE})
    checklist.stand_on(last)
    press(qtbot, "1")
    checklist.wait_for_the_next()
    assert told[-1].text == "Every measure has an answer. The overview shows what comes next."
    (onward,) = told[-1].remedies
    onward.do()
    assert Hand(window).place is Place.OVERVIEW


def test_it_goes_on_within_what_is_filtered(qtbot: QtBot, checklist: ChecklistHand, state: AppState) -> None:
    chosen = checklist.ids[5], checklist.ids[6]
    state.edit(chosen, {Field.OWNER: "髙﨑"})
    checklist.view.set_filter(Filter(owner="髙﨑"))
    press(qtbot, "1")
    checklist.wait_for_the_next()
    assert checklist.current_id == chosen[1]
    press(qtbot, "1")
    checklist.wait_for_the_next()
    assert checklist.view.left_in == Filter(owner="髙﨑"), "what is hidden is not gone to"


def test_it_can_be_switched_off_and_that_is_kept(
    qtbot: QtBot, checklist: ChecklistHand, state: AppState, window: MainWindow
) -> None:
    assert Settings().goes_on
    assert Hand(window).entry("go_on").isChecked()
    Hand(window).choose("go_on")
    first = checklist.ids[0]
    press(qtbot, "1", "2")
    checklist.wait_for_the_next()
    assert (checklist.current_id, state.entry(first).status) == (first, Status.PARTIAL)
    assert not state.preferences.now.goes_on


def test_letters_lead_to_what_is_written_down(qtbot: QtBot, checklist: ChecklistHand) -> None:
    detail = checklist.detail
    for letter, field in (("D", detail.day(Field.DUE)), ("O", detail.owner), ("M", detail.record)):
        checklist.view.focus_list()
        press(qtbot, letter)
        here = QApplication.focusWidget()
        assert here is field or field.isAncestorOf(here), letter


def test_what_is_pressed_within_the_moment_is_about_the_next_measure(
    qtbot: QtBot, checklist: ChecklistHand, state: AppState
) -> None:
    second = checklist.ids[1]
    press(qtbot, "1", "M", "n")
    checklist.detail.record.flush()
    assert state.entry(second).note == "n"


def test_keys_of_the_answers_are_named_where_they_are_given(checklist: ChecklistHand) -> None:
    for key, status in list(STATUS_KEYS.items())[:4]:
        assert f"({key})" in checklist.detail.answer_button(status).toolTip()

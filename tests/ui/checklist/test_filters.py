"""Narrowing the checklist down: chips with counts, a panel that stays open, and the menu, all in step."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from app.domain.answers import Field, Priority, Status
from app.domain.measures import Level
from app.domain.selection import Filter
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place
from tests.ui.desk import Desk
from tests.ui.hands import ChecklistHand, Hand, Part
from tests.ui.hands.parts import plain
from tests.ui.stages import settled

LATE, IMPORTANT = "executive-A-2", "administrator-B-1"


@pytest.fixture
def planned(state: AppState) -> AppState:
    """One task is overdue, one has high priority."""
    state.edit([LATE], {Field.DUE: state.today() - timedelta(days=3)})
    state.edit([IMPORTANT], {Field.PRIORITY: Priority.HIGH})
    return state


def test_chips_count_what_they_would_leave(checklist: ChecklistHand, planned: AppState) -> None:
    assert [chip for chip in checklist.chips if chip[-1].isdigit()] == [
        "－ Unanswered 95",
        "Overdue 1",
        "Basic 78",
        "Priority: High 1",
    ]
    planned.edit([LATE], {Field.STATUS: Status.UNKNOWN})
    assert "－ Unanswered 94" in checklist.chips
    assert "？ Don't know 1" in checklist.chips


def test_a_chip_narrows_down_and_stays_pressed_until_it_is_pressed_again(
    checklist: ChecklistHand, planned: AppState
) -> None:
    checklist.chip("Overdue").click()
    assert checklist.ids == (LATE,)
    assert checklist.pressed_chips == ["Overdue"]
    assert "1 of 98 shown" in checklist.lines
    checklist.chip("Overdue").click()
    assert len(checklist.ids) == 98
    assert checklist.pressed_chips == []
    checklist.chip("Priority: High").click()
    assert checklist.ids == (IMPORTANT,)


def test_chips_are_pressed_by_keyboard(qtbot: QtBot, checklist: ChecklistHand, planned: AppState) -> None:
    chip = checklist.chip("Overdue")
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert checklist.ids == (LATE,)
    qtbot.keyClick(chip, Qt.Key.Key_Return)
    assert len(checklist.ids) == 98


def choice(chip: object, words: str) -> QAction:
    menu = chip.menu  # type: ignore[attr-defined]
    menu.aboutToShow.emit()
    return next(a for a in menu.actions() if words in plain(a.text()))


def test_owner_and_category_are_picked_from_their_chips(checklist: ChecklistHand, state: AppState) -> None:
    choice(checklist.chip("Owner"), "𠮷田").trigger()
    assert checklist.ids == ("administrator-E-10",)
    assert checklist.pressed_chips == ["𠮷田"]
    checklist.chip("𠮷田").click()
    choice(checklist.chip("Category"), "B　").trigger()
    assert {state.catalogue.by_id[i].category for i in checklist.ids} == {"B"}
    checklist.chip("B").click()
    assert len(checklist.ids) == 98


def test_the_panel_says_how_many_each_would_leave_in(checklist: ChecklistHand, planned: AppState) -> None:
    panel = checklist.panel
    levels = [m.level for m in planned.measures]
    assert panel.button("Basic").text() == f"Basic　{levels.count(Level.BASIC)}"
    assert panel.button("Overdue").text() == "Overdue　1"
    assert panel.button("Priority: Low").text() == "Priority: Low　0"
    panel.widget.close()


def test_the_panel_stays_open_while_one_ticks(checklist: ChecklistHand, state: AppState) -> None:
    panel = checklist.panel
    panel.press("○ Done")
    panel.press("△ Partly done")
    panel.press("Basic")
    assert panel.widget.isVisible()
    wanted = Filter(statuses=frozenset({Status.DONE, Status.PARTIAL}), levels=frozenset({Level.BASIC}))
    assert checklist.view.left_in == wanted
    assert checklist.pressed_chips == ["Basic", "○ Done", "△ Partly done"]
    panel.press("Show all")
    assert checklist.view.left_in == Filter()
    assert not panel.button("Basic").isChecked()
    panel.widget.close()


def test_the_panel_is_closed_by_escape_and_opened_again(qtbot: QtBot, checklist: ChecklistHand) -> None:
    first = checklist.panel.widget
    with qtbot.waitSignal(first.destroyed):
        qtbot.keyClick(first, Qt.Key.Key_Escape)
    checklist.panel.press("Overdue")
    assert checklist.view.left_in == Filter(is_overdue=True)
    checklist.panel.widget.close()


def test_the_menu_is_in_step_with_the_chips(window: MainWindow, planned: AppState) -> None:
    hand = Hand(window)
    hand.go(Place.CHECKLIST)
    hand.checklist.chip("Overdue").click()
    ticked = [plain(a.text()) for a in hand.entries(hand.filters) if a.isChecked()]
    assert ticked == ["Overdue"]
    next(a for a in hand.entries(hand.filters) if plain(a.text()) == "Priority: High").trigger()
    assert set(hand.checklist.pressed_chips) == {"Overdue", "Priority: High"}


def small(checklist: ChecklistHand, desk: Desk) -> None:
    """Makes the text twice as large, and the checklist low and narrow."""
    font = desk.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    desk.setFont(font)
    desk.resize(1024, 400)
    checklist.view.setSizes([400, 600])
    Part(desk).let_a_moment_pass()


def test_chips_keep_to_one_line_however_high_the_window_is(
    checklist: ChecklistHand, planned: AppState, desk: Desk
) -> None:
    small(checklist, desk)
    assert checklist.chips == ["－ Unanswered 95", "Overdue 1"]
    desk.resize(1024, 1500)
    Part(desk).let_a_moment_pass()
    assert checklist.chips == ["－ Unanswered 95", "Overdue 1"]
    checklist.view.setSizes([900, 100])
    Part(desk).let_a_moment_pass()
    assert checklist.chips[:3] == ["－ Unanswered 95", "Overdue 1", "Basic 78"]


def test_what_no_chip_has_room_for_stands_in_the_panel(checklist: ChecklistHand, planned: AppState, desk: Desk) -> None:
    small(checklist, desk)
    panel = checklist.panel
    assert [panel.button(words).text() for words in ("Basic", "Priority: High")] == ["Basic　78", "Priority: High　1"]
    panel.widget.close()


def test_where_there_is_little_room_what_narrows_down_is_shown_first(
    checklist: ChecklistHand, planned: AppState, desk: Desk
) -> None:
    checklist.chip("Priority: High").click()
    small(checklist, desk)
    assert checklist.chips == ["Priority: High 1", "Show all"]
    checklist.chip("Priority: High").click()
    assert checklist.chips == ["－ Unanswered 95", "Overdue 1"]


def test_chips_that_come_later_take_no_more_room(checklist: ChecklistHand, state: AppState, desk: Desk) -> None:
    small(checklist, desk)
    bar = checklist.chip("Basic").parentWidget()
    height = settled(bar).height()
    state.edit([LATE], {Field.DUE: state.today() - timedelta(days=3), Field.STATUS: Status.UNKNOWN})
    settled(desk)
    assert checklist.chips == ["－ Unanswered 94", "Overdue 1"]
    assert bar.height() == height

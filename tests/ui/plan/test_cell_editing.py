"""Cells edited in their place."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.answers import Carrier, Field, Status
from app.ui.kit.passing_notice import Notice
from app.ui.plan.plan_view import PlanView
from app.ui.plan.task_look import TaskColumn
from app.ui.shell.state import AppState
from app.ui.shell.ways import ToMeasure
from tests.ui.desk import Desk
from tests.ui.hands import PlanHand

E10, A2 = "administrator-E-10", "executive-A-2"
ENTER, ESCAPE, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab


@pytest.fixture
def plan(state: AppState, desk: Desk) -> PlanHand:
    """The plan by itself, with two tasks; its table has the keys."""
    state.edit([A2], {Field.STATUS: Status.NOT_DONE})
    view = desk.put(PlanView(state, desk.ways))
    view.focus_list()
    return PlanHand(view)


@pytest.fixture
def told(desk: Desk) -> list[Notice]:
    """What is told at the foot of the window."""
    notices: list[Notice] = []
    desk.ways.told.connect(notices.append)
    return notices


def edit(qtbot: QtBot, plan: PlanHand, column: TaskColumn, key: Qt.Key = Qt.Key.Key_F2) -> QLineEdit:
    plan.stand_on(E10, column)
    qtbot.keyClick(plan.list, key)
    assert plan.editor is not None
    return plan.editor


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, ENTER])
def test_a_day_is_typed_into_its_cell(qtbot: QtBot, plan: PlanHand, state: AppState, key: Qt.Key) -> None:
    line = edit(qtbot, plan, TaskColumn.DUE, key)
    assert line.accessibleName() == "Due date"
    qtbot.keyClicks(line, "+7")
    qtbot.keyClick(line, ENTER)
    assert state.entry(E10).due == date.today() + timedelta(days=7)
    assert plan.list.hasFocus()
    assert plan.editor is None


def test_escape_leaves_a_cell_as_it_was(qtbot: QtBot, plan: PlanHand, state: AppState) -> None:
    line = edit(qtbot, plan, TaskColumn.OWNER)
    qtbot.keyClicks(line, "Anna")
    qtbot.keyClick(line, ESCAPE)
    assert state.entry(E10).owner == "𠮷田"
    assert plan.list.hasFocus()


def test_tab_goes_on_to_the_next_cell_and_back(qtbot: QtBot, plan: PlanHand, state: AppState) -> None:
    line = edit(qtbot, plan, TaskColumn.OWNER)
    qtbot.keyClicks(line, "Anna")
    qtbot.keyClick(line, TAB)
    assert state.entry(E10).owner == "Anna"
    line = plan.editor
    assert line.accessibleName() == "Due date"
    qtbot.keyClicks(line, "2030-01-02")
    qtbot.keyClick(line, TAB)
    assert state.entry(E10).due == date(2030, 1, 2)
    box = plan.editor
    assert isinstance(box, QComboBox)
    assert box.accessibleName() == "Carried out by"
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Backtab)
    assert state.entry(E10).carrier is Carrier.VENDOR
    assert plan.editor.accessibleName() == "Due date"
    for _n in range(3):
        qtbot.keyClick(plan.editor, TAB)
    assert plan.editor is None
    assert plan.list.hasFocus()


def test_what_is_no_day_is_told_and_keeps_the_cell_open(
    qtbot: QtBot, plan: PlanHand, state: AppState, told: list[Notice]
) -> None:
    line = edit(qtbot, plan, TaskColumn.DUE)
    height = plan.list.rowHeight(plan.row(E10).row())
    qtbot.keyClicks(line, "soon")
    qtbot.keyClick(line, ENTER)
    assert "This is not a day" in told[0].text
    assert plan.editor is line
    assert line.parentWidget().height() <= height
    qtbot.keyClick(line, ESCAPE)
    assert (plan.editor, state.entry(E10).due) == (None, None)


def test_the_answer_can_be_chosen_in_its_cell(qtbot: QtBot, plan: PlanHand, state: AppState) -> None:
    box = edit(qtbot, plan, TaskColumn.STATUS)
    assert isinstance(box, QComboBox)
    offered = [box.itemText(n) for n in range(box.count())]
    assert "Not applicable" not in offered, "its reason is written in the checklist"
    qtbot.keyClick(box, Qt.Key.Key_Home)
    qtbot.keyClick(box, ENTER)
    assert state.entry(E10).status is Status.DONE


def test_a_value_picked_from_the_list_is_taken_at_once(qtbot: QtBot, plan: PlanHand, state: AppState) -> None:
    box = edit(qtbot, plan, TaskColumn.CARRIER)
    box.showPopup()
    qtbot.keyClick(box.view(), Qt.Key.Key_Down)
    qtbot.keyClick(box.view(), ENTER)
    qtbot.waitUntil(lambda: state.entry(E10).carrier is Carrier.VENDOR)
    assert plan.editor is None


def test_arrow_keys_in_a_cell_take_nothing_yet(qtbot: QtBot, plan: PlanHand, state: AppState) -> None:
    box = edit(qtbot, plan, TaskColumn.OWNER)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(plan.editor, ESCAPE)
    assert state.entry(E10).owner == "𠮷田"


def test_who_leaves_a_cell_has_it_kept(qtbot: QtBot, plan: PlanHand, state: AppState) -> None:
    line = edit(qtbot, plan, TaskColumn.OWNER)
    qtbot.keyClicks(line, "Anna")
    plan.button("By owner").setFocus(Qt.FocusReason.MouseFocusReason)
    assert state.entry(E10).owner == "Anna"
    line = edit(qtbot, plan, TaskColumn.OWNER)
    qtbot.keyClicks(line, "Ben")
    state.hand_over_typed()
    assert state.entry(E10).owner == "Ben"


def test_ctrl_enter_keeps_the_cell_and_opens_the_measure(
    qtbot: QtBot, plan: PlanHand, state: AppState, desk: Desk
) -> None:
    line = edit(qtbot, plan, TaskColumn.OWNER)
    qtbot.keyClicks(line, "Anna")
    qtbot.keyClick(line, ENTER, Qt.KeyboardModifier.ControlModifier)
    assert state.entry(E10).owner == "Anna"
    assert desk.wanted == [ToMeasure(E10)]


def test_a_double_click_edits_the_cell(qtbot: QtBot, plan: PlanHand) -> None:
    place = plan.list.visualRect(plan.cell(A2, TaskColumn.DUE)).center()
    qtbot.mouseDClick(plan.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert plan.editor is not None
    assert plan.current_id == A2
    assert QApplication.focusWidget() is plan.editor

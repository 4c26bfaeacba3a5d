"""The months above the plan: what they count, and what pressing and dropping on them does."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import labels
from app.domain.answers import Field, Status
from app.domain.relative_days import months_away
from app.ui.plan.month_strip import MonthPart
from app.ui.plan.plan_view import PlanView
from app.ui.plan.task_table_model import TaskTableModel
from app.ui.shell.state import AppState
from tests.ui.desk import Desk
from tests.ui.hands import PlanHand

E10, A2, E1 = "administrator-E-10", "executive-A-2", "executive-E-1"
BUTTON, ACTION = Qt.MouseButton.LeftButton, Qt.DropAction.MoveAction


@pytest.fixture
def plan(state: AppState, desk: Desk) -> PlanHand:
    """The plan by itself: one task overdue, one in two months, one without a day."""
    state.edit([A2], {Field.STATUS: Status.NOT_DONE, Field.DUE: state.today() - timedelta(days=3)})
    state.edit([E1], {Field.STATUS: Status.NOT_DONE, Field.DUE: months_away(state.today(), 2)})
    return PlanHand(desk.put(PlanView(state, desk.ways)))


def name_of(state: AppState, months: int) -> str:
    return labels.short_month(months_away(state.today().replace(day=1), months).month)


def drop(plan: PlanHand, part: MonthPart, *measures: str) -> bool:
    model = plan.view.findChild(TaskTableModel)
    data: QMimeData = model.mimeData([model.index_of(i) for i in measures])
    entering = QDragEnterEvent(QPoint(3, 3), ACTION, data, BUTTON, Qt.KeyboardModifier.NoModifier)
    entering.ignore()
    if not part.acceptDrops():
        return False
    QApplication.sendEvent(part, entering)
    event = QDropEvent(QPointF(3, 3), ACTION, data, BUTTON, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(part, event)
    return entering.isAccepted() and event.isAccepted()


def test_each_part_says_how_many_tasks_it_has(plan: PlanHand, state: AppState) -> None:
    spoken = {text: part.accessibleName() for text, part in plan.months.items()}
    assert spoken["Overdue"] == "Overdue: 1 task"
    assert spoken[name_of(state, 2)] == f"{name_of(state, 2)}: 1 task"
    assert spoken["No date"] == "No date: 1 task"
    assert spoken[name_of(state, 0)].endswith(": 0 tasks")


def test_a_part_that_is_pressed_is_shown_alone_and_pressed_again_all_are(plan: PlanHand) -> None:
    plan.months["Overdue"].click()
    assert plan.ids == (A2,)
    assert "1 of 3 shown" in plan.said
    plan.months["No date"].click()
    assert plan.ids == (E10,)
    assert not plan.months["Overdue"].isChecked()
    plan.months["No date"].click()
    assert set(plan.ids) == {A2, E1, E10}


def test_one_tab_leads_to_the_months_and_arrows_through_them(qtbot: QtBot, plan: PlanHand) -> None:
    parts = list(plan.months.values())
    assert [part.focusPolicy() for part in parts].count(Qt.FocusPolicy.StrongFocus) == 1
    parts[0].setFocus()
    qtbot.keyClick(parts[0], Qt.Key.Key_Left)
    assert parts[0].hasFocus()
    qtbot.keyClick(parts[0], Qt.Key.Key_Right)
    assert parts[1].hasFocus()
    assert [part.focusPolicy() for part in parts].index(Qt.FocusPolicy.StrongFocus) == 1
    qtbot.keyClick(parts[1], Qt.Key.Key_Space)
    assert parts[1].isChecked()


def test_tasks_dropped_on_a_month_are_due_in_it_as_one_step(plan: PlanHand, state: AppState) -> None:
    before = [state.entry(i).due for i in (A2, E1, E10)]
    assert drop(plan, plan.months[name_of(state, 3)], A2, E1, E10)
    wanted = months_away(state.today().replace(day=1), 3)
    assert {(state.entry(i).due.year, state.entry(i).due.month) for i in (A2, E1, E10)} == {(wanted.year, wanted.month)}
    assert state.entry(E1).due == months_away(before[1], 1)
    state.undo()
    assert [state.entry(i).due for i in (A2, E1, E10)] == before
    assert drop(plan, plan.months["No date"], A2)
    assert state.entry(A2).due is None


def test_nothing_is_made_overdue_by_dropping(plan: PlanHand) -> None:
    assert not drop(plan, plan.months["Overdue"], E1)


def test_there_are_as_many_months_as_there_is_room_for(plan: PlanHand) -> None:
    many = len(plan.months)
    plan.view.setFixedWidth(500)
    QApplication.processEvents()
    few = plan.months
    assert 5 <= len(few) < many
    assert "No date" in few

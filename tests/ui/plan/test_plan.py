"""The plan: what stands in it and when it is made, and tasks edited together."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from app.ui.plan.plan_model import PlanModel
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.answers import Field, Status
from app.ui.plan.plan_view import PlanView
from app.ui.plan.task_dialog import TaskDialog
from app.ui.shell.state import AppState
from app.ui.shell.ways import ToMeasure
from tests.ui.desk import Desk
from tests.ui.hands import PlanHand, TaskHand

E10 = "administrator-E-10"


@pytest.fixture
def plan(state: AppState, desk: Desk) -> PlanHand:
    """The plan by itself, with three tasks; its list has the keys."""
    state.edit(["executive-A-2", "executive-E-1"], {Field.STATUS: Status.NOT_DONE})
    view = desk.put(PlanView(state, desk.ways))
    view.focus_list()
    return PlanHand(view)


def test_it_is_made_for_those_who_look_at_it(plan: PlanHand, state: AppState) -> None:
    model = plan.view.findChild(PlanModel)
    assert model is not None
    made: list[None] = []
    model.refreshed.connect(lambda: made.append(None))
    state.edit(["teleworker-H-2"], {Field.OWNER: "髙﨑"})
    assert len(made) == 1
    plan.view.hide()
    state.edit(["teleworker-H-2"], {Field.STATUS: Status.DONE})
    state.edit(["executive-E-1"], {Field.DUE: state.today()})
    assert len(made) == 1, "nobody looks at it"
    plan.view.show()
    assert len(made) == 2
    assert set(model.shown_ids) == {E10, "executive-A-2", "executive-E-1"}


def test_an_empty_plan_says_what_to_do(plan: PlanHand, state: AppState) -> None:
    ids = [E10, "executive-A-2", "executive-E-1"]
    state.edit(ids, {Field.STATUS: Status.DONE, Field.OWNER: ""})
    plan.view.hide()
    plan.view.show()
    assert "Nothing is planned yet." in plan.said
    assert not plan.list.isVisible()


def test_tasks_and_overdue_ones_are_counted(plan: PlanHand, state: AppState) -> None:
    assert "3 tasks" in plan.lines
    state.edit([E10], {Field.DUE: state.today() - timedelta(days=1)})
    assert "3 tasks　1 overdue" in plan.lines


def edit_dialog(fill: Callable[[TaskDialog], None]) -> None:
    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, TaskDialog)
        fill(dialog)
        dialog.accept()

    QTimer.singleShot(0, act)


def test_several_tasks_are_edited_as_one_step(qtbot: QtBot, plan: PlanHand, state: AppState) -> None:
    plan.list.selectAll()
    assert plan.offers("Edit 3 tasks...")

    def fill(dialog: TaskDialog) -> None:
        task = TaskHand(dialog)
        task.owner.setEditText("Anna")
        task.due.selectAll()
        qtbot.keyClicks(task.due, "2030-12-24")

    edit_dialog(fill)
    plan.press("Edit 3 tasks")
    for measure_id in (E10, "executive-A-2", "executive-E-1"):
        assert (state.entry(measure_id).owner, str(state.entry(measure_id).due)) == ("Anna", "2030-12-24")
    assert len(plan.list.selected_ids) == 3
    state.undo()
    assert (state.entry(E10).owner, state.entry("executive-A-2").due) == ("𠮷田", None)


def test_a_task_leads_to_its_measure(qtbot: QtBot, plan: PlanHand, desk: Desk) -> None:
    plan.list.stand_on("executive-E-1")
    qtbot.keyClick(plan.list, Qt.Key.Key_Return)
    assert desk.wanted == [ToMeasure("executive-E-1")]


def test_the_plan_keeps_its_place_when_the_order_changes(plan: PlanHand) -> None:
    plan.list.stand_on("executive-E-1")
    plan.press("By owner")
    assert plan.current_id == "executive-E-1"

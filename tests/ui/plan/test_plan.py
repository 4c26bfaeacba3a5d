"""The plan: what stands in it and in which order, what stays under a person's hands, and tasks edited together."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.domain.answers import Carrier, Change, Entry, Field, Priority, Status, changes_to
from app.domain.selection import View
from app.storage.settings import Theme
from app.storage.workbook import Workbook
from app.ui.kit.day_popup import DayPopup
from app.ui.kit.passing_notice import Notice, NoticeButton
from app.ui.plan.plan_view import PlanView
from app.ui.plan.task_dialog import TaskDialog
from app.ui.plan.task_look import TaskColumn
from app.ui.plan.task_table_model import TaskTableModel
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import Errand, Place, ToErrand, ToMeasure, ToPlace
from tests.ui.desk import Desk
from tests.ui.hands import Hand, PlanHand, TaskHand
from tests.ui.stages import settled

E10, A2, E1 = "administrator-E-10", "executive-A-2", "executive-E-1"
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def plan(state: AppState, desk: Desk) -> PlanHand:
    """The plan by itself, with three tasks; its table has the keys."""
    state.edit([A2, E1], {Field.STATUS: Status.NOT_DONE})
    view = desk.put(PlanView(state, desk.ways))
    view.focus_list()
    desk.hear(state, view, edit_tasks=view.edit_tasks)
    return PlanHand(view)


def come_back(plan: PlanHand) -> None:
    plan.view.hide()
    plan.view.show()
    plan.view.focus_list()


# what stands in it


def test_it_holds_what_is_open_and_known(plan: PlanHand, state: AppState) -> None:
    assert set(plan.ids) == {E10, A2, E1}, "neither what is done, nor not applicable, nor untouched"
    state.edit(["teleworker-H-2"], {Field.OWNER: "髙﨑"})
    assert set(plan.ids) == {E10, A2, E1, "teleworker-H-2"}
    state.edit([E10], {Field.STATUS: Status.DONE})
    assert plan.stays(E10), "no row moves under a person's hands"
    come_back(plan)
    assert set(plan.ids) == {A2, E1, "teleworker-H-2"}


def test_it_begins_with_the_first_task(state: AppState, desk: Desk) -> None:
    state.edit([E10], {Field.STATUS: Status.DONE})
    plan = PlanHand(desk.put(PlanView(state, desk.ways)))
    assert plan.ids == ()
    plan.view.hide()
    state.edit([A2, E1, E10], {Field.STATUS: Status.NOT_DONE})
    come_back(plan)
    assert len(plan.ids) == 3
    assert plan.current_id == plan.ids[0]


@pytest.mark.parametrize("is_seen", [True, False])
def test_another_workbook_begins_with_its_first_task(plan: PlanHand, state: AppState, is_seen: bool) -> None:
    plan.stand_on(plan.ids[-1])
    if not is_seen:
        plan.view.hide()
    with Workbook.create(state.path.with_name("other.tenken")) as other:
        other.apply([Change(i, Field.STATUS, Status.UNANSWERED, Status.NOT_DONE) for i in (A2, E1, E10)])
    state.replace_workbook(Workbook.open(other.path))
    come_back(plan)
    assert len(plan.ids) == 3
    assert plan.current_id == plan.ids[0]


def test_its_model_keeps_the_rules_of_qt(plan: PlanHand, state: AppState) -> None:
    model = plan.view.findChild(TaskTableModel)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    state.set_view(View.EXECUTIVE)
    state.edit(["executive-M-1"], {Field.STATUS: Status.PARTIAL})
    state.set_view(View.ALL)
    assert tester.model() is model


def test_tasks_stand_by_due_date(plan: PlanHand, state: AppState, speak: Callable) -> None:
    ids = [m.id for m in state.measures if m.role == "administrator" and m.category in "FGH"][:7]
    for measure_id, days in zip(ids, (31, 30, 8, 7, 0, -1, -9), strict=True):
        state.edit([measure_id], {Field.DUE: state.today() + timedelta(days=days)})
    come_back(plan)
    assert plan.headings == ["Overdue", "Within 7 days", "Within 30 days", "Later", "No due date yet"]
    assert plan.ids[:7] == tuple(reversed(ids)), "7 and 30 days still count as within"
    speak("ja", plan.view)
    assert plan.headings[0] == "期限切れ"


def test_tasks_stand_by_month_when_asked_and_a_head_turns_them(
    qtbot: QtBot, plan: PlanHand, state: AppState, speak: Callable
) -> None:
    today = state.today()
    months = [date(today.year + 1, 4, 20), date(today.year + 1, 4, 3), date(today.year + 1, 12, 1)]
    for measure, due in zip((A2, E10, E1), months, strict=True):
        state.edit([measure], {Field.STATUS: Status.PARTIAL, Field.DUE: due})
    plan.press("By month")
    year = today.year + 1
    assert [heading for heading in plan.headings if str(year) in heading] == [f"April {year}", f"December {year}"]
    assert [i for i in plan.ids if i in (A2, E10, E1)] == [E10, A2, E1]
    plan.stand_on(E1, TaskColumn.DUE)
    qtbot.keyClick(plan.list, "s")
    speak("ja", plan.view)
    assert [heading for heading in plan.headings if str(year) in heading] == [f"{year}年12月", f"{year}年4月"]
    plan.press("By due date")
    assert f"{year}年4月" not in plan.headings


def test_tasks_stand_by_owner_and_those_without_one_last(plan: PlanHand, state: AppState) -> None:
    state.edit([A2, E1], {Field.OWNER: "Anna"})
    state.edit(["teleworker-H-2"], {Field.STATUS: Status.NOT_DONE})
    plan.press("By owner")
    assert plan.headings == ["Anna", "𠮷田", "No owner yet"]
    assert plan.ids[2:] == (E10, "teleworker-H-2")


def test_heads_sort_by_mouse_and_by_key(qtbot: QtBot, plan: PlanHand, state: AppState) -> None:
    state.edit([A2], {Field.PRIORITY: Priority.HIGH, Field.CARRIER: Carrier.BOTH})
    state.edit([E1], {Field.PRIORITY: Priority.LOW})
    plan.stand_on(E1, TaskColumn.PRIORITY)
    qtbot.keyClick(plan.list, "s")
    assert (plan.ids, plan.headings) == ((A2, E10, E1), [])
    qtbot.keyClick(plan.list, "s")
    assert plan.ids == (E1, E10, A2)
    assert plan.current_id == E1
    head = plan.list.horizontalHeader()
    at = head.sectionViewportPosition(TaskColumn.CARRIER) + 5
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at, 5))
    assert plan.ids[-1] == A2
    plan.stand_on(E1, TaskColumn.STATUS)
    qtbot.keyClick(plan.list, "s")
    assert plan.ids[0] == E10, "partly done before not done"
    plan.stand_on(E1, TaskColumn.TITLE)
    qtbot.keyClick(plan.list, "s")
    assert plan.ids == tuple(m.id for m in state.measures if m.id in plan.ids)


def test_it_follows_the_view_and_the_workbook(plan: PlanHand, state: AppState, desk: Desk) -> None:
    state.set_view(View.TELEWORKER)
    assert plan.ids == ()
    state.set_view(View.ALL)
    assert set(plan.ids) == {E10, A2, E1}
    state.replace_workbook(Workbook.create(state.path.with_name("other.tenken")))
    assert plan.ids == ()


@pytest.mark.parametrize("is_seen", [True, False])
def test_another_workbook_begins_at_its_first_task(plan: PlanHand, state: AppState, is_seen: bool) -> None:
    plan.stand_on(plan.ids[-1])
    plan.view.setVisible(is_seen)
    other = Workbook.create(state.path.with_name("other.tenken"))
    for measure in (E10, A2, E1):
        other.apply(changes_to(measure, Entry(), {Field.STATUS: Status.PARTIAL}))
    state.replace_workbook(other)
    come_back(plan)
    assert plan.current_id == plan.ids[0]


def test_the_first_tasks_of_a_plan_that_was_empty_are_stood_on_from_the_first(plan: PlanHand, state: AppState) -> None:
    state.replace_workbook(Workbook.create(state.path.with_name("other.tenken")))
    plan.view.hide()
    state.edit([E10, A2, E1], {Field.STATUS: Status.PARTIAL})
    come_back(plan)
    assert plan.current_id == plan.ids[0]


def test_it_is_not_made_anew_for_those_who_do_not_look(qtbot: QtBot, plan: PlanHand, state: AppState) -> None:
    model = plan.view.findChild(TaskTableModel)
    plan.view.hide()
    with qtbot.assertNotEmitted(model.modelReset), qtbot.assertNotEmitted(model.dataChanged):
        state.edit(["teleworker-H-2"], {Field.STATUS: Status.PARTIAL})
        state.edit([E1], {Field.DUE: state.today()})
    with qtbot.waitSignal(model.modelReset):
        plan.view.show()
    assert "teleworker-H-2" in plan.ids


def test_one_that_nobody_has_seen_yet_waits_as_well(qtbot: QtBot, state: AppState, desk: Desk) -> None:
    view = PlanView(state, desk.ways)
    qtbot.addWidget(view)
    model = view.findChild(TaskTableModel)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.assertNotEmitted(model.dataChanged):
        state.edit(["teleworker-H-2"], {Field.STATUS: Status.PARTIAL})
    view.show()
    assert "teleworker-H-2" in PlanHand(view).ids


def test_an_edit_changes_rows_where_they_stand(qtbot: QtBot, plan: PlanHand, state: AppState) -> None:
    model, before = plan.view.findChild(TaskTableModel), plan.ids
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        state.edit([before[-1]], {Field.DUE: state.today()})
    assert plan.ids == before
    come_back(plan)
    assert plan.ids[0] == before[-1]


def test_an_empty_plan_says_what_to_do(plan: PlanHand, state: AppState, desk: Desk) -> None:
    state.edit([E10, A2, E1], {Field.STATUS: Status.DONE, Field.OWNER: ""})
    come_back(plan)
    assert "Nothing is planned yet." in plan.said
    assert not plan.list.isVisible()
    plan.press("Go to the checklist")
    assert desk.wanted == [ToPlace(Place.CHECKLIST)]


def test_a_plan_in_which_nothing_is_left_says_so(plan: PlanHand, state: AppState, desk: Desk) -> None:
    state.edit([m.id for m in state.measures_of(View.EXECUTIVE)], {Field.STATUS: Status.DONE})
    state.set_view(View.EXECUTIVE)
    come_back(plan)
    assert "Nothing is left: every measure here is done or does not apply." in plan.said
    assert "Nothing is planned yet." not in plan.said
    plan.press("Go to the overview")
    assert desk.wanted == [ToPlace(Place.OVERVIEW)]


def test_tasks_and_overdue_ones_are_counted(plan: PlanHand, state: AppState) -> None:
    assert "3 tasks" in plan.lines
    state.edit([E10], {Field.DUE: state.today() - timedelta(days=1)})
    assert "3 tasks · Overdue 1" in plan.lines


def test_tasks_of_one_owner_alone_can_be_shown(plan: PlanHand) -> None:
    box = plan.choice("Show whose tasks")
    box.setCurrentIndex(box.findText("𠮷田"))
    box.activated.emit(box.currentIndex())
    assert plan.ids == (E10,)
    assert "1 of 3 shown" in plan.said
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert len(plan.ids) == 3


# what cells say


def test_cells_say_what_they_are_about(plan: PlanHand, state: AppState, speak: Callable) -> None:
    state.edit([E10], {Field.DUE: state.today() - timedelta(days=5)})
    assert plan.says(E10, TaskColumn.DUE).endswith(", 5 days late")
    assert plan.spoken(E10, TaskColumn.OWNER) == "Owner: 𠮷田"
    assert plan.spoken(E10, TaskColumn.DUE).startswith("Due date: overdue since")
    assert plan.spoken(A2, TaskColumn.OWNER) == "Owner: (nothing)"
    row = plan.spoken(E10, TaskColumn.TITLE)
    for part in ("Administrator E-10", "Partly done", "𠮷田", "overdue since"):
        assert part in row
    speak("ja", plan.view)
    assert plan.says(E10, TaskColumn.DUE).endswith(" 5日過ぎ")
    assert plan.spoken(E10, TaskColumn.OWNER) == "担当者：𠮷田"


def test_columns_give_way_where_there_is_little_room(plan: PlanHand, desk: Desk) -> None:
    def hidden() -> set[TaskColumn]:
        return {column for column in TaskColumn if plan.list.isColumnHidden(column)}

    assert hidden() == set()
    for width in (620, 480):
        plan.view.setFixedWidth(width)
        QApplication.processEvents()
        total = sum(plan.list.columnWidth(column) for column in TaskColumn)
        assert total <= plan.list.viewport().width(), "nothing to scroll sideways"
    assert hidden() == {TaskColumn.CARRIER, TaskColumn.PRIORITY}


# keys on the selection


def test_enter_on_a_title_and_ctrl_enter_anywhere_lead_to_the_measure(qtbot: QtBot, plan: PlanHand, desk: Desk) -> None:
    plan.stand_on(E1)
    qtbot.keyClick(plan.list, Qt.Key.Key_Return)
    plan.stand_on(A2, TaskColumn.DUE)
    qtbot.keyClick(plan.list, Qt.Key.Key_Return, CONTROL)
    assert desk.wanted == [ToMeasure(E1), ToMeasure(A2)]


def test_three_tasks_go_to_next_week_as_one_step(qtbot: QtBot, plan: PlanHand, state: AppState) -> None:
    qtbot.keyClick(plan.list, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(plan.list, Qt.Key.Key_Down, SHIFT)
    assert len(plan.list.selected_ids) == 3
    qtbot.keyClick(plan.list, "d")
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, DayPopup)
    qtbot.keyClick(popup.focusWidget(), Qt.Key.Key_Return)
    days = {state.entry(i).due for i in (E10, A2, E1)}
    (day,) = days
    assert day is not None
    assert (day.weekday(), 5 <= (day - state.today()).days <= 11) == (4, True)
    assert len(plan.list.selected_ids) == 3
    assert plan.list.hasFocus()
    state.undo()
    assert {state.entry(i).due for i in (E10, A2, E1)} == {None}


@pytest.mark.parametrize(
    ("key", "field", "first"), [("p", Field.PRIORITY, Priority.HIGH), ("c", Field.CARRIER, Carrier.VENDOR)]
)
def test_a_menu_gives_a_value_to_all_that_are_chosen(
    qtbot: QtBot, plan: PlanHand, state: AppState, key: str, field: Field, first: str
) -> None:
    plan.list.selectAll()
    qtbot.keyClick(plan.list, key)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    qtbot.keyClick(menu, Qt.Key.Key_Up if field is Field.PRIORITY else Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert {state.entry(i).get(field) for i in (E10, A2, E1)} == {first}
    state.undo()
    assert len({state.entry(i).get(field) for i in (E10, A2, E1)} - {first}) == 1


def test_an_owner_is_given_to_all_that_are_chosen(qtbot: QtBot, plan: PlanHand, state: AppState) -> None:
    plan.choose(A2, E1)
    qtbot.keyClick(plan.list, "o")
    assert plan.editor is not None
    qtbot.keyClicks(plan.editor, "Anna")
    qtbot.keyClick(plan.editor, Qt.Key.Key_Return)
    assert [state.entry(i).owner for i in (A2, E1, E10)] == ["Anna", "Anna", "𠮷田"]
    assert plan.list.hasFocus()


def test_what_can_be_done_with_several_is_offered_with_its_keys(qtbot: QtBot, plan: PlanHand, state: AppState) -> None:
    assert not plan.offers("Due date  D")
    plan.choose(A2, E1)
    assert "2 tasks chosen" in plan.lines
    plan.press("Carried out by  C")
    (menu,) = plan.view.findChildren(QMenu)
    menu.actions()[1].trigger()
    assert len({state.entry(i).carrier for i in (A2, E1)}) == 1
    assert state.entry(A2).carrier is not state.entry(E10).carrier
    menu.close()
    plan.press("Done  1")
    assert {state.entry(i).status for i in (A2, E1)} == {Status.DONE}
    plan.choose(A2, E1)
    qtbot.keyClick(plan.list, Qt.Key.Key_Escape)
    assert len(plan.list.selected_ids) == 1
    assert not plan.offers("Due date  D")


def test_several_tasks_are_edited_in_the_dialog_as_one_step(qtbot: QtBot, plan: PlanHand, state: AppState) -> None:
    plan.list.selectAll()

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, TaskDialog)
        task = TaskHand(dialog)
        task.owner.setEditText("Anna")
        task.due.selectAll()
        qtbot.keyClicks(task.due, "2030-12-24")
        dialog.accept()

    QTimer.singleShot(0, act)
    qtbot.keyClick(plan.list, "t", CONTROL)
    for measure_id in (E10, A2, E1):
        assert (state.entry(measure_id).owner, str(state.entry(measure_id).due)) == ("Anna", "2030-12-24")
    assert len(plan.list.selected_ids) == 3
    state.undo()
    assert (state.entry(E10).owner, state.entry(A2).due) == ("𠮷田", None)


# what stays


def test_a_task_that_is_done_stays_and_one_goes_on_below_it(qtbot: QtBot, plan: PlanHand, state: AppState) -> None:
    ids = plan.ids
    plan.stand_on(ids[1])
    qtbot.keyClick(plan.list, "1")
    qtbot.keyClick(plan.list, "1")
    assert (plan.stays(ids[1]), plan.current_id) == (True, ids[1]), "a key pressed twice answers one task"
    plan.let_a_moment_pass()
    assert plan.current_id == ids[2], "never up"
    qtbot.keyClick(plan.list, "1")
    plan.let_a_moment_pass()
    assert plan.current_id == ids[2], "the last one stays"
    assert state.entry(ids[0]).status is not Status.DONE


def test_who_goes_elsewhere_in_the_meantime_is_left_there(qtbot: QtBot, plan: PlanHand) -> None:
    ids = plan.ids
    plan.stand_on(ids[0])
    qtbot.keyClick(plan.list, "1")
    qtbot.keyClick(plan.list, Qt.Key.Key_End)
    plan.let_a_moment_pass()
    assert plan.current_id == ids[2]


def test_undo_goes_to_what_it_restores(qtbot: QtBot, plan: PlanHand, state: AppState) -> None:
    first = plan.ids[0]
    plan.stand_on(first)
    qtbot.keyClick(plan.list, "1")
    come_back(plan)
    assert first not in plan.ids
    state.undo()
    assert plan.view.show_tasks([first])
    assert (plan.current_id, plan.list.selected_ids) == (first, (first,))
    assert not plan.view.show_tasks(["teleworker-A-1"])


def test_a_row_that_is_new_moves_none_that_is_there(qtbot: QtBot, plan: PlanHand, state: AppState) -> None:
    before = plan.ids
    plan.stand_on(before[0])
    qtbot.keyClick(plan.list, "1")
    state.edit(["teleworker-H-2"], {Field.STATUS: Status.UNKNOWN})
    assert tuple(i for i in plan.ids if i != "teleworker-H-2") == before
    assert plan.stays(before[0])


# the way into a calendar


def test_the_days_can_be_put_into_a_calendar(plan: PlanHand, desk: Desk) -> None:
    plan.press("Put into a calendar")
    assert desk.wanted == [ToErrand(Errand.CALENDAR)]


@pytest.mark.parametrize(("percent", "covers"), [(100, True), (200, False)])
def test_a_notice_covers_no_row_where_few_are_seen(
    window: MainWindow, state: AppState, dress: Callable[[str, Theme, int], None], percent: int, covers: bool
) -> None:
    """Where there are many, it lies over the last of them, as in every place."""
    state.edit([A2, E1], {Field.STATUS: Status.NOT_DONE})
    dress("en", Theme.LIGHT, percent)
    window.resize(1024, 576)
    window.ways.place(Place.PLAN)
    settled(window)
    window.ways.tell(Notice("Executive A-2: Done", (NoticeButton("Undo", lambda: None),)))
    settled(window)
    toast, rows = Hand(window).toast, Hand(window).plan.list.viewport()
    place = QRect(toast.mapTo(window, QPoint()), toast.size())
    assert place.intersects(QRect(rows.mapTo(window, QPoint()), rows.size())) is covers
    assert window.rect().contains(place)

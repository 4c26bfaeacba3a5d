"""The places as a person uses them: overview, checklist with the measure in full, and plan."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.answers import Field, Status
from app.domain.selection import Filter, View
from app.storage.workbook import Workbook
from app.ui.checklist.checklist_view import ChecklistView
from app.ui.checklist.measure_detail import MeasureDetail
from app.ui.kit.link_row import LinkRow
from app.ui.overview.overview_view import OverviewView
from app.ui.plan.plan_view import PlanView
from app.ui.plan.task_dialog import TaskDialog
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place
from tests.ui.stages import settled

E10 = "administrator-E-10"
I7, I4 = "administrator-I-7", "teleworker-I-4"


def texts(widget: QWidget) -> str:
    """All that can be read on a widget."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def rows(widget: QWidget) -> dict[str, str]:
    """The rows that lead somewhere, by where, as they are spoken."""
    return {row.key: row.accessibleName() for row in widget.findChildren(LinkRow) if row.isVisible()}


def press(widget: QWidget, text: str) -> None:
    next(b for b in widget.findChildren(QPushButton) if b.isVisible() and b.text().startswith(text)).click()


# overview


@pytest.fixture
def overview(window: MainWindow) -> OverviewView:
    window._places.go_to(Place.OVERVIEW)
    return window._places.overview


def test_both_figures_are_told_for_all_and_by_role(overview: OverviewView) -> None:
    said = texts(overview)
    assert "Answered 2 / 97" in said
    assert "Done 1 / 97" in said
    assert "Teleworker　Answered 0 / 28　Done 0 / 28" in said
    assert "1 does not apply" in said


def test_the_overview_follows_an_answer_at_once(overview: OverviewView, window: MainWindow, state: AppState) -> None:
    state.edit(["teleworker-H-2"], {Field.STATUS: Status.DONE})
    assert "Done 2 / 97" in texts(overview)
    state.undo()
    assert window._places.place is Place.CHECKLIST, "undo goes to where it happened"
    window._places.go_to(Place.OVERVIEW)
    assert "Done 1 / 97" in texts(overview)


def test_the_overview_catches_up_when_it_is_shown_again(window: MainWindow, state: AppState) -> None:
    window._places.go_to(Place.OVERVIEW)
    window._places.go_to(Place.PLAN)
    state.edit(["teleworker-H-2"], {Field.STATUS: Status.DONE})
    window._places.go_to(Place.OVERVIEW)
    assert "Done 2 / 97" in texts(window._places.overview)


def test_six_things_to_start_with_say_why_and_lead_to_the_measure(
    qtbot: QtBot, overview: OverviewView, window: MainWindow
) -> None:
    card = overview._right[0]
    assert "6 things to start with" in texts(card)
    assert len(rows(card)) == 6
    assert all("a basic measure" in name for name in rows(card).values())
    first = card._rows[0]
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert window._places.place is Place.CHECKLIST
    assert window._places.current_id == first.key


def test_a_category_leads_to_its_measures(overview: OverviewView, window: MainWindow) -> None:
    row = next(r for r in overview._left[1]._rows if r.key == "E")
    assert "E, " in row.accessibleName()
    row.click()
    shown = window._places.checklist._model.shown_ids
    assert {i.split("-")[1] for i in shown} == {"E"}


def test_the_weakest_category_is_named_and_drawn(overview: OverviewView, state: AppState, window: MainWindow) -> None:
    assert "Answer a few measures" in texts(overview._right[1]) or "lowest stave" in texts(overview._right[1])
    for measure in state.measures:
        state.edit([measure.id], {Field.STATUS: Status.NOT_DONE if measure.category == "K" else Status.DONE})
    assert "Yours is K " in texts(overview._right[1])
    assert "Yours is K " in overview._right[1]._picture.accessibleName()
    press(overview, "Show the measures of K")
    assert {i.split("-")[1] for i in window._places.checklist._model.shown_ids} == {"K"}


def test_everything_done_says_so(overview: OverviewView, state: AppState) -> None:
    state.edit([m.id for m in state.measures], {Field.STATUS: Status.DONE})
    assert "Nothing left to start with" in texts(overview)
    assert "Every stave is full" in texts(overview)
    assert "Nothing waits for you here." in texts(overview)


def test_what_waits_is_listed_with_its_reason(overview: OverviewView, state: AppState, window: MainWindow) -> None:
    state.edit([E10], {Field.DUE: state.today() - timedelta(days=3)})
    state.edit(["teleworker-H-2"], {Field.STATUS: Status.UNKNOWN})
    card = overview._right[2]
    said = texts(card)
    assert "Overdue: 1" in said
    assert "To find out: 1" in said
    assert "overdue since" in rows(card)[E10]
    press(card, "Open the plan")
    assert window._places.place is Place.PLAN


def test_an_organisation_without_a_name_can_be_named(overview: OverviewView, state: AppState) -> None:
    assert "みどり商店" in texts(overview)
    state.rename("")
    assert "Your organization" in texts(overview)

    def fill_in() -> None:
        dialog = QApplication.activeModalWidget()
        dialog._line.setText(" Anna  & Co ")
        dialog.accept()

    QTimer.singleShot(0, fill_in)
    press(overview, "Enter the name")
    assert state.workbook.organisation == "Anna & Co"
    assert "Anna & Co" in texts(overview)


# checklist


@pytest.fixture
def checklist(window: MainWindow) -> ChecklistView:
    window._places.go_to(Place.CHECKLIST)
    window.activateWindow()
    return window._places.checklist


@pytest.fixture
def detail(checklist: ChecklistView) -> MeasureDetail:
    return checklist._detail


def test_the_checklist_stands_on_the_first_measure_and_shows_it(checklist: ChecklistView, state: AppState) -> None:
    first = state.measures[0]
    assert checklist.current_id == first.id
    assert state.words.measures[first.id].title in texts(checklist._detail)


def test_everything_about_a_measure_is_shown(checklist: ChecklistView, state: AppState) -> None:
    for measure in state.measures:
        checklist.show_measure(measure.id)
        said = texts(checklist._detail)
        words = state.words.measures[measure.id]
        shown = {label.accessibleName() or label.text() for label in checklist._detail.findChildren(QLabel)}
        assert {words.requirement, words.why, words.done_when, words.evidence, *words.steps} <= shown
        assert f"p. {measure.page}" in said


def test_keys_answer_and_move(qtbot: QtBot, checklist: ChecklistView, state: AppState) -> None:
    state.set_view(View.TELEWORKER)
    checklist.focus_list()
    ids = [m.id for m in state.measures]
    for key, status in (("1", Status.DONE), ("2", Status.PARTIAL), ("3", Status.NOT_DONE), ("4", Status.UNKNOWN)):
        qtbot.keyClick(checklist._list, key)
        assert state.entry(checklist.current_id).status is status
        qtbot.keyClick(checklist._list, Qt.Key.Key_Down)
    assert checklist.current_id == ids[4]
    qtbot.keyClick(checklist._list, Qt.Key.Key_Up)
    qtbot.keyClick(checklist._list, "6")
    assert state.entry(ids[3]).status is Status.UNANSWERED


def test_the_key_n_goes_to_the_next_without_an_answer_and_lifts_what_hides_it(
    qtbot: QtBot, checklist: ChecklistView, state: AppState
) -> None:
    ids = [m.id for m in state.measures]
    state.edit(ids[:10], {Field.STATUS: Status.DONE})
    checklist.set_filter(Filter(statuses=frozenset({Status.DONE})))
    checklist.show_measure(ids[0])
    qtbot.keyClick(checklist._list, "n")
    assert checklist.current_id == next(i for i in ids[10:] if state.entry(i).status is Status.UNANSWERED)
    assert len(checklist._model.shown_ids) == 98


def test_nothing_left_to_answer_is_said(window: MainWindow, checklist: ChecklistView, state: AppState) -> None:
    state.edit([m.id for m in state.measures], {Field.STATUS: Status.DONE})
    window._actions["next_unanswered"].trigger()
    assert window.statusBar().currentMessage() == "Every measure shown here has an answer."


def test_what_is_hidden_is_counted_and_can_be_shown(checklist: ChecklistView) -> None:
    assert checklist._count.text() == "98 measures"
    assert not checklist._everything.isVisible()
    checklist._search.setText("E10")
    shown = len(checklist._model.shown_ids)
    assert checklist._count.text() == f"{shown} of 98 shown"
    press(checklist, "Show all")
    assert (checklist._count.text(), checklist._search.text()) == ("98 measures", "")


def test_nothing_found_says_what_to_do(checklist: ChecklistView) -> None:
    checklist._search.setText("qqqq")
    assert checklist._count.text() == "Nothing matches. Change the search, or show all 98."
    assert checklist.current_id is None
    checklist._search.clear()
    assert checklist.current_id is not None


def test_search_keeps_the_measure_that_is_shown_while_it_matches(checklist: ChecklistView) -> None:
    checklist.show_measure(E10)
    checklist._search.setText("e-10")
    assert checklist.current_id == E10


def test_keys_lead_from_search_to_list_to_answers_and_back(qtbot: QtBot, checklist: ChecklistView) -> None:
    checklist.focus_search()
    qtbot.keyClicks(checklist._search, "e-10")
    qtbot.keyClick(checklist._search, Qt.Key.Key_Return)
    assert checklist._list.hasFocus()
    for _page in range(5):
        qtbot.keyClick(checklist._list, Qt.Key.Key_Space)
    qtbot.keyClick(checklist._list, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is checklist._detail._answers.button("2")
    assert not QApplication.focusWidget().visibleRegion().isEmpty()
    note = checklist._detail._form._notes[Field.NOTE].edit
    note.setFocus()
    qtbot.keyClick(note, Qt.Key.Key_Escape)
    assert checklist._list.hasFocus()
    checklist.focus_search()
    qtbot.keyClick(checklist._search, Qt.Key.Key_Escape)
    assert checklist._search.text() == ""


def test_the_space_bar_reads_on_and_back(qtbot: QtBot, checklist: ChecklistView, window: MainWindow) -> None:
    window.resize(1024, 576)
    checklist.focus_list()
    bar = checklist._detail.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.keyClick(checklist._list, Qt.Key.Key_Space)
    assert bar.value() > 0
    qtbot.keyClick(checklist._list, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == 0


def test_one_answer_settles_counterparts_after_saying_so(
    checklist: ChecklistView, detail: MeasureDetail, state: AppState
) -> None:
    checklist.show_measure(I7)
    assert "The same work also settles Teleworker I-4." in texts(detail)
    checklist.answer(Status.DONE)
    assert (state.entry(I7).status, state.entry(I4).status) == (Status.DONE, Status.DONE)
    state.undo()
    assert (state.entry(I7).status, state.entry(I4).status) == (Status.UNANSWERED, Status.UNANSWERED)
    detail._both.setChecked(False)
    checklist.answer(Status.PARTIAL)
    assert (state.entry(I7).status, state.entry(I4).status) == (Status.PARTIAL, Status.UNANSWERED)


def test_in_the_view_of_one_role_a_measure_stands_alone(
    checklist: ChecklistView, detail: MeasureDetail, state: AppState
) -> None:
    state.set_view(View.ADMINISTRATOR)
    checklist.show_measure(I7)
    assert not detail._both.isVisible()
    checklist.answer(Status.DONE)
    assert state.entry(I4).status is Status.UNANSWERED


def test_not_applicable_waits_for_its_reason(
    qtbot: QtBot, checklist: ChecklistView, detail: MeasureDetail, state: AppState, failures: list[Exception]
) -> None:
    state.set_view(View.EXECUTIVE)
    checklist.show_measure("executive-A-2")
    checklist.answer(Status.NOT_APPLICABLE)
    reason = detail._form.reason
    assert reason.edit.hasFocus()
    assert "saved once you write the reason" in texts(reason)
    assert state.entry("executive-A-2").status is Status.UNANSWERED
    qtbot.keyClicks(reason.edit, "no staff")
    reason.edit.flush()
    entry = state.entry("executive-A-2")
    assert (entry.status, entry.reason) == (Status.NOT_APPLICABLE, "no staff")
    assert not reason._hint.isVisible()
    reason.edit.setPlainText("")
    reason.edit.flush()
    assert state.entry("executive-A-2").reason == "no staff", "it stands with its reason until another is given"
    assert failures == []


def test_not_applicable_without_a_reason_is_forgotten_on_leaving(
    checklist: ChecklistView, detail: MeasureDetail, state: AppState
) -> None:
    checklist.show_measure("executive-A-2")
    checklist.answer(Status.NOT_APPLICABLE)
    checklist.show_measure(E10)
    checklist.show_measure("executive-A-2")
    assert state.entry("executive-A-2").status is Status.UNANSWERED
    assert detail._answers.button("6").isChecked()
    assert not detail._form.reason.isVisible()


def test_every_field_of_the_record_is_kept_and_shown_again(
    qtbot: QtBot, checklist: ChecklistView, detail: MeasureDetail, state: AppState
) -> None:
    checklist.show_measure("executive-A-2")
    form = detail._form
    for field, note in form._notes.items():
        note.edit.setPlainText(f"text of {field}")
    form._owner.setEditText("Anna")
    form._due._line.selectAll()
    qtbot.keyClicks(form._due._line, "2026-12-24")
    qtbot.mouseClick(form._today, Qt.MouseButton.LeftButton)
    for box, index in ((form._carrier, 2), (form._priority, 0)):
        box.setCurrentIndex(index)
        box.activated.emit(index)
    checklist.show_measure(E10)
    checklist.show_measure("executive-A-2")
    entry = state.workbook.entries()["executive-A-2"]
    assert (entry.note, entry.scope, entry.evidence) == ("text of note", "text of scope", "text of evidence")
    assert (entry.owner, entry.carrier, entry.priority) == ("Anna", "both", "high")
    assert (entry.due.isoformat(), entry.evidence_seen) == ("2026-12-24", state.today())
    assert form._owner.currentText() == "Anna"
    assert form._due._line.text() == "Dec 24, 2026"


def test_answering_with_the_mouse_keeps_what_is_typed_in_any_field(
    qtbot: QtBot, checklist: ChecklistView, detail: MeasureDetail, state: AppState
) -> None:
    checklist.show_measure("executive-A-2")
    detail._form._owner.setFocus()
    qtbot.keyClicks(detail._form._owner.lineEdit(), "Anna")
    qtbot.mouseClick(detail._answers.button("2"), Qt.MouseButton.LeftButton)
    assert (state.entry("executive-A-2").owner, state.entry("executive-A-2").status) == ("Anna", Status.PARTIAL)


def test_tab_goes_the_way_of_reading(window: MainWindow, qtbot: QtBot, checklist: ChecklistView) -> None:
    window.show_measure(E10)
    form = checklist._detail._form
    form.focus_task()
    places = []
    while form.isAncestorOf(QApplication.focusWidget()):
        here = QApplication.focusWidget()
        places.append((here.mapTo(form, QPoint()).y() // 20, here.mapTo(form, QPoint()).x()))
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    assert len(places) >= 10
    assert places == sorted(places)


def test_another_view_takes_the_keys_out_of_a_field(
    qtbot: QtBot, checklist: ChecklistView, detail: MeasureDetail, state: AppState
) -> None:
    checklist.show_measure(E10)
    detail._form._notes[Field.NOTE].edit.setFocus()
    state.set_view(View.TELEWORKER)
    assert checklist._list.hasFocus()
    checklist.focus_search()
    state.set_view(View.EXECUTIVE)
    assert checklist._search.hasFocus()


def test_the_wheel_changes_no_choice_in_passing(
    checklist: ChecklistView, detail: MeasureDetail, state: AppState
) -> None:
    checklist.show_measure(E10)
    before = state.entry(E10)
    for box in (detail._form._carrier, detail._form._priority, detail._form._owner):
        at = QPointF(box.rect().center())
        turn = QWheelEvent(
            at,
            QPointF(box.mapToGlobal(box.rect().center())),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(box, turn)
    assert state.entry(E10) == before


def test_the_task_is_reached_by_its_key(window: MainWindow, checklist: ChecklistView) -> None:
    checklist.show_measure(E10)
    window._actions["edit_tasks"].trigger()
    assert QApplication.focusWidget() in (checklist._detail._form._owner, checklist._detail._form._owner.lineEdit())


def test_the_checklist_shows_another_workbook(checklist: ChecklistView, detail: MeasureDetail, state: AppState) -> None:
    checklist.show_measure(E10)
    assert detail._form._notes[Field.NOTE].edit.toPlainText() == "髙﨑さんに聞く"
    state.replace_workbook(Workbook.create(state.path.with_name("other.tenken")))
    checklist.show_measure(E10)
    assert detail._form._notes[Field.NOTE].edit.toPlainText() == ""
    assert state.entries == {}


def test_the_checklist_speaks_the_language_of_the_screen(
    window: MainWindow, checklist: ChecklistView, state: AppState
) -> None:
    checklist.show_measure(E10)
    next(a for a in window._menus.languages.actions() if a.data() == "ja").trigger()
    settled(window)
    said = texts(checklist)
    assert "管理者Ｅ-10" in said
    assert state.catalogue.words("ja").measures[E10].title in said
    assert checklist._count.text() == "対策 98件"
    assert checklist._detail._answers.button("1").text() == "1 ○ 実施している"


# plan


@pytest.fixture
def plan(window: MainWindow, state: AppState) -> PlanView:
    state.edit(["executive-A-2", "executive-E-1"], {Field.STATUS: Status.NOT_DONE})
    window._places.go_to(Place.PLAN)
    return window._places.plan


def test_an_empty_plan_says_what_to_do(window: MainWindow, state: AppState) -> None:
    state.edit([E10], {Field.STATUS: Status.DONE, Field.OWNER: ""})
    window._places.go_to(Place.PLAN)
    assert "Nothing is planned yet." in texts(window._places.plan)
    assert not window._places.plan._list.isVisible()


def test_tasks_and_overdue_ones_are_counted(plan: PlanView, state: AppState) -> None:
    assert plan._count.text() == "3 tasks"
    state.edit([E10], {Field.DUE: state.today() - timedelta(days=1)})
    assert plan._count.text() == "3 tasks　1 overdue"


def edit_dialog(fill: Callable[[TaskDialog], None]) -> None:
    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, TaskDialog)
        fill(dialog)
        dialog.accept()

    QTimer.singleShot(0, act)


def test_several_tasks_are_edited_as_one_step(qtbot: QtBot, plan: PlanView, state: AppState) -> None:
    plan._list.selectAll()
    assert plan._edit.text() == "Edit 3 tasks..."

    def fill(dialog: TaskDialog) -> None:
        dialog._owner.setEditText("Anna")
        dialog._due._line.selectAll()
        qtbot.keyClicks(dialog._due._line, "2030-12-24")

    edit_dialog(fill)
    press(plan, "Edit 3 tasks")
    for measure_id in (E10, "executive-A-2", "executive-E-1"):
        assert (state.entry(measure_id).owner, str(state.entry(measure_id).due)) == ("Anna", "2030-12-24")
    assert len(plan._list.selected_ids) == 3
    state.undo()
    assert (state.entry(E10).owner, state.entry("executive-A-2").due) == ("𠮷田", None)


def test_several_tasks_are_answered_with_one_key(qtbot: QtBot, plan: PlanView, state: AppState) -> None:
    plan._list.setFocus()
    plan._list.selectAll()
    qtbot.keyClick(plan._list, "1")
    assert {state.entry(i).status for i in (E10, "executive-A-2", "executive-E-1")} == {Status.DONE}


def test_not_applicable_in_the_plan_asks_for_its_reason_in_the_checklist(
    qtbot: QtBot, plan: PlanView, window: MainWindow
) -> None:
    plan._list.stand_on("executive-A-2")
    qtbot.keyClick(plan._list, "5")
    assert (window._places.place, window._places.current_id) == (Place.CHECKLIST, "executive-A-2")
    assert window._places.checklist._detail._form.reason.isVisible()


def test_a_task_leads_to_its_measure(qtbot: QtBot, plan: PlanView, window: MainWindow) -> None:
    plan._list.stand_on("executive-E-1")
    qtbot.keyClick(plan._list, Qt.Key.Key_Return)
    assert (window._places.place, window._places.current_id) == (Place.CHECKLIST, "executive-E-1")


def test_the_plan_keeps_its_place_when_the_order_changes(plan: PlanView) -> None:
    plan._list.stand_on("executive-E-1")
    plan._order.button("owner").click()
    assert plan.current_id == "executive-E-1"


# menus of a measure


@pytest.mark.parametrize("place", [Place.CHECKLIST, Place.PLAN])
def test_the_context_menu_of_a_measure_answers_it(window: MainWindow, state: AppState, place: Place) -> None:
    window._places.go_to(place)
    view = window._places.checklist if place is Place.CHECKLIST else window._places.plan
    view._list.stand_on(E10)

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        next(a for a in menu.actions() if "Done" in a.text()).trigger()
        menu.close()

    QTimer.singleShot(0, choose)
    view._list.customContextMenuRequested.emit(view._list.visualRect(view._list.currentIndex()).center())
    assert state.entry(E10).status is Status.DONE

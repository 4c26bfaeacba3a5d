"""The places as a person uses them: overview, checklist with the measure in full, and plan."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from app.domain.answers import Field, Status
from app.domain.selection import Filter, View
from app.storage.workbook import Workbook
from app.ui.kit.bars import BarrelPicture
from app.ui.plan.plan_model import PlanModel
from app.ui.plan.task_dialog import TaskDialog
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place
from tests.ui.hands import ChecklistHand, DetailHand, Hand, OverviewHand, Part, PlanHand, TaskHand
from tests.ui.stages import settled

E10 = "administrator-E-10"
I7, I4 = "administrator-I-7", "teleworker-I-4"


# overview


@pytest.fixture
def overview(window: MainWindow) -> OverviewHand:
    Hand(window).go(Place.OVERVIEW)
    return Hand(window).overview


def test_both_figures_are_told_for_all_and_by_role(overview: OverviewHand) -> None:
    said = overview.said
    assert "Answered 2 / 97" in said
    assert "Done 1 / 97" in said
    assert "Teleworker　Answered 0 / 28　Done 0 / 28" in said
    assert "1 does not apply" in said


def test_the_overview_follows_an_answer_at_once(overview: OverviewHand, window: MainWindow, state: AppState) -> None:
    state.edit(["teleworker-H-2"], {Field.STATUS: Status.DONE})
    assert "Done 2 / 97" in overview.said
    state.undo()
    assert Hand(window).place is Place.CHECKLIST, "undo goes to where it happened"
    Hand(window).go(Place.OVERVIEW)
    assert "Done 1 / 97" in overview.said


def test_the_overview_catches_up_when_it_is_shown_again(window: MainWindow, state: AppState) -> None:
    Hand(window).go(Place.OVERVIEW)
    Hand(window).go(Place.PLAN)
    state.edit(["teleworker-H-2"], {Field.STATUS: Status.DONE})
    Hand(window).go(Place.OVERVIEW)
    assert "Done 2 / 97" in Hand(window).overview.said


def test_the_plan_is_made_for_those_who_look_at_it(window: MainWindow, state: AppState) -> None:
    Hand(window).go(Place.PLAN)
    plan = window.findChild(PlanModel)
    assert plan is not None
    made: list[None] = []
    plan.refreshed.connect(lambda: made.append(None))
    state.edit(["teleworker-H-2"], {Field.OWNER: "髙﨑"})
    assert len(made) == 1
    Hand(window).go(Place.OVERVIEW)
    state.edit(["teleworker-H-2"], {Field.STATUS: Status.DONE})
    state.edit(["executive-E-1"], {Field.DUE: state.today()})
    assert len(made) == 1, "nobody looks at it"
    Hand(window).go(Place.PLAN)
    assert len(made) == 2
    assert set(plan.shown_ids) == {"administrator-E-10", "executive-E-1"}


def test_six_things_to_start_with_say_why_and_lead_to_the_measure(
    qtbot: QtBot, overview: OverviewHand, window: MainWindow
) -> None:
    card = overview.card("6 things to start with")
    assert len(card.links) == 6
    assert all("a basic measure" in name for name in card.spoken_links.values())
    first = next(iter(card.links.values()))
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert Hand(window).place is Place.CHECKLIST
    assert Hand(window).standing == first.key


def test_a_category_leads_to_its_measures(overview: OverviewHand, window: MainWindow) -> None:
    row = overview.card("By category").links["E"]
    assert "E, " in row.accessibleName()
    row.click()
    shown = Hand(window).checklist.ids
    assert {i.split("-")[1] for i in shown} == {"E"}


def test_the_weakest_category_is_named_and_drawn(overview: OverviewHand, state: AppState, window: MainWindow) -> None:
    card = overview.card("The weakest spot")
    assert "Answer a few measures" in card.said or "lowest stave" in card.said
    for measure in state.measures:
        state.edit([measure.id], {Field.STATUS: Status.NOT_DONE if measure.category == "K" else Status.DONE})
    assert "Yours is K " in card.said
    assert "Yours is K " in card.kind(BarrelPicture).accessibleName()
    overview.press("Show the measures of K")
    assert {i.split("-")[1] for i in Hand(window).checklist.ids} == {"K"}


def test_everything_done_says_so(overview: OverviewHand, state: AppState) -> None:
    state.edit([m.id for m in state.measures], {Field.STATUS: Status.DONE})
    assert "Nothing left to start with" in overview.said
    assert "Every stave is full" in overview.said
    assert "Nothing waits for you here." in overview.said


def test_what_waits_is_listed_with_its_reason(overview: OverviewHand, state: AppState, window: MainWindow) -> None:
    state.edit([E10], {Field.DUE: state.today() - timedelta(days=3)})
    state.edit(["teleworker-H-2"], {Field.STATUS: Status.UNKNOWN})
    card = overview.card("Overdue and undecided")
    assert "Overdue: 1" in card.lines
    assert "To find out: 1" in card.lines
    assert "overdue since" in card.spoken_links[E10]
    card.press("Open the plan")
    assert Hand(window).place is Place.PLAN


def test_an_organisation_without_a_name_can_be_named(overview: OverviewHand, state: AppState) -> None:
    assert "みどり商店" in overview.said
    state.rename("")
    assert "Your organization" in overview.said

    def fill_in() -> None:
        dialog = QApplication.activeModalWidget()
        Part(dialog).line("Name of the organization").setText(" Anna  & Co ")
        dialog.accept()

    QTimer.singleShot(0, fill_in)
    overview.press("Enter the name")
    assert state.workbook.organisation == "Anna & Co"
    assert "Anna & Co" in overview.said


# checklist


@pytest.fixture
def checklist(window: MainWindow) -> ChecklistHand:
    Hand(window).go(Place.CHECKLIST)
    window.activateWindow()
    return Hand(window).checklist


@pytest.fixture
def detail(checklist: ChecklistHand) -> DetailHand:
    return checklist.detail


def test_the_checklist_stands_on_the_first_measure_and_shows_it(checklist: ChecklistHand, state: AppState) -> None:
    first = state.measures[0]
    assert checklist.current_id == first.id
    assert state.words.measures[first.id].title in checklist.detail.said


def test_everything_about_a_measure_is_shown(checklist: ChecklistHand, state: AppState) -> None:
    for measure in state.measures:
        checklist.open(measure.id)
        said = checklist.detail.said
        words = state.words.measures[measure.id]
        shown = {label.accessibleName() or label.text() for label in checklist.detail.view.findChildren(QLabel)}
        assert {words.requirement, words.why, words.done_when, words.evidence, *words.steps} <= shown
        assert f"p. {measure.page}" in said


def test_keys_answer_and_move(qtbot: QtBot, checklist: ChecklistHand, state: AppState) -> None:
    state.set_view(View.TELEWORKER)
    checklist.view.focus_list()
    ids = [m.id for m in state.measures]
    for key, status in (("1", Status.DONE), ("2", Status.PARTIAL), ("3", Status.NOT_DONE), ("4", Status.UNKNOWN)):
        qtbot.keyClick(checklist.list, key)
        assert state.entry(checklist.current_id).status is status
        qtbot.keyClick(checklist.list, Qt.Key.Key_Down)
    assert checklist.current_id == ids[4]
    qtbot.keyClick(checklist.list, Qt.Key.Key_Up)
    qtbot.keyClick(checklist.list, "6")
    assert state.entry(ids[3]).status is Status.UNANSWERED


def test_the_key_n_goes_to_the_next_without_an_answer_and_lifts_what_hides_it(
    qtbot: QtBot, checklist: ChecklistHand, state: AppState
) -> None:
    ids = [m.id for m in state.measures]
    state.edit(ids[:10], {Field.STATUS: Status.DONE})
    checklist.view.set_filter(Filter(statuses=frozenset({Status.DONE})))
    checklist.open(ids[0])
    qtbot.keyClick(checklist.list, "n")
    assert checklist.current_id == next(i for i in ids[10:] if state.entry(i).status is Status.UNANSWERED)
    assert len(checklist.ids) == 98


def test_nothing_left_to_answer_is_said(window: MainWindow, checklist: ChecklistHand, state: AppState) -> None:
    state.edit([m.id for m in state.measures], {Field.STATUS: Status.DONE})
    Hand(window).choose("next_unanswered")
    assert window.statusBar().currentMessage() == "Every measure shown here has an answer."


def test_what_is_hidden_is_counted_and_can_be_shown(checklist: ChecklistHand) -> None:
    assert "98 measures" in checklist.lines
    assert not checklist.offers("Show all")
    checklist.search.setText("E10")
    shown = len(checklist.ids)
    assert f"{shown} of 98 shown" in checklist.lines
    checklist.press("Show all")
    assert "98 measures" in checklist.lines
    assert checklist.search.text() == ""


def test_nothing_found_says_what_to_do(checklist: ChecklistHand) -> None:
    checklist.search.setText("qqqq")
    assert "Nothing matches. Change the search, or show all 98." in checklist.lines
    assert checklist.current_id is None
    checklist.search.clear()
    assert checklist.current_id is not None


def test_search_keeps_the_measure_that_is_shown_while_it_matches(checklist: ChecklistHand) -> None:
    checklist.open(E10)
    checklist.search.setText("e-10")
    assert checklist.current_id == E10


def test_keys_lead_from_search_to_list_to_answers_and_back(qtbot: QtBot, checklist: ChecklistHand) -> None:
    checklist.view.focus_search()
    qtbot.keyClicks(checklist.search, "e-10")
    qtbot.keyClick(checklist.search, Qt.Key.Key_Return)
    assert checklist.list.hasFocus()
    for _page in range(5):
        qtbot.keyClick(checklist.list, Qt.Key.Key_Space)
    qtbot.keyClick(checklist.list, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is checklist.detail.answer_button(Status.PARTIAL)
    assert not QApplication.focusWidget().visibleRegion().isEmpty()
    note = checklist.detail.text(Field.NOTE)
    note.setFocus()
    qtbot.keyClick(note, Qt.Key.Key_Escape)
    assert checklist.list.hasFocus()
    checklist.view.focus_search()
    qtbot.keyClick(checklist.search, Qt.Key.Key_Escape)
    assert checklist.search.text() == ""


def test_the_space_bar_reads_on_and_back(qtbot: QtBot, checklist: ChecklistHand, window: MainWindow) -> None:
    window.resize(1024, 576)
    checklist.view.focus_list()
    bar = checklist.detail.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.keyClick(checklist.list, Qt.Key.Key_Space)
    assert bar.value() > 0
    qtbot.keyClick(checklist.list, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == 0


def test_one_answer_settles_counterparts_after_saying_so(
    checklist: ChecklistHand, detail: DetailHand, state: AppState
) -> None:
    checklist.open(I7)
    assert "The same work also settles Teleworker I-4." in detail.said
    checklist.answer(Status.DONE)
    assert (state.entry(I7).status, state.entry(I4).status) == (Status.DONE, Status.DONE)
    state.undo()
    assert (state.entry(I7).status, state.entry(I4).status) == (Status.UNANSWERED, Status.UNANSWERED)
    detail.together.setChecked(False)
    checklist.answer(Status.PARTIAL)
    assert (state.entry(I7).status, state.entry(I4).status) == (Status.PARTIAL, Status.UNANSWERED)


def test_in_the_view_of_one_role_a_measure_stands_alone(
    checklist: ChecklistHand, detail: DetailHand, state: AppState
) -> None:
    state.set_view(View.ADMINISTRATOR)
    checklist.open(I7)
    assert not detail.together.isVisible()
    checklist.answer(Status.DONE)
    assert state.entry(I4).status is Status.UNANSWERED


def test_not_applicable_waits_for_its_reason(
    qtbot: QtBot, checklist: ChecklistHand, detail: DetailHand, state: AppState, failures: list[Exception]
) -> None:
    state.set_view(View.EXECUTIVE)
    checklist.open("executive-A-2")
    checklist.answer(Status.NOT_APPLICABLE)
    reason = detail.reason
    assert reason.hasFocus()
    assert "saved once you write the reason" in detail.said
    assert state.entry("executive-A-2").status is Status.UNANSWERED
    qtbot.keyClicks(reason, "no staff")
    reason.flush()
    entry = state.entry("executive-A-2")
    assert (entry.status, entry.reason) == (Status.NOT_APPLICABLE, "no staff")
    assert "saved once you write the reason" not in detail.said
    reason.setPlainText("")
    reason.flush()
    assert state.entry("executive-A-2").reason == "no staff", "it stands with its reason until another is given"
    assert failures == []


def test_not_applicable_without_a_reason_is_forgotten_on_leaving(
    checklist: ChecklistHand, detail: DetailHand, state: AppState
) -> None:
    checklist.open("executive-A-2")
    checklist.answer(Status.NOT_APPLICABLE)
    checklist.open(E10)
    checklist.open("executive-A-2")
    assert state.entry("executive-A-2").status is Status.UNANSWERED
    assert detail.answer_button(Status.UNANSWERED).isChecked()
    assert not detail.reason.isVisible()


def test_every_field_of_the_record_is_kept_and_shown_again(
    qtbot: QtBot, checklist: ChecklistHand, detail: DetailHand, state: AppState
) -> None:
    checklist.open("executive-A-2")
    for field in (Field.NOTE, Field.SCOPE, Field.EVIDENCE):
        detail.text(field).setPlainText(f"text of {field}")
    detail.owner.setEditText("Anna")
    due = detail.day(Field.DUE)
    due.selectAll()
    qtbot.keyClicks(due, "2026-12-24")
    qtbot.mouseClick(detail.button("Seen today"), Qt.MouseButton.LeftButton)
    for box, index in ((detail.pick(Field.CARRIER), 2), (detail.pick(Field.PRIORITY), 0)):
        box.setCurrentIndex(index)
        box.activated.emit(index)
    checklist.open(E10)
    checklist.open("executive-A-2")
    entry = state.workbook.entries()["executive-A-2"]
    assert (entry.note, entry.scope, entry.evidence) == ("text of note", "text of scope", "text of evidence")
    assert (entry.owner, entry.carrier, entry.priority) == ("Anna", "both", "high")
    assert (entry.due.isoformat(), entry.evidence_seen) == ("2026-12-24", state.today())
    assert detail.owner.currentText() == "Anna"
    assert due.text() == "Dec 24, 2026"


def test_answering_with_the_mouse_keeps_what_is_typed_in_any_field(
    qtbot: QtBot, checklist: ChecklistHand, detail: DetailHand, state: AppState
) -> None:
    checklist.open("executive-A-2")
    detail.owner.setFocus()
    qtbot.keyClicks(detail.owner.lineEdit(), "Anna")
    qtbot.mouseClick(detail.answer_button(Status.PARTIAL), Qt.MouseButton.LeftButton)
    assert (state.entry("executive-A-2").owner, state.entry("executive-A-2").status) == ("Anna", Status.PARTIAL)


def test_tab_goes_the_way_of_reading(window: MainWindow, qtbot: QtBot, checklist: ChecklistHand) -> None:
    window.show_measure(E10)
    form = checklist.detail.form
    form.focus_task()
    places = []
    while form.isAncestorOf(QApplication.focusWidget()):
        here = QApplication.focusWidget()
        places.append((here.mapTo(form, QPoint()).y() // 20, here.mapTo(form, QPoint()).x()))
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    assert len(places) >= 10
    assert places == sorted(places)


def test_another_view_takes_the_keys_out_of_a_field(
    qtbot: QtBot, checklist: ChecklistHand, detail: DetailHand, state: AppState
) -> None:
    checklist.open(E10)
    detail.text(Field.NOTE).setFocus()
    state.set_view(View.TELEWORKER)
    assert checklist.list.hasFocus()
    checklist.view.focus_search()
    state.set_view(View.EXECUTIVE)
    assert checklist.search.hasFocus()


def test_the_wheel_changes_no_choice_in_passing(checklist: ChecklistHand, detail: DetailHand, state: AppState) -> None:
    checklist.open(E10)
    before = state.entry(E10)
    for box in (detail.pick(Field.CARRIER), detail.pick(Field.PRIORITY), detail.owner):
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


def test_the_task_is_reached_by_its_key(window: MainWindow, checklist: ChecklistHand) -> None:
    checklist.open(E10)
    Hand(window).choose("edit_tasks")
    assert QApplication.focusWidget() in (checklist.detail.owner, checklist.detail.owner.lineEdit())


def test_the_checklist_shows_another_workbook(checklist: ChecklistHand, detail: DetailHand, state: AppState) -> None:
    checklist.open(E10)
    assert detail.text(Field.NOTE).toPlainText() == "髙﨑さんに聞く"
    state.replace_workbook(Workbook.create(state.path.with_name("other.tenken")))
    checklist.open(E10)
    assert detail.text(Field.NOTE).toPlainText() == ""
    assert state.entries == {}


def test_the_checklist_speaks_the_language_of_the_screen(
    window: MainWindow, checklist: ChecklistHand, state: AppState
) -> None:
    checklist.open(E10)
    Hand(window).speak("ja")
    settled(window)
    said = checklist.said
    assert "管理者Ｅ-10" in said
    assert state.catalogue.words("ja").measures[E10].title in said
    assert "対策 98件" in checklist.lines
    assert checklist.detail.answer_button(Status.DONE).text() == "1 ○ 実施している"


# plan


@pytest.fixture
def plan(window: MainWindow, state: AppState) -> PlanHand:
    state.edit(["executive-A-2", "executive-E-1"], {Field.STATUS: Status.NOT_DONE})
    Hand(window).go(Place.PLAN)
    return Hand(window).plan


def test_an_empty_plan_says_what_to_do(window: MainWindow, state: AppState) -> None:
    state.edit([E10], {Field.STATUS: Status.DONE, Field.OWNER: ""})
    Hand(window).go(Place.PLAN)
    assert "Nothing is planned yet." in Hand(window).plan.said
    assert not Hand(window).plan.list.isVisible()


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


def test_several_tasks_are_answered_with_one_key(qtbot: QtBot, plan: PlanHand, state: AppState) -> None:
    plan.list.setFocus()
    plan.list.selectAll()
    qtbot.keyClick(plan.list, "1")
    assert {state.entry(i).status for i in (E10, "executive-A-2", "executive-E-1")} == {Status.DONE}


def test_not_applicable_in_the_plan_asks_for_its_reason_in_the_checklist(
    qtbot: QtBot, plan: PlanHand, window: MainWindow
) -> None:
    plan.list.stand_on("executive-A-2")
    qtbot.keyClick(plan.list, "5")
    assert (Hand(window).place, Hand(window).standing) == (Place.CHECKLIST, "executive-A-2")
    assert Hand(window).checklist.detail.reason.isVisible()


def test_a_task_leads_to_its_measure(qtbot: QtBot, plan: PlanHand, window: MainWindow) -> None:
    plan.list.stand_on("executive-E-1")
    qtbot.keyClick(plan.list, Qt.Key.Key_Return)
    assert (Hand(window).place, Hand(window).standing) == (Place.CHECKLIST, "executive-E-1")


def test_the_plan_keeps_its_place_when_the_order_changes(plan: PlanHand) -> None:
    plan.list.stand_on("executive-E-1")
    plan.press("By owner")
    assert plan.current_id == "executive-E-1"


# menus of a measure


@pytest.mark.parametrize("place", [Place.CHECKLIST, Place.PLAN])
def test_the_context_menu_of_a_measure_answers_it(window: MainWindow, state: AppState, place: Place) -> None:
    Hand(window).go(place)
    view = Hand(window).checklist if place is Place.CHECKLIST else Hand(window).plan
    view.list.stand_on(E10)

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        next(a for a in menu.actions() if "Done" in a.text()).trigger()
        menu.close()

    QTimer.singleShot(0, choose)
    view.list.customContextMenuRequested.emit(view.list.visualRect(view.list.currentIndex()).center())
    assert state.entry(E10).status is Status.DONE

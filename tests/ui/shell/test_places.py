"""The places in their window: keys, menus and undo, which are the window's, reach the place that is shown."""

from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.answers import Field, Status
from app.domain.selection import Filter, View
from app.domain.tables import DECISION, Column
from app.ui.documents import printing
from app.ui.documents.documents_view import DocumentsView
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place
from tests.ui.hands import ChecklistHand, Hand, Part, PlanHand, is_free

E10 = "administrator-E-10"
PATIENCE = 60_000


def test_the_overview_catches_up_when_it_is_shown_again(window: MainWindow, state: AppState) -> None:
    Hand(window).go(Place.OVERVIEW)
    Hand(window).go(Place.PLAN)
    state.edit(["teleworker-H-2"], {Field.STATUS: Status.DONE})
    Hand(window).go(Place.OVERVIEW)
    assert "Done: 2 of 97" in Hand(window).overview.said


def test_the_button_that_goes_on_has_the_keys_whenever_one_comes_to_the_overview(
    qtbot: QtBot, window: MainWindow
) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    for elsewhere in (Place.CHECKLIST, Place.PLAN):
        Hand(window).go(Place.OVERVIEW)
        primary = Hand(window).overview.primary
        assert QApplication.focusWidget() is primary
        Hand(window).go(elsewhere)
    Hand(window).go(Place.OVERVIEW)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert Hand(window).place is Place.CHECKLIST


@pytest.mark.parametrize(
    ("place", "button"), [(Place.OVERVIEW, "Just ten minutes"), (Place.DOCUMENTS, "Save as PDF...")]
)
def test_what_is_filled_stays_so_and_enter_presses_what_has_the_keys(
    qtbot: QtBot, window: MainWindow, place: Place, button: str
) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    Hand(window).go(place)
    if place is Place.OVERVIEW:
        assert Hand(window).overview.primary
    other = Part(window).button(button)
    filled = [b for b in window.findChildren(QPushButton) if b.isVisible() and b.isDefault()]
    pressed: list[bool] = []
    other.clicked.disconnect()
    other.clicked.connect(lambda: pressed.append(True))
    other.setFocus()
    qtbot.keyClick(other, Qt.Key.Key_Return)
    assert pressed == [True]
    assert filled == [b for b in window.findChildren(QPushButton) if b.isVisible() and b.isDefault()]
    assert len(filled) == 1
    assert other not in filled


def test_undo_goes_to_where_it_happened(window: MainWindow, state: AppState) -> None:
    Hand(window).go(Place.OVERVIEW)
    state.edit(["teleworker-H-2"], {Field.STATUS: Status.DONE})
    state.undo()
    assert (Hand(window).place, Hand(window).standing) == (Place.CHECKLIST, "teleworker-H-2")
    Hand(window).go(Place.OVERVIEW)
    assert "Done: 1 of 97" in Hand(window).overview.said


def test_undo_of_what_stands_in_no_place_leaves_one_where_one_is(window: MainWindow, state: AppState) -> None:
    state.set_rows(DECISION, {"1.teleworker-H-2": {Column.DECISION: "Wait"}})
    Hand(window).go(Place.PLAN)
    state.undo()
    state.redo()
    assert Hand(window).place is Place.PLAN
    assert state.workbook.rows(DECISION) == {"1.teleworker-H-2": {Column.DECISION: "Wait"}}


def test_an_organisation_without_a_name_is_named_from_the_overview(window: MainWindow, state: AppState) -> None:
    Hand(window).go(Place.OVERVIEW)
    state.rename("")

    def fill_in() -> None:
        dialog = QApplication.activeModalWidget()
        Part(dialog).line("Name of the organization").setText(" Anna  & Co ")
        dialog.accept()

    QTimer.singleShot(0, fill_in)
    Hand(window).overview.press("Enter the name")
    assert state.workbook.organisation == "Anna & Co"
    assert "Anna & Co" in Hand(window).overview.said


# keys and menus that answer


@pytest.fixture
def checklist(window: MainWindow) -> ChecklistHand:
    Hand(window).go(Place.CHECKLIST)
    window.activateWindow()
    return Hand(window).checklist


@pytest.fixture
def plan(window: MainWindow, state: AppState) -> PlanHand:
    state.edit(["executive-A-2", "executive-E-1"], {Field.STATUS: Status.NOT_DONE})
    Hand(window).go(Place.PLAN)
    return Hand(window).plan


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
    assert Hand(window).toast.says.text() == "Every measure shown here has an answer."


def test_the_task_is_reached_by_its_key(window: MainWindow, checklist: ChecklistHand) -> None:
    checklist.open(E10)
    Hand(window).choose("edit_tasks")
    assert QApplication.focusWidget() in (checklist.detail.owner, checklist.detail.owner.lineEdit())


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
    assert Hand(window).checklist.detail.reason_panel.widget.isVisible()


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


@pytest.mark.parametrize("by", ["key", "button"])
def test_the_overview_prints_the_executives_page_and_nothing_else(
    qtbot: QtBot, window: MainWindow, by: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[int] = []

    def take(path: Path, _parent: QWidget) -> bool:
        with pikepdf.open(path) as document:
            printed.append(len(document.pages))
        return True

    monkeypatch.setattr(printing, "print_pdf", take)
    documents = Hand(window).documents
    documents.list.stand_on("action-plan")
    documents.make_several()
    Hand(window).go(Place.OVERVIEW)
    if by == "key":
        Hand(window).choose("print")
    else:
        Hand(window).overview.press("Print the executive's page...")
    qtbot.waitUntil(lambda: bool(printed) and is_free(documents), timeout=PATIENCE)
    assert printed == [1]
    assert (Hand(window).place, documents.list.current_id) == (Place.DOCUMENTS, "summary")


@pytest.mark.parametrize("place", [Place.CHECKLIST, Place.OVERVIEW])
def test_who_gives_up_printing_is_where_they_were_before(
    window: MainWindow, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DocumentsView, "print_document", lambda _view, _name: None)
    Hand(window).go(place)
    Hand(window).choose("print")
    assert Hand(window).place is Place.DOCUMENTS
    Hand(window).documents.given_up.emit()
    assert Hand(window).place is place
    Hand(window).go(Place.DOCUMENTS)
    Hand(window).documents.given_up.emit()
    assert Hand(window).place is Place.DOCUMENTS, "whoever was there already stays"

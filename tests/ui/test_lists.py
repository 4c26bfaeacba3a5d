"""Keys in every list of the program, the wheel over everything, and rows that leave under a person's hands."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from app.catalogue.loader import Catalogue
from app.domain.answers import Field, Status
from app.domain.selection import Filter, View
from app.domain.tables import DEVICE
from app.domain.typeahead import comparable_text
from app.storage.settings import Theme
from app.ui.checklist.checklist_model import ChecklistModel
from app.ui.documents.documents_view import DocumentsView
from app.ui.kit.lists.row_list import RowList
from app.ui.kit.lists.typed_letters import TypedLetters
from app.ui.kit.type_setting import ROW, SetText, SetTexts, TypeStyle
from app.ui.ledgers.ledger_pane import LedgerPane
from app.ui.measures.measure_delegate import MeasureDelegate
from app.ui.measures.measure_list_view import MeasureListView
from app.ui.plan.plan_view import PlanView
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place, Ways
from tests.kept import keep
from tests.languages import LANGUAGES
from tests.ui.desk import Desk
from tests.ui.hands import ChecklistHand, Hand, Part, PlanHand, indexes, ledger_list
from tests.ui.stages import every_stage, settled

HOME, END = Qt.Key.Key_Home, Qt.Key.Key_End
PAGE_UP, PAGE_DOWN = Qt.Key.Key_PageUp, Qt.Key.Key_PageDown


def rows_of(shown: RowList) -> list[str]:
    return [row for index in indexes(shown.model()) if (row := shown.id_at(index))]


def seen(shown: RowList, row: int) -> bool:
    return shown.visualRect(shown.model().index(row, 0)).intersects(shown.viewport().rect())


# every list


def shorten(checklist: ChecklistHand) -> None:
    """Leaves the list less room."""
    window, before = checklist.view.window(), checklist.list.height()
    window.resize(window.width(), window.height() - 60)
    settled(window)
    assert checklist.list.height() == before - 60


def test_the_row_it_stands_on_stays_in_sight_when_less_room_is_left(checklist: ChecklistHand) -> None:
    checklist.stand_on("administrator-H-2")
    there = checklist.list.currentIndex()
    bar = checklist.list.verticalScrollBar()
    bar.setValue(bar.value() + checklist.list.visualRect(there).bottom() - checklist.list.viewport().height() + 1)
    shorten(checklist)
    settled(checklist.view)
    assert checklist.list.viewport().rect().contains(checklist.list.visualRect(there))


def test_rows_are_laid_out_once_for_another_text_size(
    checklist: ChecklistHand, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """The list becomes narrower before it has the other font: with the old one nothing is to be set."""
    window, asked = checklist.view.window(), Counter[float]()
    set_before = SetTexts.at

    def at(its: SetTexts, text: str, base: QFont, width: int, style: TypeStyle = ROW) -> SetText:
        asked[base.pointSizeF()] += 1
        return set_before(its, text, base, width, style)

    monkeypatch.setattr(SetTexts, "at", at)
    checklist.stand_on("administrator-H-2")
    settled(checklist.view)
    before, room = checklist.list.font().pointSizeF(), checklist.list.viewport().width()
    asked.clear()
    window.resize(window.width() - 100, window.height())
    window.resize(window.width() - 100, window.height())
    font = QFont(window.font())
    font.setPointSizeF(2 * font.pointSizeF())
    window.setFont(font)
    settled(checklist.view)
    assert checklist.list.viewport().width() < room
    assert asked[2 * before] >= checklist.list.model().rowCount()
    assert asked[before] < 5  # Qt asks for the first rows, by which it scrolls
    assert seen(checklist.list, checklist.list.currentIndex().row())


def test_a_row_that_was_scrolled_away_from_is_not_gone_back_to(checklist: ChecklistHand) -> None:
    checklist.stand_on("executive-A-1")
    bar = checklist.list.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    shorten(checklist)
    settled(checklist.view)
    assert bar.value() == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_home_end_and_pages_work_in_every_list(
    qapp: QApplication, catalogue: Catalogue, tmp_path: Path, dress: Callable, language: str
) -> None:
    tried: set[str] = set()
    for name, widget in every_stage(qapp, catalogue, tmp_path, (language, Theme.LIGHT, 100, (1024, 576))):
        for shown in widget.findChildren(RowList):
            ids = rows_of(shown)
            if not shown.isVisible() or len(ids) < 2:
                continue
            tried.add(type(shown).__name__)
            walk(shown, ids, name)
    assert tried >= {
        "MeasureListView",
        "DocumentList",
        "TopicList",
        "LedgerList",
        "EntryList",
        "LookList",
        "_RelatedList",
    }


def walk(shown: RowList, ids: list[str], name: str) -> None:
    shown.blockSignals(True)  # only the list is looked at
    for key, wanted in ((END, ids[-1]), (HOME, ids[0])):
        QTest.keyClick(shown, key)
        assert shown.id_at(shown.currentIndex()) == wanted, (name, key)
        assert [shown.id_at(i) for i in shown.selectedIndexes()] == [wanted], (name, key)
    assert seen(shown, 0), f"{name}: the heading above the first row"
    for key, wanted in ((PAGE_DOWN, ids[-1]), (PAGE_UP, ids[0])):
        for _n in range(len(ids)):
            QTest.keyClick(shown, key)
            assert shown.id_at(shown.currentIndex()), (name, key)
        assert shown.id_at(shown.currentIndex()) == wanted, (name, key)
    for row in (ids[-1], ids[len(ids) // 2]):
        index = next(i for i in indexes(shown.model()) if shown.id_at(i) == row)
        word = shown.texts_at(index)[-1]
        shown.keyboardSearch("")
        shown.keyboardSearch(word)
        found = shown.texts_at(shown.currentIndex())
        assert any(comparable_text(text).startswith(comparable_text(word)) for text in found), (name, word)
    shown.keyboardSearch("")
    QTest.keyClick(shown, HOME)
    shown.blockSignals(False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_wheel_leaves_the_keys_and_every_value_where_they_are(
    qapp: QApplication, catalogue: Catalogue, tmp_path: Path, dress: Callable, language: str
) -> None:
    tried: set[str] = set()
    for name, widget in every_stage(qapp, catalogue, tmp_path, (language, Theme.LIGHT, 100, (1024, 576))):
        parts = [part for part in (widget, *widget.findChildren(QWidget)) if not part.window().windowType() & POPUP]
        greedy = [type(part).__name__ for part in parts if part.focusPolicy() == Qt.FocusPolicy.WheelFocus]
        assert greedy == [], name
        here = QApplication.focusWidget()
        for part in parts:
            if part.isVisible() and part.focusPolicy() != Qt.FocusPolicy.NoFocus:
                before = value_of(part)
                turn(part)
                assert value_of(part) == before, (name, part)
                tried.add(type(part).__name__)
        assert QApplication.focusWidget() is here, name
    assert {"ChoiceBox", "OwnerField", "NoteEdit"} <= tried


POPUP = Qt.WindowType.Popup & ~Qt.WindowType.Window


def value_of(part: QWidget) -> object:
    for name in ("currentIndex", "value", "text", "toPlainText", "isChecked"):
        if hasattr(part, name):
            return getattr(part, name)()
    return None


def turn(part: QWidget) -> None:
    middle = part.rect().center()
    for step in (-120, 120, -120):
        wheel = QWheelEvent(
            QPointF(middle),
            QPointF(part.mapToGlobal(middle)),
            QPoint(),
            QPoint(0, step),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(part, wheel)


# letters


@pytest.fixture
def checklist(state: AppState, desk: Desk, checklist: ChecklistHand) -> ChecklistHand:
    """The checklist by itself, answered by keys."""
    desk.hear(state, checklist.view, next_unanswered=checklist.view.go_to_next_unanswered)
    return checklist


def press(*keys: str | Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Presses keys as the system does, so that shortcuts are tried first."""
    for key in keys:
        window = QGuiApplication.focusWindow()
        assert window is not None
        QTest.keyClick(window, key, modifier)


def pause(shown: RowList) -> None:
    """A person takes a breath: what comes next begins another search."""
    Part(shown.findChild(TypedLetters)).let_a_moment_pass()


def test_a_label_is_typed_and_its_figures_answer_nothing(checklist: ChecklistHand, state: AppState) -> None:
    before = dict(state.stored)
    press(*"e-10")
    assert checklist.current_id == "administrator-E-10"
    assert dict(state.stored) == before
    pause(checklist.list)
    press("1")
    assert state.entry("administrator-E-10").status is Status.DONE


def test_a_letter_goes_to_its_category_and_figures_stay_answers(checklist: ChecklistHand, state: AppState) -> None:
    press("f")
    assert state.catalogue.by_id[checklist.current_id].category == "F"
    measure = checklist.current_id
    press("2")
    assert state.entry(measure).status is Status.PARTIAL
    pause(checklist.list)
    press("n")
    assert checklist.current_id != measure, "N is the next without an answer, as ever"


def test_words_of_an_input_method_lead_to_rows_where_figures_answer_nothing(
    state: AppState, desk: Desk, checklist: ChecklistHand, speak: Callable
) -> None:
    shown = desk.put(DocumentsView(state, desk.ways)).list
    speak("ja", desk, *desk.findChildren(QWidget))
    assert shown.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    word = QInputMethodEvent("", [])
    word.setCommitString("緊急")
    QApplication.sendEvent(shown, word)
    assert shown.current_id == "emergency-card"
    assert not checklist.list.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled), (
        "it would keep the answers to itself"
    )


# rows that leave


@pytest.fixture
def planned(state: AppState) -> None:
    """Six tasks of the teleworker, due one day after the other."""
    state.set_view(View.TELEWORKER)
    for n, measure in enumerate(state.measures[:6]):
        due = state.today() + timedelta(days=n)
        state.edit([measure.id], {Field.STATUS: Status.PARTIAL, Field.DUE: due})


@pytest.fixture
def plan(state: AppState, desk: Desk, planned: None) -> PlanHand:
    """The plan by itself, answered by keys."""
    view = desk.put(PlanView(state, desk.ways))
    view.focus_list()
    desk.hear(state, view)
    return PlanHand(view)


def leave_and_come_back(plan: PlanHand) -> None:
    plan.view.hide()
    plan.view.show()
    plan.view.focus_list()


def test_the_plan_begins_on_a_row_that_is_current_and_chosen(plan: PlanHand) -> None:
    assert plan.current_id == plan.ids[0]
    assert plan.list.selected_ids == (plan.current_id,)


def test_the_same_key_again_answers_nothing_else(plan: PlanHand, state: AppState) -> None:
    rows = plan.ids
    plan.list.stand_on(rows[2])
    press("1", "1", "1")
    assert [state.entry(i).status for i in rows[:6]].count(Status.DONE) == 1
    assert plan.ids == rows, "no row moves"
    assert plan.current_id == rows[2]
    assert plan.stays(rows[2])
    assert "no longer in this list" in plan.row(rows[2]).data(Qt.ItemDataRole.AccessibleTextRole)


def test_going_through_the_plan_answers_what_is_looked_at(plan: PlanHand, state: AppState) -> None:
    rows = plan.ids
    for n, row in enumerate(rows[:4]):
        assert plan.current_id == row
        press("1", Qt.Key.Key_Down)
        assert state.entry(row).status is Status.DONE
        assert [state.entry(i).status for i in rows].count(Status.DONE) == n + 1
    assert str(len(rows) - 4) in plan.said


def test_what_has_left_is_gone_when_one_comes_back(plan: PlanHand) -> None:
    rows = plan.ids
    plan.list.stand_on(rows[2])
    press("1")
    leave_and_come_back(plan)
    assert plan.ids == (*rows[:2], *rows[3:])
    assert plan.current_id == rows[3], "the one that followed"
    assert plan.list.selected_ids == (rows[3],)


def test_the_last_task_stays_in_sight_too(plan: PlanHand, state: AppState) -> None:
    ids = plan.ids
    state.edit(ids[1:], {Field.STATUS: Status.DONE})
    leave_and_come_back(plan)
    assert plan.ids == ids[:1]
    press("1")
    assert plan.list.isVisible()
    assert plan.current_id == ids[0]
    press("3")
    assert state.entry(ids[0]).status is Status.NOT_DONE
    assert not plan.stays(ids[0])


def test_in_a_filtered_checklist_a_row_stays_too(checklist: ChecklistHand, state: AppState) -> None:
    checklist.view.set_filter(Filter(statuses=frozenset({Status.UNANSWERED})))
    checklist.list.stand_on_first()
    rows, first = checklist.ids, checklist.current_id
    press("1")
    assert checklist.ids == rows
    assert checklist.current_id == first
    assert checklist.stays(first)
    press(Qt.Key.Key_Backspace, "6")
    assert checklist.current_id == first
    assert not checklist.stays(first)


# undo


def standing_in(window: MainWindow, place: Place) -> Hand:
    """The window at one of its places, where its list has the keys."""
    window.activateWindow()
    Hand(window).go(place)
    settled(window)
    return Hand(window)


def test_undo_goes_to_what_it_restores_and_chooses_it(state: AppState, planned: None, window: MainWindow) -> None:
    plan = standing_in(window, Place.PLAN).plan
    rows = plan.ids
    plan.list.stand_on(rows[1])
    press("1", END)
    assert plan.current_id == rows[-1]
    press("z", modifier=Qt.KeyboardModifier.ControlModifier)
    assert state.entry(rows[1]).status is Status.PARTIAL
    assert plan.current_id == rows[1]
    assert plan.list.selected_ids == (rows[1],)
    assert seen(plan.list, plan.list.currentIndex().row())
    press(END)
    press("y", modifier=Qt.KeyboardModifier.ControlModifier)
    assert plan.current_id == rows[1]


def test_undo_in_the_checklist_goes_there_and_lifts_what_hides_it(window: MainWindow) -> None:
    checklist = standing_in(window, Place.CHECKLIST).checklist
    checklist.open("teleworker-C-2")
    press("1")
    checklist.view.set_filter(Filter(categories=frozenset({"A"})))
    assert checklist.current_id != "teleworker-C-2"
    Hand(window).choose("undo")
    assert checklist.current_id == "teleworker-C-2"
    assert checklist.list.selected_ids == ("teleworker-C-2",)


def test_undo_of_what_is_shown_leaves_the_keys_in_their_field(window: MainWindow) -> None:
    checklist = standing_in(window, Place.CHECKLIST).checklist
    checklist.open("teleworker-C-2")
    press("1")
    field = checklist.detail.text(Field.NOTE)
    field.setFocus()
    Hand(window).choose("undo")
    assert field.hasFocus()


def test_undo_from_another_place_goes_to_the_measure(window: MainWindow, state: AppState) -> None:
    state.edit(["teleworker-C-2"], {Field.STATUS: Status.DONE})
    Hand(window).go(Place.GUIDE)
    Hand(window).choose("undo")
    assert Hand(window).place is Place.CHECKLIST
    assert Hand(window).standing == "teleworker-C-2"


def test_undo_in_a_ledger_goes_to_the_row_that_came_back(desk: Desk, state: AppState) -> None:
    keep(state, {f"device.{n}.name": f"PC {n}" for n in range(1, 6)})
    pane = LedgerPane(state, DEVICE, desk)
    rows = ledger_list(pane)
    rows.stand_on(2)
    pane.remove()
    assert rows.number == 3
    rows.stand_on(5)
    state.undo()
    assert rows.number == 2
    assert rows.numbers == [2]
    state.redo()
    assert rows.number == 3, "the one that followed, not the first"


# counterparts


def test_plan_and_checklist_answer_counterparts_alike(desk: Desk, state: AppState) -> None:
    measure = next(m.id for m in state.measures if len(state.counterparts(m.id)) == 1 and m.id != "executive-A-1")
    both = (measure, *state.counterparts(measure))
    state.edit(both, {Field.STATUS: Status.PARTIAL})
    plan = PlanHand(desk.put(PlanView(state, desk.ways)))
    plan.list.stand_on(measure)
    assert plan.together.isVisible()
    plan.answer(Status.DONE)
    assert [state.entry(i).status for i in both] == [Status.DONE] * 2
    state.undo()
    assert [state.entry(i).status for i in both] == [Status.PARTIAL] * 2
    plan.list.stand_on(measure)
    plan.together.setChecked(False)
    plan.answer(Status.DONE)
    assert [state.entry(i).status for i in both] == [Status.DONE, Status.PARTIAL]
    plan.list.stand_on(both[1])
    assert plan.together.isChecked(), "as in the checklist, it is said anew for each"


def test_rows_are_as_high_as_their_texts_need_whatever_the_list_was_wide_before(qtbot: QtBot, state: AppState) -> None:
    model = ChecklistModel(state)
    page = QWidget()
    qtbot.addWidget(page)
    shown = MeasureListView(model, Ways(page), page)
    page.show()
    option = QStyleOptionViewItem()
    heights = set()
    for width in (700, 300, 700, 300, 220, 700):
        shown.resize(width, 400)
        rows = list(indexes(model))
        found = [shown.itemDelegate().sizeHint(option, row) for row in rows]
        fresh = MeasureDelegate(model, shown)
        assert found == [fresh.sizeHint(option, row) for row in rows], width
        heights.add(sum(size.height() for size in found))
    assert len(heights) == 3

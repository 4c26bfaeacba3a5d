"""The lists of measures: what they hold, in which order, and what they tell when something changes."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app import i18n, labels
from app.domain.answers import Change, Field, Status
from app.domain.history import Origin
from app.domain.selection import Filter, View
from app.storage.workbook import Workbook
from app.ui.checklist.checklist_model import ChecklistModel
from app.ui.measures.measure_list import ItemRole, MeasureListModel, MeasureLook, RowBond
from app.ui.shell.state import AppState
from app.words.due import due_text

E10 = "administrator-E-10"


@pytest.fixture
def checklist(state: AppState) -> ChecklistModel:
    return ChecklistModel(state)


def headings(model: MeasureListModel) -> list[str]:
    rows = [model.index(n) for n in range(model.rowCount())]
    return [str(row.data()) for row in rows if row.data(ItemRole.MEASURE) is None]


def spoken(model: MeasureListModel, measure_id: str) -> str:
    return str(model.index_of(measure_id).data(Qt.ItemDataRole.AccessibleTextRole))


def test_the_model_keeps_the_rules_of_qt(state: AppState) -> None:
    model = ChecklistModel(state)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    state.set_view(View.EXECUTIVE)
    state.edit(["executive-E-1"], {Field.STATUS: Status.PARTIAL})
    state.set_view(View.ALL)
    assert tester.model() is model


def test_all_measures_stand_under_their_categories(checklist: ChecklistModel) -> None:
    assert len(checklist.shown_ids) == 98
    assert [h[0] for h in headings(checklist)] == list("ABCDEFGHIJKLM")


def test_a_heading_cannot_be_chosen_and_a_measure_can(checklist: ChecklistModel) -> None:
    heading, measure = checklist.index(0), checklist.index(1)
    assert not heading.flags() & Qt.ItemFlag.ItemIsSelectable
    assert measure.flags() & Qt.ItemFlag.ItemIsSelectable
    assert (checklist.measure_at(heading), checklist.measure_at(QModelIndex())) == (None, None)


@pytest.mark.parametrize(("view", "count"), [(View.EXECUTIVE, 5), (View.ADMINISTRATOR, 64), (View.TELEWORKER, 29)])
def test_a_view_shows_its_role(checklist: ChecklistModel, state: AppState, view: View, count: int) -> None:
    state.set_view(view)
    assert len(checklist.shown_ids) == count
    assert {i.split("-")[0] for i in checklist.shown_ids} == {view.value}


@pytest.mark.parametrize("text", ["ｅ－１０", "E10", "管理者e-10", "e-10"])
def test_search_finds_a_label_however_it_is_typed(checklist: ChecklistModel, text: str) -> None:
    checklist.set_filter(Filter(text=text))
    assert E10 in checklist.shown_ids
    assert len(checklist.shown_ids) < 10


def test_search_finds_what_was_just_typed_into_a_note(checklist: ChecklistModel, state: AppState) -> None:
    checklist.set_filter(Filter(text="ﾅｲｽﾞ"))
    assert checklist.shown_ids == ()
    state.edit([E10], {Field.NOTE: "ないず社に聞く"})
    checklist.refresh()
    assert checklist.shown_ids == (E10,)


def test_search_speaks_the_language_of_the_screen(checklist: ChecklistModel, state: AppState) -> None:
    checklist.set_filter(Filter(text=state.catalogue.words("ja").measures["teleworker-H-2"].title))
    assert checklist.shown_ids == ()
    i18n.use("ja")
    checklist.refresh()
    assert "teleworker-H-2" in checklist.shown_ids


def test_filters_narrow_down(checklist: ChecklistModel) -> None:
    checklist.set_filter(Filter(categories=frozenset("E"), statuses=frozenset({Status.PARTIAL})))
    assert checklist.shown_ids == (E10,)
    checklist.set_filter(Filter(owner="𠮷田"))
    assert checklist.shown_ids == (E10,)


def test_an_answer_does_not_take_a_measure_off_the_list(
    qtbot: QtBot, checklist: ChecklistModel, state: AppState
) -> None:
    checklist.set_filter(Filter(statuses=frozenset({Status.PARTIAL})))
    with qtbot.assertNotEmitted(checklist.modelReset), qtbot.waitSignal(checklist.dataChanged) as told:
        state.edit([E10], {Field.STATUS: Status.DONE})
    assert told.args[0] == checklist.index_of(E10)
    checklist.refresh()
    assert checklist.shown_ids == ()


def test_a_row_is_spoken_with_its_status_owner_and_day(checklist: ChecklistModel, state: AppState) -> None:
    state.edit([E10], {Field.DUE: state.today() - timedelta(days=1)})
    text = spoken(checklist, E10)
    for part in ("Administrator E-10", "Partly done", "𠮷田", "overdue since"):
        assert part in text
    i18n.use("ja")
    assert spoken(checklist, E10).startswith("管理者Ｅ-10, ")
    assert "一部実施" in spoken(checklist, E10)


def test_what_a_row_shows_is_asked_of_the_model(checklist: ChecklistModel, state: AppState) -> None:
    def look() -> MeasureLook:
        return checklist.look(state.catalogue.by_id[E10])

    assert (look().status, look().answer, look().owner) == (Status.PARTIAL, "Partly done", "𠮷田")
    state.edit([E10], {Field.STATUS: Status.DONE, Field.OWNER: "", Field.DUE: state.today()})
    assert (look().status, look().is_overdue) == (Status.DONE, False)
    assert look().due.startswith("due ")
    i18n.use("ja")
    assert look().label == "管理者Ｅ-10"


def test_a_row_shows_how_many_measures_the_same_work_settles(checklist: ChecklistModel, state: AppState) -> None:
    def told(measure_id: str) -> tuple[RowBond, object]:
        index = checklist.index_of(measure_id)
        return checklist.bond(state.catalogue.by_id[measure_id]), index.data(Qt.ItemDataRole.ToolTipRole)

    linked = next(i for i in checklist.shown_ids if state.counterparts(i))
    count = 1 + len(state.counterparts(linked))
    bond, hint = told(linked)
    assert (bond.settled, hint) == (count, f"The same work settles {count} measures")
    assert str(hint) in spoken(checklist, linked)
    alone = next(i for i in checklist.shown_ids if not state.counterparts(i))
    assert (told(alone)[0].settled, told(alone)[1]) == (1, None)
    state.set_view(View.ADMINISTRATOR)
    assert told("administrator-I-7")[0].settled == 1


def test_a_step_over_many_rows_is_told_once(qtbot: QtBot, checklist: ChecklistModel, state: AppState) -> None:
    told: list[tuple[int, int]] = []
    checklist.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    state.edit(list(checklist.shown_ids), {Field.OWNER: "佐藤"})
    assert len(told) == 1
    state.rename("another name")
    assert len(told) == 1


def test_a_done_task_is_not_overdue(state: AppState) -> None:
    state.edit([E10], {Field.DUE: state.today() - timedelta(days=1), Field.STATUS: Status.DONE})
    assert due_text(state.shown(E10), state.today()).startswith("due ")
    assert due_text(state.shown("executive-A-2"), state.today()) == ""


def test_another_workbook_is_another_list(qtbot: QtBot, checklist: ChecklistModel, state: AppState) -> None:
    checklist.set_filter(Filter(text="𠮷田"))
    assert checklist.shown_ids == (E10,)
    state.replace_workbook(Workbook.create(state.path.with_name("other.tenken")))
    assert checklist.shown_ids == ()


def test_rows_that_stay_tell_what_the_other_workbook_holds(qtbot: QtBot, state: AppState) -> None:
    model, other = ChecklistModel(state), Workbook.create(state.path.with_name("other.tenken"))
    other.apply([Change(E10, Field.STATUS, Status.UNANSWERED, Status.UNKNOWN)], Origin.EDIT)
    assert "Partly done" in spoken(model, E10)
    with qtbot.waitSignal(model.dataChanged):
        state.replace_workbook(other)
    assert labels.name(Status.UNKNOWN) in spoken(model, E10)

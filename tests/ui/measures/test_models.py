"""The lists of measures: what they hold, in which order, and what they tell when something changes."""

from collections.abc import Callable
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
from app.ui.plan.plan_model import PlanModel, PlanOrder
from app.ui.shell.state import AppState
from app.words.due import due_text

E10 = "administrator-E-10"


@pytest.fixture
def checklist(state: AppState) -> ChecklistModel:
    return ChecklistModel(state)


@pytest.fixture
def plan(state: AppState) -> PlanModel:
    return PlanModel(state)


def headings(model: MeasureListModel) -> list[str]:
    rows = [model.index(n) for n in range(model.rowCount())]
    return [str(row.data()) for row in rows if row.data(ItemRole.MEASURE) is None]


def groups(model: MeasureListModel) -> list[int]:
    """How many measures stand under each heading."""
    counts: list[int] = []
    for n in range(model.rowCount()):
        if model.index(n).data(ItemRole.MEASURE) is None:
            counts.append(0)
        else:
            counts[-1] += 1
    return counts


def spoken(model: MeasureListModel, measure_id: str) -> str:
    return str(model.index_of(measure_id).data(Qt.ItemDataRole.AccessibleTextRole))


@pytest.mark.parametrize("make", [ChecklistModel, PlanModel])
def test_the_models_keep_the_rules_of_qt(state: AppState, make: Callable[[AppState], MeasureListModel]) -> None:
    model = make(state)
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


def test_search_speaks_the_language_of_the_screen(checklist: ChecklistModel) -> None:
    checklist.set_filter(Filter(text="パスワード"))
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
        return checklist.data(checklist.index_of(E10), ItemRole.LOOK)  # type: ignore[return-value]

    assert (look().status, look().answer, look().owner) == (Status.PARTIAL, "Partly done", "𠮷田")
    state.edit([E10], {Field.STATUS: Status.DONE, Field.OWNER: "", Field.DUE: state.today()})
    assert (look().status, look().is_overdue) == (Status.DONE, False)
    assert look().due.startswith("due ")
    i18n.use("ja")
    assert look().label == "管理者Ｅ-10"
    assert checklist.data(checklist.index(0), ItemRole.LOOK) is None


def test_a_row_shows_how_many_measures_the_same_work_settles(checklist: ChecklistModel, state: AppState) -> None:
    def told(measure_id: str) -> tuple[RowBond, object]:
        index = checklist.index_of(measure_id)
        return index.data(ItemRole.BOND), index.data(Qt.ItemDataRole.ToolTipRole)

    linked = next(i for i in checklist.shown_ids if state.counterparts(i))
    count = 1 + len(state.counterparts(linked))
    bond, hint = told(linked)
    assert (bond.settled, hint) == (count, f"The same work settles {count} measures")
    assert str(hint) in spoken(checklist, linked)
    alone = next(i for i in checklist.shown_ids if not state.counterparts(i))
    assert (told(alone)[0].settled, told(alone)[1]) == (1, None)
    state.set_view(View.ADMINISTRATOR)
    assert told("administrator-I-7")[0].settled == 1
    assert checklist.data(checklist.index(0), ItemRole.BOND) is None


def test_a_step_over_many_rows_is_told_once(qtbot: QtBot, checklist: ChecklistModel, state: AppState) -> None:
    told: list[tuple[int, int]] = []
    checklist.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    state.edit(list(checklist.shown_ids), {Field.OWNER: "佐藤"})
    assert len(told) == 1
    state.rename("another name")
    assert len(told) == 1


def test_the_plan_is_made_once_for_a_step(qtbot: QtBot, state: AppState) -> None:
    plan = PlanModel(state)
    made: list[None] = []
    plan.refreshed.connect(lambda: made.append(None))
    state.edit([measure.id for measure in state.catalogue.measures], {Field.OWNER: "佐藤"})
    assert len(made) == 1
    state.set_kept({"notice.en": "x"})
    state.edit([E10], {Field.NOTE: "x"})
    assert len(made) == 1, "neither concerns it"


def test_a_plan_that_rests_takes_in_what_it_missed_at_once(plan: PlanModel, state: AppState) -> None:
    made: list[None] = []
    plan.refreshed.connect(lambda: made.append(None))
    plan.rest()
    state.edit(["executive-A-2"], {Field.OWNER: "髙﨑"})
    state.edit([E10], {Field.STATUS: Status.DONE})
    assert made == []
    plan.wake()
    assert (len(made), plan.shown_ids) == (1, ("executive-A-2",))
    state.edit(["executive-E-1"], {Field.DUE: state.today()})
    assert set(plan.shown_ids) == {"executive-A-2", "executive-E-1"}, "it follows again"


def test_a_done_task_is_not_overdue(state: AppState) -> None:
    state.edit([E10], {Field.DUE: state.today() - timedelta(days=1), Field.STATUS: Status.DONE})
    assert due_text(state.shown(E10), state.today()).startswith("due ")
    assert due_text(state.shown("executive-A-2"), state.today()) == ""


def test_another_workbook_is_another_list(qtbot: QtBot, checklist: ChecklistModel, state: AppState) -> None:
    checklist.set_filter(Filter(text="𠮷田"))
    assert checklist.shown_ids == (E10,)
    state.replace_workbook(Workbook.create(state.path.with_name("other.tenken")))
    assert checklist.shown_ids == ()


@pytest.mark.parametrize("make", [ChecklistModel, PlanModel])
def test_rows_that_stay_tell_what_the_other_workbook_holds(
    qtbot: QtBot, state: AppState, make: Callable[[AppState], MeasureListModel]
) -> None:
    model, other = make(state), Workbook.create(state.path.with_name("other.tenken"))
    other.apply([Change(E10, Field.STATUS, Status.UNANSWERED, Status.UNKNOWN)], Origin.EDIT)
    assert "Partly done" in spoken(model, E10)
    with qtbot.waitSignal(model.dataChanged):
        state.replace_workbook(other)
    assert labels.name(Status.UNKNOWN) in spoken(model, E10)


# the plan


def test_the_plan_holds_what_is_open_and_known(plan: PlanModel, state: AppState) -> None:
    assert plan.shown_ids == (E10,), "neither what is done, nor not applicable, nor untouched"
    state.edit(["executive-A-2"], {Field.OWNER: "髙﨑"})
    state.edit(["executive-E-1"], {Field.DUE: state.today()})
    state.edit(["teleworker-H-2"], {Field.STATUS: Status.UNKNOWN})
    assert set(plan.shown_ids) == {E10, "executive-A-2", "executive-E-1", "teleworker-H-2"}
    state.edit([E10], {Field.STATUS: Status.DONE})
    assert plan.index_of(E10).data(ItemRole.LOOK).stays, "no row moves under a person's hands"
    assert plan.task_count == 3
    plan.refresh()
    assert E10 not in plan.shown_ids


def test_tasks_stand_by_due_date_and_the_most_urgent_first(plan: PlanModel, state: AppState) -> None:
    ids = [m.id for m in state.measures if m.role == "administrator" and m.category in "FGH"][:8]
    for measure_id, days in zip(ids, (31, 30, 8, 7, 0, -1, -9), strict=False):
        state.edit([measure_id], {Field.DUE: state.today() + timedelta(days=days)})
    assert headings(plan) == ["Overdue", "Within 7 days", "Within 30 days", "Later", "No due date yet"]
    assert plan.shown_ids == (*reversed(ids[:7]), E10)
    assert groups(plan) == [2, 2, 2, 1, 1], "7 and 30 days still count as within"
    i18n.use("ja")
    plan.refresh()
    assert headings(plan)[0] == "期限切れ"


def test_tasks_stand_by_owner_and_those_without_one_last(plan: PlanModel, state: AppState) -> None:
    state.edit(["executive-A-2", "executive-E-1"], {Field.OWNER: "Anna"})
    state.edit(["teleworker-H-2"], {Field.STATUS: Status.NOT_DONE})
    plan.set_order(PlanOrder.OWNER)
    assert headings(plan) == ["Anna", "𠮷田", "No owner yet"]
    assert plan.shown_ids[2:] == (E10, "teleworker-H-2")


def test_the_plan_follows_the_view_and_the_workbook(plan: PlanModel, state: AppState) -> None:
    state.set_view(View.TELEWORKER)
    assert plan.shown_ids == ()
    state.set_view(View.ALL)
    assert plan.shown_ids == (E10,)
    state.replace_workbook(Workbook.create(state.path.with_name("other.tenken")))
    assert plan.shown_ids == ()

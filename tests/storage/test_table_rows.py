"""Rows of tables: kept as one step with their history, taken back, read when asked for, and checked."""

from pathlib import Path

import pytest

from app.domain.answers import Change, Field, Status
from app.domain.hand_ins import HandIn, hand_in_cells, hand_ins_of
from app.domain.history import Origin
from app.domain.tables import DECISION, DEVICE, HAND_IN, TABLES
from app.domain.undo import RowChange, change_at, row_changes
from app.storage.database_problems import table_columns
from app.storage.errors import StaleChange
from app.storage.rows import COLUMNS
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from tests.kept import kept, kept_edits
from tests.storage.samples import OTHER, M

ONE = {
    "device.1.name": "PC",
    "contact.1.phone": "03",
    "person.1.name": "佐藤",
    f"decision.4.{M}": "来月",
    "hand_in.1": f"佐藤\n2026-11-20\n4\n{OTHER}\tdone",
}
OTHER_TEXTS = {
    "device.1.name": "Mac",
    "contact.1.phone": "04",
    "person.1.name": "森",
    f"decision.4.{M}": "再来月\nまで",
    "hand_in.1": f"森\n2026-11-21\n\n{OTHER}\tnot_applicable\t紙は\\n使わない",
}


def test_every_table_has_one_here() -> None:
    assert {address.partition(".")[0] for address in ONE} == set(TABLES)


def test_the_tables_are_as_declared(workbook: Workbook) -> None:
    assert table_columns(workbook.connection) == COLUMNS


@pytest.mark.parametrize("address", ONE)
def test_a_row_comes_changes_goes_and_comes_back(workbook: Workbook, path: Path, address: str) -> None:
    steps = [("", ONE[address]), (ONE[address], OTHER_TEXTS[address]), (OTHER_TEXTS[address], "")]
    for before, after in steps:
        workbook.apply([change_at(address, before, after)])
        assert kept(workbook).get(address, "") == after
    for before, after in reversed(steps):
        workbook.apply([change_at(address, after, before)], Origin.UNDO)
        assert kept(workbook).get(address, "") == before
    workbook.apply([change_at(address, "", ONE[address])], Origin.REDO)
    workbook.close()
    assert check_workbook(path).result is Result.SOUND
    with Workbook.open(path) as again:
        assert kept(again)[address] == ONE[address]
        assert len(again.history("")) == 7
        assert all(isinstance(record.change, RowChange) for record in again.history(""))


def test_answers_settings_and_rows_are_kept_in_one_step_or_not_at_all(workbook: Workbook) -> None:
    edits = [*kept_edits(workbook, {**ONE, "profile.people": "3"}), Change(M, Field.NOTE, "", "x")]
    stale = RowChange("device", "1", "user", "someone", "x")
    before = kept(workbook), workbook.contents
    with pytest.raises(StaleChange) as caught:
        workbook.apply([*edits, stale])
    assert (caught.value.change, caught.value.stored) == (stale, "")
    assert (kept(workbook), workbook.contents, workbook.history()) == (*before, [])
    workbook.apply(edits)
    assert {record.step for record in workbook.history()} == {1}
    assert ONE.items() <= kept(workbook).items()


@pytest.mark.parametrize(
    "change",
    [
        RowChange("device", "0", "name", "", "x"),
        RowChange("device", "10000", "name", "", "x"),
        RowChange("device", "1", "name", "", " x "),
        RowChange("device", "1", "colour", "", "x"),
        RowChange("device", "1", "seen", "", "yesterday"),
        RowChange("decision", "x", "", "", "x"),
        RowChange("hand_in", "1", "", "", "x"),
        RowChange("hand_in", "1", "", "", "a\n2026-11-20\n\nm\tplanned"),
    ],
)
def test_what_could_not_be_read_back_is_refused(workbook: Workbook, change: RowChange) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - of several kinds
        workbook.apply([change])
    assert workbook.history() == []
    assert not workbook.rows(TABLES[change.table])


def test_rows_are_a_view_that_later_changes_do_not_reach(workbook: Workbook) -> None:
    before = workbook.rows(DEVICE)
    workbook.apply(kept_edits(workbook, {"device.1.name": "PC"}))
    assert before == {}
    assert workbook.rows(DEVICE)["1"]["name"] == "PC"
    assert workbook.rows(DEVICE) is workbook.rows(DEVICE)
    assert workbook.texts is workbook.texts


def test_many_sheets_are_taken_in_replaced_and_taken_back(workbook: Workbook, path: Path) -> None:
    many = [HandIn(n, f"人{n}", workbook.created, n, {OTHER: Status.DONE}) for n in range(1, 301)]
    wanted = {str(one.number): hand_in_cells(one) for one in many}
    changes = row_changes(HAND_IN, {}, wanted)
    workbook.apply(changes, Origin.IMPORT)
    assert (len(changes), workbook.last_change.number, workbook.last_change.step) == (300, 300, 1)
    workbook.close()
    with Workbook.open(path) as again:
        again.apply([changes[7].inverse()])
        other = row_changes(HAND_IN, {"9": wanted["9"]}, {"9": {"person": "other"}})
        again.apply(other)
        assert [one.person for one in hand_ins_of(again.rows(HAND_IN))][6:9] == ["人7", "other", "人10"]
        again.apply([changes[7]], Origin.REDO)
        assert [one.number for one in hand_ins_of(again.rows(HAND_IN))] == list(range(1, 301))
    assert check_workbook(path).result is Result.SOUND


def test_decisions_of_several_sheets_stand_side_by_side(workbook: Workbook) -> None:
    workbook.apply(kept_edits(workbook, {f"decision.4.{M}": "a", f"decision.10.{M}": "b", f"decision.4.{OTHER}": "c"}))
    workbook.apply([change_at(f"decision.4.{M}", "a", "")])
    assert set(workbook.rows(DECISION)) == {f"10.{M}", f"4.{OTHER}"}

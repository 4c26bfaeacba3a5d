"""What would change is told before it is kept: what is new, what was there, and what is newer here."""

import pytest

from app.domain.answers import EMPTY, Change, Entry, Field, InvalidValue, ReasonMissing, Status
from app.domain.differences import Difference, Novelty, accepted, entry_differences, kept_differences
from app.domain.tables import DEVICE
from app.domain.undo import SettingChange, change_at, row_changes
from tests.kept import tables_of

M, N = "executive-A-1", "teleworker-A-1"
ENTRIES = {M: Entry(status=Status.PARTIAL, note="前の備考")}


def test_new_changed_and_newer_here_in_the_order_given():
    wanted = {
        M: {Field.OWNER: "髙﨑", Field.STATUS: Status.DONE, Field.NOTE: "後の備考"},
        N: {Field.STATUS: Status.DONE},
    }
    found = entry_differences(ENTRIES, wanted, {(M, Field.NOTE)})
    assert [(d.edit.measure, d.edit.field, d.novelty) for d in found] == [
        (M, Field.OWNER, Novelty.NEW),
        (M, Field.STATUS, Novelty.CHANGED),
        (M, Field.NOTE, Novelty.CONFLICT),
        (N, Field.STATUS, Novelty.NEW),
    ]


def test_what_is_the_same_is_no_difference_even_where_it_was_changed_meanwhile():
    assert entry_differences(ENTRIES, {M: {Field.NOTE: " 前の備考 ".strip()}}, {(M, Field.NOTE)}) == ()


def test_a_value_that_does_not_fit_is_refused():
    with pytest.raises(InvalidValue):
        entry_differences(ENTRIES, {M: {Field.STATUS: "perhaps"}})


def test_rows_and_texts_of_the_workbook():
    stored = tables_of({"device.1.name": "PC"})["device"]
    changes = row_changes(DEVICE, stored, {"1": {"name": "PC2", "user": "x", "place": ""}})
    assert [d.novelty for d in kept_differences(changes)] == [Novelty.CHANGED, Novelty.NEW]
    newer = kept_differences([*changes, SettingChange("notice.ja", "", "x")], {"device.1.name", "notice.ja"})
    assert newer[0] == Difference(change_at("device.1.name", "PC", "PC2"), Novelty.CONFLICT)
    assert newer[2].novelty is Novelty.CONFLICT


def test_not_applicable_is_accepted_only_with_its_reason():
    both = entry_differences({}, {M: {Field.STATUS: Status.NOT_APPLICABLE, Field.REASON: "紙は使わない"}})
    assert len(accepted(both, {})) == 2
    with pytest.raises(ReasonMissing):
        accepted(both[:1], {})
    assert accepted(both[:1], {M: Entry(reason="前から")}) == (
        Change(M, Field.STATUS, EMPTY.status, Status.NOT_APPLICABLE),
    )

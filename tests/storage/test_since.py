"""What was changed after something was made of a workbook."""

import pytest

from app.storage.since import changes_since
from tests.storage.samples import edit


def test_nothing_was_changed_yet(workbook):
    assert changes_since(workbook, 0, 0) == ()


def test_the_records_behind_a_row_stand_oldest_first(workbook):
    edit(workbook, note="a")
    made = workbook.last_change
    edit(workbook, note="b")
    edit(workbook, note="c", owner="d")
    found = changes_since(workbook, made.number, made.digest)
    assert [record.change.after for record in found] == ["b", "c", "d"]
    assert [record.change.after for record in changes_since(workbook, 0, 0)] == ["a", "b", "c", "d"]
    last = workbook.last_change
    assert changes_since(workbook, last.number, last.digest) == ()


@pytest.mark.parametrize(("number", "change"), [(0, 1), (1, 0), (-5, 0), (10**15, 0)])
def test_a_row_that_the_history_does_not_have_is_told(workbook, number, change):
    edit(workbook, note="a")
    last = workbook.last_change
    assert changes_since(workbook, last.number + number, last.digest + change) is None

"""What was changed after a day, and after something was made of a workbook."""

from datetime import date, timedelta

import pytest

from app.domain.answers import Field, Status
from app.storage.later_changes import changed_after, changes_since
from app.storage.workbook import Workbook
from tests.storage.samples import M, edit


def test_only_what_was_changed_on_a_later_day(tmp_path):
    with Workbook.create(tmp_path / "w.tenken", "a") as workbook:
        edit(workbook, status=Status.DONE)
        workbook.set_organisation("b")
        yesterday = date.today() - timedelta(days=1)
        assert changed_after(workbook, yesterday) == ({(M, Field.STATUS)}, {"organisation"})
        assert changed_after(workbook, date.today()) == (set(), set())


def test_it_reads_no_further_back_than_it_must(tmp_path, monkeypatch):
    with Workbook.create(tmp_path / "w.tenken", "a") as workbook:
        for n in range(600):
            edit(workbook, note=str(n))
        limits = []
        history = workbook.history
        monkeypatch.setattr(workbook, "history", lambda limit: limits.append(limit) or history(limit=limit))
        assert changed_after(workbook, date.today()) == (set(), set())
        assert limits == [256]
        changed_after(workbook, date.today() - timedelta(days=1))
        assert limits == [256, 256, 512, 1024]


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

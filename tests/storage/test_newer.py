"""What was changed after a day."""

from datetime import date, timedelta

from app.domain.answers import Field, Status
from app.storage.later_changes import changed_after
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

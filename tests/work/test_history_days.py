"""The days that the history tells of measures: read once, and anew where something was changed."""

from pathlib import Path

import pytest

from app.domain.answers import Status
from app.domain.undo import SettingChange
from app.storage.workbook import Workbook
from app.work.history_days import HistoryDays
from tests.storage.samples import OTHER, M, edit


@pytest.fixture
def workbook(tmp_path: Path):
    with Workbook.create(tmp_path / "点検.tenken") as workbook:
        edit(workbook, M, status=Status.DONE)
        edit(workbook, OTHER, note="x")
        yield workbook


def test_what_was_read_is_not_read_again(workbook: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    days = HistoryDays(workbook)
    first = days.of(M)
    assert days.knows(M)
    monkeypatch.setattr(workbook, "history", lambda *_arguments: pytest.fail("it is known"))
    assert days.of(M) is first


def test_only_what_changed_is_read_again(workbook: Workbook) -> None:
    days = HistoryDays(workbook)
    given = days.of(M).given
    assert given is not None
    assert days.of(OTHER).given is None
    assert days.of(OTHER).noted is not None
    assert days.of(OTHER).reasoned is None
    edit(workbook, M, status=Status.UNKNOWN)
    days.follow()
    assert (days.knows(M), days.knows(OTHER)) == (False, True)
    again = days.of(M).given
    assert again is not None
    assert again.step > given.step
    days.follow()
    assert days.knows(M)


def test_a_history_that_went_another_way_is_read_anew(workbook: Workbook) -> None:
    days = HistoryDays(workbook)
    days.of(M)
    days._last = days._last._replace(digest=days._last.digest ^ 1)  # as after another file came in its place
    days.follow()
    assert not days.knows(M)


def test_of_decisions_against_the_profile_the_last_counts(workbook: Workbook) -> None:
    days = HistoryDays(workbook)
    assert days.overruled() == {}
    key = f"overrule.{M}"
    workbook.apply([SettingChange(key, "", "applies\nなぜなら")])
    workbook.set_organisation("みどり商店")
    days.follow()
    assert list(days.overruled()) == [M]
    assert days.overruled() is days.overruled()

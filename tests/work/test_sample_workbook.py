"""The sample as a workbook: made anew each time, and never half."""

from datetime import date
from pathlib import Path

import pytest

from app.domain.profile import Known, from_texts, told
from app.domain.tools import Tool
from app.files import DiskFull
from app.storage.errors import WorkbookBusy
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from app.work.sample_workbook import make_sample, remove
from tests.storage.samples import edit

TODAY = date(2026, 11, 23)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sample.tenken"


def test_it_is_made_anew_each_time(path: Path) -> None:
    with make_sample(path, TODAY) as first:
        whole = first.entries(), dict(first.texts)
        edit(first, note="only in this one")
        assert (first.entries(), dict(first.texts)) != whole
    with make_sample(path, TODAY) as again:
        assert (again.entries(), dict(again.texts)) == whole
    assert check_workbook(path).result is Result.SOUND
    remove(path)
    assert not path.exists()


def test_one_that_is_open_stays(path: Path) -> None:
    with make_sample(path, TODAY) as opened, pytest.raises(WorkbookBusy):
        make_sample(path, TODAY)
    assert opened.path == path
    assert check_workbook(path).result is Result.SOUND


def test_where_it_cannot_be_filled_nothing_holds_the_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(workbook: Workbook, *_edits: object) -> None:
        raise DiskFull(workbook.path)

    with monkeypatch.context() as no_room:
        no_room.setattr(Workbook, "apply", full)
        with pytest.raises(DiskFull):
            make_sample(path, TODAY)
    Workbook.open(path).close()


def test_its_shop_tells_what_it_works_with_and_asks_no_fact_twice(path: Path) -> None:
    with make_sample(path, TODAY) as workbook:
        profile = from_texts(told(workbook.texts))
    there = {tool for tool in Tool if profile.has(tool) is Known.YES}
    assert {Known.UNKNOWN} & {profile.has(tool) for tool in Tool} == set()
    assert there == {
        Tool.WINDOWS_HOME, Tool.IPHONE, Tool.FREE_MAIL, Tool.LINE, Tool.CLOUD_APPS, Tool.ZOOM, Tool.PROVIDER_ROUTER,
        Tool.HOME_WIFI, Tool.IT_VENDOR,
    }  # fmt: skip
    assert not any(profile.shown(fact) is not Known.UNKNOWN for fact in profile.facts)

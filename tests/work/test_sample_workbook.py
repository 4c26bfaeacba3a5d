"""The sample as a workbook: made anew each time, and never half."""

from datetime import date
from pathlib import Path

import pytest

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

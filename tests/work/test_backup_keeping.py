"""Backups of what a workbook held, in both places: what fails in one keeps nothing from the other."""

from collections.abc import Generator, Iterator
from datetime import date
from pathlib import Path

import pytest

from app.files import PathMissing, StorageError
from app.storage.backup import backup_generations
from app.storage.records_folder import records_folder
from app.storage.settings import SecondPlace
from app.storage.workbook import Workbook
from app.storage.workbook_in_memory import in_memory, read_backup
from app.work.backup_keeping import KeepingOutcome, KeepingPlan, keep_before, keep_everywhere
from app.work.records_along import backed_up_records
from tests.storage.samples import M, edit


@pytest.fixture
def workbook(tmp_path: Path) -> Iterator[Workbook]:
    with Workbook.create(tmp_path / "点検.tenken", "商店") as made:
        edit(made, note="x")
        yield made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def outcome(steps: Generator[float, None, KeepingOutcome]) -> KeepingOutcome:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def test_both_places_get_one_of_the_moment(workbook: Workbook, tmp_path: Path, stick: Path):
    steps = keep_everywhere(in_memory(workbook), KeepingPlan(tmp_path / "backups", SecondPlace(workbook.path, stick)))
    edit(workbook, note="later")
    assert outcome(steps) == KeepingOutcome(is_reached=True)
    for folder in (tmp_path / "backups", stick):
        [backup] = backup_generations(workbook, folder)
        with read_backup(backup) as kept:
            assert kept.entry(M).note == "x"


def test_without_a_second_place(workbook: Workbook, tmp_path: Path):
    assert outcome(keep_everywhere(in_memory(workbook), KeepingPlan(tmp_path / "backups"))) == KeepingOutcome()


def test_a_place_that_is_not_there_is_not_made(workbook: Workbook, tmp_path: Path):
    away = SecondPlace(workbook.path, tmp_path / "away")
    found = outcome(keep_everywhere(in_memory(workbook), KeepingPlan(tmp_path / "backups", away)))
    assert found.error is None
    assert isinstance(found.second_error, PathMissing)
    assert not found.is_reached
    assert not (tmp_path / "away").exists()
    assert len(backup_generations(workbook, tmp_path / "backups")) == 1


def test_an_empty_folder_that_once_had_backups_is_where_a_stick_would_be(
    workbook: Workbook, tmp_path: Path, stick: Path
) -> None:
    """Where a disk is mounted by the system's table, its folder is there without it."""
    place = SecondPlace(workbook.path, stick, date(2026, 11, 1))
    found = outcome(keep_everywhere(in_memory(workbook), KeepingPlan(tmp_path / "backups", place)))
    assert isinstance(found.second_error, PathMissing)
    assert not found.is_reached
    assert [*stick.iterdir()] == []
    (stick / "lost+found").mkdir()
    found = outcome(keep_everywhere(in_memory(workbook), KeepingPlan(tmp_path / "backups", place)))
    assert found.is_reached


def test_the_second_place_has_one_though_the_first_cannot(workbook: Workbook, tmp_path: Path, stick: Path):
    (tmp_path / "backups").write_text("in the way")
    found = outcome(
        keep_everywhere(in_memory(workbook), KeepingPlan(tmp_path / "backups", SecondPlace(workbook.path, stick)))
    )
    assert isinstance(found.error, StorageError)
    assert found.is_reached
    assert len(backup_generations(workbook, stick)) == 1


@pytest.mark.parametrize("takes_records", [True, False])
def test_records_go_along_where_that_is_wanted(workbook: Workbook, tmp_path: Path, stick: Path, *, takes_records: bool):
    records = records_folder(workbook.path)
    records.mkdir()
    (records / "a.png").write_bytes(b"png")
    plan = KeepingPlan(tmp_path / "backups", SecondPlace(workbook.path, stick), takes_records)
    assert outcome(keep_everywhere(in_memory(workbook), plan)) == KeepingOutcome(is_reached=True)
    assert [path.name for path in stick.glob("*-records/*")] == ["a.png"]
    here = [path.name for path in (tmp_path / "backups").glob("*-records/*")]
    assert here == (["a.png"] if takes_records else [])


def test_what_is_kept_before_has_the_records_where_that_is_wanted(workbook: Workbook, tmp_path: Path):
    records = records_folder(workbook.path)
    records.mkdir()
    (records / "a.png").write_bytes(b"png")
    folder = tmp_path / "backups"
    keep_before(workbook, None)
    assert not folder.exists()
    keep_before(workbook, KeepingPlan(folder))
    assert [*folder.glob("*-records")] == []
    keep_before(workbook, KeepingPlan(folder, takes_records=True))
    assert [path.name for path in folder.glob("*-records/*")] == ["a.png"]
    assert len(backup_generations(workbook, folder)) == 1


def test_records_that_cannot_be_copied_keep_nobody_from_going_on(workbook: Workbook, tmp_path: Path):
    records, folder = records_folder(workbook.path), tmp_path / "backups"
    records.mkdir()
    (records / "a.png").write_bytes(b"png")
    folder.mkdir()
    backed_up_records(workbook, folder).write_text("in the way")
    keep_before(workbook, KeepingPlan(folder, takes_records=True))
    assert len(backup_generations(workbook, folder)) == 1


def test_without_a_backup_nothing_is_kept_before(workbook: Workbook, tmp_path: Path):
    (tmp_path / "backups").write_text("in the way")
    with pytest.raises(StorageError):
        keep_before(workbook, KeepingPlan(tmp_path / "backups", takes_records=True))

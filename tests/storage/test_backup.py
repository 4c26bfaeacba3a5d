"""Copies: verified, put in place as a whole, and only as many generations as wanted of each workbook."""

import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.storage import backup as backup_module
from app.storage.backup import generations, keep_generation, save_copy
from app.storage.check import Result, check
from app.storage.errors import (
    CopyOntoItself,
    FolderNotWritable,
    NameTooLong,
    PathMissing,
    StorageError,
    WorkbookBusy,
    WorkbookDamaged,
)
from app.storage.workbook import Workbook
from tests.storage.samples import M, edit, names_in


class Clock(datetime):
    """A clock that goes on by an hour each time it is asked."""

    time = datetime(2026, 11, 23, 14, 3).astimezone()
    step = timedelta(hours=1)

    @classmethod
    def now(cls, tz=None):
        cls.time += cls.step
        return cls.time


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> type[Clock]:
    class Fresh(Clock):
        pass

    monkeypatch.setattr(backup_module, "datetime", Fresh)
    return Fresh


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "backups"


def test_copy_holds_the_same_and_is_one_plain_file(workbook: Workbook, tmp_path: Path):
    edit(workbook, note="x", owner="山田")
    target = tmp_path / "out" / "写し.tenken"
    target.parent.mkdir()
    save_copy(workbook, target)
    assert names_in(target.parent) == [target.name]
    assert check(target).result is Result.SOUND
    edit(workbook, note="later")
    with Workbook.open(target) as copy:
        assert copy.entry(M).note == "x"
        assert copy.organisation == workbook.organisation
        assert copy.id == workbook.id
        assert copy.history() == workbook.history()[1:]


def test_copy_replaces_what_was_there(workbook: Workbook, tmp_path: Path):
    target = tmp_path / "target.tenken"
    target.write_text("old")
    save_copy(workbook, target)
    assert check(target).result is Result.SOUND


def test_copy_onto_itself_by_any_name(workbook: Workbook, path: Path, tmp_path: Path):
    (tmp_path / "folder").mkdir()
    os.link(path, tmp_path / "linked.tenken")
    for target in (path, tmp_path / "folder" / ".." / path.name, tmp_path / "linked.tenken"):
        with pytest.raises(CopyOntoItself):
            save_copy(workbook, target)
    edit(workbook, note="x")


def test_copy_onto_a_workbook_in_use(workbook: Workbook, tmp_path: Path):
    with Workbook.create(tmp_path / "other.tenken") as other:
        with pytest.raises(WorkbookBusy):
            save_copy(workbook, other.path)
        edit(other, note="x")


def failing(*_: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("step", ["_sync", "_sync_folder"])
def test_failed_copy_keeps_the_old_content(workbook: Workbook, tmp_path: Path, step: str, monkeypatch):
    target = tmp_path / "target.tenken"
    target.write_text("old")
    if step == "_sync":
        monkeypatch.setattr("app.files._sync", failing)
    else:
        monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(StorageError):
        save_copy(workbook, target)
    assert target.read_text() == "old"
    assert names_in(tmp_path) == sorted([target.name, workbook.path.name, f"{workbook.path.name}-wal"])


def test_copy_that_is_not_sound_is_not_put_in_place(workbook: Workbook, tmp_path: Path):
    target = tmp_path / "target.tenken"
    target.write_text("old")
    edit(workbook, note="x")
    workbook.connection.execute("UPDATE history SET after = 'y'")
    with pytest.raises(WorkbookDamaged) as caught:
        save_copy(workbook, target)
    assert caught.value.path == workbook.path
    assert target.read_text() == "old"


def test_copy_to_places_that_do_not_take_it(workbook: Workbook, tmp_path: Path):
    with pytest.raises(PathMissing):
        save_copy(workbook, tmp_path / "no" / "a.tenken")
    with pytest.raises(NameTooLong):
        save_copy(workbook, tmp_path / ("商" * 84))
    (tmp_path / "folder").mkdir()
    with pytest.raises(StorageError):
        save_copy(workbook, tmp_path / "folder")
    edit(workbook, note="still usable")


def test_copy_to_a_folder_that_cannot_be_written(guarded: Path):
    (guarded / "closed").mkdir()
    with Workbook.create(guarded / "a.tenken") as workbook:
        (guarded / "closed").chmod(0o500)
        with pytest.raises(FolderNotWritable) as caught:
            save_copy(workbook, guarded / "closed" / "b.tenken")
        assert caught.value.path == guarded / "closed"
        with pytest.raises(FolderNotWritable):
            keep_generation(workbook, guarded / "closed" / "backups")


def test_generation_is_named_after_workbook_and_time(workbook: Workbook, folder: Path, clock: type[Clock]):
    made = keep_generation(workbook, folder)
    assert made == folder / f"{workbook.path.stem}-{workbook.id[:8]}-20261123-150300.tenken"
    assert check(made).result is Result.SOUND


def test_nothing_new_makes_no_generation(workbook: Workbook, folder: Path, clock: type[Clock]):
    edit(workbook, note="x")
    first = keep_generation(workbook, folder)
    assert keep_generation(workbook, folder) is None
    workbook.close()
    with Workbook.open(workbook.path) as again:
        assert keep_generation(again, folder) is None
        edit(again, note="y")
        second = keep_generation(again, folder)
    assert sorted(folder.iterdir()) == [first, second]


def test_unreadable_generation_counts_as_none(workbook: Workbook, folder: Path, clock: type[Clock]):
    first = keep_generation(workbook, folder)
    first.write_bytes(b"broken")
    assert keep_generation(workbook, folder) not in (None, first)


@pytest.mark.parametrize("keep", [1, 2, 5])
def test_only_the_newest_stay(workbook: Workbook, folder: Path, clock: type[Clock], keep: int):
    made = []
    for n in range(8):
        edit(workbook, note=str(n))
        made.append(keep_generation(workbook, folder, keep))
        assert sorted(folder.iterdir()) == made[-keep:]


def test_organisations_of_one_file_name_do_not_push_each_other_out(tmp_path: Path, folder: Path, clock: type[Clock]):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        with Workbook.create(tmp_path / name / "a-b.tenken") as workbook:
            for n in range(3):
                edit(workbook, note=str(n))
                keep_generation(workbook, folder, keep=2)
            assert len(generations(workbook, folder)) == 2
    (folder / "a-b-mine.tenken").touch()
    assert len(list(folder.iterdir())) == 5


def test_two_in_one_second_are_one(workbook: Workbook, folder: Path, clock: type[Clock]):
    clock.step = timedelta()
    first = keep_generation(workbook, folder, keep=1)
    edit(workbook, note="x")
    assert keep_generation(workbook, folder, keep=1) == first
    with Workbook.open(first) as kept:
        assert kept.entry(M).note == "x"


def test_clock_that_went_back_does_not_cost_the_newest(workbook: Workbook, folder: Path, clock: type[Clock]):
    for n in range(3):
        edit(workbook, note=str(n))
        keep_generation(workbook, folder, keep=2)
    clock.time -= timedelta(days=400)
    edit(workbook, note="newest")
    made = keep_generation(workbook, folder, keep=2)
    assert made in list(folder.iterdir())
    assert len(list(folder.iterdir())) == 2


def test_restored_generation_goes_on_with_generations_of_its_own(workbook: Workbook, folder: Path, clock: type[Clock]):
    edit(workbook, note="a")
    old = keep_generation(workbook, folder)
    edit(workbook, note="b")
    keep_generation(workbook, folder)
    workbook.close()
    shutil.copyfile(old, workbook.path)
    with Workbook.open(workbook.path) as restored:
        assert keep_generation(restored, folder) is None
        edit(restored, note="c")
        assert keep_generation(restored, folder) is not None


def test_long_names_are_cut(tmp_path: Path, folder: Path):
    with Workbook.create(tmp_path / ("商" * 80 + ".tenken")) as workbook:
        assert keep_generation(workbook, folder).name.startswith("商" * 40 + "-")
        assert len(generations(workbook, folder)) == 1


def test_damage_pushes_out_no_sound_generation(workbook: Workbook, folder: Path, clock: type[Clock]):
    edit(workbook, note="x")
    sound = keep_generation(workbook, folder, keep=1)
    edit(workbook, note="y")
    workbook.connection.execute("UPDATE history SET after = 'z' WHERE id = 1")
    with pytest.raises(WorkbookDamaged):
        keep_generation(workbook, folder, keep=1)
    assert list(folder.iterdir()) == [sound]

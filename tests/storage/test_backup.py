"""Copies: verified, put in place as a whole, and only as many generations as wanted of each workbook."""

import os
import shutil
import sqlite3
from contextlib import AbstractContextManager, closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.domain.generations import KEEP, Thinning
from app.domain.selection import View
from app.domain.sheets import Sheet
from app.files import AccessFailed, FolderNotWritable, NameTooLong, PathMissing, PathTaken, StorageError
from app.storage import backup, backup_folder, copying
from app.storage.arriving_workbook import place_workbook
from app.storage.backup import (
    backup_generations,
    keep_generation,
    last_day,
    look_for_backup,
    newest_backup,
    save_copy,
    work_on,
)
from app.storage.backup_folder import is_read_back
from app.storage.backup_marks import is_backup, place_of, read_mark, take_mark
from app.storage.connection import looking_into
from app.storage.errors import (
    BackupNotSound,
    CopyOntoItself,
    FileProblem,
    IsBackup,
    ProblemKind,
    WorkbookBusy,
    WorkbookDamaged,
)
from app.storage.printed_sheets import issue, issued_sheets
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from tests.storage.samples import M, edit, names_in


def note_in(path: Path) -> str:
    """The note of our measure in a file that is not opened for it."""
    with closing(sqlite3.connect(path.as_uri() + "?immutable=1", uri=True)) as other:
        row = other.execute("SELECT note FROM entry WHERE measure = ?", (M,)).fetchone()
    return str(row[0]) if row else ""


def alter(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(statement)


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

    monkeypatch.setattr("app.files.datetime", Fresh)
    return Fresh


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "backups"


def latest(count: int) -> Thinning:
    """Keeps the latest alone."""
    return Thinning(count, 0, 0, 0)


def test_copy_holds_the_same_and_is_one_plain_file(workbook: Workbook, tmp_path: Path):
    edit(workbook, note="x", owner="山田")
    target = tmp_path / "out" / "写し.tenken"
    target.parent.mkdir()
    save_copy(workbook, target)
    assert names_in(target.parent) == [target.name]
    assert check_workbook(target).result is Result.SOUND
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
    assert check_workbook(target).result is Result.SOUND


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
    place = place_of(workbook.path)
    assert made == folder / f"{workbook.path.stem}-{workbook.id[:8]}-{place}-000000-20261123-150300.tenken"
    assert check_workbook(made).result is Result.SOUND


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


def test_one_that_cannot_be_read_just_now_keeps_its_name(
    workbook: Workbook, folder: Path, clock: type[Clock], monkeypatch: pytest.MonkeyPatch
):
    first = keep_generation(workbook, folder)
    edit(workbook, note="x")

    def unreadable(path: Path) -> object:
        if path == first:
            raise AccessFailed(path, "Input/output error")
        return looking_into(path)

    with monkeypatch.context() as patched:
        patched.setattr(backup, "looking_into", unreadable)
        second = keep_generation(workbook, folder)
    assert sorted(folder.iterdir()) == [first, second] == backup_generations(workbook, folder)


def test_a_copy_that_cannot_be_read_back_is_told_in_words(
    workbook: Workbook, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    def failing(*_args: object) -> object:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR_READ
        raise error

    monkeypatch.setattr(copying, "whole_problems", failing)
    target = workbook.path.with_name("copy.tenken")
    with pytest.raises(AccessFailed) as caught:
        save_copy(workbook, target)
    assert caught.value.path == target
    assert names_in(target.parent) == [workbook.path.name, workbook.path.name + "-wal"]


@pytest.mark.parametrize("keep", [1, 2, 5])
def test_only_the_newest_stay(workbook: Workbook, folder: Path, clock: type[Clock], keep: int):
    made = []
    for n in range(8):
        edit(workbook, note=str(n))
        made.append(keep_generation(workbook, folder, latest(keep)))
        assert sorted(folder.iterdir()) == made[-keep:]


def test_organisations_of_one_file_name_do_not_push_each_other_out(tmp_path: Path, folder: Path, clock: type[Clock]):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        with Workbook.create(tmp_path / name / "a-b.tenken") as workbook:
            for n in range(3):
                edit(workbook, note=str(n))
                keep_generation(workbook, folder, latest(2))
            assert len(backup_generations(workbook, folder)) == 2
    (folder / "a-b-mine.tenken").touch()
    assert len(list(folder.iterdir())) == 5


def test_several_in_one_second_are_several(workbook: Workbook, folder: Path, clock: type[Clock]):
    clock.step = timedelta()
    made = []
    for n in range(4):
        edit(workbook, note=str(n))
        made.append(keep_generation(workbook, folder))
    assert len(set(made)) == 4
    assert [note_in(path) for path in backup_generations(workbook, folder)] == ["0", "1", "2", "3"]


def test_clock_that_went_back_does_not_cost_the_newest(workbook: Workbook, folder: Path, clock: type[Clock]):
    for n in range(3):
        edit(workbook, note=str(n))
        keep_generation(workbook, folder, latest(2))
    clock.time -= timedelta(days=400)
    edit(workbook, note="newest")
    made = keep_generation(workbook, folder, latest(2))
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
        assert len(backup_generations(workbook, folder)) == 1


def test_damage_pushes_out_no_sound_generation(workbook: Workbook, folder: Path, clock: type[Clock]):
    edit(workbook, note="x")
    sound = keep_generation(workbook, folder, latest(1))
    edit(workbook, note="y")
    workbook.connection.execute("UPDATE history SET after = 'z' WHERE id = 1")
    with pytest.raises(BackupNotSound) as caught:
        keep_generation(workbook, folder, latest(1))
    assert note_in(caught.value.kept) == "y"
    assert FileProblem(ProblemKind.DIGEST, "history", "1") in caught.value.problems
    assert backup_generations(workbook, folder) == [sound]


# a clock that went astray, another copy, another line


@pytest.mark.parametrize("years", [73, -1, -56])
def test_generations_of_a_clock_astray_go_like_others(workbook: Workbook, folder: Path, clock: type[Clock], years: int):
    right = clock.time
    clock.time = right.replace(year=right.year + years)
    for n in range(6):
        edit(workbook, note=f"astray {n}")
        keep_generation(workbook, folder)
    clock.time = right
    for n in range(20):
        edit(workbook, note=f"right {n}")
        keep_generation(workbook, folder)
        newest = backup_generations(workbook, folder)[-1]
        assert note_in(newest) == f"right {n}"
    notes = [note_in(path) for path in backup_generations(workbook, folder)]
    assert notes[-5:] == [f"right {n}" for n in range(15, 20)]
    assert [note for note in notes if note.startswith("astray")] == ["astray 5"]
    assert len(list(folder.iterdir())) == len(notes) <= 8


def test_the_newest_is_told_by_the_history(workbook: Workbook, folder: Path, clock: type[Clock]):
    for n in range(3):
        clock.time -= timedelta(days=100)
        edit(workbook, note=str(n))
        keep_generation(workbook, folder)
    workbook.close()
    newest = newest_backup(workbook.path, folder)
    assert note_in(newest) == "2"
    workbook.path.write_bytes(b"broken")
    assert newest_backup(workbook.path, folder) == newest
    alter(newest, "DELETE FROM entry")
    older = newest_backup(workbook.path, folder)
    assert note_in(older) == "1"
    older.write_bytes(b"no database" * 400)
    assert note_in(newest_backup(workbook.path, folder)) == "0"
    assert newest_backup(workbook.path.with_name("other.tenken"), folder) is None
    assert newest_backup(workbook.path, folder / "no such folder") is None


@pytest.mark.skipif(os.name == "nt", reason="pipes as files")
def test_a_pipe_is_waited_for_neither_as_a_workbook_nor_as_its_backup(workbook: Workbook, folder: Path):
    made = keep_generation(workbook, folder)
    os.mkfifo(made.with_stem(made.stem + "-2"))
    assert backup_generations(workbook, folder) == [made]
    assert keep_generation(workbook, folder) is None
    workbook.close()
    workbook.path.unlink()
    os.mkfifo(workbook.path)
    assert newest_backup(workbook.path, folder) == made


def test_two_copies_of_one_workbook_do_not_push_each_other_out(
    workbook: Workbook, tmp_path: Path, folder: Path, clock: type[Clock]
):
    for n in range(3):
        edit(workbook, note=f"PC {n}")
        keep_generation(workbook, folder)
    (tmp_path / "stick").mkdir()
    save_copy(workbook, tmp_path / "stick" / workbook.path.name)
    with Workbook.open(tmp_path / "stick" / workbook.path.name) as stick:
        for n in range(8):
            edit(stick, note=f"stick {n}")
            keep_generation(stick, folder)
        assert [note_in(path) for path in backup_generations(stick, folder)] == [f"stick {n}" for n in range(3, 8)]
    assert [note_in(path) for path in backup_generations(workbook, folder)] == ["PC 0", "PC 1", "PC 2"]


def test_what_was_left_for_an_older_state_stays_beside_the_new(workbook: Workbook, folder: Path, clock: type[Clock]):
    edit(workbook, note="a")
    old = keep_generation(workbook, folder)
    for n in range(3):
        edit(workbook, note=f"left {n}")
        keep_generation(workbook, folder)
    workbook.close()
    shutil.copyfile(old, workbook.path)
    with Workbook.open(workbook.path) as restored:
        for n in range(8):
            edit(restored, note=f"new {n}")
            keep_generation(restored, folder)
        notes = {note_in(path) for path in backup_generations(restored, folder)}
    assert notes == {f"left {n}" for n in range(3)} | {f"new {n}" for n in range(3, 8)}


def test_two_lines_that_were_left_are_thinned_each_for_itself(
    workbook: Workbook, tmp_path: Path, folder: Path, clock: type[Clock]
):
    edit(workbook, note="a")
    old = keep_generation(workbook, tmp_path)
    workbook.close()
    for line in ("left", "left again", "now"):
        shutil.copyfile(old, workbook.path)
        with Workbook.open(workbook.path) as restored:
            for n in range(8):
                edit(restored, note=f"{line} {n}")
                made = keep_generation(restored, folder, latest(3))
            notes = [note_in(path) for path in backup_generations(restored, folder)]
    assert note_in(made) == "now 7"
    lines = [("left", 3), ("left again", 3), ("now", 3)]
    assert sorted(notes) == sorted(f"{line} {n}" for line, count in lines for n in range(8 - count, 8))


def old_form(path: Path, workbook: Workbook, stamp: str) -> Path:
    """A generation as releases before this one named it, without a mark inside."""
    take_mark(path)
    return path.rename(path.with_name(f"{workbook.path.stem}-{workbook.id[:8]}-{stamp}.tenken"))


def test_a_generation_of_the_old_form_is_one(workbook: Workbook, folder: Path, clock: type[Clock]):
    edit(workbook, note="old")
    first = old_form(keep_generation(workbook, folder), workbook, "20990101-000000")
    assert keep_generation(workbook, folder) is None
    for n in range(4):
        edit(workbook, note=str(n))
        keep_generation(workbook, folder, latest(KEEP.latest))
    assert backup_generations(workbook, folder)[0] == first
    edit(workbook, note="x")
    keep_generation(workbook, folder, latest(KEEP.latest))
    assert not first.exists()


# what counts


ROT = {
    "entries gone": "DELETE FROM entry",
    "row of the history gone": "DELETE FROM history WHERE id = 1",
    "history changed": "UPDATE history SET after = 'z' WHERE id = 1",
    "text gone": "DELETE FROM setting WHERE key = 'organisation'",
    "sheet gone": "DELETE FROM sheet",
    "table gone": "DROP TABLE entry",
}


@pytest.mark.parametrize("statement", ROT.values(), ids=ROT)
def test_a_rotten_generation_is_no_backup(workbook: Workbook, folder: Path, clock: type[Clock], statement: str):
    edit(workbook, note="x", owner="森")
    issue(workbook, Sheet("checklist", View.ALL, workbook.created, "", (M,)))
    rotten = keep_generation(workbook, folder)
    alter(rotten, statement)
    content = rotten.read_bytes()
    made = keep_generation(workbook, folder)
    assert backup_generations(workbook, folder) == [made]
    assert check_workbook(made).result is Result.SOUND
    assert [path.read_bytes() for path in folder.iterdir() if path != made] == [content]


@pytest.mark.parametrize("call", [1, 2], ids=["looked into", "read back"])
def test_a_newer_one_that_cannot_be_read_just_now_is_named_and_stays(
    workbook: Workbook, folder: Path, monkeypatch: pytest.MonkeyPatch, call: int
):
    made: list[Path] = []
    for n in range(2):
        edit(workbook, note=str(n))
        made.append(keep_generation(workbook, folder))
    workbook.close()
    opened: list[Path] = []

    def fails_once(path: Path) -> AbstractContextManager[sqlite3.Connection]:
        opened.append(path)
        if path == made[1] and opened.count(path) == call:
            raise AccessFailed(path, "x")
        return looking_into(path)

    monkeypatch.setattr(backup_folder, "looking_into", fails_once)
    assert look_for_backup(workbook.path, folder) == (made[0], (made[1],))
    assert look_for_backup(workbook.path, folder) == (made[1], ())


def test_what_is_no_database_any_more_or_gone_is_not_read_back(workbook: Workbook, folder: Path):
    made = keep_generation(workbook, folder)
    assert is_read_back(made)
    made.write_bytes(b"x" * 4096)
    assert not is_read_back(made)
    assert names_in(folder) == [f"{made.name}.damaged"]
    assert not is_read_back(made)
    assert names_in(folder) == [f"{made.name}.damaged"]


def test_one_that_was_moved_and_is_damaged_has_the_backups_of_its_old_place(workbook: Workbook, folder: Path):
    edit(workbook, note="a")
    keep_generation(workbook, folder)
    edit(workbook, note="b")
    newest = keep_generation(workbook, folder)
    workbook.close()
    moved = workbook.path.rename(workbook.path.with_name("moved.tenken"))
    alter(moved, "DELETE FROM entry")
    assert newest_backup(moved, folder) == newest
    with Workbook.create(moved.with_name("another.tenken"), "別の店") as another:
        assert newest_backup(another.path, folder) is None
    moved.write_bytes(b"nothing")
    assert newest_backup(moved, folder) is None  # nothing says whose it was


def test_a_printed_sheet_is_worth_a_backup(workbook: Workbook, path: Path, folder: Path, clock: type[Clock]):
    edit(workbook, note="x")
    keep_generation(workbook, folder)
    first = issue(workbook, Sheet("checklist", View.ALL, workbook.created, "", (M,)))
    newest = keep_generation(workbook, folder)
    assert newest is not None
    assert keep_generation(workbook, folder) is None
    workbook.close()
    assert newest_backup(path, folder) == newest
    shutil.copyfile(newest, path)
    with Workbook.open(path) as restored:
        assert len(issued_sheets(restored)) == 1
        second = issue(restored, Sheet("meeting-pack", View.ALL, workbook.created, "", (M,)))
    assert first.number != second.number


def test_damage_does_not_end_all_backups(workbook: Workbook, folder: Path, clock: type[Clock]):
    edit(workbook, note="x")
    sound = keep_generation(workbook, folder)
    edit(workbook, owner="森")
    workbook.connection.execute("UPDATE history SET after = 'z' WHERE id = 1")
    for n in range(8):
        edit(workbook, note=f"y{n}")
        with pytest.raises(BackupNotSound) as caught:
            keep_generation(workbook, folder)
        assert note_in(caught.value.kept) == f"y{n}"
    with pytest.raises(BackupNotSound) as again:
        keep_generation(workbook, folder)
    assert again.value.kept == caught.value.kept
    assert sorted(folder.iterdir()) == sorted([sound, caught.value.kept])
    assert is_backup(caught.value.kept)


# a backup is never worked in


def test_nobody_works_in_a_backup(workbook: Workbook, tmp_path: Path, folder: Path):
    edit(workbook, note="x")
    backup = keep_generation(workbook, folder)
    for place in (backup, shutil.copy(backup, tmp_path / "elsewhere.tenken")):
        content = Path(place).read_bytes()
        with pytest.raises(IsBackup):
            Workbook.open(Path(place))
        assert Path(place).read_bytes() == content


def test_a_backup_becomes_a_workbook(workbook: Workbook, tmp_path: Path, folder: Path):
    edit(workbook, note="x")
    printed = issue(workbook, Sheet("checklist", View.ALL, workbook.created, "", (M,)))
    backup = keep_generation(workbook, folder)
    content = backup.read_bytes()
    target = tmp_path / "new.tenken"
    work_on(backup, target)
    assert backup.read_bytes() == content
    assert names_in(folder) == [backup.name]
    with Workbook.open(target) as made:
        assert (made.id, made.entry(M).note) == (workbook.id, "x")
        assert [printed.sheet] == list(issued_sheets(made).values())
        edit(made, note="y")
    assert check_workbook(target).result is Result.SOUND
    with pytest.raises(PathTaken):
        work_on(backup, target)


def test_a_backup_that_was_worked_in_and_not_closed_keeps_its_log(workbook: Workbook, tmp_path: Path, folder: Path):
    """As an older release leaves it after a crash."""
    edit(workbook, note="x")
    for suffix in ("", "-wal"):
        shutil.copyfile(f"{workbook.path}{suffix}", tmp_path / f"a-{workbook.id[:8]}-20261123-140300.tenken{suffix}")
    backup = tmp_path / f"a-{workbook.id[:8]}-20261123-140300.tenken"
    before = {name: (tmp_path / name).read_bytes() for name in names_in(tmp_path) if name.startswith("a-")}
    work_on(backup, tmp_path / "new.tenken")
    assert {name: (tmp_path / name).read_bytes() for name in before} == before
    assert note_in(tmp_path / "new.tenken") == "x"


def test_a_log_of_another_state_beside_a_backup_is_left_there(workbook: Workbook, tmp_path: Path, folder: Path):
    edit(workbook, note="x")
    backup = keep_generation(workbook, folder)
    edit(workbook, note="y")
    shutil.copyfile(f"{workbook.path}-wal", f"{backup}-wal")
    work_on(backup, tmp_path / "new.tenken")
    assert names_in(folder) == [backup.name, f"{backup.name}-wal"]
    assert note_in(tmp_path / "new.tenken") == "x"
    assert check_workbook(tmp_path / "new.tenken").result is Result.SOUND


def test_a_broken_backup_becomes_nothing(tmp_path: Path, workbook: Workbook, folder: Path):
    edit(workbook, note="x")
    backup = keep_generation(workbook, folder)
    alter(backup, "DELETE FROM entry")
    with pytest.raises(WorkbookDamaged):
        work_on(backup, tmp_path / "new.tenken")
    assert not [name for name in names_in(tmp_path) if "new" in name or "arriving" in name]


def test_a_backup_put_back_by_hand_is_the_workbook(workbook: Workbook, path: Path, folder: Path):
    edit(workbook, note="x")
    backup = keep_generation(workbook, folder)
    edit(workbook, note="y")
    workbook.close()
    shutil.copyfile(backup, path)
    with Workbook.open(path) as restored:
        assert restored.entry(M).note == "x"
    assert read_mark(path) is None
    assert check_workbook(path).result is Result.SOUND
    (path.parent / "moved").mkdir()
    with Workbook.open(path.rename(path.parent / "moved" / path.name)) as moved:
        assert moved.entry(M).note == "x"


BACKUPS = {
    "generation of the old form": "tenken-{id}-20261123-140300.tenken",
    "before a migration": "tenken-v1-20261123-140300.tenken",
    "not sound": "tenken-{id}-00000000-000001-20261123-140300.unsound.tenken",
}
WORKBOOKS = {
    "another's figures": "tenken-00000000-20261123-140300.tenken",
    "a person's own name": "点検 2026-11-23.tenken",
    "a version in it": "tenken-v2.tenken",
}


@pytest.mark.parametrize("name", BACKUPS.values(), ids=BACKUPS)
def test_a_backup_without_a_mark_is_known_by_its_name(workbook: Workbook, tmp_path: Path, name: str):
    workbook.close()
    assert is_backup(workbook.path.rename(tmp_path / name.format(id=workbook.id[:8])))


@pytest.mark.parametrize("name", WORKBOOKS.values(), ids=WORKBOOKS)
def test_a_workbook_is_no_backup(workbook: Workbook, tmp_path: Path, name: str):
    workbook.close()
    assert not is_backup(workbook.path.rename(tmp_path / name))


def test_what_arrives_is_to_be_worked_in(workbook: Workbook, tmp_path: Path, folder: Path):
    edit(workbook, note="x")
    backup = keep_generation(workbook, folder)
    place_workbook(backup, tmp_path / "arrived.tenken")
    with Workbook.open(tmp_path / "arrived.tenken") as arrived:
        assert arrived.entry(M).note == "x"


def test_the_day_of_a_backup(workbook: Workbook, folder: Path, tmp_path: Path):
    first = keep_generation(workbook, folder)
    assert last_day(first) == workbook.created.isoformat()
    edit(workbook, note="x")
    assert last_day(keep_generation(workbook, folder)) == workbook.history()[0].saved.date().isoformat()
    (tmp_path / "no.tenken").write_bytes(b"nothing")
    assert last_day(tmp_path / "no.tenken") == ""

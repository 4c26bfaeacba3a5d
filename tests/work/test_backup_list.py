"""The list of backups: those of both places and of updates, newest first, and what each holds."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.catalogue.loader import Catalogue
from app.domain.answers import Change, Field, Status
from app.storage.backup import keep_generation
from app.storage.errors import WorkbookDamaged
from app.storage.workbook import Workbook
from app.storage.workbook_in_memory import in_memory
from app.work.backup_list import BackupPlace, backup_named, list_backups, sight_of
from tests.storage.samples import M, edit

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture
def workbook(tmp_path: Path) -> Iterator[Workbook]:
    with Workbook.create(tmp_path / "点検.tenken", "商店") as made:
        yield made


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def test_newest_first_and_what_was_left_behind_it(workbook: Workbook, backups: Path, tmp_path: Path):
    edit(workbook, note="a")
    first = keep_generation(workbook, tmp_path / "kept")
    edit(workbook, note="left")
    left = keep_generation(workbook, backups)
    workbook.close()
    shutil.copyfile(first, workbook.path)
    with Workbook.open(workbook.path) as again:
        edit(again, note="b")
        second = keep_generation(again, backups)
        edit(again, note="c")
        newest = keep_generation(again, backups)
        listed = list_backups(again, backups)
    assert [one.path for one in listed] == [newest, second, left]
    assert [one.is_left for one in listed] == [False, False, True]
    assert all(one.made and one.is_read and one.place is BackupPlace.DATA_FOLDER for one in listed)


def test_one_that_cannot_be_read_and_one_with_a_name_that_is_no_time(workbook: Workbook, backups: Path):
    made = keep_generation(workbook, backups)
    broken = Path(shutil.copy(made, backups / made.name.replace("-000000-", "-000009-")))
    broken.write_bytes(b"broken")
    odd = made.rename(backups / (made.name[: -len("YYYYMMDD-HHMMSS.tenken")] + "20269999-000000.tenken"))
    one, other = list_backups(workbook, backups)
    assert (one.path, one.made, one.is_read) == (odd, None, True)
    assert (other.path, other.is_read) == (broken, False)


def test_the_second_place_and_what_was_kept_before_an_update(catalogue: Catalogue, tmp_path: Path, backups: Path):
    path = Path(shutil.copy(DATA / "workbook-v3.tenken", tmp_path / "old.tenken"))
    with Workbook.open(path) as workbook:
        (tmp_path / "old-v2-20260101-000000.tenken").write_bytes(b"broken")
        stick = keep_generation(workbook, tmp_path / "stick")
        one, other = list_backups(workbook, backups, tmp_path / "stick")
        assert (one.path, one.place) == (stick, BackupPlace.SECOND)
        assert other.place is BackupPlace.BESIDE
        assert sight_of(other.path, workbook, catalogue).edits == ()


def test_one_that_was_moved_finds_those_of_its_old_place(workbook: Workbook, backups: Path, tmp_path: Path):
    """As where a person gets a new PC, or gives the file another name."""
    edit(workbook, note="a")
    first = keep_generation(workbook, backups)
    edit(workbook, note="b")
    second = keep_generation(workbook, backups)
    workbook.close()
    with Workbook.create(tmp_path / "other.tenken", "別の店") as other:
        edit(other, note="theirs")
        keep_generation(other, backups)
    Path(shutil.copy(second, backups / second.name.replace("-000002-", "-000009-"))).write_bytes(b"broken")
    with Workbook.open(workbook.path.rename(tmp_path / "みどり商店.tenken")) as moved:
        edit(moved, note="c")
        own = keep_generation(moved, backups)
        listed = list_backups(moved, backups)
    assert [one.path for one in listed] == [own, second, first]
    places = [BackupPlace.DATA_FOLDER, BackupPlace.ELSEWHERE, BackupPlace.ELSEWHERE]
    assert [one.place for one in listed] == places
    assert not any(one.is_left for one in listed)


def test_what_a_backup_holds(catalogue: Catalogue, workbook: Workbook, backups: Path):
    edit(workbook, status=Status.DONE)
    backup = keep_generation(workbook, backups)
    edit(workbook, status=Status.PARTIAL)
    with in_memory(workbook) as present:
        sight = sight_of(backup, present, catalogue)
    assert sight.edits == (Change(M, Field.STATUS, Status.PARTIAL, Status.DONE),)
    assert sight.figures is not None
    assert (sight.figures.answered, sight.figures.done) == (1, 1)
    assert sight.last_saved == workbook.history()[-1].saved


def test_a_damaged_one_has_its_problem_and_nothing_else(catalogue: Catalogue, workbook: Workbook, backups: Path):
    edit(workbook, note="鍵は棚に")
    backup = keep_generation(workbook, backups)
    backup.write_bytes(backup.read_bytes().replace("棚".encode(), "床".encode()))
    sight = sight_of(backup, workbook, catalogue)
    assert isinstance(sight.problem, WorkbookDamaged)
    assert (sight.figures, sight.edits) == (None, ())


def test_by_its_name_with_the_ending_or_without(workbook: Workbook, backups: Path):
    backup = keep_generation(workbook, backups)
    listed = list_backups(workbook, backups)
    for name in (backup.name, backup.stem, str(backup)):
        assert backup_named(name, listed) == listed[0]
    assert backup_named("x", listed) is None

"""The disk is full: the edit is not acknowledged, nothing that was is lost, and the workbook works on."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.domain.answers import EMPTY, Field, changes_to
from app.domain.entered_text import NOTE_LIMIT
from app.files import AccessFailed, DiskFull, StorageError
from app.storage.backup import save_copy
from app.storage.settings import Settings, load, save
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from tests.storage.samples import M, edit, names_in

LONG = "長" * NOTE_LIMIT


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk of 576 KB; for a user who may not mount one `limited` has to do."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=576k", "tenken-test", str(folder)]
    if sys.platform == "linux" and subprocess.run(mount, capture_output=True, check=False).returncode == 0:
        yield folder
        subprocess.run(["umount", "-l", folder], check=True)
    else:
        yield folder


@contextmanager
def limited(folder: Path, size: int = 576 << 10) -> Iterator[None]:
    """Where the disk is not small, no file grows beyond a size."""
    if folder.is_mount():
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def fill(folder: Path) -> None:
    """Takes all room that is left."""
    with (folder / "filler").open("wb", buffering=0) as filler:
        for size in (4096, 1):
            while filler.tell() < 1 << 20:
                try:
                    filler.write(bytes(size))
                except OSError:
                    break


def edit_until_refused(workbook: Workbook) -> tuple[int, StorageError]:
    for number in range(1000):
        try:
            edit(workbook, f"executive-A-{number}", note=f"{number}{LONG[10:]}")
        except StorageError as error:
            return number, error
    pytest.fail("there was room for everything")


def holds(workbook: Workbook, count: int) -> bool:
    return len(workbook.entries()) == len(workbook.history()) == count


def test_full_in_the_middle_of_a_commit(small_disk: Path):
    path = small_disk / "a.tenken"
    with limited(small_disk), Workbook.create(path) as workbook:
        count, error = edit_until_refused(workbook)
        assert type(error) in (DiskFull, AccessFailed)  # a size limit is no full disk to SQLite
        assert error.path == path
        assert count > 0
        assert holds(workbook, count)
    with Workbook.open(path) as again:  # closing has folded the log in and made room
        assert holds(again, count)
        edit(again, note="works again")
    assert check_workbook(path).result is Result.SOUND


def test_full_before_closing(small_disk: Path):
    path = small_disk / "a.tenken"
    with limited(small_disk):
        workbook = Workbook.create(path)
        edit(workbook, note=LONG)
        edit(workbook, scope=LONG)
        fill(small_disk)
        edit_until_refused(workbook)
        entries = workbook.entries()
        workbook.close()
    (small_disk / "filler").unlink()
    assert check_workbook(path).result is Result.SOUND
    with Workbook.open(path) as again:
        assert again.entries() == entries


def no_room(connection: object) -> None:
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")


def room(connection: object) -> None:
    connection.execute("PRAGMA max_page_count = 1000000")


def rename(workbook: Workbook) -> object:
    return workbook.set_organisation("商" * 200) and edit(workbook, note=LONG)


@pytest.mark.parametrize("act", [lambda workbook: edit(workbook, M, note=LONG, scope=LONG), rename])
def test_full_then_room_again(workbook: Workbook, path: Path, act: Callable[[Workbook], object]):
    edit(workbook, note="acknowledged")
    before, history = workbook.entries(), workbook.history()
    no_room(workbook.connection)
    with pytest.raises(DiskFull) as caught:
        act(workbook)
    assert caught.value.path == path
    assert workbook.entries() == before
    assert workbook.history()[-1] == history[-1]
    assert not workbook.connection.in_transaction
    room(workbook.connection)
    act(workbook)
    assert workbook.entry(M).note == LONG
    workbook.close()
    assert check_workbook(path).result is Result.SOUND


def test_no_room_to_create(small_disk: Path):
    fill(small_disk)
    before = names_in(small_disk)
    with limited(small_disk, 4096), pytest.raises((DiskFull, AccessFailed)):
        Workbook.create(small_disk / "a.tenken")
    assert names_in(small_disk) == before


def test_no_room_for_a_copy(small_disk: Path, workbook: Workbook):
    for number in range(20):
        workbook.apply(changes_to(f"executive-A-{number}", EMPTY, {Field.NOTE: LONG}))
    target = small_disk / "copy.tenken"
    target.write_text("old")
    with limited(small_disk), pytest.raises((DiskFull, AccessFailed)) as caught:
        save_copy(workbook, target)
    assert caught.value.path == target
    assert names_in(small_disk) == ["copy.tenken"]
    assert target.read_text() == "old"
    edit(workbook, note="still usable")


def test_no_room_for_settings(small_disk: Path):
    file = small_disk / "settings.json"
    save(file, Settings(place="plan"))
    with limited(small_disk), pytest.raises((DiskFull, AccessFailed)):
        save(file, Settings(place="x" * (600 << 10)))
    assert load(file).settings == Settings(place="plan")
    assert names_in(small_disk) == [file.name]

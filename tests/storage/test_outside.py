"""The file of an open workbook is replaced, removed or overwritten: nothing is lost, and no stranger is written to."""

import errno
import gc
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.answers import Field, changes_to
from app.domain.history import Origin
from app.files import AccessFailed, DiskFull, PathMissing, StorageError
from app.storage.backup import keep_generation, save_copy
from app.storage.connection import set_journal_mode
from app.storage.errors import ChangedOutside, FileGone, FileReplaced
from app.storage.file_watch import FileWatch
from app.storage.lock import Lock
from app.storage.printed_sheets import issue
from app.storage.rescue_copy import free_name_in, keep_as
from app.storage.workbook import Done, Workbook
from app.storage.workbook_check import Result, check_workbook
from tests.storage.samples import OTHER, M, edit, names_in
from tests.storage.test_printed_sheets import SHEET

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody take away a file that is open")


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """Another workbook, elsewhere."""
    other = tmp_path / "theirs"
    other.mkdir()
    with Workbook.create(other / "a.tenken", "別の店") as workbook:
        edit(workbook, note="theirs")
    return workbook.path


def replaced(path: Path, theirs: Path) -> None:
    fresh = path.with_name("fresh")
    shutil.copyfile(theirs, fresh)
    fresh.replace(path)


def overwritten(path: Path, theirs: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(0)
        file.write(theirs.read_bytes())


def removed(path: Path, _theirs: Path) -> None:
    path.unlink()


def renamed(path: Path, _theirs: Path) -> None:
    path.rename(path.with_name("renamed.tenken"))


def emptied(path: Path, _theirs: Path) -> None:
    os.truncate(path, 0)


def folder_gone(path: Path, _theirs: Path) -> None:
    path.parent.rename(path.parent.with_name("elsewhere"))


ACCIDENTS = {
    "replaced": (replaced, FileReplaced),
    "overwritten": (overwritten, FileReplaced),
    "emptied": (emptied, FileReplaced),
    "removed": (removed, FileGone),
    "renamed": (renamed, FileGone),
    "drive pulled": (folder_gone, FileGone),
}
Accident = Callable[[Path, Path], None]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    return folder / "a.tenken"


@posix
@pytest.mark.parametrize("is_folded", [False, True], ids=["edits in the log", "all folded in"])
@pytest.mark.parametrize(("accident", "error"), ACCIDENTS.values(), ids=ACCIDENTS)
def test_it_is_noticed_before_anything_is_written_and_all_can_be_kept(
    place: Path, theirs: Path, tmp_path: Path, accident: Accident, error: type[StorageError], is_folded: bool
):
    workbook = Workbook.create(place, "商店")
    edit(workbook, note="first")
    edit(workbook, OTHER, owner="山田")
    if is_folded:
        workbook.fold()
    accident(place, theirs)
    before = place.read_bytes() if place.exists() else None
    wanted = changes_to(M, workbook.entry(M), {Field.NOTE: "second"})
    for attempt in (lambda: workbook.apply(wanted), workbook.require_own_file, lambda: issue(workbook, SHEET)):
        with pytest.raises(ChangedOutside) as caught:
            attempt()
        assert type(caught.value) is error
    assert workbook.entry(M).note == "first"
    kept = tmp_path / "kept.tenken"
    keep_as(workbook, kept, [Done(tuple(wanted), Origin.EDIT)])
    workbook.leave_to_others()
    assert (place.read_bytes() if place.exists() else None) == before
    assert check_workbook(kept).result is Result.SOUND
    with Workbook.open(kept) as mine:
        assert mine.entry(M).note == "second"
        assert mine.entry(OTHER).owner == "山田"
        assert len(mine.history()) == 3
        assert (mine.id, mine.organisation) == (workbook.id, "商店")
    if accident in (replaced, overwritten):
        assert check_workbook(place).found_beside == ()
        with Workbook.open(place) as other:
            assert (other.entry(M).note, other.found) == ("theirs", ())


@posix
@pytest.mark.parametrize(("accident", "error"), ACCIDENTS.values(), ids=ACCIDENTS)
def test_closing_keeps_what_was_done_beside_a_stranger(
    place: Path, theirs: Path, accident: Accident, error: type[StorageError]
):
    workbook = Workbook.create(place, "商店")
    edit(workbook, note="mine")
    accident(place, theirs)
    before = place.read_bytes() if place.exists() else None
    if accident is folder_gone:
        with pytest.raises(PathMissing):
            workbook.close()
        return
    workbook.close()
    assert (place.read_bytes() if place.exists() else None) == before
    [kept] = place.parent.glob("a-kept-*.tenken")
    with Workbook.open(kept) as mine:
        assert mine.entry(M).note == "mine"
    assert not place.with_name("a.tenken-wal").exists()


@posix
def test_without_the_guard_the_edit_goes_nowhere(place: Path, theirs: Path, monkeypatch: pytest.MonkeyPatch):
    """The control."""
    monkeypatch.setattr(FileWatch, "require_unchanged", lambda _hold: None)
    with Workbook.create(place) as workbook:
        removed(place, theirs)
        edit(workbook, note="kept?")
    assert names_in(place.parent) in ([], ["a.tenken-wal"])


@posix
def test_without_the_guard_closing_writes_into_the_stranger(place: Path, theirs: Path, monkeypatch: pytest.MonkeyPatch):
    """The control."""
    monkeypatch.setattr(FileWatch, "require_unchanged", lambda _hold: None)
    workbook = Workbook.create(place)
    edit(workbook, note="mine")
    overwritten(place, theirs)
    workbook.close()
    assert place.read_bytes() != theirs.read_bytes()


def test_a_file_that_is_only_touched_is_still_the_same(workbook: Workbook, path: Path):
    edit(workbook, note="a")
    os.utime(path)
    edit(workbook, note="b")
    workbook.fold()
    os.utime(path, (1, 1))
    edit(workbook, note="c")


@posix
def test_the_new_name_is_told(place: Path, theirs: Path):
    if sys.platform not in ("linux", "darwin"):
        pytest.skip("the system does not tell")
    with Workbook.create(place) as workbook:
        renamed(place, theirs)
        with pytest.raises(FileGone) as caught:
            edit(workbook, note="a")
        assert caught.value.moved_to == place.with_name("renamed.tenken")


@posix
def test_a_file_that_comes_back_is_worked_in_again(place: Path, theirs: Path):
    with Workbook.create(place) as workbook:
        edit(workbook, note="a")
        renamed(place, theirs)
        with pytest.raises(FileGone):
            edit(workbook, note="b")
        place.with_name("renamed.tenken").rename(place)
        edit(workbook, note="c")
    with Workbook.open(place) as again:
        assert again.entry(M).note == "c"


@posix
def test_a_link_to_the_workbook_is_no_stranger(place: Path, tmp_path: Path):
    Workbook.create(place).close()
    link = tmp_path / "link.tenken"
    link.symlink_to(place)
    with Workbook.open(link) as workbook:
        edit(workbook, note="a")
        workbook.fold()
        edit(workbook, note="b")
        crash = {suffix: Path(f"{place}{suffix}").read_bytes() for suffix in ("", "-wal")}
    for suffix, content in crash.items():
        Path(f"{place}{suffix}").write_bytes(content)
    with Workbook.open(link) as again:
        assert (again.entry(M).note, again.found) == ("b", ())


@posix
def test_what_was_not_read_before_it_was_overwritten_is_never_made_up(place: Path, theirs: Path, tmp_path: Path):
    """Opened a moment ago and nothing entered: there is nothing to keep, and the stranger's is not taken for it."""
    workbook = Workbook.create(place)
    overwritten(place, theirs)
    with pytest.raises(FileReplaced):
        keep_as(workbook, tmp_path / "kept.tenken")
    workbook.leave_to_others()
    assert place.read_bytes() == theirs.read_bytes()


def failing(code: int) -> Callable[..., None]:
    """What fails as SQLite does with this code."""

    def fail(*_asked: object) -> None:
        error = sqlite3.OperationalError("made up")
        error.sqlite_errorcode = code
        raise error

    return fail


@posix
def test_a_copy_that_cannot_be_read_back_is_named(
    place: Path, theirs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook = Workbook.create(place)
    edit(workbook, note="mine")
    overwritten(place, theirs)

    kept = tmp_path / "kept.tenken"
    monkeypatch.setattr("app.storage.rescue_copy.connect", failing(sqlite3.SQLITE_CANTOPEN))
    with pytest.raises(AccessFailed) as caught:
        keep_as(workbook, kept)
    workbook.leave_to_others()
    assert caught.value.path == kept
    assert not kept.exists()


@posix
def test_a_copy_for_which_the_disk_has_no_room_is_none(
    place: Path, theirs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was entered is in its log until that is folded in: the file alone would be as it was before."""
    workbook = Workbook.create(place)
    edit(workbook, note="mine")
    overwritten(place, theirs)

    kept = tmp_path / "kept.tenken"
    with monkeypatch.context() as patch:
        patch.setattr("app.storage.workbook_log.fold_in", failing(sqlite3.SQLITE_FULL))
        with pytest.raises(DiskFull):
            keep_as(workbook, kept)
        assert not kept.exists()
    keep_as(workbook, kept)
    workbook.leave_to_others()
    with Workbook.open(kept) as again:
        assert again.entry(M).note == "mine"


LEAVER = """
import errno, os, sys
from pathlib import Path
from app.domain.answers import Field, changes_to
from app.storage.workbook import Workbook

def broken(*_asked):
    raise OSError(errno.EIO, "Input/output error")

path, theirs = map(Path, sys.argv[1:])
workbook = Workbook.open(path)
workbook.apply(changes_to("administrator-E-10", workbook.entry("administrator-E-10"), {Field.NOTE: "mine"}))
path.write_bytes(theirs.read_bytes())
os.ftruncate = broken
workbook.leave_to_others()
del workbook
"""


@posix
def test_a_log_that_cannot_be_emptied_is_never_written_into_anothers_file(
    place: Path, theirs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor is it as the program ends, which closes what is open."""
    Workbook.create(place).close()
    subprocess.run([sys.executable, "-c", LEAVER, place, theirs], check=True, timeout=60)
    assert place.read_bytes() == theirs.read_bytes()
    Path(f"{place}-wal").unlink()

    def broken(*_asked: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    place = place.with_name("b.tenken")
    workbook = Workbook.create(place)
    edit(workbook, note="mine")
    overwritten(place, theirs)
    monkeypatch.setattr(os, "ftruncate", broken)
    workbook.leave_to_others()
    del workbook
    gc.collect()
    assert place.read_bytes() == theirs.read_bytes()


def test_folding_in_costs_nothing_where_nothing_was_done(workbook: Workbook, path: Path):
    edit(workbook, note="a")
    workbook.fold()
    before = path.stat().st_mtime_ns, path.read_bytes()
    workbook.fold()
    assert (path.stat().st_mtime_ns, path.read_bytes()) == before


def test_a_log_that_grows_is_folded_in_by_itself(workbook: Workbook, path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("app.storage.workbook_log._LIMIT", 100_000)
    sizes = []
    for n in range(60):
        edit(workbook, note=f"{n}")
        sizes.append(Path(f"{path}-wal").stat().st_size)
    assert max(sizes) < 130_000
    assert len(workbook.history()) == 60


def test_the_first_edit_after_folding_in_is_one_commit_that_goes_on_in_the_log(workbook: Workbook, path: Path):
    """The log is begun while nobody waits: the edit costs its one sync, as any other."""
    log = Path(f"{path}-wal")
    edit(workbook, note="a")
    workbook.fold()
    before = log.read_bytes()
    edit(workbook, note="b")
    after = log.read_bytes()
    assert before
    assert after.startswith(before)
    commits = [after[at + 4 : at + 8] != bytes(4) for at in range(len(before), len(after), 24 + 4096)]
    assert commits.count(True) == 1


def test_a_kept_file_has_a_free_name(tmp_path: Path):
    first = free_name_in(tmp_path, Path("a.tenken"))
    first.touch()
    second = free_name_in(tmp_path, Path("a.tenken"))
    assert first != second
    assert second.suffix == ".tenken"


def test_a_copy_goes_its_own_way(workbook: Workbook, tmp_path: Path):
    """Its lineage is its own, so that no log of the first is taken for one of the copy."""
    from contextlib import closing

    from app.storage.connection import connect
    from app.storage.lineage import lineage_in, read_lineage

    edit(workbook, note="a")
    lines = []
    for name in ("b", "c"):
        save_copy(workbook, tmp_path / f"{name}.tenken")
        with closing(connect(tmp_path / f"{name}.tenken", "ro")) as copy:
            lines.append(read_lineage(copy))
    mine = read_lineage(workbook.connection)
    assert len({line.own for line in [*lines, mine] if line}) == 3
    assert [line.is_closed for line in lines if line] == [True, True]
    assert lineage_in({}) is None
    assert lineage_in({"state": "something a later release writes"}) is None


# what is made of an open workbook


@posix
@pytest.mark.parametrize("accident", [overwritten, emptied])
@pytest.mark.parametrize("make", [keep_generation, lambda workbook, folder: save_copy(workbook, folder / "copy")])
def test_no_copy_is_made_of_a_file_that_holds_other_content(
    place: Path, theirs: Path, tmp_path: Path, accident: Accident, make: Callable[[Workbook, Path], object]
):
    folder = tmp_path / "copies"
    folder.mkdir()
    workbook = Workbook.create(place)
    edit(workbook, note="mine")
    accident(place, theirs)
    with pytest.raises(FileReplaced):
        make(workbook, folder)
    assert names_in(folder) == []
    workbook.close()


@posix
@pytest.mark.parametrize("accident", [replaced, removed, renamed])
def test_a_copy_is_made_of_a_file_that_only_lost_its_name(
    place: Path, theirs: Path, tmp_path: Path, accident: Accident
):
    workbook = Workbook.create(place)
    edit(workbook, note="mine")
    accident(place, theirs)
    save_copy(workbook, tmp_path / "copy.tenken")
    workbook.close()
    with Workbook.open(tmp_path / "copy.tenken") as copy:
        assert copy.entry(M).note == "mine"


# our own hand


def test_a_log_that_could_be_folded_in_in_part_only_makes_no_stranger(workbook: Workbook, path: Path):
    """On a full disk some pages have arrived: the file is another's to nobody, and the next fold brings the rest."""
    resource = pytest.importorskip("resource")
    for number in range(20):
        edit(workbook, f"executive-A-{number}", note=f"{number}" + "長" * 1500)
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    size = path.stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 2 * 4096 + 100, old[1]))
    try:
        with pytest.raises(StorageError) as caught:
            workbook.fold()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
    assert not isinstance(caught.value, ChangedOutside)
    assert path.stat().st_size > size
    os.utime(path)
    workbook.require_own_file()
    edit(workbook, note="after")
    workbook.fold()
    workbook.close()
    assert check_workbook(path).result is Result.SOUND
    with Workbook.open(path) as again:
        assert (len(again.history()), again.entry(M).note, again.found) == (21, "after", ())


def test_a_stranger_is_noticed_after_a_fold_that_failed(place: Path, theirs: Path, monkeypatch: pytest.MonkeyPatch):
    workbook = Workbook.create(place)
    edit(workbook, note="mine")

    def fails(_connection: object) -> None:
        raise sqlite3.OperationalError

    with monkeypatch.context() as patch:
        patch.setattr("app.storage.workbook_log.fold_in", fails)
        with pytest.raises(sqlite3.OperationalError):
            workbook.fold()
    overwritten(place, theirs)
    with pytest.raises(FileReplaced):
        edit(workbook, note="more")
    workbook.leave_to_others()
    assert place.read_bytes() == theirs.read_bytes()


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_nothing_holds_the_log_when_it_is_to_be_removed(place: Path, monkeypatch: pytest.MonkeyPatch):
    """Windows removes no file that is held: an empty log would be left beside each workbook that is closed."""
    holders: list[int] = []

    def counted(connection: object, mode: str) -> None:
        links = [os.path.realpath(link) for link in Path("/proc/self/fd").iterdir()]
        holders.append(links.count(f"{place}-wal"))
        set_journal_mode(connection, mode)

    monkeypatch.setattr("app.storage.workbook_log.set_journal_mode", counted)
    with Workbook.create(place) as workbook:
        edit(workbook, note="mine")
    assert holders == [0, 1]  # before there is a log; then SQLite's own hand on it alone


def test_a_log_that_sqlite_could_not_make_is_told_as_such(path: Path):
    Workbook.create(path).close()
    watch = FileWatch(path, Lock(path))
    try:
        with pytest.raises(AccessFailed) as caught:
            watch.record(None)
    finally:
        watch.close()
    assert caught.value.path == path

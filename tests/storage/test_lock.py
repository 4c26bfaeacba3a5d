"""The lock on an open workbook holds whatever else this program does with the file."""

import errno
import subprocess
import sys
from pathlib import Path
from struct import pack, unpack

import pytest

from app.storage.errors import WorkbookBusy
from app.storage.lock import Lock
from app.storage.workbook import Workbook

ROOT = Path(__file__).parents[2]
ANOTHER = """
import sys
from pathlib import Path
from struct import pack, unpack
from app.storage.errors import WorkbookBusy
from app.storage.workbook import Workbook

try:
    Workbook.open(Path(sys.argv[1])).close()
except WorkbookBusy:
    sys.exit(7)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows drops no lock when another handle is closed")
def test_a_look_into_the_file_drops_no_lock(tmp_path: Path) -> None:
    """Qt's file dialog looks into every file that it lists, and closes it: SQLite's own lock is gone then."""
    path = tmp_path / "a.tenken"
    with Workbook.create(path):
        path.open("rb").close()
        done = subprocess.run([sys.executable, "-c", ANOTHER, path], cwd=ROOT, check=False)
        assert done.returncode == 7


def test_it_goes_with_the_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.tenken"
    with Workbook.create(path), pytest.raises(WorkbookBusy):
        Workbook.open(path)
    Workbook.open(path).close()


def test_where_the_system_has_no_such_lock_that_of_sqlite_has_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.tenken"
    path.touch()
    monkeypatch.setattr(sys, "platform", "win32")
    first, second = Lock(path), Lock(path)
    for lock in (first, second):
        lock.release()


@pytest.mark.skipif(sys.platform != "linux", reason="macOS is played on Linux's own locks")
def test_on_macos_it_is_asked_for_in_its_own_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Darwin's numbers and the order of its struct flock stand in its bsd/sys/fcntl.h: checked here, not there."""
    import fcntl

    asked, linux = [], fcntl.fcntl

    def darwin(file: int, command: int, wanted: bytes) -> object:
        asked.append((command, len(wanted)))
        start, length, process, kind, whence = unpack("qqihh", wanted)
        assert process == 0, "else it is refused"
        return linux(file, fcntl.F_OFD_SETLK, pack("hhqqi4x", kind, whence, start, length, process))

    path = tmp_path / "a.tenken"
    path.touch()
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "fcntl", darwin)
    lock = Lock(path)
    path.open("rb").close()
    with pytest.raises(WorkbookBusy):
        Lock(path)
    lock.release()
    Lock(path).release()
    assert set(asked) == {(90, 24)}


@pytest.mark.skipif(sys.platform == "win32", reason="no such locks are asked for")
@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_an_old_system_without_such_locks_has_that_of_sqlite(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    import fcntl

    def refuse(*_asked: object) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    path = tmp_path / "a.tenken"
    path.touch()
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(fcntl, "fcntl", refuse)
    for lock in (Lock(path), Lock(path)):
        lock.release()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux is asked")
def test_a_disk_without_such_locks_is_worked_on_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    def refuse(*_asked: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "fcntl", refuse)
    with Workbook.create(tmp_path / "a.tenken", "x"):
        pass
    with Workbook.open(tmp_path / "a.tenken") as workbook:
        assert workbook.organisation == "x"

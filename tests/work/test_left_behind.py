"""What a killed run left goes at the next start; what a run is at stays, and so does all else."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app import files
from app.paths import DataDir
from app.storage.records_folder import BACKED_UP, records_folder
from app.work import left_behind
from app.work.left_behind import backed_up_folders, is_running, sweep, written_folders

WRITER = """
import sys, time
from pathlib import Path
from app.files import temporary_beside, temporary_folder
from app.storage.sidecars import temporary_database
folder = Path(sys.argv[1])
with temporary_beside(folder / "a"), temporary_database(folder / "b") as database, temporary_folder(folder) as beside:
    (beside / "c").write_text("secret")
    Path(f"{database}-journal").touch()
    with temporary_folder() as far:
        (far / "d").write_text("secret")
        print("ready", flush=True)
        time.sleep(60)
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's place for temporary files."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setenv("TMPDIR", str(place))
    monkeypatch.setattr("tempfile.tempdir", str(place))
    return place


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "data"
    place.mkdir()
    return place


def begun(folder: Path) -> subprocess.Popen[str]:
    """A run that is at work in a folder."""
    run = subprocess.Popen([sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, text=True)
    assert run.stdout is not None
    assert run.stdout.readline() == "ready\n"
    return run


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signal that kills at once")
def test_what_a_killed_run_left_goes_and_what_another_is_at_stays(folder: Path, temporary: Path) -> None:
    (folder / "tenken.tenken").touch()
    (folder / ".tenken-notes.tmp").touch()
    with begun(folder) as run:
        try:
            at_work = [*folder.iterdir(), *temporary.iterdir()]
            assert len(at_work) == 7
            assert sweep([folder]) == 0
            assert [*folder.iterdir(), *temporary.iterdir()] == at_work
        finally:
            run.send_signal(signal.SIGKILL)
    assert sweep([folder, folder]) == 5
    assert {path.name for path in folder.iterdir()} == {"tenken.tenken", ".tenken-notes.tmp"}
    assert list(temporary.iterdir()) == []


def old(path: Path) -> Path:
    path.touch()
    long_ago = time.time() - 8 * 24 * 3600
    os.utime(path, (long_ago, long_ago))
    return path


def test_what_another_pc_left_goes_when_it_is_old(folder: Path) -> None:
    new = folder / ".tenken-00000000-1-00000000.tmp"
    new.touch()
    gone = [
        old(folder / f".tenken-{pc}-{os.getpid()}-0000000{n}.tmp")
        for n, pc in enumerate(("00000000", files.pc_figure()))
    ]
    assert sweep([folder]) == len(gone)
    assert list(folder.iterdir()) == [new]


def test_it_goes_from_wherever_a_run_writes_without_being_asked_where(folder: Path, tmp_path: Path) -> None:
    data, stick, workbook = DataDir(folder), tmp_path / "stick", tmp_path / "desk" / "a.tenken"
    places = [
        folder,
        data.backups,
        data.backups / f"a-12345678{BACKED_UP}",
        records_folder(folder / "coming.tenken"),
        workbook.parent,
        records_folder(workbook),
        stick,
        stick / f"a-12345678{BACKED_UP}",
    ]
    for place in (*places, stick / "holidays"):
        place.mkdir(parents=True, exist_ok=True)
        (place / f".tenken-{files.pc_figure()}-999999999-00000000.tmp").touch()
    assert sweep([*written_folders(data, workbook), *backed_up_folders(stick)]) == len(places)
    assert [path.parent for path in tmp_path.rglob("*.tmp")] == [stick / "holidays"], "that is no folder of ours"
    assert list(backed_up_folders(tmp_path / "away")) == [tmp_path / "away"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_leads_nowhere(folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (folder / ".tenken-00000000-1-00000000-abc").symlink_to(kept)
    assert sweep([folder, tmp_path / "nowhere"]) == 0
    assert kept.is_dir()


@pytest.mark.parametrize(
    "error", [PermissionError(), UnicodeEncodeError("ascii", "点検", 0, 2, "ordinal not in range")]
)
def test_a_folder_that_cannot_be_looked_into_is_left_alone(
    error: Exception, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An encoding of the system that has no Japanese cannot even ask for some folders."""

    def refuse(_folder: Path) -> None:
        raise error

    monkeypatch.setattr(os, "scandir", refuse)
    assert list(backed_up_folders(folder)) == [folder]
    assert sweep([folder]) == 0


def test_what_cannot_be_removed_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise PermissionError

    left = old(folder / ".tenken-00000000-1-00000000.tmp")
    monkeypatch.setattr(Path, "unlink", refuse)
    assert sweep([folder]) == 0
    assert left.exists()


def test_who_runs_is_known() -> None:
    assert is_running(os.getpid())
    assert not is_running(2**40)


@pytest.mark.skipif(os.name == "nt", reason="of the other systems")
def test_a_run_of_another_user_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_pid: int, _signal: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", refuse)
    assert is_running(1)


@pytest.mark.parametrize(
    ("handle", "error", "known", "status", "runs"),
    [
        (0, 87, 0, 0, False),
        (0, 5, 0, 0, True),
        (7, 0, 1, 259, True),
        (7, 0, 1, 1, False),
        (7, 0, 0, 0, True),
    ],
)
def test_who_runs_on_windows(
    monkeypatch: pytest.MonkeyPatch, handle: int, error: int, known: int, status: int, runs: bool
) -> None:
    import ctypes
    from types import SimpleNamespace

    def tell(_handle: int, found: "ctypes._SimpleCData[int]") -> int:
        found._obj.value = status  # type: ignore[attr-defined]
        return known

    kernel = SimpleNamespace(
        OpenProcess=lambda *_asked: handle,
        GetLastError=lambda: error,
        GetExitCodeProcess=tell,
        CloseHandle=lambda _h: 1,
    )
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.setattr(left_behind.os, "name", "nt")
    assert is_running(4) is runs

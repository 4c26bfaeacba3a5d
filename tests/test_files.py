"""Every writer puts its file in place alike: whole or not at all, with a second try, and with the same errors."""

import errno
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app import files
from app.catalogue.loader import Catalogue
from app.exchange.columns import ANSWERS
from app.exchange.table_files import TableFormat
from app.files import (
    AccessFailed,
    FileHeld,
    FolderNotWritable,
    NotConfirmed,
    PathMissing,
    free_name,
    unused,
    write_over,
)
from app.reports.documents.hand_over import cover
from app.reports.documents.listing import DOCUMENTS
from app.reports.press.bundle import write_bundle
from app.reports.press.document import BundleFormat, FileFormat, Part
from app.reports.press.writing import write
from app.storage import settings
from app.storage.backup import save_copy
from app.storage.workbook import Workbook
from app.words.messages import message_for
from app.work import files_out
from app.work.standing import Standing
from tests.desktop import ROOT
from tests.kept import kept
from tests.reports.samples import sample

PASSWORD = "correct horse"
STEPS = DOCUMENTS["hand-over-steps"]
TODAY = date(2026, 11, 23)
Write = Callable[[Path, Workbook, Catalogue], object]


def table(kind: TableFormat) -> Write:
    def wrote(path: Path, workbook: Workbook, catalogue: Catalogue) -> None:
        files_out.export_table(path, kind, ANSWERS, catalogue=catalogue, workbook=workbook, language="ja")

    return wrote


def calendar(path: Path, workbook: Workbook, catalogue: Catalogue) -> None:
    standing = Standing(catalogue, kept(workbook))
    files_out.export_calendar(
        path, catalogue=catalogue, standing=standing, workbook=workbook, today=TODAY, language="ja"
    )


WRITERS: dict[str, Write] = {
    "bytes": lambda path, _workbook, _catalogue: write_over(path, b"new"),
    "settings": lambda path, _workbook, _catalogue: settings.save(path, settings.Settings()),
    "copy": lambda path, workbook, _catalogue: save_copy(workbook, path),
    "csv": table(TableFormat.CSV),
    "xlsx": table(TableFormat.XLSX),
    "ics": calendar,
    "json": lambda path, workbook, _catalogue: files_out.export_json(path, workbook),
    "hand-over": lambda path, workbook, _catalogue: files_out.export_hand_over(path, workbook, b"", ""),
    "locked hand-over": lambda path, workbook, _catalogue: files_out.export_hand_over(
        path, workbook, cover(), PASSWORD
    ),
    "pdf": lambda path, _workbook, _catalogue: list(write(DOCUMENTS["hand-over-steps"], sample(), path)),
    "locked pdf": lambda path, _w, _c: list(
        write(DOCUMENTS["hand-over-steps"], sample(), path, FileFormat.PDF, PASSWORD)
    ),
    "docx": lambda path, _workbook, _catalogue: list(write(DOCUMENTS["policy-draft"], sample(), path, FileFormat.DOCX)),
    "zip": lambda path, _w, _c: list(
        write_bundle([Part(DOCUMENTS["hand-over-steps"], sample())], path, BundleFormat.ZIP)
    ),
}
every_writer = pytest.mark.parametrize("writer", WRITERS)


@pytest.fixture
def workbook(tmp_path: Path) -> Iterator[Workbook]:
    folder = tmp_path / "work"
    folder.mkdir()
    with Workbook.create(folder / "みどり.tenken", "みどり商店") as opened:
        yield opened


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A file that is there, alone in its folder."""
    (tmp_path / "out").mkdir()
    path = tmp_path / "out" / "plan.x"
    path.write_bytes(b"old")
    return path


class Holder:
    """Another program that holds the target for so many tries."""

    def __init__(self, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.target, self.left, self.number = target, 0, errno.EACCES
        self.waited: list[float] = []
        self._replace, self._rename, self._link = os.replace, os.rename, os.link
        for name in ("replace", "rename", "link"):
            monkeypatch.setattr(os, name, self._guarded(getattr(os, name)))
        monkeypatch.setattr(files.time, "sleep", self.waited.append)

    def _guarded(self, does: Callable[..., None]) -> Callable[..., None]:
        def guarded(source: object, destination: object, **more: object) -> None:
            if Path(str(destination)) == self.target and self.left:
                self.left -= 1
                raise OSError(self.number, os.strerror(self.number), str(destination))
            does(source, destination, **more)

        return guarded


@pytest.fixture
def holder(target: Path, monkeypatch: pytest.MonkeyPatch) -> Holder:
    return Holder(target, monkeypatch)


@every_writer
def test_a_file_held_for_a_moment_is_tried_again(writer, holder, target, workbook, catalogue) -> None:
    holder.left = len(files.PAUSES)
    WRITERS[writer](target, workbook, catalogue)
    assert target.read_bytes() != b"old"
    assert holder.waited == list(files.PAUSES)
    assert list(target.parent.iterdir()) == [target]


@every_writer
@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY])
def test_a_file_that_stays_held_is_said_and_stays_as_it_was(
    writer, number, holder, target, workbook, catalogue
) -> None:
    holder.left, holder.number = 1 << 30, number
    with pytest.raises(FileHeld) as caught:
        WRITERS[writer](target, workbook, catalogue)
    assert caught.value.path == target
    assert caught.value.free == target.with_name("plan-2.x")
    assert target.read_bytes() == b"old"
    assert list(target.parent.iterdir()) == [target]
    WRITERS[writer](caught.value.free, workbook, catalogue)
    assert caught.value.free.read_bytes() != b"old"


@every_writer
def test_every_file_and_then_its_folder_is_synced(writer, target, workbook, catalogue, monkeypatch) -> None:
    synced: list[str] = []
    fsync = os.fsync

    def noted(descriptor: int) -> None:
        synced.append(str(Path(f"/proc/self/fd/{descriptor}").readlink()))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", noted)
    WRITERS[writer](target, workbook, catalogue)
    assert synced[-1] == str(target.parent)
    assert Path(synced[-2]).parent == target.parent
    assert Path(synced[-2]).name.startswith(".tenken-")


@every_writer
def test_a_folder_that_cannot_be_synced_is_said_once_the_file_is_in_its_place(
    writer, target, workbook, catalogue, monkeypatch
) -> None:
    def refused(folder: Path) -> None:
        if folder != target.parent:
            return
        assert target.exists()
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(files, "_sync_folder", refused)
    with pytest.raises(NotConfirmed) as caught:
        WRITERS[writer](target, workbook, catalogue)
    assert (caught.value.path, caught.value.reason) == (target, "Input/output error")


def test_a_new_folder_is_synced_into_the_one_it_is_in(tmp_path: Path, monkeypatch) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(files, "_sync_folder", synced.append)
    files.make_folder(tmp_path / "a" / "b")
    files.make_folder(tmp_path / "a" / "b")
    assert synced == [tmp_path, tmp_path / "a"]


@every_writer
def test_a_folder_in_the_place_of_the_file_stays(writer, tmp_path, workbook, catalogue, monkeypatch) -> None:
    monkeypatch.setattr(files.time, "sleep", lambda _pause: pytest.fail("no waiting would help"))
    target = tmp_path / "plan.x"
    target.mkdir()
    with pytest.raises(AccessFailed):
        WRITERS[writer](target, workbook, catalogue)
    assert target.is_dir()
    assert not [item for item in tmp_path.iterdir() if item.name.startswith(".tenken-")]


@pytest.mark.parametrize("writer", [name for name in WRITERS if name != "settings"])  # they make their folder
def test_a_folder_that_is_not_there_is_said(writer, tmp_path, workbook, catalogue) -> None:
    with pytest.raises(PathMissing) as caught:
        WRITERS[writer](tmp_path / "nowhere" / "plan.x", workbook, catalogue)
    assert caught.value.path == tmp_path / "nowhere"


def test_a_folder_that_became_read_only_meanwhile_is_not_called_held(holder, target, monkeypatch) -> None:
    holder.left = 1 << 30
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path) != target.parent)
    with pytest.raises(FolderNotWritable):
        write_over(target, b"new")
    assert holder.waited == []


@pytest.mark.parametrize("name", ["plan.pdf", "plan", ".hidden", "a.b.xlsx", "点検.tenken"])
def test_the_free_name_is_free_and_ends_alike(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    taken = {path}
    for _n in range(3):
        path.touch()
        free = free_name(tmp_path / name)
        assert free not in taken
        assert (free.suffix, free.parent) == (path.suffix, tmp_path)
        taken.add(free)
        free.touch()


def test_the_number_of_a_free_name_stands_before_the_ending_that_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.unsound.tenken"
    assert unused(path, ".unsound.tenken") == path
    path.touch()
    assert unused(path, ".unsound.tenken").name == "a-2.unsound.tenken"
    assert unused(path, "").name == "a.unsound.tenken-2"


def test_the_words_name_the_file_and_the_free_name(target: Path) -> None:
    message = message_for(FileHeld(target))
    assert message is not None
    assert str(target) in message.what
    assert "plan-2.x" in message.todo


def test_two_threads_may_write_into_one_folder(target: Path) -> None:
    with files.temporary_beside(target) as one, files.temporary_beside(target) as other:
        assert one != other
        assert one.parent == other.parent == target.parent


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such rights")
def test_what_is_made_is_for_its_owner_alone_under_any_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        target = tmp_path / "new" / "newer" / "plan.x"
        files.make_folder(target.parent)
        files.write_over(target, b"1")
        with files.temporary_folder(tmp_path) as folder:
            made = [target.parent.parent, target.parent, folder]
            assert [path.stat().st_mode & 0o777 for path in made] == [0o700] * 3
        assert target.stat().st_mode & 0o777 == 0o600
        assert not folder.exists()
    finally:
        os.umask(before)


def test_a_folder_beside_what_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(PathMissing), files.temporary_folder(tmp_path / "nowhere"):
        pass


def test_no_room_for_a_temporary_folder_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_asked: object, **_more: object) -> str:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("tempfile.mkdtemp", full)
    with pytest.raises(files.DiskFull), files.temporary_folder():
        pass


IN_A_FOLDER_THAT_SHUTS = """
import errno, os
from app import files

def refuse(*_asked, **_more):
    raise PermissionError(errno.EACCES, "refused")

with files.temporary_folder() as folder:
    (folder / "inner").mkdir()
    os.open = refuse
print(folder.is_dir())
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows removes a folder without opening it")
def test_a_temporary_folder_that_cannot_be_opened_any_more_is_left(tmp_path: Path) -> None:
    env = {**os.environ, "TMPDIR": str(tmp_path)}
    command = [sys.executable, "-c", IN_A_FOLDER_THAT_SHUTS]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("True\n", "")


@pytest.mark.skipif(os.name == "nt", reason="Windows has its zones from a list")
@pytest.mark.parametrize("zone", ["XXX99", "Asia/Tokyo", "Nonsense/Nowhere"])
def test_every_zone_that_can_be_set_has_a_time(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        for when in (datetime(2026, 11, 30, 12, tzinfo=UTC), datetime(2026, 11, 30, 12)):
            here = files.in_this_zone(when)
            assert here.tzinfo is not None
            assert here - when.replace(tzinfo=UTC) <= timedelta(days=1)
        assert len(files.time_stamp()) == len("20261130-120000")
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_name_that_the_system_has_no_letters_for_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def encoded(name: str) -> bytes:
        return name.encode("ascii")

    with pytest.raises(AccessFailed), files.naming_system_errors(tmp_path):
        encoded("点検")
    monkeypatch.setattr(files.os, "fsencode", encoded)
    assert files.can_be_named("plan")
    assert not files.can_be_named("点検")

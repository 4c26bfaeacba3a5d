"""A copy in memory holds the very same, may be read by a thread, and leaves the workbook alone."""

import shutil
from pathlib import Path
from threading import Thread

import pytest

from app.domain.answers import Status
from app.domain.selection import View
from app.domain.sheets import Sheet
from app.storage.backup import save_copy
from app.storage.check import Result, check
from app.storage.errors import WorkbookReadOnly
from app.storage.found import CopiedWhileOpen, LogSetAside
from app.storage.memory import in_memory, look_at
from app.storage.printed_sheets import issue, sheets
from app.storage.sidecars import sidecar
from app.storage.workbook import Workbook
from tests.kept import kept
from tests.storage.samples import M, edit, names_in


def test_a_thread_reads_the_copy_while_the_workbook_goes_on(tmp_path):
    with Workbook.create(tmp_path / "w.tenken", "みどり商店") as workbook:
        edit(workbook, status=Status.DONE)
        issue(workbook, Sheet("checklist", View.ALL, workbook.created, "", (M,)))
        copy = in_memory(workbook)
        wanted = (workbook.entries(), kept(workbook), workbook.history(), workbook.last_change, sheets(workbook))
        edit(workbook, status=Status.PARTIAL)
        found = []

        def read() -> None:
            found.append((copy.entries(), kept(copy), copy.history(), copy.last_change, sheets(copy)))
            save_copy(copy, tmp_path / "copy.tenken")
            copy.close()

        thread = Thread(target=read)
        thread.start()
        thread.join()
        assert found == [wanted]
        assert copy.path == workbook.path
        assert workbook.entry(M).status is Status.PARTIAL
    assert names_in(tmp_path) == ["copy.tenken", "w.tenken"]
    assert check(tmp_path / "copy.tenken").result is Result.SOUND


# looked at where it lies


def crashed(path: Path, note: str) -> None:
    """A workbook whose last note is in its log only, as a killed program leaves it."""
    alive = path.with_name("alive.tenken")
    with Workbook.create(alive, "商店") as workbook:
        edit(workbook, note="in the file")
        workbook.fold()
        edit(workbook, note=note)
        for suffix in ("", "-wal"):
            shutil.copyfile(f"{alive}{suffix}", f"{path}{suffix}")
    alive.unlink()


def test_what_is_looked_at_has_the_log_that_belongs_to_it(tmp_path: Path):
    path = tmp_path / "w.tenken"
    crashed(path, "in the log")
    before = {one.name: one.read_bytes() for one in tmp_path.iterdir()}
    seen = look_at(path)
    assert (seen.entry(M).note, seen.found, seen.path) == ("in the log", (), path)
    with pytest.raises(WorkbookReadOnly):
        edit(seen, note="x")
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == before


def test_what_is_looked_at_has_no_log_of_another_state(tmp_path: Path):
    path = tmp_path / "w.tenken"
    crashed(path, "in the log")
    path.unlink()
    with Workbook.create(tmp_path / "other.tenken") as other:
        edit(other, note="other")
    shutil.copyfile(tmp_path / "other.tenken", path)
    seen = look_at(path)
    assert (seen.entry(M).note, seen.found) == ("other", (LogSetAside(sidecar(path, "-wal")),))
    assert sidecar(path, "-wal").exists()


def test_a_copy_taken_while_open_is_known_where_it_is_only_looked_at(tmp_path: Path):
    path = tmp_path / "w.tenken"
    crashed(path, "in the log")
    sidecar(path, "-wal").unlink()
    seen = look_at(path)
    assert seen.entry(M).note == "in the file"
    assert [type(one) for one in seen.found] == [CopiedWhileOpen]


def test_nothing_is_asked_of_one_that_is_closed(tmp_path: Path):
    Workbook.create(tmp_path / "w.tenken").close()
    seen = look_at(tmp_path / "w.tenken")
    seen.close()
    seen.fold()
    seen.remember()
    seen.close()

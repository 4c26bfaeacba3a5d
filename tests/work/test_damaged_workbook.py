"""What is left of a damaged workbook, and how one goes on with it."""

import os
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.answers import Status
from app.paths import DataDir
from app.storage.backup import keep_generation
from app.storage.connection import connect
from app.storage.errors import WorkbookDamaged
from app.storage.sidecars import sidecar
from app.storage.workbook import Workbook
from app.work.damaged_workbook import go_on_with_backup, go_on_with_readable, remains_of
from tests.permissions import bound_folder
from tests.storage.samples import M, edit, names_in

OTHER = "executive-A-2"


@pytest.fixture
def data(tmp_path: Path) -> DataDir:
    """A data folder whose workbook is damaged: its backup has the one answer, the file the other as well."""
    data = DataDir(tmp_path)
    with Workbook.create(data.workbook, "みどり商店") as workbook:
        edit(workbook, M, status=Status.DONE)
        keep_generation(workbook, data.backups)
        edit(workbook, OTHER, status=Status.PARTIAL)
        workbook.set_organisation("みどり")
    with closing(connect(data.workbook, "rw")) as connection:
        connection.execute("UPDATE history SET saved = 'x' WHERE id = 1")
        connection.execute("DELETE FROM entry WHERE measure = ?", (OTHER,))
    with pytest.raises(WorkbookDamaged):
        Workbook.open(data.workbook)
    return data


def answers(path: Path) -> tuple[str, dict[str, Status]]:
    with Workbook.open(path) as workbook:
        return workbook.organisation, {m: entry.status for m, entry in workbook.entries().items()}


def test_what_the_backup_lacks_is_said_by_measure(data: DataDir) -> None:
    with remains_of(data.workbook, data.backups) as remains:
        assert remains.readable is not None
        assert remains.backup is not None
        assert (remains.readable.answered, remains.readable.kept.doubtful) == (2, (OTHER,))
        assert (remains.backup.answered, remains.backup.lacks, remains.backup.others) == (1, (OTHER,), 1)
        assert len(remains.backup.day) == len("2026-11-30")
        kept = remains.readable.path
    assert not kept.exists()


def test_the_backup_of_where_it_lay_before_is_offered_as_such(data: DataDir) -> None:
    with remains_of(data.workbook, data.backups) as remains:
        assert remains.backup is not None
        assert not remains.backup.is_elsewhere
    moved = data.workbook.rename(data.root / "moved.tenken")
    with remains_of(moved, data.backups) as remains:
        assert remains.backup is not None
        assert (remains.backup.is_elsewhere, remains.backup.lacks) == (True, (OTHER,))
        assert go_on_with_backup(remains, data) == moved
    assert answers(moved) == ("みどり商店", {M: Status.DONE})


def test_one_goes_on_with_what_can_be_read_and_nothing_is_deleted(data: DataDir) -> None:
    before = data.workbook.read_bytes()
    sidecar(data.workbook, "-wal").write_bytes(b"a log")
    with remains_of(data.workbook, data.backups) as remains:
        assert go_on_with_readable(remains, data) == data.workbook
    assert answers(data.workbook) == ("みどり", {M: Status.DONE, OTHER: Status.PARTIAL})
    [aside] = [path for path in data.root.iterdir() if ".damaged-" in path.name and not path.name.endswith("-wal")]
    assert aside.name.startswith("tenken.tenken.damaged-20")
    assert aside.read_bytes() == before
    assert sidecar(aside, "-wal").read_bytes() == b"a log"


def test_one_goes_on_with_the_backup_which_stays(data: DataDir) -> None:
    backups = names_in(data.backups)
    with remains_of(data.workbook, data.backups) as remains:
        assert go_on_with_backup(remains, data) == data.workbook
    assert answers(data.workbook) == ("みどり商店", {M: Status.DONE})
    assert names_in(data.backups) == backups
    assert sum(".damaged-" in name for name in names_in(data.root)) == 1


def test_without_a_backup_there_is_what_can_be_read(data: DataDir, tmp_path: Path) -> None:
    with remains_of(data.workbook, tmp_path / "nowhere") as remains:
        assert remains.backup is None
        assert remains.readable is not None


def test_where_nothing_can_be_read_there_is_the_backup(data: DataDir) -> None:
    data.workbook.write_bytes(data.workbook.read_bytes()[:100])
    with remains_of(data.workbook, data.backups) as remains:
        assert remains.readable is None
        assert remains.backup is not None
        assert (remains.backup.answered, remains.backup.lacks) == (1, ())


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_where_nothing_may_be_written_it_goes_into_the_data_folder(data: DataDir) -> None:
    content = data.workbook.read_bytes()
    with bound_folder() as guarded:
        own, there = DataDir(guarded / "data"), guarded / "stick"
        there.mkdir()
        damaged = there / "a.tenken"
        damaged.write_bytes(content)
        there.chmod(0o500)
        with remains_of(damaged, own.backups) as remains:
            assert go_on_with_readable(remains, own) == own.root / "a.tenken"
        assert names_in(there) == ["a.tenken"]
        there.chmod(0o700)

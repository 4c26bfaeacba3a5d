"""A copy in memory holds the very same, may be read by a thread, and leaves the workbook alone."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from app.domain.answers import Status
from app.domain.selection import View
from app.domain.sheets import Sheet
from app.storage.backup import save_copy, work_on
from app.storage.connection import connect, transaction
from app.storage.dump import dump
from app.storage.errors import WorkbookBusy, WorkbookDamaged, WorkbookReadOnly, WorkbookTooNew
from app.storage.migrations import STEPS
from app.storage.opening_notes import CopiedWhileOpen, LogSetAside
from app.storage.printed_sheets import issue, issued_sheets
from app.storage.rows import COLUMNS
from app.storage.sidecars import sidecar
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from app.storage.workbook_in_memory import WorkbookInMemory, in_memory, look_at, opened_to_read, read_backup
from tests.kept import kept
from tests.storage.samples import M, edit, names_in


def test_a_thread_reads_the_copy_while_the_workbook_goes_on(tmp_path):
    with Workbook.create(tmp_path / "w.tenken", "みどり商店") as workbook:
        edit(workbook, status=Status.DONE)
        issue(workbook, Sheet("checklist", View.ALL, workbook.created, "", (M,)))
        copy = in_memory(workbook)
        wanted = (workbook.entries(), kept(workbook), workbook.history(), workbook.last_change, issued_sheets(workbook))
        edit(workbook, status=Status.PARTIAL)
        found = []

        def read() -> None:
            found.append((copy.entries(), kept(copy), copy.history(), copy.last_change, issued_sheets(copy)))
            save_copy(copy, tmp_path / "copy.tenken")
            copy.close()

        thread = Thread(target=read)
        thread.start()
        thread.join()
        assert found == [wanted]
        assert copy.path == workbook.path
        assert workbook.entry(M).status is Status.PARTIAL
    assert names_in(tmp_path) == ["copy.tenken", "w.tenken"]
    assert check_workbook(tmp_path / "copy.tenken").result is Result.SOUND


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


@pytest.mark.parametrize("version", range(1, len(STEPS) + 1))
def test_an_older_one_is_brought_up_to_date_in_memory(version: int, tmp_path: Path):
    path = tmp_path / "old.tenken"
    shutil.copyfile(Path(__file__).parents[1] / "data" / f"workbook-v{version}.tenken", path)
    before = path.read_bytes()
    with look_at(path) as seen:
        entries = seen.entries()
    assert entries
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["old.tenken"]
    with Workbook.open(path) as workbook:
        assert workbook.entries() == entries


def test_an_older_one_with_other_tables_is_damaged(tmp_path: Path):
    path = tmp_path / "old.tenken"
    shutil.copyfile(Path(__file__).parents[1] / "data" / "workbook-v1.tenken", path)
    changed(path, "CREATE TABLE more (digest INTEGER)")
    with pytest.raises(WorkbookDamaged):
        look_at(path)


def changed(path: Path, *statements: str) -> None:
    """Does something to a workbook that nobody has open."""
    with closing(connect(path, "rw")) as connection, transaction(connection):
        for statement in statements:
            connection.execute(statement)


def newer(tmp_path: Path) -> Path:
    """A workbook as a later release may write it: a field more, a table more, and a change of that field."""
    path = tmp_path / "newer.tenken"
    with Workbook.create(path, "商店") as workbook:
        edit(workbook, note="a")
    names = [name for name in COLUMNS["entry"] if name != "digest"]
    table = ", ".join(f"{name} TEXT NOT NULL" for name in names)
    changed(
        path,
        f"CREATE TABLE anew ({table}, mood TEXT NOT NULL, digest INTEGER NOT NULL) STRICT",
        f"INSERT INTO anew SELECT {', '.join(names)}, 'x', row_digest('entry', {', '.join(names)}, 'x') FROM entry",
        "DROP TABLE entry",
        "ALTER TABLE anew RENAME TO entry",
        "CREATE TABLE round (number INTEGER PRIMARY KEY, digest INTEGER NOT NULL) STRICT",
        "INSERT INTO history SELECT id + 1, step + 1, saved, origin, measure, 'mood', '', 'x', "
        "row_digest('history', id + 1, step + 1, saved, origin, measure, 'mood', '', 'x') FROM history "
        "ORDER BY id DESC LIMIT 1",
        f"PRAGMA user_version = {len(STEPS) + 1}",
    )
    return path


def test_of_a_newer_one_there_is_what_this_version_knows(tmp_path: Path):
    path = newer(tmp_path)
    before = path.read_bytes()
    with pytest.raises(WorkbookTooNew):
        Workbook.open(path)
    with opened_to_read(path) as seen:
        assert isinstance(seen, WorkbookInMemory)
        assert isinstance(seen.why, WorkbookTooNew)
        assert (seen.organisation, seen.entry(M).note) == ("商店", "a")
        assert [record.change.after for record in seen.history()] == ["a"]
        for copies in (dump, lambda workbook: save_copy(workbook, tmp_path / "copy.tenken")):
            with pytest.raises(WorkbookTooNew):
                copies(seen)
    assert path.read_bytes() == before


def test_of_a_newer_one_with_other_tables_nothing_is_shown(tmp_path: Path):
    path = newer(tmp_path)
    changed(path, "DROP TABLE sheet")
    with pytest.raises(WorkbookTooNew):
        look_at(path)


def test_of_a_newer_one_with_a_row_that_was_changed_nothing_is_shown(tmp_path: Path):
    path = newer(tmp_path)
    changed(path, "UPDATE entry SET note = 'b'")
    with pytest.raises(WorkbookDamaged):
        look_at(path)


def test_what_another_has_open_is_looked_at_as_it_is_saved(tmp_path: Path):
    path = tmp_path / "w.tenken"
    with Workbook.create(path, "商店") as workbook:
        edit(workbook, note="a")
        why = WorkbookBusy(path)
        with look_at(path, why) as seen:
            assert isinstance(seen, WorkbookInMemory)
            assert (seen.entry(M).note, seen.why) == ("a", why)
        edit(workbook, note="b")
        assert workbook.entry(M).note == "b"


def test_what_is_damaged_is_not_shown(tmp_path: Path):
    path = tmp_path / "w.tenken"
    with Workbook.create(path, "商店") as workbook:
        for n in range(20):
            edit(workbook, note=f"{n} " + "字" * 500)
    content = bytearray(path.read_bytes())
    for page in range(5, len(content) // 4096):
        content[page * 4096 : page * 4096 + 64] = b"\x5a" * 64
    path.write_bytes(content)
    with pytest.raises(WorkbookDamaged):
        look_at(path)


@pytest.mark.parametrize("beside", [None, bytes(40)], ids=["alone", "with a log in which nothing is"])
@pytest.mark.parametrize(
    "read",
    [look_at, read_backup, lambda path: work_on(path, path.with_name("new.tenken"))],
    ids=["look", "read", "work"],
)
def test_what_was_changed_before_is_as_whole_as_what_is_shown(
    tmp_path: Path, read: Callable[[Path], object], beside: bytes | None
):
    path = tmp_path / "w.tenken"
    with Workbook.create(path) as workbook:
        for note in "abc":
            edit(workbook, note=note)
    with closing(connect(path, "rw")) as connection:
        connection.execute("DELETE FROM history WHERE id = 2")
    if beside is not None:
        sidecar(path, "-wal").write_bytes(beside)
    before = {one.name: one.read_bytes() for one in tmp_path.iterdir()}
    with pytest.raises(WorkbookDamaged):
        read(path)
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == before


def test_a_copy_of_what_is_damaged_is_not_made(tmp_path: Path):
    with Workbook.create(tmp_path / "w.tenken", "商店") as workbook:
        with transaction(workbook.connection):
            workbook.connection.execute("UPDATE setting SET value = value || 'y' WHERE key = 'organisation'")
        with pytest.raises(WorkbookDamaged):
            in_memory(workbook)


def test_who_only_reads_opens_what_may_be_written_and_looks_at_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "w.tenken"
    with Workbook.create(path, "商店") as workbook:
        edit(workbook, note="a")
    with opened_to_read(path) as opened:
        assert (opened.is_read_only, opened.entry(M).note) == (False, "a")

    def refuse(_path: Path, *, reads_all: bool) -> None:
        raise WorkbookReadOnly(path)

    monkeypatch.setattr(Workbook, "open", refuse)
    with opened_to_read(path) as seen:
        assert (seen.is_read_only, seen.entry(M).note) == (True, "a")

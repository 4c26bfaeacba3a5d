"""Opening and creating where it cannot be: each time a named error, and nothing is touched."""

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path, PureWindowsPath

import pytest

from app.domain.entered_text import LINE_LIMIT, TextTooLong
from app.files import AccessFailed, DiskFull, FolderNotWritable, NameTooLong, PathMissing, PathTaken, StorageError
from app.storage import connection as connection_module
from app.storage.connection import APPLICATION_ID, named_error
from app.storage.errors import (
    FileProblem,
    NotAWorkbook,
    NotReadable,
    ProblemKind,
    WorkbookBusy,
    WorkbookDamaged,
    WorkbookReadOnly,
    WorkbookTooNew,
)
from app.storage.migrations import STEPS
from app.storage.new_workbook import write_new
from app.storage.rows import sealed
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from tests.storage.samples import OTHER, M, edit, names_in

ROOT = Path(__file__).parents[2]


def everything_in(folder: Path) -> dict[str, bytes]:
    return {item.name: item.read_bytes() for item in folder.iterdir()}


def refused(path: Path, error: type[StorageError]) -> StorageError:
    """Opens what must be refused with exactly this error, all files staying as they are, and returns the error."""
    before = everything_in(path.parent)
    with pytest.raises(StorageError) as caught:
        Workbook.open(path)
    assert type(caught.value) is error
    assert everything_in(path.parent) == before
    return caught.value


def alter(path: Path, *statements: str) -> None:
    """Changes a closed workbook by other means."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for statement in statements:
            other.execute(statement)


def foreign_database(path: Path) -> None:
    alter(path, "CREATE TABLE t (a)", "INSERT INTO t VALUES (1)")


def foreign_database_in_log_mode(path: Path) -> None:
    alter(path, "PRAGMA journal_mode = WAL", "CREATE TABLE t (a)")


NO_WORKBOOKS: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.touch(),
    "one byte": lambda path: path.write_bytes(b"S"),
    "text": lambda path: path.write_text("点検帳\n" * 100, encoding="utf-8"),
    "short text": lambda path: path.write_text("SQLite format 3"),
    "zeros": lambda path: path.write_bytes(bytes(8192)),
    "JPEG": lambda path: path.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 20),
    "header alone": lambda path: path.write_bytes(b"SQLite format 3\0"),
    "SQLite": foreign_database,
    "SQLite with a log": foreign_database_in_log_mode,
    "folder": lambda path: path.mkdir(),
}


@pytest.mark.parametrize("make", NO_WORKBOOKS.values(), ids=NO_WORKBOOKS)
def test_not_a_workbook(path: Path, make: Callable[[Path], object]):
    make(path)
    if path.is_dir():
        with pytest.raises(NotAWorkbook):
            Workbook.open(path)
    else:
        assert refused(path, NotAWorkbook).path == path


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_is_not_waited_for(path: Path):
    os.mkfifo(path)
    with pytest.raises(NotAWorkbook):
        Workbook.open(path)


@pytest.mark.parametrize("name", ["missing.tenken", "no/such/folder.tenken", "nul\0.tenken"])
def test_missing(tmp_path: Path, name: str):
    with pytest.raises(PathMissing):
        Workbook.open(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_newer_workbook_names_both_versions(workbook: Workbook, path: Path):
    workbook.close()
    alter(path, "UPDATE setting SET value = '9.1' WHERE key = 'program_version'", "PRAGMA user_version = 7")
    error = refused(path, WorkbookTooNew)
    assert isinstance(error, WorkbookTooNew)
    assert (error.found, error.known, error.program_version) == (7, len(STEPS), "9.1")


def test_newer_workbook_without_the_table_we_know(workbook: Workbook, path: Path):
    workbook.close()
    alter(path, "DROP TABLE setting", "PRAGMA user_version = 7")
    error = refused(path, WorkbookTooNew)
    assert isinstance(error, WorkbookTooNew)
    assert error.program_version is None


def test_a_header_that_names_us_but_cannot_be_read_is_damage(workbook: Workbook, path: Path):
    workbook.close()
    content = bytearray(path.read_bytes())
    content[0] ^= 1
    path.write_bytes(content)
    refused(path, WorkbookDamaged)


DAMAGE = {
    "table missing": ("DROP TABLE contact", FileProblem(ProblemKind.SCHEMA, "contact")),
    "column missing": ("ALTER TABLE entry DROP COLUMN scope", FileProblem(ProblemKind.SCHEMA, "entry")),
    "foreign table": ("CREATE TABLE t (a)", FileProblem(ProblemKind.SCHEMA, "t")),
    "trigger": (
        "CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM history; END",
        FileProblem(ProblemKind.SCHEMA, "t"),
    ),
    "setting changed": (
        "UPDATE setting SET value = 'x' WHERE key = 'organisation'",
        FileProblem(ProblemKind.DIGEST, "setting", "organisation"),
    ),
    "setting missing": ("DELETE FROM setting WHERE key = 'id'", FileProblem(ProblemKind.SCHEMA, "setting", "id")),
    "no version": ("PRAGMA user_version = 0", FileProblem(ProblemKind.SCHEMA)),
}


@pytest.mark.parametrize(("statement", "problem"), DAMAGE.values(), ids=DAMAGE)
def test_damaged(workbook: Workbook, path: Path, statement: str, problem: FileProblem):
    workbook.close()
    alter(path, statement)
    error = refused(path, WorkbookDamaged)
    assert isinstance(error, WorkbookDamaged)
    assert error.problems == (problem,)


def test_every_problem_is_listed(workbook: Workbook, path: Path):
    edit(workbook, note="x")
    edit(workbook, OTHER, note="x")
    row = list(workbook.connection.execute("SELECT * FROM entry WHERE measure = ?", (OTHER,)).fetchone()[:-1])
    workbook.close()
    row[1], row[9] = "perhaps", "2026-02-30"  # not known, which is no damage
    values = ", ".join(map(repr, sealed("entry", *row)))
    alter(
        path,
        f"UPDATE entry SET status = 'done' WHERE measure = '{M}'",
        f"REPLACE INTO entry VALUES ({values})",
        "UPDATE setting SET value = '../../etc' WHERE key = 'id'",
        "UPDATE setting SET value = 'yesterday' WHERE key = 'created'",
    )
    error = refused(path, WorkbookDamaged)
    assert isinstance(error, WorkbookDamaged)
    assert set(error.problems) == {
        FileProblem(ProblemKind.DIGEST, "setting", "id"),
        FileProblem(ProblemKind.VALUE, "setting", "id", "../../etc"),
        FileProblem(ProblemKind.DIGEST, "setting", "created"),
        FileProblem(ProblemKind.VALUE, "setting", "created", "yesterday"),
        FileProblem(ProblemKind.DIGEST, "entry", M),
    }


def test_damaged_history_is_found_when_it_is_read(workbook: Workbook, path: Path):
    edit(workbook, note="x")
    edit(workbook, OTHER, note="x")
    workbook.connection.execute("UPDATE history SET after = 'y', saved = 'then' WHERE id = 1")
    workbook.close()
    workbook = Workbook.open(path)
    assert [record.step for record in workbook.history(OTHER)] == [2]
    with pytest.raises(WorkbookDamaged) as caught:
        workbook.history()
    assert [(problem.kind, problem.key) for problem in caught.value.problems] == [
        (ProblemKind.DIGEST, "1"),
        (ProblemKind.VALUE, "1"),
    ]
    workbook.close()


def test_history_whose_end_is_damaged_cannot_be_gone_on_from(workbook: Workbook, path: Path):
    edit(workbook, note="x")
    workbook.close()
    alter(path, "UPDATE history SET step = 5")
    error = refused(path, WorkbookDamaged)
    assert isinstance(error, WorkbookDamaged)
    assert error.problems == (FileProblem(ProblemKind.DIGEST, "history", "1"),)


def test_cut_off_file(workbook: Workbook, path: Path):
    workbook.close()
    path.write_bytes(path.read_bytes()[:9000])
    refused(path, WorkbookDamaged)


def test_busy_in_this_process(workbook: Workbook, path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(connection_module, "PAUSES", (0,))
    edit(workbook, note="x")
    with pytest.raises(WorkbookBusy) as caught:
        Workbook.open(path)
    assert caught.value.path == path
    edit(workbook, note="y")


def test_busy_in_another_process_even_after_this_one_tried_again(workbook: Workbook, path: Path, monkeypatch):
    """Reading the file by other means than SQLite would drop the locks that this process has."""
    monkeypatch.setattr(connection_module, "PAUSES", (0,))
    with pytest.raises(WorkbookBusy):
        Workbook.open(path)
    code = f"from pathlib import Path; from app.storage.workbook import Workbook; Workbook.open(Path({str(path)!r}))"
    other = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "WorkbookBusy" in other.stderr
    edit(workbook, note="x")


def test_busy_for_a_moment_is_waited_for(workbook: Workbook, path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(connection_module.time, "sleep", lambda _: workbook.close())
    with Workbook.open(path) as second:
        edit(second, note="x")


def test_busy_is_said_within_a_second(workbook: Workbook, path: Path, monkeypatch: pytest.MonkeyPatch):
    pauses: list[float] = []
    monkeypatch.setattr(connection_module.time, "sleep", pauses.append)
    with pytest.raises(WorkbookBusy):
        Workbook.open(path)
    assert 0.1 < sum(pauses) < 1


def test_read_only_file(guarded: Path):
    path = guarded / "a.tenken"
    Workbook.create(path).close()
    path.chmod(0o400)
    assert refused(path, WorkbookReadOnly).path == path


def test_unreadable_file(guarded: Path):
    path = guarded / "a.tenken"
    Workbook.create(path).close()
    path.chmod(0)
    with pytest.raises(NotReadable):
        Workbook.open(path)


def test_why_sqlite_could_not_open_a_file_is_asked_of_the_folder(guarded: Path, monkeypatch: pytest.MonkeyPatch):
    error = sqlite3.OperationalError("unable to open database file")
    error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
    path = guarded / "a.tenken"

    def found() -> tuple[type[Exception], Path]:
        named = named_error(error, path)
        return type(named), named.path

    assert found() == (AccessFailed, path)
    with monkeypatch.context() as patched:
        patched.setattr(os, "open", full)
        assert found() == (DiskFull, path)
    guarded.chmod(0o500)
    assert found() == (FolderNotWritable, guarded)
    path = guarded / "gone" / "a.tenken"
    assert found() == (PathMissing, path.parent)
    assert names_in(guarded) == []


@pytest.mark.parametrize(
    ("number", "named"),
    [(errno.EIO, AccessFailed), (errno.EACCES, NotReadable), (errno.ENOENT, PathMissing), (errno.EMFILE, AccessFailed)],
)
def test_a_file_that_cannot_be_held_beside_sqlite_is_named(
    number: int, named: type[StorageError], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, opened = tmp_path / "a.tenken", os.open
    Workbook.create(path).close()

    def refuse(asked: Path, *rest: int) -> int:
        if asked == path:
            raise OSError(number, os.strerror(number), str(path))
        return opened(asked, *rest)

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", refuse)
        assert refused(path, named).path == path
    Workbook.open(path).close()  # no lock is left


def full(*_args: object) -> int:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_read_only_folder(guarded: Path):
    path = guarded / "a.tenken"
    Workbook.create(path).close()
    guarded.chmod(0o500)
    assert refused(path, FolderNotWritable).path == guarded
    with pytest.raises(FolderNotWritable) as caught:
        Workbook.create(guarded / "b.tenken")
    assert caught.value.path == guarded
    assert names_in(guarded) == ["a.tenken"]


def test_closed_folder(guarded: Path):
    inner = guarded / "inner"
    inner.mkdir()
    Workbook.create(inner / "a.tenken").close()
    inner.chmod(0)
    with pytest.raises(NotReadable):
        Workbook.open(inner / "a.tenken")
    with pytest.raises(FolderNotWritable):
        Workbook.create(inner / "b.tenken")


def test_create_overwrites_nothing(tmp_path: Path):
    for name in ("text.tenken", "empty.tenken"):
        (tmp_path / name).write_bytes(b"mine" if name.startswith("t") else b"")
        before = everything_in(tmp_path)
        with pytest.raises(PathTaken):
            Workbook.create(tmp_path / name)
        assert everything_in(tmp_path) == before


def test_create_overwrites_nothing_that_appears_meanwhile(path: Path, monkeypatch: pytest.MonkeyPatch):
    def meanwhile(temporary: Path, organisation: str, made: datetime) -> None:
        write_new(temporary, organisation, made)
        path.write_text("mine")

    monkeypatch.setattr("app.storage.new_workbook.write_new", meanwhile)
    with pytest.raises(PathTaken):
        Workbook.create(path)
    assert everything_in(path.parent) == {path.name: b"mine"}


def test_create_leaves_nothing_when_it_fails(path: Path, monkeypatch: pytest.MonkeyPatch):
    def broken(temporary: Path, *_: object) -> None:
        temporary.write_text("half")
        raise KeyboardInterrupt

    monkeypatch.setattr("app.storage.new_workbook.write_new", broken)
    with pytest.raises(KeyboardInterrupt):
        Workbook.create(path)
    assert list(path.parent.iterdir()) == []


@pytest.fixture
def no_links(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refuse)


@pytest.mark.usefixtures("no_links")
def test_create_where_links_are_unknown(path: Path, monkeypatch: pytest.MonkeyPatch):
    with Workbook.create(path) as workbook:
        edit(workbook, note="x")
    path.unlink()
    test_create_overwrites_nothing_that_appears_meanwhile(path, monkeypatch)


def test_create_in_a_missing_folder(tmp_path: Path):
    with pytest.raises(PathMissing):
        Workbook.create(tmp_path / "no" / "a.tenken")


def test_create_with_a_name_that_leaves_no_room_for_the_journal(tmp_path: Path):
    with pytest.raises(NameTooLong):
        Workbook.create(tmp_path / ("商" * 80 + ".tenken1"))
    Workbook.create(tmp_path / ("商" * 80 + ".tenken")).close()


def test_create_for_an_organisation_with_too_long_a_name(path: Path):
    with pytest.raises(TextTooLong):
        Workbook.create(path, "商" * (LINE_LIMIT + 1))
    assert list(path.parent.iterdir()) == []


def test_a_log_left_by_a_file_that_is_gone_is_set_aside(workbook: Workbook, path: Path, tmp_path: Path):
    edit(workbook, note="of the old file")
    log = Path(f"{path}-wal").read_bytes()
    workbook.close()
    path.unlink()
    Path(f"{path}-wal").write_bytes(log)
    with Workbook.create(path) as new:
        assert new.entries() == {}
    [aside] = tmp_path.glob("*-wal.set-aside-*")
    assert everything_in(tmp_path).keys() == {path.name, aside.name}
    assert aside.read_bytes() == log


def test_a_copied_log_of_a_crash_is_taken_in(workbook: Workbook, path: Path, tmp_path: Path):
    edit(workbook, note="acknowledged")
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for suffix in ("", "-wal"):
        shutil.copyfile(f"{path}{suffix}", crashed / f"a.tenken{suffix}")
    with Workbook.open(crashed / "a.tenken") as recovered:
        assert recovered.entry(M).note == "acknowledged"
    assert names_in(crashed) == ["a.tenken"]


def test_address_of_a_windows_share(monkeypatch: pytest.MonkeyPatch):
    asked: list[str] = []

    class Share(PureWindowsPath):
        def absolute(self) -> "Share":
            return self

    def refuse(address: str, **_: object) -> None:
        asked.append(address)
        raise InterruptedError

    monkeypatch.setattr("sqlite3.connect", refuse)
    for name in (r"\\server\share\点 #1.tenken", r"C:\点 #1.tenken"):
        with pytest.raises(InterruptedError):
            connection_module.connect(Share(name), "rw")
    assert asked == [
        "file:////server/share/%E7%82%B9%20%231.tenken?mode=rw",
        "file:///C:/%E7%82%B9%20%231.tenken?mode=rw",
    ]


def test_application_id_is_readable_in_the_file(workbook: Workbook, path: Path):
    workbook.close()
    assert path.read_bytes()[68:72] == b"TNKN" == APPLICATION_ID.to_bytes(4, "big")


HOSTILE = {
    "tables of a later version": ("v1", "CREATE TABLE sheet (a)"),
    "column that is worked out": ("", "ALTER TABLE entry ADD COLUMN more TEXT GENERATED ALWAYS AS ('x')"),
    "number that nothing follows": (
        "",
        "INSERT INTO history VALUES {}".format(
            sealed("history", (1 << 63) - 1, 1, "2026-11-23T14:03:00+09:00", "edit", M, "note", "", "x")
        ),
    ),
    "step that nothing follows": (
        "",
        "INSERT INTO history VALUES {}".format(
            sealed(
                "history", 3, (1 << 63) - 1, "2026-11-23T14:03:00+09:00", "edit", "administrator-A-1", "note", "", ""
            )
        ),
    ),
    "time that is none": (
        "",
        "INSERT INTO history VALUES {}".format(sealed("history", 3, 2, "then", "edit", OTHER, "note", "", "")),
    ),
    "endless value": ("", "INSERT INTO setting VALUES ('notice.ja', zeroblob(30000000) || '', 0)"),
    "bytes that are no text": ("", "INSERT INTO setting VALUES ('notice.ja', CAST(x'ff' AS TEXT), 0)"),
    "view": ("", "CREATE VIEW v AS SELECT 1"),
}


@pytest.mark.parametrize(("version", "statement"), HOSTILE.values(), ids=HOSTILE)
def test_what_no_release_writes_is_told_as_damage(workbook: Workbook, path: Path, version: str, statement: str):
    workbook.close()
    if version:
        shutil.copyfile(ROOT / "tests" / "data" / f"workbook-{version}.tenken", path)
    alter(path, statement)
    refused(path, WorkbookDamaged)
    assert check_workbook(path).result is Result.DAMAGED or version


def test_what_is_refused_is_as_it_was(path: Path):
    """Whichever page is damaged: nothing is written before all that opening reads was read."""
    with Workbook.create(path, "店") as workbook:
        for n in range(40):
            edit(workbook, f"m-{n}", note=f"{n}" * 300)
    sound = path.read_bytes()
    refused = 0
    for begin in range(0, len(sound), 4096):
        damaged = sound[: begin + 8] + b"\xff" * 64 + sound[begin + 72 :]
        path.write_bytes(damaged)
        try:
            Workbook.open(path).close()
        except StorageError:
            refused += 1
            assert path.read_bytes() == damaged
            assert names_in(path.parent) == [path.name]
    assert refused > 5

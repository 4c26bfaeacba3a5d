"""A workbook with more in it than any release writes is refused before it fills the memory."""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.answers import UNREAD_LIMIT
from app.domain.entered_text import NOTE_LIMIT, TextTooLong
from app.domain.tables import CONTACT
from app.domain.undo import ORGANISATION, RowChange
from app.storage.errors import NotAFile, ProblemKind, WorkbookDamaged
from app.storage.file_identity import file_contents
from app.storage.row_bounds import LONGEST_SETTING, MOST_ENTRIES, MOST_LETTERS
from app.storage.row_tallies import CONTENTS
from app.storage.rows import sealed
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from app.storage.workbook_in_memory import look_at, opened_to_read
from tests.storage.samples import M, edit

Rows = Iterator[tuple[object, ...]]


def with_rows(path: Path, table: str, rows: Rows) -> Path:
    """A workbook with these rows, whose digests are right, and which does not say what it holds."""
    with Workbook.create(path, "店") as workbook:
        edit(workbook, note="x")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DELETE FROM setting WHERE key = ?", (CONTENTS,))
        connection.execute("BEGIN")
        for row in rows:
            marks = ", ".join("?" * (len(row) + 1))
            connection.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", sealed(table, *row))
        connection.execute("COMMIT")
    return path


def entry(number: int, note: str = "") -> tuple[object, ...]:
    return (f"m-{number}", "done", note, *[""] * 5, "self", "", "normal", "")


TOO_MUCH = {
    "a name": ("setting", lambda: iter([(ORGANISATION, "あ" * (LONGEST_SETTING + 1))])),
    "a key": ("setting", lambda: iter([("x" * 1001, "x")])),
    "settings": ("setting", lambda: ((f"junk.{n}", "x") for n in range(10_001))),
    "entries": ("entry", lambda: map(entry, range(MOST_ENTRIES + 1))),
    "contacts": ("contact", lambda: ((n, "x", "x", "", "") for n in range(1, 10_002))),
    "sheets": ("sheet", lambda: ((n, "checklist", "all", "2026-12-01", "", M) for n in range(1, 10_001))),
    "hand-ins": ("hand_in", lambda: ((n, "佐藤", "2026-12-01", "", "") for n in range(50_001))),
    "decisions": ("decision", lambda: ((n, "executive-A-1", "x") for n in range(50_001))),
    "a cell": ("contact", lambda: iter([(1, "x", "x", "", "x" * (UNREAD_LIMIT + 1))])),
}


@pytest.mark.parametrize("kind", TOO_MUCH)
def test_more_than_any_release_writes_is_damage(path: Path, kind: str):
    table, rows = TOO_MUCH[kind]
    with_rows(path, table, rows())
    assert check_workbook(path).result is Result.DAMAGED
    with pytest.raises(WorkbookDamaged) as caught:
        Workbook.open(path)
    assert table in {problem.table for problem in caught.value.problems}
    assert caught.value.is_too_much == (kind != "a cell")


@pytest.mark.parametrize("kind", ["a name", "entries", "contacts"])
def test_a_file_that_is_read_beside_an_open_one_is_not_read_either(path: Path, kind: str):
    table, rows = TOO_MUCH[kind]
    with pytest.raises(WorkbookDamaged) as caught:
        file_contents(with_rows(path, table, rows()))
    assert caught.value.is_too_much


def overwritten(path: Path) -> None:
    """SQLite cannot read it any more; its header says what it was."""
    with path.open("r+b") as file:
        file.write(b"no database now ")


@pytest.mark.parametrize("spoil", [lambda _path: None, overwritten], ids=["sound", "unreadable"])
@pytest.mark.parametrize("suffix", ["", "-wal"])
def test_a_file_of_gigabytes_is_not_read(path: Path, suffix: str, spoil: Callable[[Path], None]):
    """It takes no room on the disk: behind what was written nothing is stored."""
    with Workbook.create(path, "店") as workbook:
        edit(workbook, note="x")
    spoil(path)
    with Path(f"{path}{suffix}").open("ab") as file:
        file.truncate(5 << 30)
    before = [(one.name, one.stat().st_size, one.stat().st_mtime_ns) for one in sorted(path.parent.iterdir())]
    for way in (Workbook.open, look_at, file_contents, opened_to_read):
        with pytest.raises(WorkbookDamaged) as caught:
            way(path)
        assert caught.value.is_too_much
    assert check_workbook(path).problems == caught.value.problems
    assert [(one.name, one.stat().st_size, one.stat().st_mtime_ns) for one in sorted(path.parent.iterdir())] == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
@pytest.mark.parametrize("suffix", ["-wal", "-journal"])
def test_a_pipe_beside_it_is_not_waited_for(path: Path, suffix: str):
    Workbook.create(path, "店").close()
    os.mkfifo(f"{path}{suffix}")
    for way in (Workbook.open, look_at, check_workbook):
        with pytest.raises(NotAFile) as caught:
            way(path)
        assert caught.value.path == Path(f"{path}{suffix}")


def test_a_name_that_cannot_be_read_is_not_shown_and_stays(path: Path):
    name = "あ" * LONGEST_SETTING
    with Workbook.open(with_rows(path, "setting", iter([(ORGANISATION, name)]))) as workbook:
        assert workbook.organisation == ""
        assert workbook.stored_text(ORGANISATION) == name


def test_more_letters_than_a_pc_should_carry_are_counted_and_not_read(path: Path, monkeypatch: pytest.MonkeyPatch):
    count = MOST_LETTERS // NOTE_LIMIT + 1
    with_rows(path, "entry", (entry(n, "x" * NOTE_LIMIT) for n in range(count)))
    monkeypatch.setattr("app.storage.database_problems.is_sealed", lambda *_given: 1 / 0)
    [problem] = check_workbook(path).problems
    assert (problem.kind, problem.table) == (ProblemKind.EXCESS, "")
    assert int(problem.detail) > MOST_LETTERS
    with pytest.raises(WorkbookDamaged) as caught:
        Workbook.open(path)
    assert caught.value.problems == (problem,)


@pytest.mark.parametrize("version", [1, 2, 3])
def test_one_of_an_earlier_release_is_refused_before_it_is_brought_up_to_date(tmp_path: Path, version: int):
    path = tmp_path / "old.tenken"
    path.write_bytes((Path(__file__).parents[1] / "data" / f"workbook-v{version}.tenken").read_bytes())
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        columns = [name for (name,) in connection.execute("SELECT name FROM pragma_table_info('entry')")]
        connection.execute("BEGIN")
        for n in range(MOST_ENTRIES + 1):
            row = {**dict.fromkeys(columns, ""), "measure": f"m-{n}", "digest": 0}
            connection.execute(f"INSERT INTO entry VALUES ({', '.join('?' * len(row))})", tuple(row.values()))
        connection.execute("COMMIT")
    before = path.read_bytes()
    with pytest.raises(WorkbookDamaged) as caught:
        Workbook.open(path)
    assert caught.value.is_too_much
    assert check_workbook(path).problems == caught.value.problems
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["old.tenken"]


def test_what_could_not_be_opened_any_more_is_not_saved(path: Path):
    """By hand nobody comes there; a table that is taken in may."""
    with_rows(path, "entry", (entry(n, "x" * NOTE_LIMIT) for n in range(MOST_LETTERS // NOTE_LIMIT - 6)))
    rows = [RowChange(CONTACT.name, str(n), "note", "", "y" * 900) for n in range(1, 300)]
    with Workbook.open(path) as workbook:
        history = workbook.history()
        with pytest.raises(TextTooLong):
            workbook.apply(rows)
        assert (workbook.history(), workbook.rows(CONTACT)) == (history, {})
        workbook.apply(rows[:5])
    with Workbook.open(path) as workbook:
        assert len(workbook.rows(CONTACT)) == 5

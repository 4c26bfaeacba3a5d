"""The command check: what a file is, sound or not, and that no other command works in one that is not."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app import __version__
from app.domain.answers import Change, Field
from app.storage.workbook import Workbook
from tests.cli.program import M, assert_says, entries


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")


def damaged(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE entry SET note = 'someone else'")


def damaged_before(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE history SET after = 'someone else' WHERE id = 1")


def text_file(path: Path) -> None:
    path.write_text("just some text, longer than the header of a database\n" * 9, encoding="utf-8")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


@pytest.mark.parametrize(
    ("spoil", "status", "said"),
    [
        (newer, 1, "newer Tenken"),
        (damaged, 1, "damaged"),
        (damaged_before, 1, "damaged"),
        (cut, 1, "damaged"),
        (text_file, 2, "not a workbook"),
        (lambda path: path.write_bytes(b""), 2, "not a workbook"),
        (lambda path: (path.unlink(), path.mkdir()), 2, "not a workbook"),
    ],
    ids=["newer", "damaged", "history", "cut", "text", "empty", "folder"],
)
def test_check_set_and_report_tell_what_the_file_is_and_leave_it(run, book, tmp_path, spoil, status, said):
    spoil(book)
    before = book.read_bytes() if book.is_file() else None
    done = run("check", book)
    assert (done.status, done.err) == (status, "")
    assert book.name in done.out
    assert said in done.out
    assert_says(run("set", "--workbook", book, M, "--status", "done"), book.name, said)
    out = tmp_path / "x.pdf"
    printed = run("report", "checklist", "--workbook", book, "--out", out)
    if spoil is newer:  # what this version knows of it
        assert printed.status == 0
        assert said in printed.err
    else:
        assert_says(printed, book.name, said)
    assert out.exists() == (spoil is newer)
    exported = run("export", "json", "--workbook", book, "--out", tmp_path / "x.json")
    assert (exported.status, said in exported.err) == (1, True)
    assert not (tmp_path / "x.json").exists()
    assert (book.read_bytes() if book.is_file() else None) == before


def test_check_of_a_sound_workbook(run, book):
    before = book.read_bytes()
    done = run("check", book)
    assert (done.status, done.err) == (0, "")
    assert f"{book}: sound. 1 measures with an entry, 1 changes" in done.out
    assert book.read_bytes() == before


def test_check_says_where_the_damage_is(run, book):
    damaged(book)
    assert f"entry {M}" in run("check", book).out


def test_check_of_nothing(run, tmp_path):
    assert_says(run("check", tmp_path / "missing.tenken"), "missing.tenken", "There is no file")
    assert_says(run("report", "checklist", "--workbook", "missing.tenken", "--out", "x.pdf"), "There is no file")


def test_a_newer_workbook_names_both_versions(run, book):
    newer(book)
    assert_says(run("set", "--workbook", book, M, "--status", "done"), "99", "knows formats up to", __version__)


def left_by_a_kill(path: Path, folder: Path, text: str) -> Path:
    """A workbook of the same name in a folder, as `kill -9` leaves it after another edit."""
    folder.mkdir()
    with Workbook.open(path) as workbook:
        workbook.apply([Change(M, Field.NOTE, workbook.entry(M).note, text)])
        for suffix in ("", "-wal"):
            (folder / f"{path.name}{suffix}").write_bytes(Path(f"{path}{suffix}").read_bytes())
    return folder / path.name


def test_a_log_of_another_state_is_told_by_check_and_by_the_command_that_sets_it_aside(run, book, tmp_path):
    crashed = left_by_a_kill(book, tmp_path / "crashed", "neuer")
    with Workbook.open(book) as other:
        other.apply([Change(M, Field.NOTE, "neuer", "anders")])
    crashed.write_bytes(book.read_bytes())
    checked = run("check", crashed)
    assert checked.status == 0
    assert f"{crashed.name}-wal" in checked.out
    assert "another state" in checked.out
    done = run("profile", "--workbook", crashed)
    assert done.status == 0
    [aside] = crashed.parent.glob("*-wal.set-aside-*")
    assert aside.name in done.err
    assert entries(crashed)[M].note == "anders"
    again = run("check", crashed)
    assert "another state" not in again.out


def test_a_copy_taken_while_open_is_told(run, book, tmp_path):
    with Workbook.open(book):
        (tmp_path / "copy.tenken").write_bytes(book.read_bytes())
    assert "copied while" in run("check", tmp_path / "copy.tenken").out
    assert "copied while" in run("profile", "--workbook", tmp_path / "copy.tenken").err
    assert "copied while" not in run("check", tmp_path / "copy.tenken").out

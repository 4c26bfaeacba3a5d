"""The command `backups`: the list, a backup made, what differs, and the way back."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.answers import Status
from app.files import pc_figure
from app.paths import DataDir
from app.storage import settings
from app.storage.backup import keep_generation
from app.storage.records_folder import records_folder
from app.storage.settings import Settings
from app.storage.workbook import Workbook
from tests.cli.program import D2, M, assert_says, content, entries


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def backups(run, book: Path, data: Path):
    """The command about the workbook."""

    def call(*arguments: object):
        return run("--data-dir", data, "backups", "--workbook", book, *arguments)

    return call


def listed(done) -> list[dict[str, object]]:
    assert done.status == 0
    return json.loads(done.out)


def test_without_backups_it_says_how_one_is_made(backups):
    done = backups()
    assert (done.status, done.err) == (0, "")
    assert "--make" in done.out
    assert listed(backups("--json")) == []


def test_a_backup_is_made_once_for_each_state(backups, book: Path, data: Path):
    assert "Written" in backups("--make").out
    assert "There is a backup" in backups("--make").out
    [made] = (data / "backups").glob("*.tenken")
    [row] = listed(backups("--json"))
    assert (row["name"], row["place"], row["left"], row["read"]) == (made.name, "data_folder", False, True)
    assert "sound" not in row


def test_verified_each_says_what_it_holds(backups, run, book: Path):
    run("set", "--workbook", book, M, "--status", "done")
    backups("--make")
    run("set", "--workbook", book, M, "--status", "partial")
    [row] = listed(backups("--json", "--verify"))
    assert (row["sound"], row["answered"], row["done"], row["differences"]) == (True, 1, 1, 1)
    table = backups("--verify").out
    assert "sound" in table
    assert "Answered 1 / 98" in table
    assert "1 difference from now" in table


def test_one_that_is_not_sound_is_told_and_not_gone_back_to(backups, run, book: Path, data: Path):
    run("set", "--workbook", book, M, "--note", "鍵は棚に")
    backups("--make")
    [made] = (data / "backups").glob("*.tenken")
    pages = made.read_bytes()
    made.write_bytes(pages.replace("鍵は棚に".encode(), "鍵は床に".encode()))
    done = backups("--verify")
    assert done.status == 1
    assert "not sound" in done.out
    before = content(book)
    assert_says(backups("--restore", made.name), made.name)
    assert_says(backups("--differences", made.name), made.name)
    assert content(book) == before


def test_going_back_and_forward_again(backups, run, book: Path, data: Path):
    run("set", "--workbook", book, M, "--status", "done")
    backups("--make")
    [then] = (data / "backups").glob("*.tenken")
    run("set", "--workbook", book, M, "--status", "partial")
    records_folder(book).mkdir()
    (records_folder(book) / "a.png").write_bytes(b"png")
    told = backups("--differences", then.stem).out.splitlines()
    assert len(told) == 1
    assert "Partly done" in told[0]
    assert "Done" in told[0]
    assert "Put back: 1 change" in backups("--restore", then.name).out
    assert entries(book)[M].status is Status.DONE
    assert [path.name for path in (data / "backups").glob("*-records/*")] == ["a.png"]
    assert "Nothing to change" in backups("--restore", then.name).out
    assert "Nothing to change" in backups("--differences", then.name).out
    newest = listed(backups("--json"))[0]
    assert newest["name"] != then.name
    backups("--restore", newest["name"])
    assert entries(book)[M].status is Status.PARTIAL


def test_a_name_that_is_none(backups, book: Path):
    before = content(book)
    for option in ("--restore", "--differences"):
        assert_says(backups(option, "nothing.tenken"), "nothing.tenken", "Nothing was changed")
    assert content(book) == before


def test_those_of_the_second_place_are_listed_too(backups, book: Path, data: Path, tmp_path: Path):
    stick = tmp_path / "stick"
    with Workbook.open(book) as workbook:
        keep_generation(workbook, stick)
    where = DataDir(data)
    settings.save(where.settings, Settings().with_second_place(book, stick))
    [row] = listed(backups("--json"))
    assert row["place"] == "second"
    assert "Written" in backups("--make").out
    assert [row["place"] for row in listed(backups("--json"))] == ["data_folder", "second"]
    stick.rename(tmp_path / "in the drawer")
    assert_says(backups("--make"), "stick")
    assert not stick.exists(), "a stick that is not in is not made"
    (tmp_path / "in the drawer").rename(stick)
    assert "in the second place" in backups().out


def test_what_a_killed_run_left_in_the_second_place_goes_with_the_next_backup(
    backups, book: Path, data: Path, tmp_path: Path
):
    (stick := tmp_path / "stick").mkdir()
    left = [place / f".tenken-{pc_figure()}-999999999-00000000.tmp" for place in (stick, book.parent)]
    for path in left:
        path.write_text("a workbook")
    settings.save(DataDir(data).settings, Settings().with_second_place(book, stick))
    assert "Written" in backups("--make").out
    assert not any(path.exists() for path in left)


@pytest.mark.parametrize("arguments", [(), ("--verify",), ("--make",), ("--restore", "x")])
def test_of_a_damaged_workbook_the_newest_sound_backup_is_named(backups, run, book: Path, data: Path, arguments):
    run("set", "--workbook", book, M, "--status", "done")
    spoiled = book.read_bytes()[:5000]
    book.write_bytes(spoiled)
    alone = backups(*arguments)
    assert alone.status == 1
    assert "The newest sound backup" not in alone.out
    assert "is damaged" in alone.err
    book.unlink()
    run("set", "--workbook", book, M, "--status", "done")
    backups("--make")
    [made] = (data / "backups").glob("*.tenken")
    book.write_bytes(spoiled)
    done = backups(*arguments)
    assert (done.status, done.err) == (1, alone.err)
    assert str(made) in done.out
    assert book.read_bytes() == spoiled


def spoiled_entry(book: Path, measure: str) -> bytes:
    """The workbook with an answer that is not as it was written; what it is then."""
    with closing(sqlite3.connect(book)) as other:
        other.execute("UPDATE entry SET status = 'partial' WHERE measure = ?", (measure,))
        other.commit()
    return book.read_bytes()


@pytest.mark.parametrize(("way", "wanted"), [("readable", {M: "done", D2: "done"}), ("backup", {M: "done"})])
def test_one_goes_on_from_a_damaged_workbook(backups, run, book: Path, way: str, wanted: dict[str, str]):
    run("set", "--workbook", book, M, "--status", "done")
    backups("--make")
    run("set", "--workbook", book, D2, "--status", "done")
    spoiled = spoiled_entry(book, M)
    done = backups("--go-on", way)
    assert (done.status, done.err) == (0, "")
    assert f"Written: {book}" in done.out
    assert (D2 in done.out) == (way == "backup")
    assert {measure: entry.status for measure, entry in entries(book).items()} == wanted
    [aside] = book.parent.glob("*.damaged-*")
    assert aside.read_bytes() == spoiled
    again = backups("--go-on", way)
    assert again.status != 0
    assert "not damaged" in again.err


def test_where_nothing_is_left_one_stays(backups, run, book: Path):
    run("set", "--workbook", book, M, "--status", "done")
    spoiled = book.read_bytes()[:3000]
    book.write_bytes(spoiled)
    for way in ("readable", "backup"):
        done = backups("--go-on", way)
        assert done.status != 0
        assert "Nothing was changed." in done.err
    assert book.read_bytes() == spoiled


def test_nobody_goes_on_from_a_workbook_that_somebody_has_open(backups, run, book: Path):
    run("set", "--workbook", book, M, "--status", "done")
    with Workbook.open(book):
        done = backups("--go-on", "readable")
    assert done.status == 1
    assert list(book.parent.glob("*.damaged-*")) == []


def test_only_one_thing_at_a_time(backups):
    assert_says(backups("--make", "--restore", "x"), status=2)

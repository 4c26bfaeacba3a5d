"""A workbook that arrives is made anew of its rows: nothing is lost, and no byte of the other file is worked in."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.answers import Change, Field, Unread
from app.domain.history import Origin
from app.domain.record import replace
from app.domain.tables import HAND_IN
from app.domain.undo import RowChange, SettingChange
from app.files import PathMissing, PathTaken
from app.storage.arriving_workbook import place_workbook
from app.storage.connection import looking_into
from app.storage.errors import NotAWorkbook, NotReadable, WorkbookDamaged, WorkbookTooNew
from app.storage.printed_sheets import issue, issued_sheets
from app.storage.row_tallies import whole_contents
from app.storage.rows import sealed
from app.storage.sheet_rows import sheet_row
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from tests.storage.samples import OTHER, M, edit, names_in
from tests.storage.test_printed_sheets import SHEET
from tests.storage.test_stored_schema import made_up

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture
def full(path: Path) -> Path:
    """A workbook with something in each table, and with what a later release put there."""
    with Workbook.create(path, "髙﨑商店") as workbook:
        edit(workbook, note="x", status="done")
        edit(workbook, OTHER, Origin.IMPORT, note="長" * 10_000)
        workbook.apply([Change(M, Field.CARRIER, workbook.entry(M).carrier, Unread("robot"))])
        workbook.apply([SettingChange("notice.ja", "", "掲示")])
        workbook.apply([SettingChange("notice.ja", "掲示", "")])
        workbook.apply([RowChange("contact", "1", "name", "", "佐藤")])
        workbook.apply([RowChange(HAND_IN.name, "0", "", "", f"佐藤\n2026-11-30\n\n{OTHER}\tdone")])
        issue(workbook, SHEET)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        rows = [sealed("setting", "round.1.begun", "2026-11-23"), sealed("setting", "quantum", "x")]
        connection.executemany("INSERT INTO setting VALUES (?, ?, ?)", rows)
        connection.execute("DELETE FROM setting WHERE key = 'contents'")
    return path


def arrived(source: Path) -> Path:
    target = source.with_name("arrived.tenken")
    place_workbook(source, target)
    return target


def test_all_of_it_is_there(full: Path):
    target = arrived(full)
    assert check_workbook(target).result is Result.SOUND
    with looking_into(full) as before, looking_into(target) as after:
        assert whole_contents(after) == whole_contents(before)
        assert whole_contents(after).number > 5
    with Workbook.open(full) as before, Workbook.open(target) as after:
        assert (after.id, after.created) == (before.id, before.created)
        assert after.history() == before.history()
        assert after.entries() == before.entries()
        assert issued_sheets(after) == issued_sheets(before)
        assert after.stored_text("round.1.begun") == "2026-11-23"
        assert after.stored_text("quantum") == "x"
        assert after.stored_rows(HAND_IN) == before.stored_rows(HAND_IN)


def test_no_page_of_the_other_file_is_taken_over(full: Path):
    with closing(sqlite3.connect(full, isolation_level=None)) as connection:
        connection.execute("PRAGMA auto_vacuum = FULL")
        connection.execute("PRAGMA page_size = 65536")
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("VACUUM")
    with looking_into(arrived(full)) as connection:
        assert connection.execute("PRAGMA page_size").fetchone() == (4096,)
        assert connection.execute("PRAGMA auto_vacuum").fetchone() == (0,)


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_an_older_one_is_brought_up_to_date_in_a_copy(tmp_path: Path, version: int):
    source = tmp_path / "old.tenken"
    source.write_bytes((DATA / f"workbook-v{version}.tenken").read_bytes())
    content = source.read_bytes()
    target = arrived(source)
    assert source.read_bytes() == content
    with Workbook.open(target) as mine, Workbook.open(source) as theirs:
        assert mine.entries() == theirs.entries() != {}
        assert mine.texts == theirs.texts
    assert not [name for name in names_in(tmp_path) if name.startswith(".")]


def test_what_is_none_of_ours_does_not_arrive(full: Path):
    target = full.with_name("arrived.tenken")
    later = made_up(full.with_name("later.tenken"), "PRAGMA user_version = 99")
    odd = made_up(full.with_name("odd.tenken"), "CREATE TABLE other (a)")
    for source, error in ((odd, WorkbookDamaged), (later, WorkbookTooNew), (Path(__file__), NotAWorkbook)):
        with pytest.raises(error) as caught:
            place_workbook(source, target)
        assert caught.value.path == source
        assert not target.exists()
    with pytest.raises(PathTaken):
        place_workbook(full, odd)


def test_a_row_in_another_form_than_it_is_read_is_refused(full: Path):
    """Its digest is right, and this version would write something else in its place."""
    with closing(sqlite3.connect(full, isolation_level=None)) as connection:
        row = connection.execute("SELECT * FROM contact").fetchone()
        found = sealed("contact", *row[:-2], "two\r\nlines")
        connection.execute("INSERT OR REPLACE INTO contact VALUES (?, ?, ?, ?, ?, ?)", found)
        entry = connection.execute("SELECT * FROM entry WHERE measure = ?", (OTHER,)).fetchone()
        other = sealed("entry", entry[0], entry[1], "two\r\nlines", *entry[3:-1])
        marks = ", ".join("?" * len(other))
        connection.execute(f"INSERT OR REPLACE INTO entry VALUES ({marks})", other)
    with pytest.raises(WorkbookDamaged):
        arrived(full)
    assert not full.with_name("arrived.tenken").exists()


def test_an_error_names_the_file_from_which_it_comes(full: Path):
    odd = made_up(full.with_name("odd.tenken"), "CREATE TABLE other (a)")
    with pytest.raises(WorkbookDamaged) as caught:
        place_workbook(odd, full.with_name("arrived.tenken"), full)
    assert caught.value.path == full


@pytest.mark.parametrize(("raised", "error"), [(FileNotFoundError, PathMissing), (PermissionError, NotReadable)])
def test_a_file_that_cannot_be_read_does_not_arrive(
    full: Path, raised: type[OSError], error: type[Exception], monkeypatch: pytest.MonkeyPatch
):
    def refuse(*_arguments: object) -> None:
        raise raised

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(error):
        place_workbook(full, full.with_name("arrived.tenken"))


def test_what_does_not_come_out_the_same_is_not_taken_in(full: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(
        "app.storage.arriving_workbook.sheet_row", lambda number, sheet: sheet_row(number, replace(sheet, person="x"))
    )
    with pytest.raises(WorkbookDamaged):
        arrived(full)
    assert names_in(full.parent) == [full.name]

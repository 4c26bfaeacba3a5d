"""What a file says of itself and holds, read without opening it for work."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.answers import Status
from app.storage.connection import transaction
from app.storage.errors import NotAWorkbook, WorkbookDamaged
from app.storage.file_identity import file_contents, identity, others_of
from app.storage.workbook import Workbook
from tests.kept import kept_edits, tables_of
from tests.storage.samples import M, edit

DATA = Path(__file__).parents[1] / "data"
KEPT = {"notice.en": "My own words", "device.1.name": "PC 1"}


@pytest.fixture
def closed(path: Path) -> Path:
    with Workbook.create(path, "髙﨑商店") as workbook:
        edit(workbook, status=Status.PARTIAL, note="まだ")
        workbook.apply(kept_edits(workbook, KEPT))
    return path


def alter(path: Path, statement: str) -> None:
    with Workbook.open(path) as workbook, transaction(workbook.connection):
        workbook.connection.execute(statement)


def test_all_that_it_holds_is_read(closed: Path) -> None:
    found = file_contents(closed)
    assert (found.entries[M].status, found.entries[M].note) == (Status.PARTIAL, "まだ")
    assert found.texts["notice.en"] == "My own words"
    assert found.texts["organisation"] == "髙﨑商店"
    assert found.tables == tables_of(KEPT)
    with Workbook.open(closed) as workbook:
        assert found.saved == workbook.history()[0].saved


def test_one_without_a_change_says_no_time(path: Path) -> None:
    Workbook.create(path).close()
    assert file_contents(path).saved is None


def test_nor_does_one_whose_last_change_has_none(closed: Path) -> None:
    alter(closed, "UPDATE history SET saved = 'yesterday'")
    assert file_contents(closed).saved is None


@pytest.mark.parametrize("table", ["entry", "setting", "device"])
def test_what_was_altered_by_other_means_is_damaged(closed: Path, table: str) -> None:
    shutil.copyfile(closed, other := closed.with_name("other.tenken"))
    column = {"entry": "note", "setting": "value", "device": "name"}[table]
    with closing(sqlite3.connect(other)) as connection, connection:
        connection.execute(f"UPDATE {table} SET {column} = {column} || 'x'")
    with pytest.raises(WorkbookDamaged):
        file_contents(other)


def test_an_older_one_has_to_be_opened_first(tmp_path: Path) -> None:
    shutil.copyfile(DATA / "workbook-v1.tenken", tmp_path / "old.tenken")
    with pytest.raises(WorkbookDamaged):
        file_contents(tmp_path / "old.tenken")


def test_copies_of_one_workbook_are_found_among_others(closed: Path) -> None:
    copy, letter = closed.with_name("copy.tenken"), closed.with_name("letter.tenken")
    shutil.copyfile(closed, copy)
    letter.write_text("a letter", encoding="utf-8")
    other = closed.with_name("another.tenken")
    Workbook.create(other).close()
    places = [copy, letter, other, closed, copy, closed.with_name("gone.tenken")]
    assert others_of(identity(closed).id, places, closed) == [copy]
    with pytest.raises(NotAWorkbook):
        identity(letter)

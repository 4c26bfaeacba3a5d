"""What comes in from outside: looked at without a change, kept as one step after a backup, or named as what it is."""

import errno
import json
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from app.catalogue.loader import Catalogue
from app.domain.answers import Status
from app.domain.differences import Novelty
from app.domain.history import Origin
from app.exchange.columns import ANSWERS
from app.exchange.refusals import JsonWrong, Unreadable, Why
from app.exchange.table_files import TableFormat
from app.files import AccessFailed, PathMissing
from app.storage.errors import NotAFile, NotReadable, WorkbookTooNew
from app.storage.workbook import Workbook
from app.work import files_in
from app.work.backup_keeping import KeepingPlan
from app.work.files_in import (
    Intake,
    differences_in,
    needs_password,
    prepared,
    read_whole,
    receive,
    require_made,
    restore_json,
    take,
)
from app.work.files_out import export_hand_over, export_json, export_table
from tests.storage.samples import OTHER, M, edit

TODAY = date(2026, 11, 23)


@pytest.fixture
def workbook(tmp_path: Path) -> Iterator[Workbook]:
    with Workbook.create(tmp_path / "data.tenken", "みどり商店") as workbook:
        edit(workbook, note="as it was", owner="𠮷田")
        yield workbook


@pytest.fixture
def table(catalogue: Catalogue, workbook: Workbook, tmp_path: Path) -> Callable[..., Path]:
    """A table of the answers in which somebody replaced some words."""

    def write(**replaced: str) -> Path:
        path = tmp_path / "t.csv"
        export_table(path, TableFormat.CSV, ANSWERS, catalogue=catalogue, workbook=workbook, language="en")
        text = path.read_bytes()
        for old, new in replaced.items():
            text = text.replace(old.replace("_", " ").encode(), new.encode())
        path.write_bytes(text)
        return path

    return write


@pytest.fixture
def look(catalogue: Catalogue, workbook: Workbook) -> Callable[..., Intake]:
    return lambda path, **kind: differences_in(path, catalogue=catalogue, workbook=workbook, today=TODAY, **kind)


# looking


def test_looking_changes_nothing(table: Callable, look: Callable, workbook: Workbook, catalogue: Catalogue) -> None:
    before = workbook.last_change
    found = look(table(as_it_was="in the file"))
    assert (found.kind, found.what, found.rows) == (TableFormat.CSV, ANSWERS, len(catalogue.measures))
    assert [one.novelty for one in found.differences] == [Novelty.CHANGED]
    assert found.conflicts == ()
    assert workbook.last_change == before


def test_what_was_changed_here_meanwhile_is_a_conflict(table: Callable, look: Callable, workbook: Workbook) -> None:
    path = table(as_it_was="in the file")
    edit(workbook, note="newer here")
    found = look(path)
    assert found.conflicts == found.differences != ()


def test_what_is_empty_in_the_file_is_offered_apart(table: Callable, look: Callable) -> None:
    found = look(table(as_it_was=""))
    assert found.differences == ()
    assert [one.edit.measure for one in found.emptied] == [M]


def test_the_workbook_itself_is_no_table_and_keeps_its_lock(look: Callable, workbook: Workbook) -> None:
    with pytest.raises(Unreadable) as refused:
        look(workbook.path)
    assert refused.value.why is Why.NO_TABLE
    assert edit(workbook, note="goes on")


def test_a_kind_that_is_named_is_not_guessed(table: Callable, look: Callable) -> None:
    path = table()
    with pytest.raises(Unreadable) as refused:
        look(path, kind=TableFormat.XLSX)
    assert refused.value.why is Why.NOT_XLSX


# keeping


def test_what_is_taken_is_one_step_of_an_import_after_a_backup(
    table: Callable, look: Callable, workbook: Workbook, tmp_path: Path
) -> None:
    found = look(table(as_it_was="in the file"))
    assert take(found.differences, workbook, KeepingPlan(tmp_path / "backups")) == 1
    assert workbook.entry(M).note == "in the file"
    assert [record.origin for record in workbook.history()][:1] == [Origin.IMPORT]
    assert len(list((tmp_path / "backups").iterdir())) == 1


def test_where_there_is_nothing_to_take_no_backup_is_made(workbook: Workbook, tmp_path: Path) -> None:
    assert take((), workbook, KeepingPlan(tmp_path / "backups")) == 0
    assert not (tmp_path / "backups").exists()


def test_a_workbook_that_is_not_kept_gets_none(table: Callable, look: Callable, workbook: Workbook) -> None:
    found = look(table(as_it_was="in the file"))
    assert len(prepared(found.differences, workbook, None)) == 1
    assert workbook.entry(M).note == "as it was", "prepared, and not applied"


# what cannot be read

LOOKERS: dict[str, Callable[[Path], object]] = {
    "is locked?": needs_password,
    "the whole": read_whole,
    "restored": lambda path: restore_json(path, path.with_name("new.tenken")),
    "received": lambda path: receive(path, path.with_name("new.tenken")),
}


@pytest.mark.parametrize("way", LOOKERS)
def test_what_is_not_there_is_told(tmp_path: Path, way: str) -> None:
    with pytest.raises(PathMissing):
        LOOKERS[way](tmp_path / "gone")


@pytest.mark.parametrize("way", LOOKERS)
def test_a_folder_is_no_file(tmp_path: Path, way: str) -> None:
    with pytest.raises(NotAFile):
        LOOKERS[way](tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")
@pytest.mark.parametrize("way", LOOKERS)
def test_a_pipe_is_not_waited_for(tmp_path: Path, way: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotAFile):
        LOOKERS[way](tmp_path / "pipe")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), NotReadable),
        (FileNotFoundError(errno.ENOENT, "No such file"), PathMissing),
        (OSError(errno.EIO, "Input/output error"), AccessFailed),
    ],
)
def test_what_the_system_says_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, told: type[Exception]
) -> None:
    path = tmp_path / "w.json"
    path.write_text("{}")

    def fail(_path: Path, _schema: int) -> None:
        raise error

    monkeypatch.setattr(files_in, "read_json", fail)
    with pytest.raises(told) as named:
        read_whole(path)
    assert named.value.path == path


# whole workbooks


def test_a_whole_workbook_comes_back(workbook: Workbook, tmp_path: Path) -> None:
    export_json(tmp_path / "w.json", workbook)
    with restore_json(tmp_path / "w.json", tmp_path / "new.tenken") as restored:
        assert restored.entries() == workbook.entries()
        assert restored.organisation == "みどり商店"


def test_parts_that_do_not_fit_together_make_none(workbook: Workbook, tmp_path: Path) -> None:
    edit(workbook, OTHER, status=Status.DONE)
    path = tmp_path / "w.json"
    export_json(path, workbook)
    path.write_text(path.read_text(encoding="utf-8").replace('"as it was"', '"another"', 1), encoding="utf-8")
    with pytest.raises(JsonWrong):
        restore_json(path, tmp_path / "new.tenken")
    assert not (tmp_path / "new.tenken").exists()


def test_one_with_more_than_a_workbook_holds_makes_none(workbook: Workbook, tmp_path: Path) -> None:
    path = tmp_path / "w.json"
    export_json(path, workbook)
    whole = json.loads(path.read_text(encoding="utf-8"))
    whole["texts"] |= {f"overrule.x-{number}": "perhaps" for number in range(10_001)}
    path.write_text(json.dumps(whole), encoding="utf-8")
    with pytest.raises(Unreadable) as caught:
        restore_json(path, tmp_path / "new.tenken")
    assert caught.value.why is Why.TOO_MANY_VALUES
    assert not (tmp_path / "new.tenken").exists()


def test_a_plain_hand_over_file_is_received(workbook: Workbook, tmp_path: Path) -> None:
    export_hand_over(tmp_path / "out.tenken", workbook, b"", "")
    assert not needs_password(tmp_path / "out.tenken")
    receive(tmp_path / "out.tenken", tmp_path / "new.tenken")
    with Workbook.open(tmp_path / "new.tenken") as arrived:
        assert arrived.entries() == workbook.entries()


def test_a_damaged_one_has_to_come_once_more(workbook: Workbook, tmp_path: Path) -> None:
    path = tmp_path / "out.tenken"
    export_hand_over(path, workbook, b"", "")
    content = path.read_bytes()
    assert b"as it was" in content
    path.write_bytes(content.replace(b"as it was", b"as it wxs"))
    with pytest.raises(Unreadable) as refused:
        receive(path, tmp_path / "new.tenken")
    assert refused.value.why is Why.BROKEN
    assert not (tmp_path / "new.tenken").exists()


def test_one_of_a_later_release_waits_for_that_release(workbook: Workbook, tmp_path: Path) -> None:
    path = tmp_path / "out.tenken"
    export_hand_over(path, workbook, b"", "")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")
    with pytest.raises(WorkbookTooNew) as refused:
        receive(path, tmp_path / "new.tenken")
    assert (refused.value.path, refused.value.found) == (path, 999)
    assert not (tmp_path / "new.tenken").exists()


# what another process made


def test_a_workbook_that_another_process_made_is_looked_at_whole(workbook: Workbook, tmp_path: Path) -> None:
    made, source = tmp_path / "made.tenken", tmp_path / "w.json"
    export_json(source, workbook)
    restore_json(source, made).close()
    require_made(made, source)
    with closing(sqlite3.connect(made)) as connection:
        connection.execute("UPDATE entry SET note = 'x'")
        connection.commit()
    with pytest.raises(Unreadable) as refused:
        require_made(made, source)
    assert (refused.value.path, refused.value.why) == (source, Why.BROKEN)


def test_one_of_an_earlier_release_was_not_made_here(tmp_path: Path) -> None:
    made = tmp_path / "made.tenken"
    made.write_bytes((Path(__file__).parents[1] / "data" / "workbook-v3.tenken").read_bytes())
    with pytest.raises(Unreadable):
        require_made(made, tmp_path / "w.json")

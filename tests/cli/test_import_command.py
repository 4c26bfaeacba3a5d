"""The command import: what it takes, and that nothing is taken by halves."""

import io
import sys
from pathlib import Path

import pytest

from app.catalogue.loader import Catalogue
from app.domain.answers import Change, Field, Status
from app.domain.history import Origin
from app.paths import catalogue_folder
from app.storage.backup import work_on
from app.storage.records_folder import records_folder
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from tests.cli.program import M, assert_says, content, entries


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def table(run, book, data) -> Path:
    """A table of the workbook, with the note changed and an owner added."""
    assert run("--data-dir", data, "export", "csv", "--workbook", book, "--out", "x.csv", "--lang", "ja").status == 0
    path = Path("x.csv")
    text = path.read_bytes().decode("utf-8-sig").replace("前からある備考", "直した備考")
    (row,) = [line for line in text.splitlines() if M in line]
    cells = row.split(",")
    cells[12] = "佐藤"
    path.write_text(text.replace(row, ",".join(cells)), encoding="utf-8-sig", newline="")
    return path


def change(book: Path, *changes: Change) -> None:
    with Workbook.open(book) as workbook:
        workbook.apply(changes)


LABEL = f"Administrator E-10　{Catalogue(catalogue_folder()).words('en').measures[M].title}"


def test_import_takes_everything_as_one_step_and_keeps_a_backup(run, book, data, table):
    records_folder(book).mkdir()
    (records_folder(book) / "a.png").write_bytes(b"png")
    done = run("--data-dir", data, "import", "csv", table, "--workbook", book)
    assert done.status == 0
    assert done.err == ""
    assert done.out.splitlines() == [
        f"changed\t{LABEL}\tNote\t前からある備考\t直した備考",
        f"new\t{LABEL}\tOwner\t(nothing)\t佐藤",
        "Taken: 2 differences.",
    ]
    with Workbook.open(book) as workbook:
        assert (workbook.entry(M).note, workbook.entry(M).owner) == ("直した備考", "佐藤")
        last, before = workbook.history(limit=2)
        assert last.origin is before.origin is Origin.IMPORT
        assert last.step == before.step
    (backup,) = (data / "backups").glob("*.tenken")
    assert [path.name for path in (data / "backups").glob("*-records/*")] == ["a.png"]
    work_on(backup, data / "before.tenken")
    assert entries(data / "before.tenken")[M].note == "前からある備考"
    assert run("import", "csv", table, "--workbook", book).out == "Nothing to change.\n"


def test_a_dry_run_changes_nothing(run, book, data, table):
    before = entries(book)
    done = run("--data-dir", data, "import", "csv", table, "--workbook", book, "--dry-run")
    assert len(done.out.splitlines()) == 2
    assert entries(book) == before
    assert not (data / "backups").exists()


def test_conflicts_have_to_be_decided(run, book, table):
    change(book, Change(M, Field.NOTE, "前からある備考", "もっと新しい備考"))
    done = run("import", "csv", table, "--workbook", book)
    assert done.status == 1
    assert len(done.err.splitlines()) == 1
    assert "--conflicts keep" in done.err
    assert entries(book)[M].owner == ""
    run("import", "csv", table, "--workbook", book, "--conflicts", "keep")
    assert (entries(book)[M].owner, entries(book)[M].note) == ("佐藤", "もっと新しい備考")
    run("import", "csv", table, "--workbook", book, "--conflicts", "take")
    assert entries(book)[M].note == "直した備考"


def test_a_wrong_cell_takes_nothing(run, book, data, table):
    text = table.read_text(encoding="utf-8-sig").replace(",未回答,", ",たぶん,", 1)
    table.write_text(text, encoding="utf-8-sig")
    before = entries(book)
    assert_says(run("--data-dir", data, "import", "csv", table, "--workbook", book), "Row 2, column G", "たぶん")
    assert entries(book) == before
    assert not (data / "backups").exists()


def test_without_a_backup_nothing_is_taken(run, book, data, table):
    data.mkdir()
    (data / "backups").write_bytes(b"in the way")
    before = entries(book)
    done = run("--data-dir", data, "import", "csv", table, "--workbook", book)
    assert done.status == 1
    assert entries(book) == before


def test_what_is_to_be_said_about_the_file_is_said(run, book):
    Path("x.csv").write_text(f"id,担当者\n{M},佐藤\n", encoding="utf-8")
    done = run("import", "csv", "x.csv", "--workbook", book)
    assert done.status == 0
    assert "does not say when it was made" in done.err


def test_the_wrong_format_is_told(run, book, table):
    assert_says(run("import", "xlsx", table, "--workbook", book), "no XLSX file")
    assert_says(run("import", "json", table, "--workbook", "new.tenken"), "no workbook of Tenken in JSON")
    assert_says(run("import", "csv", "nix.csv", "--workbook", book), "nix.csv")
    assert not Path("new.tenken").exists()


def test_json_makes_the_very_workbook(run, book):
    run("export", "json", "--workbook", book, "--out", "x.json")
    done = run("import", "json", "x.json", "--workbook", "new.tenken")
    assert (done.status, done.err) == (0, "")
    assert check_workbook(Path("new.tenken")).result is Result.SOUND
    assert entries(Path("new.tenken")) == entries(book)
    assert_says(run("import", "json", "x.json", "--workbook", book), "already")


def test_a_hand_over_file_makes_the_very_workbook(run, book, monkeypatch):
    monkeypatch.setenv("TENKEN_PASSWORD", "correct horse")
    assert run("export", "hand-over", "--workbook", book, "--out", "x.tenken").status == 0
    monkeypatch.setenv("TENKEN_PASSWORD", "correct cow")
    assert_says(run("import", "hand-over", "x.tenken", "--workbook", "new.tenken"), "password")
    monkeypatch.delenv("TENKEN_PASSWORD")
    monkeypatch.setattr(sys, "stdin", io.StringIO("correct horse\n"))
    assert run("import", "hand-over", "x.tenken", "--workbook", "new.tenken").status == 0
    assert entries(Path("new.tenken")) == entries(book)


def test_a_hand_over_file_without_a_password_needs_none(run, book):
    assert run("export", "hand-over", "--workbook", book, "--out", "x.tenken").status == 0
    assert run("import", "hand-over", "x.tenken", "--workbook", "new.tenken").status == 0
    assert entries(Path("new.tenken")) == entries(book)


def test_with_a_damaged_catalogue_no_workbook_is_touched(run, book, tmp_path, monkeypatch):
    monkeypatch.setattr("app.cli.chosen_workbook.catalogue_folder", lambda: tmp_path / "nowhere")
    before = book.read_bytes()
    for arguments in (("export", "csv", "--out", "x.csv"), ("import", "csv", "x.csv")):
        assert run(*arguments, "--workbook", book).status == 1
    assert book.read_bytes() == before


def test_an_answer_that_needs_a_reason_is_refused(run, book):
    Path("x.csv").write_text(f"id,status\n{M},{Status.NOT_APPLICABLE}\n", encoding="utf-8")
    assert_says(run("import", "csv", "x.csv", "--workbook", book), "Row 2, column B", "reason")


def test_a_workbook_from_elsewhere_gets_its_place_in_the_data_folder(run, book, data):
    assert run("export", "json", "--workbook", book, "--out", "x.json").status == 0
    assert "tenken.tenken" in run("--data-dir", data, "import", "json", "x.json").out
    assert_says(run("--data-dir", data, "import", "json", "x.json"), "--same beside")
    change(data / "tenken.tenken", Change(M, Field.NOTE, "前からある備考", "newer here"))
    assert run("--data-dir", data, "import", "json", "x.json", "--same", "beside").status == 0
    assert len(list(data.glob("*.tenken"))) == 2
    assert run("--data-dir", data, "import", "json", "x.json", "--same", "replace").status == 0
    assert len(list(data.glob("*.tenken"))) == 2
    assert list((data / "backups").glob("*.tenken"))


@pytest.mark.parametrize("arguments", [("csv", "x.csv"), ("json", "x.json", "--workbook", "y.tenken")])
def test_what_stands_for_the_same_workbook_is_asked_for_where_it_means_something(run, arguments):
    assert_says(run("import", *arguments, "--same", "replace"), "Wrong usage", status=2)


def test_a_folder_is_told_apart_from_a_file_that_may_not_be_read(run, book, tmp_path):
    (folder := tmp_path / "answers.csv").mkdir()
    before = content(book)
    done = run("import", "csv", folder, "--workbook", book)
    assert_says(done, str(folder), "a folder or a device", "Choose the file itself")
    assert "who may open" not in done.err
    assert content(book) == before

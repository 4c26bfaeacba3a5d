"""The command export: each kind of file, never in the place of the workbook; and wrong usage of it and of import."""

import io
import json
import sys
from pathlib import Path

import pytest

from app.files import pc_figure
from tests.cli.program import Done, assert_says, entries
from tests.languages import LANGUAGES


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ics", "json"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_export_writes_a_file(run, book, kind, lang):
    done = run("export", kind, "--workbook", book, "--out", f"x.{kind}", "--lang", lang)
    assert done == Done(0, f"Written: x.{kind}\n", "")
    assert Path(f"x.{kind}").stat().st_size > 500


@pytest.mark.parametrize("what", ["answers", "devices", "contacts"])
def test_export_writes_each_table(run, book, what):
    assert run("export", "csv", "--workbook", book, "--out", "x.csv", "--what", what).status == 0


def test_export_writes_the_schema(run):
    assert run("export", "schema", "--out", "x.json").status == 0
    assert json.loads(Path("x.json").read_bytes())["title"] == "Tenken workbook"


def test_what_a_killed_run_left_where_files_go_is_removed_by_the_next(run, book, tmp_path):
    (folder := tmp_path / "given").mkdir()
    left = folder / f".tenken-{pc_figure()}-999999999-00000000.tmp"
    left.write_text("secret")
    (mine := folder / "other.tmp").touch()
    assert run("export", "json", "--workbook", book, "--out", folder / "x.json").status == 0
    assert not left.exists()
    assert mine.exists()


def test_export_never_overwrites_the_workbook(run, book):
    before = entries(book)
    for kind in ("csv", "json", "ics", "hand-over"):
        assert_says(run("export", kind, "--workbook", book, "--out", book), str(book))
    assert entries(book) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "csv"),
        ("export", "pdf", "--out", "x"),
        ("export", "json", "--out", "x", "--what", "devices"),
        ("export", "csv", "--out", "x", "--password"),
        ("export", "json", "--out", "x", "--records"),
        ("import", "ics", "x"),
        ("import", "csv"),
        ("import", "json", "x", "--dry-run"),
        ("import", "csv", "x", "--conflicts", "maybe"),
    ],
)
def test_wrong_usage(run, arguments):
    assert_says(run(*arguments), "Wrong usage", status=2)


def test_a_password_can_be_piped_in(run, book, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("correct horse\n"))
    assert run("export", "hand-over", "--workbook", book, "--out", "x.tenken", "--password").status == 0
    assert Path("x.tenken").read_bytes().startswith(b"%PDF")
    monkeypatch.setattr(sys, "stdin", io.StringIO("short\n"))
    assert run("export", "hand-over", "--workbook", book, "--out", "y.tenken", "--password").status == 1
    assert not Path("y.tenken").exists()


@pytest.mark.parametrize("password", ["", "correct horse"])
def test_a_hand_over_takes_the_records_along_to_the_other_pc(run, book, tmp_path, monkeypatch, password):
    folder = book.with_name(f"{book.stem} records")
    folder.mkdir()
    (folder / "a.png").write_bytes(b"png")
    monkeypatch.setenv("TENKEN_PASSWORD", password)
    done = run("export", "hand-over", "--workbook", book, "--out", "x.tenken", "--records")
    assert done == Done(0, "1 file of the records folder lies there too.\nWritten: x.tenken\n", "")
    for place, target in (("a", tmp_path / "a.tenken"), ("b", tmp_path / "data" / "tenken.tenken")):
        workbook = ("--workbook", target) if place == "a" else ()
        done = run("--data-dir", tmp_path / "data", "import", "hand-over", "x.tenken", *workbook)
        assert done == Done(0, f"1 file of the records folder lies there too.\nWritten: {target}\n", "")
        assert (target.with_name(f"{target.stem} records") / "a.png").read_bytes() == b"png"

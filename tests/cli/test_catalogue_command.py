"""The command catalogue, and what every command does when the catalogue is damaged."""

import json
from pathlib import Path

import pytest

from tests.cli.program import M, assert_says


def test_catalogue_is_json_with_every_measure_and_category(run):
    done = run("catalogue")
    assert (done.status, done.err) == (0, "")
    printed = json.loads(done.out)
    assert [len(printed[key]) for key in ("measures", "categories")] == [98, 13]
    assert set(printed["measures"][0]) == {
        *("id", "label", "role", "category", "number", "level", "page", "notify_staff", "recurrence", "counterparts"),
        *("effort", "title", "requirement", "why", "steps", "done_when", "evidence", "question", "notice", "alone"),
        *("obligations", "blanks"),
    }
    assert set(printed["measures"][0]["title"]) == {"ja", "en"}
    assert set(printed["categories"][0]) == {"id", "name", "page"}
    assert "管理者Ｅ-10" in done.out


@pytest.mark.parametrize("content", [b"", b"[broken", b"\xff\xfe", None], ids=["empty", "broken", "binary", "missing"])
@pytest.mark.parametrize("file", ["facts.toml", "en/measures/K.toml"])
def test_a_damaged_catalogue_is_named_with_what_mends_it(run, installed, file, content):
    (installed / file).unlink()
    if content is not None:
        (installed / file).write_bytes(content)
    assert_says(run("catalogue"), file, "Your workbook was not touched", "Install Tenken again")


def test_every_damaged_file_is_named_at_once(run, installed):
    for file in ("ja/measures/A.toml", "en/measures/K.toml"):
        (installed / file).unlink()
    assert_says(run("catalogue"), "ja/measures/A.toml, en/measures/K.toml")


def test_with_a_damaged_catalogue_the_workbook_is_not_touched(run, installed, book, tmp_path):
    (installed / "facts.toml").write_bytes(b"")
    before = book.read_bytes()
    assert_says(run("set", "--workbook", book, M, "--status", "done"), "facts.toml", "not touched", "Install")
    assert_says(run("set", "--workbook", "new.tenken", M, "--status", "done"), "facts.toml")
    assert_says(run("report", "checklist", "--workbook", book, "--out", tmp_path / "x.pdf"), "facts.toml")
    assert book.read_bytes() == before
    assert not Path("new.tenken").exists()
    assert not (tmp_path / "x.pdf").exists()

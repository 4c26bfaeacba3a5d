"""Which facts dev.py names as old on a day, and that only a list that is wrong fails."""

import shutil
from datetime import date
from pathlib import Path

import dated_facts
import pytest

from app.paths import catalogue_folder

DAY = date(2026, 11, 30)
LIST = """
[[fact]]
says = "Windows 10 ended"
used = ["administrator-C-3"]
source = "example.com/windows"
seen = 2025-05-29

[[fact]]
says = "NISC is NCO"
used = ["administrator-L-1"]
source = "example.com/nco"
seen = 2025-05-30
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copied = tmp_path / "catalogue"
    shutil.copytree(catalogue_folder(), copied)
    (copied / "dated.toml").write_text(LIST, encoding="utf-8")
    return copied


def test_old_facts_are_named_and_fail_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert dated_facts.look(folder, DAY) == 0
    said = capsys.readouterr().out.splitlines()
    assert said == [
        "dated.toml: seen on 2025-05-29: Windows 10 ended (administrator-C-3; example.com/windows)",
        "1 of 2 facts were seen more than 18 months ago. What to do: docs/dated-facts.md",
    ]
    assert (dated_facts.ROOT / dated_facts.HOW).exists()


def test_nothing_is_said_where_nothing_is_old(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert dated_facts.look(folder, date(2026, 1, 1)) == 0
    assert capsys.readouterr().out == ""


def test_a_list_that_is_wrong_fails(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "dated.toml").write_text(LIST.replace("C-3", "C-99"), encoding="utf-8")
    assert dated_facts.look(folder, DAY) == 1
    assert capsys.readouterr().out == "dated.toml: fact.1: there is no measure administrator-C-99\n"

"""From PC to PC: a locked file is made on one, opened with its password on the other, and work goes on there."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.answers import Field, Status, changes_to
from app.storage.workbook import Workbook
from tests.journeys.conftest import ROOT, Program

PASSWORD = "four words of ours"
MEASURE = "administrator-E-10"


@pytest.mark.parametrize(
    ("locale", "main", "asking"),
    [("ja_JP", "Midori - 点検", "ほかのPCから引き継ぐ"), ("en_US", "Midori - Tenken", "Take over from another PC")],
    ids=["ja", "en"],
)
def test_a_locked_file_goes_on_on_another_pc(
    start: Callable[..., Program], tmp_path: Path, locale: str, main: str, asking: str
) -> None:
    old, new, stick = tmp_path / "old", tmp_path / "new", tmp_path / "stick"
    for folder in (old, stick):
        folder.mkdir()
    with Workbook.create(old / "tenken.tenken", "Midori") as workbook:
        workbook.apply(changes_to(MEASURE, workbook.entry(MEASURE), {Field.STATUS: Status.PARTIAL}))
    locked = hand_over(old / "tenken.tenken", stick / "h.tenken")
    before = locked.read_bytes()

    program = start(locale, "--data-dir", new, locked)
    program.wait_for(asking)
    program.type("a wrong password")
    program.press("Return")
    program.wait_for(asking)
    program.press("ctrl+a")
    program.type(PASSWORD)
    program.press("Return")
    program.wait_for(main)
    program.press("ctrl+2", "alt+1", "1")  # executive A-1
    program.quit()

    assert locked.read_bytes() == before
    with Workbook.open(new / "tenken.tenken") as workbook:
        assert workbook.entry(MEASURE).status is Status.PARTIAL
        assert workbook.entry("executive-A-1").status is Status.DONE


def hand_over(workbook: Path, target: Path) -> Path:
    """The locked file, made by the command line."""
    made = subprocess.run(
        [sys.executable, "main.py", "export", "hand-over", "--workbook", workbook, "--out", target],
        cwd=ROOT,
        env={**os.environ, "TENKEN_PASSWORD": PASSWORD},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (made.returncode, made.stderr) == (0, "")
    return target

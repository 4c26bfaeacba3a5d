"""What the tests of the command line share: a run of it, what it said, and what the workbook holds then."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from app.domain.answers import Entry
from app.storage.workbook import Workbook

ROOT = Path(__file__).parents[2]


M, D2 = "administrator-E-10", "administrator-D-2"


class Done(NamedTuple):
    status: int
    out: str
    err: str


def entries(path: Path) -> dict[str, Entry]:
    with Workbook.open(path) as workbook:
        return workbook.entries()


def content(path: Path) -> object:
    with Workbook.open(path) as workbook:
        return workbook.organisation, workbook.entries(), workbook.last_change


def assert_says(done: Done, *parts: str, status: int = 1) -> None:
    """One line on standard error with these parts, and nothing else."""
    assert done.status == status
    assert done.out == ""
    assert done.err.endswith("\n")
    assert len(done.err.splitlines()) == 1
    assert "Traceback" not in done.err
    for part in parts:
        assert part in done.err


def program(*arguments: str | bytes, **settings: str) -> subprocess.CompletedProcess[bytes]:
    """The program as a process of its own, with these variables in its environment."""
    kept = ("PATH", "HOME", "SYSTEMROOT", "TEMP", "TMP", "XDG_DATA_HOME", "PYTHONDONTWRITEBYTECODE")
    environment = {name: os.environ[name] for name in kept if name in os.environ} | settings
    command = [sys.executable, str(ROOT / "main.py"), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, check=False, timeout=60)

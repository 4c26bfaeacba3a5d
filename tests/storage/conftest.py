"""What the tests of the storage layer share."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.storage.workbook import Workbook
from tests.permissions import bound_folder


@pytest.fixture
def tmp_path(tmp_path: Path) -> Iterator[Path]:
    """In memory where the system offers that: a new workbook takes a dozen syncs, which are the disk's time."""
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=memory, prefix="tenken-test-") as folder:
        yield Path(folder)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A name with everything in it that an address of SQLite could trip over."""
    return tmp_path / "点検 #1 & 50%41.tenken"


@pytest.fixture
def workbook(path: Path) -> Iterator[Workbook]:
    with Workbook.create(path, "髙﨑商店") as opened:
        yield opened


@pytest.fixture
def guarded(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of a user whom permissions bind: root, whom they do not, becomes nobody for the test."""
    with bound_folder() as folder:
        yield folder

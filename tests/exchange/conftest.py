"""A workbook in memory."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.storage.workbook import Workbook

MEMORY = Path("/dev/shm")


@pytest.fixture
def tmp_path(tmp_path: Path) -> Iterator[Path]:
    """In memory where the system offers that: a workbook takes a dozen syncs, which are the disk's time."""
    if not os.access(MEMORY, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=MEMORY, prefix="tenken-test-") as folder:
        yield Path(folder)


@pytest.fixture
def workbook(tmp_path: Path) -> Iterator[Workbook]:
    with Workbook.create(tmp_path / "点検.tenken", "髙﨑商店") as opened:
        yield opened

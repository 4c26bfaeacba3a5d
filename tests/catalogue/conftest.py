"""A copy of the real data."""

from pathlib import Path

import pytest

from tests.catalogue.broken import Copy


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(tmp_path / "catalogue")

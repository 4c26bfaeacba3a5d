"""A place where permissions bind, also for root, whom they otherwise do not."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

NOBODY = 65534


@contextmanager
def bound_folder() -> Iterator[Path]:
    """A folder of a user whom permissions bind: root becomes nobody meanwhile."""
    if sys.platform == "win32":
        pytest.fail("Windows has other permissions: give this an icacls line")
    folder = Path(tempfile.mkdtemp())  # nobody has no way into tmp_path
    root = os.geteuid() == 0
    if root:
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
    for item in (folder, *folder.rglob("*")):
        item.chmod(0o700)
    shutil.rmtree(folder)

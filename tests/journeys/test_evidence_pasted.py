"""A screenshot that another program has copied becomes evidence by one key, and undo takes it back."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.storage.workbook import Workbook
from tests.journeys.conftest import Program, until

COPYING = """
from PySide6.QtGui import QGuiApplication, QImage
app = QGuiApplication([])
image = QImage(640, 480, QImage.Format.Format_RGB32)
image.fill(0x336699)
QGuiApplication.clipboard().setImage(image)
print("copied", flush=True)
app.exec()
"""


@pytest.fixture
def copied(screen: str) -> Iterator[None]:
    """Another program with a picture in the clipboard."""
    environment = {**os.environ, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"}
    other = subprocess.Popen([sys.executable, "-c", COPYING], env=environment, stdout=subprocess.PIPE)
    assert other.stdout is not None
    assert other.stdout.readline() == b"copied\n"
    yield
    other.kill()
    other.wait()
    other.stdout.close()


@pytest.mark.parametrize(
    ("locale", "title", "place", "name"),
    [
        ("ja_JP", "Midori - 点検", "記録フォルダー", "経営者A-1"),
        ("en_US", "Midori - Tenken", "Records folder", "Executive A-1"),
    ],
    ids=["ja", "en"],
)
def test_a_pasted_picture_is_kept(
    start: Callable[..., Program], tmp_path: Path, copied: None, locale: str, title: str, place: str, name: str
) -> None:
    Workbook.create(tmp_path / "tenken.tenken", "Midori").close()
    program = start(locale, "--data-dir", tmp_path, tmp_path / "tenken.tenken")
    program.wait_for(title)
    program.press("ctrl+2", "Home", "ctrl+v")
    folder = tmp_path / ("tenkenの記録" if locale == "ja_JP" else "tenken records")
    until(lambda: folder.is_dir() and len(list(folder.glob("*.png"))) == 1, "nothing was kept")
    program.press("ctrl+v")
    until(lambda: len(list(folder.glob("*.png"))) == 2, "no second was kept")
    program.press("ctrl+z")
    program.quit()
    [first, second] = sorted((path.name for path in folder.iterdir()), key=len)
    assert first.startswith(f"{name} ")
    assert second.endswith("-2.png")
    with Workbook.open(tmp_path / "tenken.tenken") as workbook:
        entry = workbook.entry("executive-A-1")
        assert entry.evidence == f"{place}: {first}"
        assert entry.evidence_seen is not None

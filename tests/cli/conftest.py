"""The command line in an empty folder, in English, with a workbook and without a window."""

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

import main
from app.domain.answers import Change, Field
from app.storage.workbook import Workbook
from tests.cli.program import ROOT, Done, M
from tests.permissions import bound_folder


@pytest.fixture(autouse=True)
def speaks_english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in, so that what is written beside it is seen."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    return folder


@pytest.fixture(autouse=True)
def no_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command line that would open the window fails here, instead of waiting for somebody to close it."""
    window = SimpleNamespace(run=lambda *_arguments: pytest.fail("this opened the window"))
    monkeypatch.setitem(sys.modules, "app.ui.shell.application", window)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    def call(*arguments: object) -> Done:
        status = main.main([str(a) for a in arguments])
        return Done(status, *capsys.readouterr())

    return call


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook of みどり商店 with one answer."""
    path = tmp_path / "みどり #1 50%41.tenken"
    with Workbook.create(path, "みどり商店") as workbook:
        workbook.apply([Change(M, Field.NOTE, "", "前からある備考")])
    return path


@pytest.fixture
def guarded(run: Callable[..., Done], book: Path, tmp_path: Path) -> Iterator[Path]:
    """A folder of a user whom permissions bind: root, whom they do not, becomes nobody for the test."""
    run("report", "checklist", "--workbook", book, "--out", tmp_path / "x.pdf", "--view", "executive")
    run("check", tmp_path)  # nobody may find no way to the modules either: these commands load them
    run("report", "nonsense")
    run("export", "json", "--workbook", book, "--out", tmp_path / "x.json")
    run("import", "json", tmp_path / "missing.json", "--workbook", tmp_path / "x.tenken")
    with bound_folder() as folder:
        yield folder


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program's files in a folder where they can be damaged."""
    folder = tmp_path / "installed"
    shutil.copytree(ROOT / "resources" / "catalogue", folder / "resources" / "catalogue")
    monkeypatch.setattr(sys, "_MEIPASS", str(folder), raising=False)
    return folder / "resources" / "catalogue"

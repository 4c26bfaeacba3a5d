"""Importing the program changes nothing in the process, however it is started afterwards."""

import gc
import json
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.ui.shell import quick_pyside

ROOT = Path(__file__).parents[1]

STATE = """
import gc, importlib, json, locale, logging, os, signal, sys, threading, warnings

def state():
    return {
        "collection": [gc.isenabled(), *gc.get_threshold(), gc.get_freeze_count(), len(gc.callbacks)],
        "streams": [[s.encoding, s.errors] for s in (sys.stdin, sys.stdout, sys.stderr)],
        "hooks": [hook.__module__ for hook in (sys.excepthook, sys.unraisablehook, threading.excepthook)],
        "signals": [str(signal.getsignal(number)) for number in sorted(signal.valid_signals())],
        "environment": dict(os.environ),
        "place": [os.getcwd(), sys.path, sys.argv],
        "limits": [sys.getrecursionlimit(), sys.getswitchinterval(), threading.active_count()],
        "locale": [list(locale.setlocale(category)) for category in (locale.LC_ALL, locale.LC_CTYPE)],
        "speech": [len(logging.getLogger().handlers), len(warnings.filters)],
        "window": sorted(name for name in sys.modules if name.startswith(("PySide6", "app.ui"))),
    }

before = state()
importlib.import_module(sys.argv[1])
print(json.dumps([before, state()]))
"""


@pytest.mark.parametrize("module", ["main", "app.cli"])
def test_importing_the_program_changes_nothing(module: str) -> None:
    command = [sys.executable, "-c", STATE, module]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=60)
    before, after = json.loads(done.stdout)
    assert after == before


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Stands for the window: notes whether garbage is collected while it starts, and how it ends."""
    seen = SimpleNamespace(collects=None, fails=False, started=[])

    def run(*_arguments: object) -> int:
        seen.started.append("window")
        seen.collects = gc.isenabled()
        if seen.fails:
            raise ZeroDivisionError
        return 0

    monkeypatch.setitem(sys.modules, "app.ui.shell.application", SimpleNamespace(run_window=run))
    monkeypatch.setitem(sys.modules, "app.ui.shell.smoke", SimpleNamespace(smoke_test=run))
    monkeypatch.setattr(quick_pyside, "start_pyside", lambda: seen.started.append("PySide"))
    return seen


def test_nothing_is_collected_while_the_window_starts(window: SimpleNamespace, tmp_path: Path) -> None:
    from main import main

    assert main(["--data-dir", str(tmp_path)]) == 0
    assert window.collects is False
    assert gc.isenabled()


def test_garbage_is_collected_again_after_a_start_that_failed(window: SimpleNamespace, tmp_path: Path) -> None:
    from main import main

    window.fails = True
    with pytest.raises(ZeroDivisionError):
        main(["--data-dir", str(tmp_path)])
    assert gc.isenabled()


@pytest.mark.parametrize("arguments", [[], ["missing.tenken"], ["--smoke-test"]])
def test_pyside_is_started_before_a_window(window: SimpleNamespace, arguments: list[str], tmp_path: Path) -> None:
    from main import main

    assert main(["--data-dir", str(tmp_path), *arguments]) == 0
    assert window.started == ["PySide", "window"]


def test_a_command_starts_no_pyside(window: SimpleNamespace, capsys: pytest.CaptureFixture[str]) -> None:
    from main import main

    assert main(["report", "--list"]) == 0, capsys.readouterr()
    assert window.started == []


def test_the_command_that_pip_installs_is_the_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    module, _colon, name = project["scripts"]["tenken"].partition(":")
    monkeypatch.setattr(sys, "argv", ["tenken", "--version"])
    assert getattr(import_module(module), name)() == 0  # as the script does that pip makes
    assert capsys.readouterr().out.startswith("Tenken ")


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["frobnicate"], ["report", "--list"]])
def test_a_command_leaves_collection_as_it_was(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    from main import main

    assert main(arguments) in (0, 2), capsys.readouterr()
    assert gc.isenabled()

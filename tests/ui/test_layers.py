"""Whatever is new in the window has its place in the layers: import-linter leaves alone what they do not name."""

import tomllib
from pathlib import Path

from app.ui import shell

ROOT = Path(__file__).parents[2]
SHELL = Path(shell.__path__[0])


def layered() -> set[str]:
    """All that stands in the layers of pyproject.toml."""
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = [layer for contract in linter["contracts"] for layer in contract.get("layers", ())]
    return {name.strip() for layer in layers for name in layer.split("|")}


def test_every_subject_stands_in_the_layers() -> None:
    folders = {f"app.ui.{path.parent.name}" for path in SHELL.parent.glob("*/__init__.py")} - {"app.ui.shell"}
    assert folders
    assert folders - layered() == set()


def test_every_module_of_the_shell_stands_in_the_layers() -> None:
    modules = {f"app.ui.shell.{path.stem}" for path in SHELL.glob("*.py")} - {"app.ui.shell.__init__"}
    assert modules
    assert modules - layered() == set()


def test_ui_is_made_of_folders() -> None:
    assert [path.name for path in SHELL.parent.glob("*.py")] == ["__init__.py"]

"""What a build is called and dated by: the version in app/__init__.py, and the time of the last commit."""

import re
import subprocess
from pathlib import Path

from console import SetupError


def version(root: Path) -> str:
    """Return the version of the program; it stands in app/__init__.py alone."""
    words = (root / "app" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "(.+)"$', words, re.MULTILINE)
    if not found:
        raise SetupError("app/__init__.py names no version.")
    return found[1]


def numbers(text: str) -> tuple[int, int, int, int]:
    """Return a version as the four numbers that Windows asks for."""
    parts = [int(part) for part in re.findall(r"\d+", text)][:4]
    first, second, third, fourth = [*parts, 0, 0, 0, 0][:4]
    return first, second, third, fourth


def epoch(root: Path) -> int:
    """Return the time of the last commit: every file of a build bears it, whenever and wherever it is made."""
    command = ["git", "-C", str(root), "-c", f"safe.directory={root}", "log", "-1", "--format=%ct"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SetupError(f"The time of the last commit is not known: {done.stderr.strip()}. Build from a clone.")
    return int(done.stdout)

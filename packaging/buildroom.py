"""The room in which installers are built: `build/`, with Debian's Python and the locked libraries and tools.

Debian's own Python, because its shared library can be shipped and its place in every Debian 12 is the same.
"""

from pathlib import Path
from typing import NamedTuple

import environment
import system_packages
from setup_steps import PIP_INSTALL, TRANSLATIONS
from steps import Steps

SYSTEM_PYTHON = Path("/usr/bin/python3.11")
LOCKS = ("requirements.lock", "requirements-build.lock")
PACKAGES = ("binutils", "git", "libpython3.11", "python3.11-venv", "xz-utils")


class Room(NamedTuple):
    """Where a build finds its tools and leaves what it makes."""

    root: Path

    @property
    def build(self) -> Path:
        """Return the folder for everything that is not kept."""
        return self.root / "build"

    @property
    def dist(self) -> Path:
        """Return the folder for what is handed out."""
        return self.root / "dist"

    @property
    def python(self) -> Path:
        """Return the Python that has the libraries of the program and the tools of the build."""
        return self.build / "room" / "bin" / "python"

    @property
    def site_packages(self) -> Path:
        """Return where that Python keeps its libraries."""
        return self.build / "room" / "lib" / "python3.11" / "site-packages"

    @property
    def locks(self) -> tuple[Path, ...]:
        """Return the files of locked libraries and tools."""
        return tuple(self.root / "packaging" / name for name in LOCKS)


def furnish(room: Room, steps: Steps) -> None:
    """Make the room ready: system packages, the environment, the compiled translations."""
    steps.step("System packages for building")
    system_packages.install((*PACKAGES, *system_packages.TO_RUN), steps.console)
    stamp, wanted = room.python.parent.parent / "made-from", environment.digest(room.locks)
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted:
        steps.step("Libraries and tools, by their hashes")
        steps.run(SYSTEM_PYTHON, "-m", "venv", "--clear", room.python.parent.parent)
        requirements = [part for lock in room.locks for part in ("--requirement", lock)]
        steps.run(room.python, *PIP_INSTALL, *requirements)
        stamp.write_text(wanted, encoding="utf-8")
    steps.step("Translations")
    steps.run(room.python, room.root / TRANSLATIONS, "compile")

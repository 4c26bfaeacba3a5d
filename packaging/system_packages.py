"""The system libraries that Qt and the tests need on Debian and Ubuntu, and how they get there."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from importlib.util import find_spec

from console import Console, SetupError
from processes import follow

# What the wheels of PySide6 leave to the system: found by running the program in a bare Debian 12.
TO_RUN = (
    "libcups2",
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libgl1",
    "libglib2.0-0",
    "libwayland-cursor0",
    "libwayland-egl1",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
    "libxkbcommon0",
)
# A screen, a window manager, a hand at the keyboard, readers of PDF files, of tables and letters, and of bar codes.
TO_TEST = (
    "libreoffice-calc-nogui",
    "libreoffice-writer-nogui",
    "openbox",
    "poppler-utils",
    "strace",
    "x11-utils",
    "x11-xkb-utils",
    "xauth",
    "xdotool",
    "xvfb",
    "zbar-tools",
)


def wanted(*, dev: bool, new_venv: bool) -> tuple[str, ...]:
    """Return the packages that this machine must have; none where there is no apt."""
    if not has_apt():
        return ()
    venv = (f"python{sys.version_info[0]}.{sys.version_info[1]}-venv",) if new_venv and lacks_ensurepip() else ()
    return venv + TO_RUN + (TO_TEST if dev else ())


def has_apt() -> bool:
    """Tell whether this is Debian, Ubuntu or one of their kin."""
    return sys.platform == "linux" and all(shutil.which(tool) for tool in ("apt-get", "dpkg-query"))


def lacks_ensurepip() -> bool:
    """Tell whether this Python cannot make virtual environments, as Debian's own until python3-venv is there."""
    return find_spec("ensurepip") is None


def installed() -> frozenset[str]:
    """Return the names of all installed packages, and the names that they provide (libglib2.0-0t64 is libglib2.0-0)."""
    query = ["dpkg-query", "--show", "--showformat", "${db:Status-Status}\t${Package}\t${Provides}\n"]
    listing = subprocess.run(query, capture_output=True, encoding="utf-8", errors="replace", check=False).stdout
    names: set[str] = set()
    for line in listing.splitlines():
        status, package, provides = line.split("\t")
        if status == "installed":
            names.add(package)
            names.update(entry.split()[0] for entry in provides.split(",") if entry.strip())
    return frozenset(names)


def missing(packages: Iterable[str]) -> tuple[str, ...]:
    """Return those of `packages` that are not installed."""
    asked = tuple(packages)
    present = installed() if asked else frozenset()
    return tuple(name for name in asked if name not in present)


def update_command() -> list[str]:
    """Return the command that renews the list of packages."""
    return ["apt-get", "-o", "DPkg::Lock::Timeout=120", "update"]


def install_command(packages: Sequence[str]) -> list[str]:
    """Return the command that installs `packages` and nothing that is merely recommended."""
    return ["apt-get", "-o", "DPkg::Lock::Timeout=120", "install", "-y", "--no-install-recommends", *packages]


def root_prefix() -> list[str] | None:
    """Return what must stand before a command so that it runs as root without a question; None when nothing does."""
    if sys.platform != "win32" and os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return ["sudo", "-n"]
    return None


def by_hand(packages: Sequence[str]) -> str:
    """Return the line that a person types to install `packages`."""
    update, install = "apt-get update", f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    if shutil.which("sudo"):
        return f"sudo {update} && sudo {install}"
    return f'su -c "{update} && {install}"'


def install(packages: Sequence[str], console: Console) -> None:
    """Install what is missing of `packages`; raise SetupError with the exact command when that takes a person."""
    lacking = missing(packages)
    if not lacking:
        return
    prefix = root_prefix()
    if prefix is None:
        raise SetupError(_needs_a_person(lacking))
    console.say(f"Installing system packages: {' '.join(lacking)}")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    outcome = follow([*prefix, *install_command(lacking)], console, _apt_state, env)
    if outcome.status != 0:  # the list of packages is missing or out of date
        follow([*prefix, *update_command()], console, _apt_state, env)
        outcome = follow([*prefix, *install_command(lacking)], console, _apt_state, env)
    if outcome.status != 0:
        raise SetupError(_apt_failed(lacking, outcome.tail()))


def _apt_state(line: str) -> str | None:
    states = {
        "Get:": "Getting the system packages",
        "Selecting": "Unpacking the system packages",
        "Setting up": "Setting up the system packages",
    }
    return next((state for start, state in states.items() if line.startswith(start)), None)


def _needs_a_person(packages: Sequence[str]) -> str:
    return (
        "System packages are missing, and installing them takes an administrator's rights, which this user does not "
        "have without a password. Nothing was changed.\n"
        f"Run this command, then start again:\n\n    {by_hand(packages)}\n"
    )


def _apt_failed(packages: Sequence[str], tail: str) -> str:
    return (
        f"apt-get could not install the system packages. It said:\n\n{tail}\n\n"
        f"Without a network this cannot be done; nothing that was there is lost. "
        f"Start again later, or run this command by hand:\n\n    {by_hand(packages)}\n"
    )

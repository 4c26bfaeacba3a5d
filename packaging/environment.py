"""The virtual environment beside the repository's root: whether it still fits, and how it is made, filled and mended.

A stamp inside it says what it was made from. The stamp goes before anything is changed and comes back last, so a
set-up that was interrupted is begun anew.
"""

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, NamedTuple

from console import Console, SetupError

ROOT = Path(__file__).resolve().parent.parent
WINDOWS = os.name == "nt"


class Layout(NamedTuple):
    """Where things are in one checkout."""

    root: Path

    @property
    def venv(self) -> Path:
        """Return the folder of the virtual environment."""
        return self.root / ".venv"

    @property
    def set_aside(self) -> Path:
        """Return where the environment waits while a new one is made."""
        return self.root / ".venv-old"

    @property
    def python(self) -> Path:
        """Return the virtual environment's Python."""
        return self.venv / "Scripts" / "python.exe" if WINDOWS else self.venv / "bin" / "python"

    @property
    def stamp(self) -> Path:
        """Return the file that says what the virtual environment was made from."""
        return self.venv / "tenken-stamp.json"

    def locks(self, *, dev: bool) -> list[Path]:
        """Return the files of what is installed: for the program and its set-up, or the one for developers, which
        holds all of that."""
        names = ("requirements-dev.lock",) if dev else ("requirements.lock", "requirements-setup.lock")
        return [self.root / "packaging" / name for name in names]

    def catalogs(self) -> list[Path]:
        """Return the translations, one file per language."""
        return sorted(self.root.glob("i18n/*/LC_MESSAGES/messages.po"))

    def compiled_from(self) -> list[Path]:
        """Return what is compiled: the translations, the data files of the catalogue, and what keeps PySide's code."""
        kept = ("resources/catalogue/**/*.toml", "app/ui/shell/quick_pyside.py")
        return self.catalogs() + [path for pattern in kept for path in sorted(self.root.glob(pattern))]


class Stamp(NamedTuple):
    """What a virtual environment was made from; the empty one fits nothing."""

    python: str = ""
    locks: tuple[tuple[str, str], ...] = ()
    system: tuple[str, ...] = ()
    catalogs: str = ""


class Work(NamedTuple):
    """What is to be done before a command can start."""

    venv: bool
    packages: bool
    system: bool
    catalogs: bool

    def __bool__(self) -> bool:
        """Tell whether there is anything to do."""
        return any(self)


def digest(paths: Iterable[Path]) -> str:
    """Return one SHA-256 over the names of the folders and the contents of `paths`."""
    total = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        total.update(f"{path.parts[-3:-1]} {len(content)}\n".encode())
        total.update(content)
    return total.hexdigest()


def read_stamp(layout: Layout) -> Stamp:
    """Return the stamp; the empty one where there is none that can be read."""
    try:
        raw: dict[str, Any] = json.loads(layout.stamp.read_text(encoding="utf-8"))
        locks = tuple(sorted((str(name), str(value)) for name, value in raw["locks"].items()))
        return Stamp(str(raw["python"]), locks, tuple(raw["system"]), str(raw["catalogs"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Stamp()


def write_stamp(layout: Layout, stamp: Stamp) -> None:
    """Write the stamp as a whole or not at all."""
    raw = {**stamp._asdict(), "locks": dict(stamp.locks)}
    partial = layout.stamp.with_suffix(".partial")
    partial.write_text(json.dumps(raw, indent=1), encoding="utf-8")
    partial.replace(layout.stamp)


def current_python(layout: Layout) -> str:
    """Return the file that really runs as the virtual environment's Python; empty when that Python is gone."""
    python = layout.python
    if not os.access(python, os.X_OK):
        return ""
    if WINDOWS:  # python.exe is a starter there; the real one is named in pyvenv.cfg
        home = _home(layout.venv / "pyvenv.cfg")
        return str(home) if home and (home / "python.exe").exists() else ""
    return str(python.resolve())


def _home(config: Path) -> Path | None:
    try:
        lines = config.read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    values = [line.partition("=")[2].strip() for line in lines if line.partition("=")[0].strip() == "home"]
    return Path(values[0]) if values else None


def work_to_do(layout: Layout, stamp: Stamp, *, dev: bool, system: Iterable[str]) -> Work:
    """Compare the stamp with the checkout and say what is out of date.

    A lock file that changed asks for a new environment, so that no package of the old one stays behind; the
    developers' packages are only added.
    """
    locks = dict(stamp.locks)
    wanted = {path.name: digest([path]) for path in locks_for(layout, dev=dev)}
    changed = any(name in locks and locks[name] != value for name, value in wanted.items())
    venv = changed or not is_sound(layout, stamp)
    return Work(
        venv=venv,
        packages=venv or any(name not in locks for name in wanted),
        system=bool(set(system) - set(stamp.system)),
        catalogs=venv or stamp.catalogs != digest(layout.compiled_from()) or not _all_compiled(layout),
    )


def locks_for(layout: Layout, *, dev: bool) -> list[Path]:
    """Return the lock files that an environment for the program, or for its developers, answers to."""
    return layout.locks(dev=False) + (layout.locks(dev=True) if dev else [])


def _all_compiled(layout: Layout) -> bool:
    return all(path.with_suffix(".json").exists() for path in layout.catalogs())


@contextmanager
def replacing(layout: Layout) -> Iterator[None]:
    """Clear the way for a new environment, and bring a sound old one back when the new one does not come about."""
    if is_sound(layout, read_stamp(layout)):
        _remove(layout.set_aside)
        _move(layout.venv, layout.set_aside)
    else:
        _remove(layout.venv)
    try:
        yield
    except BaseException:
        if layout.set_aside.exists():
            _remove(layout.venv)
            _move(layout.set_aside, layout.venv)
        raise
    _remove(layout.set_aside)


def is_sound(layout: Layout, stamp: Stamp) -> bool:
    """Tell whether the environment was finished and its Python is still the one that it was made with."""
    return bool(stamp.python) and stamp.python == current_python(layout)


def _move(source: Path, target: Path) -> None:
    try:
        source.rename(target)
    except OSError as error:
        raise SetupError(_in_use(source, error)) from error


def _remove(venv: Path) -> None:
    if venv.is_symlink() or venv.is_file():
        venv.unlink()
    if not venv.exists():
        return
    if not (venv / "pyvenv.cfg").exists() and any(path.is_file() for path in venv.rglob("*")):
        raise SetupError(
            f"{venv} holds files but is no virtual environment, so it was left alone. Move it away, then start again."
        )
    try:
        shutil.rmtree(venv)
    except OSError as error:
        raise SetupError(_in_use(venv, error)) from error


def _in_use(venv: Path, error: OSError) -> str:
    return (
        f"The old {venv.name} cannot be taken away: {error}.\n"
        "Close Tenken and every program that uses it, then start again."
    )


def base_python() -> str:
    """Return the Python to make the environment with: never one that lives inside an environment."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


@contextmanager
def only_one(layout: Layout, console: Console) -> Iterator[None]:
    """Keep two set-ups of one checkout from doing their work at the same time."""
    with (layout.root / ".venv.lock").open("a+", encoding="utf-8") as handle:
        if not _try_lock(handle):
            console.say("Another set-up of this checkout is at work: waiting for it.")
            while not _try_lock(handle, wait=True):
                pass
        yield


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: IO[str], *, wait: bool = False) -> bool:
        handle.seek(0)
        try:
            msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_lock(handle: IO[str], *, wait: bool = False) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

"""What SQLite keeps beside a database, and a temporary name for one; `app.files` says how files are written."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app import files
from app.files import naming_system_errors, time_stamp, unused

SIDECARS = ("-wal", "-journal")
"""What SQLite puts beside a database in use; left behind, it holds changes that the next opening takes in."""


def sidecar(path: Path, suffix: str) -> Path:
    """The file that SQLite keeps beside a database: beside the file itself, where the name is a link to it."""
    if path.is_symlink():
        path = Path(os.path.realpath(path))
    return path.with_name(path.name + suffix)


@contextmanager
def temporary_database(path: Path) -> Iterator[Path]:
    """The same as `app.files` gives, for a database: nothing is left of its sidecars either. Raises PathMissing."""
    with files.temporary_beside(path) as temporary:
        try:
            yield temporary
        finally:
            for suffix in SIDECARS:
                with suppress(OSError):
                    sidecar(temporary, suffix).unlink()


def free_aside(path: Path) -> Path:
    """A free name beside `path` for something that is kept but no longer used."""
    return unused(sidecar(path, f".set-aside-{time_stamp()}"), "")


def _set_orphans_aside(path: Path) -> None:
    """Renames what SQLite left of a file that is gone: it would take it for that of the one that comes now."""
    for orphan in (sidecar(path, suffix) for suffix in SIDECARS):
        if orphan.exists():
            orphan.rename(free_aside(orphan))


def place_new_database(temporary: Path, path: Path) -> None:
    """As in `app.files`, without what SQLite left there of another file. Raises PathTaken and leaves what is there."""
    with naming_system_errors(path):
        if path.exists():
            raise FileExistsError(errno.EEXIST, "exists", str(path))
        _set_orphans_aside(path)
    files.place_new(temporary, path)


def place_over_database(temporary: Path, path: Path) -> None:
    """As in `app.files`, in place of what SQLite left beside the former file, too."""
    with naming_system_errors(path):
        _set_orphans_aside(path)
    files.place_over(temporary, path)

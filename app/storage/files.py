"""Files that appear whole or not at all: written under a temporary name, synced, then put in place."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from app.storage.errors import (
    AccessFailed,
    DiskFull,
    FolderNotWritable,
    NameTooLong,
    PathMissing,
    PathTaken,
    StorageError,
)

SIDECARS = ("-wal", "-journal")
"""What SQLite puts beside a database in use; left behind, it holds changes that the next opening takes in."""

_ERRORS: dict[int, type[StorageError]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EACCES: FolderNotWritable,
    errno.EPERM: FolderNotWritable,
    errno.EROFS: FolderNotWritable,
    errno.ENOENT: PathMissing,
    errno.ENOTDIR: PathMissing,
    errno.EEXIST: PathTaken,
    errno.ENAMETOOLONG: NameTooLong,
}


def sidecar(path: Path, suffix: str) -> Path:
    """The file that SQLite keeps beside a database: beside the file itself, where the name is a link to it."""
    if path.is_symlink():
        path = Path(os.path.realpath(path))
    return path.with_name(path.name + suffix)


@contextmanager
def naming_system_errors(path: Path) -> Iterator[None]:
    """Turns the system's errors while `path` is written into named ones."""
    try:
        yield
    except OSError as error:
        kind = _ERRORS.get(error.errno or 0)
        if kind is None:
            raise AccessFailed(path, error.strerror or str(error)) from error
        raise kind(path.parent if kind in (FolderNotWritable, PathMissing) else path) from error


@contextmanager
def temporary_beside(path: Path) -> Iterator[Path]:
    """A free name in the folder of `path`, on the same disk; nothing is left of it afterwards. Raises PathMissing."""
    with naming_system_errors(path):
        path.parent.stat()
    temporary = path.with_name(f".tenken-{os.getpid()}.tmp")
    _remove(temporary)
    try:
        yield temporary
    finally:
        _remove(temporary)


def _remove(temporary: Path) -> None:
    for suffix in ("", *SIDECARS):
        with suppress(OSError):
            sidecar(temporary, suffix).unlink()


def free_aside(path: Path) -> Path:
    """A free name beside `path` for something that is kept but no longer used."""
    stamp = datetime.now(UTC).astimezone().strftime("%Y%m%d-%H%M%S")
    names = (sidecar(path, f".set-aside-{stamp}{more}") for more in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(name for name in names if not os.path.lexists(name))


def _set_orphans_aside(path: Path) -> None:
    """Renames what SQLite left of a file that is gone: it would take it for that of the one that comes now."""
    for orphan in (sidecar(path, suffix) for suffix in SIDECARS):
        if orphan.exists():
            orphan.rename(free_aside(orphan))


def place_new(temporary: Path, path: Path) -> None:
    """Puts a finished file at a name that is free, without what SQLite left there of another.

    Raises PathTaken and leaves what is there.
    """
    with naming_system_errors(path):
        if path.exists():
            raise FileExistsError(errno.EEXIST, "exists", str(path))
        _sync(temporary)
        _set_orphans_aside(path)
        try:
            os.link(temporary, path)  # unlike a rename, it refuses to overwrite
        except FileExistsError:
            raise
        except OSError:  # FAT has no links
            if path.exists():
                raise FileExistsError(errno.EEXIST, "exists", str(path)) from None
            temporary.rename(path)
        _sync_folder(path.parent)


def place_over(temporary: Path, path: Path) -> None:
    """Puts a finished file at a name, in place of what was there and of what SQLite left beside that."""
    with naming_system_errors(path):
        _sync(temporary)
        _set_orphans_aside(path)
        temporary.replace(path)
        _sync_folder(path.parent)


def write_over(path: Path, content: bytes) -> None:
    """Replaces the content of a file; after a failure it has the old one."""
    with temporary_beside(path) as temporary:
        with naming_system_errors(path):
            temporary.write_bytes(content)
        place_over(temporary, path)


def _sync(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot sync a folder, and need not
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno != errno.EINVAL:  # some network disks cannot sync a folder either
            raise
    finally:
        os.close(descriptor)

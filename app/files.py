"""One atomic write for everybody: under a temporary name beside the target, synced, then put in place; with its errors.

A file appears whole or not at all, whoever writes it: a workbook, a backup, a table, a document, the settings. What is
written is for its owner alone, whatever the system's usual rights are.
"""

import errno
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700
"""The rights of what the program makes, where the system knows such."""


class StorageError(Exception):
    """Something about a file or folder; what was saved before is not affected."""

    def __init__(self, path: Path, *details: object) -> None:
        super().__init__(str(path), *details)
        self.path = path


class PathMissing(StorageError):
    """There is no such file or folder."""


class PathTaken(StorageError):
    """A new file would lie where one is already."""


class NameTooLong(StorageError):
    """The file's name leaves no room for the names that are derived from it."""


class FolderNotWritable(StorageError):
    """Nothing may be written into the folder `path`."""


class NoDataFolder(StorageError):
    """The folder `path`, in which the program keeps its data, cannot be made or written."""


class FileHeld(StorageError):
    """The file `path` cannot be replaced though its folder may be written: another program holds it, or it is locked.

    What was there is unchanged. `free` is a name beside it that nobody has.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.free = free_name(path)


class DiskFull(StorageError):
    """There was no room; the file is as it was."""


class AccessFailed(StorageError):
    """Reading or writing failed for another reason, in the system's words."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.reason = reason


class NotConfirmed(AccessFailed):
    """The file `path` is whole and in its place, but the disk did not confirm that it will be found there later."""


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

_HELD = {errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY}
"""What the system answers where a file is in use; Windows' access denied and sharing and lock violations are EACCES."""

PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds to wait before each further try: a virus scanner looks into a new file and lets go of it soon."""


@contextmanager
def naming_system_errors(path: Path) -> Iterator[None]:
    """Turns the system's errors while `path` is written into named ones."""
    try:
        yield
    except UnicodeEncodeError as error:  # this system's names are of an encoding without these characters
        raise AccessFailed(path, os.strerror(errno.EILSEQ)) from error
    except OSError as error:
        kind = _ERRORS.get(error.errno or 0)
        if kind is None:
            raise AccessFailed(path, error.strerror or str(error)) from error
        raise kind(path.parent if kind in (FolderNotWritable, PathMissing) else path) from error


def working_name() -> str:
    """A name for a file or folder that only this run needs; app.work.left_behind knows it by that after a crash."""
    return f"tenken-{pc_figure()}-{os.getpid()}-{os.urandom(4).hex()}"


def pc_figure() -> str:
    """Tells this PC from others that share a folder with it, and nothing of its name."""
    import zlib

    name = os.environ.get("COMPUTERNAME", "") if os.name == "nt" else os.uname().nodename
    return f"{zlib.crc32(name.encode()):08x}"


@contextmanager
def temporary_folder(beside: Path | None = None) -> Iterator[Path]:
    """A folder of its owner alone, in the system's place for such or in another; nothing is left of it afterwards.

    Raises what naming_system_errors does where it cannot be made. Not tempfile's own: it calls itself without end where
    a folder cannot be opened any more.
    """
    import shutil
    from tempfile import gettempdir, mkdtemp

    dot = "." if beside is not None else ""
    with naming_system_errors((beside or Path(gettempdir())) / working_name()):
        folder = Path(mkdtemp(prefix=f"{dot}{working_name()}-", dir=beside))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def make_folder(path: Path) -> None:
    """Makes a folder, and those above it that are missing, for its owner alone, to last. Raises OSError."""
    if path.is_dir():
        return
    make_folder(path.parent)
    path.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    _sync_folder(path.parent)  # or a power cut takes it away with all that was synced in it


@contextmanager
def temporary_beside(path: Path) -> Iterator[Path]:
    """An empty file of its owner alone in the folder of `path`, on the same disk; nothing is left of it afterwards.

    Whether the folder takes a file is known before any work: raises what naming_system_errors does.
    """
    temporary = path.with_name(f".{working_name()}.tmp")
    with naming_system_errors(path):
        os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE))
    try:
        yield temporary
    finally:
        with suppress(OSError):
            temporary.unlink()


def place_new(temporary: Path, path: Path) -> None:
    """Puts a finished file at a name that is free. Raises PathTaken and leaves what is there, and NotConfirmed."""
    with naming_system_errors(path):
        _sync(temporary)
        _persistently(lambda: _name_new(temporary, path), path)
    _confirm(path)


def _name_new(temporary: Path, path: Path) -> None:
    try:
        os.link(temporary, path)  # unlike a rename, it refuses to overwrite
    except FileExistsError:
        raise
    except OSError:  # FAT has no links
        if path.exists():
            raise FileExistsError(errno.EEXIST, "exists", str(path)) from None
        temporary.rename(path)


def place_over(temporary: Path, path: Path) -> None:
    """Puts a finished file at a name, in place of what was there.

    Raises FileHeld where that is in use, and NotConfirmed.
    """
    with naming_system_errors(path):
        _sync(temporary)
        _persistently(lambda: temporary.replace(path), path)
    _confirm(path)


def write_over(path: Path, content: bytes) -> None:
    """Replaces the content of a file; after a failure it has the old one."""
    with temporary_beside(path) as temporary:
        with naming_system_errors(path):
            temporary.write_bytes(content)
        place_over(temporary, path)


def time_stamp() -> str:
    """The time of now as it stands in the names of files, to the second."""
    return in_this_zone(datetime.now(UTC)).strftime("%Y%m%d-%H%M%S")


def in_this_zone(when: datetime) -> datetime:
    """A time as this PC's zone has it; in UTC where the zone that is set lies a day away or more."""
    try:
        return when.astimezone()
    except (ValueError, OverflowError):
        return when if when.tzinfo else when.replace(tzinfo=UTC)


def short_stem(path: Path) -> str:
    """The beginning of a file's name, for the names of files that are derived from it: it leaves room for more."""
    return path.stem[:40]


def free_name(path: Path, ending: str | None = None) -> Path:
    """A name beside `path` that no file has: plan-2.pdf. The number stands before its suffix, or before `ending`."""
    ending = path.suffix if ending is None else ending
    begins = path.name.removesuffix(ending)
    names = (path.with_name(f"{begins}-{n}{ending}") for n in range(2, 10_000))
    return next(name for name in names if not os.path.lexists(name))


def can_be_named(name: str) -> bool:
    """Whether the encoding of this system's file names has these characters."""
    try:
        os.fsencode(name)
    except UnicodeEncodeError:
        return False
    return True


def unused(path: Path, ending: str | None = None) -> Path:
    """The path itself where no file has that name, else a free name beside it."""
    return free_name(path, ending) if os.path.lexists(path) else path


def _persistently(place: Callable[[], object], path: Path) -> None:
    """Tries until the file is in its place, for a second and a half. Raises FileHeld, and OSError."""
    for pause in (*PAUSES, None):
        try:
            place()
            return
        except OSError as error:
            if error.errno not in _HELD or path.is_dir() or not os.access(path.parent, os.W_OK):
                raise
            if pause is None:
                raise FileHeld(path) from error
        time.sleep(pause)


def _confirm(path: Path) -> None:
    try:
        _sync_folder(path.parent)
    except OSError as error:
        raise NotConfirmed(path, error.strerror or str(error)) from error


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

"""The folder of records beside a workbook: files that prove an answer. They are added, and never changed or deleted."""

import os
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

from app import labels
from app.domain.filenames import comparable_name, is_portable_name
from app.domain.record_names import NO_RECORDS, RecordExtent
from app.files import (
    AccessFailed,
    PathMissing,
    PathTaken,
    make_folder,
    naming_system_errors,
    place_new,
    temporary_beside,
    unused,
)
from app.storage.errors import NotReadable, RecordNotPlain, RecordTooLarge

RECORD_LIMIT = 100 << 20
"""Bytes of one file."""
BACKED_UP = "-records"
"""Ends the name of the folder that holds the records of a workbook among the backups."""
_AT_ONCE = 1 << 20
_CLOCK = 2
"""Seconds to which the disks of USB sticks know when a file was written."""

Content = Path | bytes
"""A file, or what is to be in one."""


class AddedRecords(NamedTuple):
    """What became of files that were taken along: those of other content than what has their name got another."""

    new: int = 0
    same: int = 0
    renamed: int = 0


def records_folder(workbook: Path) -> Path:
    """Where the records of a workbook lie, or would lie: beside it, named after it in one of the languages."""
    places = [workbook.with_name(name) for name in labels.records_folder_names(workbook.stem)]
    return next((place for place in places if place.is_dir()), places[0])


# one by one


def keep_records(folder: Path, contents: Sequence[Content], name: Callable[[int, int], str]) -> tuple[str, ...]:
    """Copies files into the folder, all or none, and returns their names. `name` is asked for that of the n-th, with a
    number that counts up until one is free.

    Raises RecordNotPlain, RecordTooLarge, NotReadable, PathMissing, FolderNotWritable, DiskFull, AccessFailed.
    """
    for content in contents:
        if isinstance(content, Path):
            _require_plain(content)
    with naming_system_errors(folder):
        folder.parent.stat()
        make_folder(folder)
    with ExitStack() as stack:
        copied = [stack.enter_context(temporary_beside(folder / "record")) for _content in contents]
        for content, temporary in zip(contents, copied, strict=True):
            _copy(content, temporary)
        return tuple(_place(copied[n], folder, n, name) for n in range(len(contents)))


def _place(temporary: Path, folder: Path, n: int, name: Callable[[int, int], str]) -> str:
    number = 0
    while True:
        number += 1
        target = folder / name(n, number)
        if os.path.lexists(target):
            continue
        with suppress(PathTaken):  # by another program, in between
            place_new(temporary, target)
            return target.name


def _require_plain(path: Path) -> None:
    """Refuses at once what is no ordinary file, and what is too large."""
    with _naming_reading(path):
        found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise RecordNotPlain(path)
    if found.st_size > RECORD_LIMIT:
        raise RecordTooLarge(path, found.st_size, RECORD_LIMIT)


@contextmanager
def _naming_reading(path: Path) -> Iterator[None]:
    try:
        yield
    except (FileNotFoundError, NotADirectoryError):
        raise PathMissing(path) from None
    except PermissionError:
        raise NotReadable(path) from None
    except (OSError, ValueError) as error:
        raise AccessFailed(path, getattr(error, "strerror", None) or str(error)) from error


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """The file for reading, which does not wait for anybody: it may have become a pipe since it was looked at."""
    _require_plain(path)
    with _naming_reading(path):
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise RecordNotPlain(path)
        yield file


def _pieces(path: Path) -> Iterator[bytes]:
    """The content, never more than a record may have: some files of the system have no size and no end."""
    with _opened(path) as file:
        size = 0
        while True:
            with _naming_reading(path):
                piece = file.read(_AT_ONCE)
            if not piece:
                return
            size += len(piece)
            if size > RECORD_LIMIT:
                raise RecordTooLarge(path, size, RECORD_LIMIT)
            yield piece


def _copy(content: Content, target: Path) -> None:
    pieces = [content] if isinstance(content, bytes) else _pieces(content)
    with naming_system_errors(target), target.open("wb") as file:  # what is written last is so as it is closed
        for piece in pieces:
            file.write(piece)
    if isinstance(content, Path):
        with suppress(OSError):  # its day is worth keeping, but not more than the file
            found = content.stat()
            os.utime(target, ns=(found.st_atime_ns, found.st_mtime_ns))


def content_of_record(path: Path) -> bytes:
    """All of a record. Raises like keep_records."""
    return b"".join(_pieces(path))


# all together


def records_in(folder: Path) -> tuple[tuple[Path, ...], RecordExtent]:
    """The files of a folder that are taken along, by name, and how much that is: no folders, no links, nothing hidden,
    nothing too large, and no names that another system does not take. Nothing where there is no folder.

    Raises NotReadable, AccessFailed.
    """
    if not folder.is_dir():
        return (), NO_RECORDS
    with _naming_reading(folder), os.scandir(folder) as scanned:
        listed = sorted((one for one in scanned if not one.name.startswith(".")), key=lambda one: one.name)
        kept = [one for one in listed if _is_taken_along(one)]
        size = sum(one.stat(follow_symlinks=False).st_size for one in kept)
    return tuple(folder / one.name for one in kept), RecordExtent(len(kept), size, len(listed) - len(kept))


def _is_taken_along(one: "os.DirEntry[str]") -> bool:
    is_plain = one.is_file(follow_symlinks=False) and is_portable_name(one.name)
    return is_plain and one.stat(follow_symlinks=False).st_size <= RECORD_LIMIT


def add_records(contents: Mapping[str, Content], folder: Path) -> AddedRecords:
    """Puts files into a folder, each whole; what lies there stays, and what is there already is not copied again.

    Raises like keep_records; what was put there by then stays.
    """
    if not contents:
        return AddedRecords()
    with naming_system_errors(folder):
        make_folder(folder)
        there = {comparable_name(path.name): path for path in folder.iterdir()}
    new = same = renamed = 0
    for name, content in contents.items():
        taken = there.get(comparable_name(name))
        if taken is not None and any(_is_same(content, one) for one in _numbered(taken, there)):
            same += 1
            continue
        with temporary_beside(folder / name) as temporary:
            _copy(content, temporary)
            target = unused(folder / name) if taken is None else unused(taken)
            place_new(temporary, target)
        there[comparable_name(target.name)] = target
        new, renamed = new + (taken is None), renamed + (taken is not None)
    return AddedRecords(new, same, renamed)


def _numbered(taken: Path, there: Mapping[str, Path]) -> Iterator[Path]:
    """What has a name, and what got one with a number because of it: taken along twice, it lies there once."""
    yield taken
    for number in range(2, 100):
        other = there.get(comparable_name(f"{taken.stem}-{number}{taken.suffix}"))
        if other is None:
            return
        yield other


def _is_same(content: Content, there: Path) -> bool:
    found = there.lstat()
    if not stat.S_ISREG(found.st_mode):
        return False
    if isinstance(content, bytes):
        return len(content) == found.st_size and _digest(content) == _digest(there)
    other = content.stat()
    if other.st_size != found.st_size or other.st_size > RECORD_LIMIT:
        return False
    return abs(other.st_mtime - found.st_mtime) <= _CLOCK or _digest(content) == _digest(there)


def _digest(content: Content) -> bytes:
    import hashlib

    found = hashlib.sha256()
    for piece in [content] if isinstance(content, bytes) else _pieces(content):
        found.update(piece)
    return found.digest()

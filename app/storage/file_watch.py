"""Tells whether the file of an open workbook is still the one that was opened.

It holds the file and its log open beside SQLite: opened after SQLite has locked the file, and closed after SQLite has
closed it, because closing a file drops all locks that this process has on it (POSIX).
"""

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

from app.files import AccessFailed, PathMissing, naming_system_errors
from app.storage.connection import why_not_opened
from app.storage.errors import ChangedOutside, FileGone, FileReplaced, NotReadable
from app.storage.lineage import Lineage
from app.storage.lock import Lock
from app.storage.log_bytes import is_in_log_mode
from app.storage.sidecars import sidecar

_FLAGS = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOINHERIT", 0) | getattr(os, "O_CLOEXEC", 0)
_FileStamp = tuple[int, int]


class FileWatch:
    """The file of one open workbook. `record` after each of our own writes into it."""

    def __init__(self, path: Path, lock: Lock) -> None:
        """`lock` is released together with it. Raises NotReadable, PathMissing, AccessFailed."""
        self._path, self._lock = path, lock
        try:
            self._file = os.open(path, os.O_RDONLY | _FLAGS)
        except PermissionError:
            raise NotReadable(path) from None
        except FileNotFoundError:
            raise PathMissing(path) from None
        except OSError as error:
            raise AccessFailed(path, error.strerror or str(error)) from error
        self._log: int | None = None
        self._stamp: _FileStamp = (0, 0)
        self._tokens: tuple[bytes, ...] = (b"",)

    @property
    def is_in_log_mode(self) -> bool:
        """Whether the file's header says that it is in use with a log."""
        return is_in_log_mode(self.read_at(0, 20))

    @property
    def size(self) -> int:
        """Of the file, in bytes."""
        return os.fstat(self._file).st_size

    def record(self, lineage: Lineage | None) -> None:
        """The file is as this workbook left it, with this lineage inside, as far as known."""
        self._tokens = (_token(lineage),)
        self._stamp = _stamp(os.fstat(self._file))
        if self._log is None:
            try:
                with naming_system_errors(self._path):
                    self._log = os.open(sidecar(self._path, "-wal"), os.O_RDWR | _FLAGS)
            except PathMissing:  # where SQLite may not make it, it does not say so at once
                raise why_not_opened(os.strerror(errno.EIO), self._path) from None

    def record_half(self, begun: Lineage | None) -> None:
        """The log that was `begun` was brought into the file in part at most: either lineage may be inside."""
        self._tokens = (*self._tokens, _token(begun))
        self._stamp = _stamp(os.fstat(self._file))

    def require_unchanged(self) -> None:
        """Raises FileGone and FileReplaced. Costs two questions to the system where all is well."""
        try:
            there = self._path.stat()
        except (OSError, ValueError):
            raise FileGone(self._path, self._moved_to()) from None
        held = os.fstat(self._file)
        if not os.path.samestat(there, held):
            raise FileReplaced(self._path)
        self.require_content()

    def require_content(self) -> None:
        """Raises FileReplaced when the file that was opened holds another state by now, whatever its name is.

        Where something wrote into it, or only its time changed, the token tells: other states have others.
        """
        try:
            if _stamp(os.fstat(self._file)) == self._stamp:
                return
            size = self.size
            content = self.read_at(0, size)
            if size != self._stamp[1] or not any(token in content for token in self._tokens):
                raise FileReplaced(self._path)
        except OSError:
            raise FileGone(self._path) from None
        self._stamp = _stamp(os.fstat(self._file))

    def _moved_to(self) -> Path | None:
        """Where the file lies under another name; None where it was thrown away, or the system does not tell."""
        with suppress(OSError, ValueError, ChangedOutside):
            if sys.platform == "linux":
                found = Path(f"/proc/self/fd/{self._file}").readlink()
            elif sys.platform == "darwin":
                import fcntl

                found = Path(os.fsdecode(fcntl.fcntl(self._file, 50, bytes(1024)).rstrip(b"\0")))  # F_GETPATH
            else:
                return None
            is_thrown_away = any("trash" in part.casefold() for part in found.parts)
            if found != self._path and not is_thrown_away and os.path.samestat(found.stat(), os.fstat(self._file)):
                self.require_content()
                return found
        return None

    def read_at(self, place: int, size: int) -> bytes:
        """So many bytes of the file from a place on, as many as there are."""
        return _bytes_of(self._file, place, size)

    def read_log(self) -> bytes:
        """All bytes of the log, as far as there is one."""
        return _bytes_of(self._log, 0, self.log_size) if self._log is not None else b""

    @property
    def log_size(self) -> int:
        """In bytes."""
        return os.fstat(self._log).st_size if self._log is not None else 0

    def drop_log(self) -> None:
        """Empties and removes the log: on closing SQLite would write it into the file, which is another's now.

        Raises OSError where it cannot be emptied.
        """
        if self._log is None:
            return
        os.ftruncate(self._log, 0)
        held = os.fstat(self._log)
        log = sidecar(self._path, "-wal")
        with suppress(OSError):  # Windows removes no file that is held: an empty log is left then, which says nothing
            if os.path.samestat(log.stat(), held):
                log.unlink()

    def let_go_of_log(self) -> None:
        """Before SQLite closes: Windows removes no file that is held."""
        if self._log is not None:
            os.close(self._log)
            self._log = None

    def close(self) -> None:
        """After SQLite has closed the file."""
        self.let_go_of_log()
        os.close(self._file)
        self._lock.release()


def _bytes_of(file: int, place: int, size: int) -> bytes:
    os.lseek(file, place, os.SEEK_SET)
    parts = []
    while size > 0 and (part := os.read(file, size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _token(lineage: Lineage | None) -> bytes:
    return lineage.text.encode() if lineage else b""


def _stamp(stat: os.stat_result) -> _FileStamp:
    return stat.st_mtime_ns, stat.st_size

"""A second lock on an open workbook, which outlives what drops SQLite's: see docs/decisions/0014."""

import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from struct import pack

from app.storage.errors import WorkbookBusy

_PLACE = 1 << 60
"""The byte that is locked: beyond every file, so that nobody is kept from reading."""
PAUSES = (0.05, 0.1, 0.15, 0.2)
"""Seconds to wait before each further try: whoever is closing a workbook lets go of it soon."""


def _on_linux(kind: int) -> tuple[int, bytes]:
    """F_OFD_SETLK and a struct flock: type, whence, start, length, process."""
    return 37, pack("hhqqi4x", kind, os.SEEK_SET, _PLACE, 1, 0)


def _on_macos(kind: int) -> tuple[int, bytes]:
    """The same of Darwin (bsd/sys/fcntl.h, since macOS 10.11): start, length, process, type, whence."""
    return 90, pack("qqihh", _PLACE, 1, 0, kind, os.SEEK_SET)


_ASKED: dict[str, Callable[[int], tuple[int, bytes]]] = {"linux": _on_linux, "darwin": _on_macos}
"""What is asked of each system for a lock of this kind. Python names neither number on every system."""


class Lock:
    """Held until it is released. On Linux and macOS, and where the file's system knows such locks; elsewhere it is
    empty: Windows drops no lock when another handle of the file is closed.

    Whoever closes a file drops all locks of SQLite that this process has on it (POSIX), and Qt's file dialog opens and
    closes every file that it lists. A lock of an open file description (OFD) goes with its own descriptor only.
    """

    def __init__(self, path: Path) -> None:
        """Raises WorkbookBusy after about half a second."""
        self._file: int | None = None
        if sys.platform not in _ASKED:
            return
        with suppress(OSError):  # who may not write into it is told by SQLite
            self._file = os.open(path, os.O_RDWR | os.O_CLOEXEC)
        try:
            for pause in PAUSES:
                if self._is_taken():
                    return
                time.sleep(pause)
            if not self._is_taken():
                raise WorkbookBusy(path)
        except BaseException:
            self.release()
            raise

    def _is_taken(self) -> bool:
        """False while another has it."""
        import fcntl

        if self._file is None:
            return True
        try:
            fcntl.fcntl(self._file, *_ASKED[sys.platform](fcntl.F_WRLCK))
        except BlockingIOError:
            return False
        except OSError:  # some disks of the network, and old systems, have no such locks: SQLite's own has to do
            return True
        return True

    def release(self) -> None:
        """After SQLite has closed the file."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

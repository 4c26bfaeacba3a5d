"""A second lock on an open workbook, which outlives what drops SQLite's: see docs/decisions/0014."""

import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from struct import pack

from app.storage.errors import WorkbookBusy

_PLACE = 1 << 60
"""The byte that is locked: beyond every file, so that nobody is kept from reading."""
PAUSES = (0.05, 0.1, 0.15, 0.2)
"""Seconds to wait before each further try: whoever is closing a workbook lets go of it soon."""


class Lock:
    """Held until it is released. On Linux alone, and where the file's system knows such locks; elsewhere it is empty.

    Whoever closes a file drops all locks of SQLite that this process has on it (POSIX), and Qt's file dialog opens and
    closes every file that it lists. A lock of an open file description (OFD) goes with its own descriptor only.
    """

    def __init__(self, path: Path) -> None:
        """Raises WorkbookBusy after about half a second."""
        self._file: int | None = None
        if sys.platform != "linux":
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
        wanted = pack("hhqqi4x", fcntl.F_WRLCK, os.SEEK_SET, _PLACE, 1, 0)
        try:
            fcntl.fcntl(self._file, fcntl.F_OFD_SETLK, wanted)
        except BlockingIOError:
            return False
        except OSError:  # some disks of the network have no such locks: SQLite's own has to do
            return True
        return True

    def release(self) -> None:
        """After SQLite has closed the file."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

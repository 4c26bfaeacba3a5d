"""What a run left that was killed: its temporary files and folders, which nobody else would ever remove."""

import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from app.files import pc_figure
from app.paths import DataDir
from app.storage.records_folder import BACKED_UP, records_folder

_NAME = re.compile(r"\.?tenken-([0-9a-f]{8})-(\d+)-[0-9a-f]{8}(-[a-z0-9_]+)?(\.tmp(-wal|-journal)?)?")
_OLD = 7 * 24 * 3600
"""Seconds after which no run is still at it, of whichever PC, whatever number another run has by now."""
_NOT_LOOKED_AT = (OSError, UnicodeError)
"""What a folder may answer: an encoding of the system that has not all letters of its name cannot ask for it."""
_STILL_ACTIVE = 259
_QUERY = 0x1000


def written_folders(data: DataDir, workbook: Path | None = None) -> Iterator[Path]:
    """Where runs write without being asked where: the data folder, its backups, and beside the workbook.

    In the data folder the records of every workbook are meant: one that was to come there may never have come.
    """
    yield data.root
    yield from _folders_in(data.root)
    yield from backed_up_folders(data.backups)
    if workbook is not None:
        yield workbook.parent
        yield records_folder(workbook)


def backed_up_folders(backups: Path) -> Iterator[Path]:
    """A folder of backups, or a second place for them, and the folders of records in it; it need not be there."""
    yield backups
    yield from _folders_in(backups, BACKED_UP)


def _folders_in(place: Path, ending: str = "") -> Iterator[Path]:
    with suppress(*_NOT_LOOKED_AT), os.scandir(place) as found:
        yield from [Path(e.path) for e in found if e.name.endswith(ending) and e.is_dir(follow_symlinks=False)]


def sweep(folders: Iterable[Path]) -> int:
    """Removes what runs that have ended left in these folders and in the system's place for temporary files; how many.

    What cannot be looked at or removed stays, until the next time.
    """
    places = [*dict.fromkeys(folders), Path(tempfile.gettempdir())]
    return sum(_remove(path) for folder in places for path in _left_in(folder))


def _left_in(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as found:
            return [Path(one.path) for one in found if (match := _NAME.fullmatch(one.name)) and _is_left(one, match)]
    except _NOT_LOOKED_AT:
        return []


def _is_left(one: os.DirEntry[str], match: re.Match[str]) -> bool:
    if one.is_symlink():
        return False
    if match[1] == pc_figure() and not is_running(int(match[2])):
        return True
    return time.time() - one.stat(follow_symlinks=False).st_mtime > _OLD


def _remove(path: Path) -> bool:
    with suppress(OSError):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
        return True
    return False


def is_running(pid: int) -> bool:
    """Whether there is a process of this number on this PC."""
    return _is_running_on_windows(pid) if os.name == "nt" else _is_running(pid)


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass  # it is another user's
    return True


def _is_running_on_windows(pid: int) -> bool:
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - known to Windows alone
    handle = kernel.OpenProcess(_QUERY, False, pid)
    if not handle:
        return bool(kernel.GetLastError() == 5)  # access denied: it is there
    status = ctypes.c_ulong()
    is_known = kernel.GetExitCodeProcess(handle, ctypes.byref(status))
    kernel.CloseHandle(handle)
    return not is_known or status.value == _STILL_ACTIVE

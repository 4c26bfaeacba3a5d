"""What the window starts to read a file from outside: a process that ends when it is done or the window no longer asks.

It is called without arguments, and no person calls it: see app.work.reading_apart.
"""

import os
import sys
import tempfile
import threading
from contextlib import suppress

MOST_MEMORY = 1 << 30
"""Bytes: of addresses on Linux, of what is promised to it on Windows. The largest files take half of that."""


def serve() -> int:
    """Reads one request from standard input, and writes the answer to standard output. 0 where all of it was said."""
    from app.work.reading_request import request_of, told_lines

    try:
        request = request_of(_asked())
    except (ValueError, TypeError):
        return 2
    threading.Thread(target=_leave_with_window, daemon=True).start()
    _limit_memory()
    if request.target.name:
        tempfile.tempdir = str(request.target.parent)  # which goes with all that lies in it, however this ends
    try:
        with os.fdopen(1, "wb", closefd=False) as said:
            said.writelines(told_lines(request))
    except (MemoryError, OSError):
        return 1
    return 0


def _asked() -> bytes:
    """The first line, by the system's own calls: a buffer of Python cannot be left while another thread waits at it."""
    line = b""
    while not line.endswith(b"\n") and (piece := os.read(0, 1 << 16)):
        line += piece
    return line


def _leave_with_window() -> None:
    """Ends the process when the window closes its end, or has ended itself."""
    with suppress(OSError):
        os.read(0, 1)
    os._exit(1)


def _limit_memory() -> None:
    """Lets no file take all the memory of the PC, should it pass every limit of the reader. macOS does not know how."""
    if sys.platform == "linux":
        import resource

        most = resource.getrlimit(resource.RLIMIT_AS)[1]
        wanted = MOST_MEMORY if most == resource.RLIM_INFINITY else min(MOST_MEMORY, most)
        resource.setrlimit(resource.RLIMIT_AS, (wanted, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a picture of the memory would hold what was read
    elif sys.platform == "win32":
        import ctypes

        from app.cli.job_memory import limit_memory

        limit_memory(ctypes.WinDLL("kernel32"), MOST_MEMORY)

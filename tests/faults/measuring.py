"""A piece of work in a forked process of its own: what came of it, and how much of the PC it took."""

import os
import pickle
import resource
import select
import signal
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

PATIENCE = 600
"""Seconds by the clock after which a process counts as hung: others share the cores."""
_MOST_SECONDS = 90
"""Of the processor; a process that takes more is killed, and counts as hung."""
_MOST_MEMORY = 4 << 30
"""Bytes that a process may take at all, lest a guard that is off takes the PC along."""


class Measured(NamedTuple):
    """What work gave, or the traceback of what it raised; None where the process died. `seconds` are those of the
    processor, `megabytes` the most that was in memory at once, that of the harness included (about 60)."""

    said: object
    fault: str
    seconds: float
    megabytes: float
    is_hung: bool


def measured(act: Callable[[], object], folder: Path, patience: float = PATIENCE) -> Measured:
    """Does it in a forked process, whose temporary files lie in the folder."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        _be_child(act, folder, write)
    os.close(write)
    content, is_hung, until = b"", False, time.monotonic() + patience
    while True:
        ready, _, _ = select.select([read], [], [], max(0.0, until - time.monotonic()))
        if not ready:
            is_hung = True
            os.kill(child, signal.SIGKILL)
        if not (piece := os.read(read, 1 << 16)):
            break
        content += piece
    os.close(read)
    _pid, _status, used = os.wait4(child, 0)
    seconds = used.ru_utime + used.ru_stime
    is_hung = is_hung or seconds >= _MOST_SECONDS
    said, fault = pickle.loads(content) if content and not is_hung else (None, "hung" if is_hung else "died")
    return Measured(said, fault, seconds, used.ru_maxrss / 1024, is_hung)


def _be_child(act: Callable[[], object], folder: Path, pipe: int) -> None:
    """Does it, says at last what it gave or raised, and ends without going back."""
    tempfile.tempdir = str(folder)
    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    try:
        content = pickle.dumps((act(), ""))
    except BaseException:  # noqa: BLE001 - whatever it is, it is what the harness asks about
        content = pickle.dumps((None, traceback.format_exc()))
    while content:
        content = content[os.write(pipe, content) :]
    os._exit(0)

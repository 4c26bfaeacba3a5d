"""Reads a file from outside in a process of its own, which ends when nobody wants the answer any longer.

That process is this very program, without a window: `app.cli.read_command`. It is asked, and answers, through its
standard input and output, so that neither a password nor a table stands in its arguments, its environment or a file.
"""

import subprocess
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import suppress
from io import BytesIO
from time import monotonic
from typing import IO, TypeVar

from app.exchange.refusals import ReaderEnded, Unreadable, Why
from app.paths import program_folder
from app.work.reading_request import ReadingRequest

T = TypeVar("T")
COMMAND = "read"
"""By which the program knows that it is asked to read."""
LONGEST_SECONDS = 600
"""The longest history that was seen takes a tenth of that on a slow PC."""
_LONGEST_ANSWER = 256 << 20
"""Bytes. The largest table that is read has a third of that."""
_LOOK_SECONDS = 0.05
_LEAVES_SECONDS = 10
"""What the process has to end in once it has said everything."""


def reader_command() -> list[str]:
    """How the process is started: from a checkout, or as the installed program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, COMMAND]
    return [sys.executable, str(program_folder() / "main.py"), COMMAND]


def read_apart(request: ReadingRequest, told: Callable[[ReadingRequest, bytes], T]) -> Generator[float, None, T]:
    """What `told` makes of the answer. Yields while it waits; the process has ended when this is closed or has raised.

    What it left half made at the target is for the caller to remove. Raises what reading the file raises, Unreadable
    where that takes too long, and ReaderEnded.
    """
    until = monotonic() + LONGEST_SECONDS
    with _ReadingProcess(request) as reader:
        while not reader.has_ended():
            if monotonic() > until:
                raise Unreadable(request.file, Why.TOO_HEAVY)
            yield 0.0
        return told(request, reader.answer())


class _ReadingProcess:
    """The process. Its end of our pipe tells it that nobody waits any longer, even where this program was killed."""

    def __init__(self, request: ReadingRequest) -> None:
        self._request = request
        no_window = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # known to Windows alone
        pipe, none = subprocess.PIPE, subprocess.DEVNULL
        try:
            self._process = subprocess.Popen(
                reader_command(), bufsize=0, stdin=pipe, stdout=pipe, stderr=none, creationflags=no_window
            )
        except OSError as error:
            raise ReaderEnded(request.file, f"not begun, {error.errno}") from error
        self._content = BytesIO()
        self._pump = threading.Thread(target=self._take, name="answer")

    def __enter__(self) -> "_ReadingProcess":
        self._pump.start()
        with suppress(OSError):  # it has ended already, which is seen below
            self._asked.write(self._request.line)
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.kill()
        self._process.wait()
        self._pump.join()
        self._asked.close()
        self._said.close()

    def has_ended(self) -> bool:
        """Whether the answer has come, which is waited for a moment."""
        self._pump.join(_LOOK_SECONDS)
        return not self._pump.is_alive()

    def answer(self) -> bytes:
        """Raises ReaderEnded for a process that has not said everything, or more than there can be."""
        status = None
        if self._content.tell() <= _LONGEST_ANSWER:
            with suppress(subprocess.TimeoutExpired):
                status = self._process.wait(_LEAVES_SECONDS)
        if status != 0:
            raise ReaderEnded(self._request.file, f"status {status}")
        return self._content.getvalue()

    def _take(self) -> None:
        """In a thread: the answer may be longer than a pipe holds."""
        while self._content.tell() <= _LONGEST_ANSWER and (piece := self._said.read(1 << 20)):
            self._content.write(piece)

    @property
    def _asked(self) -> IO[bytes]:
        assert self._process.stdin is not None
        return self._process.stdin

    @property
    def _said(self) -> IO[bytes]:
        assert self._process.stdout is not None
        return self._process.stdout

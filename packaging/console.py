"""What the set-up tells the developer: lines that stay, and one progress line that is written over on a terminal.

Everything goes to standard error, so that `dev.py run catalogue > file` holds the program's output alone.
"""

import shutil
import sys
import time
from typing import TextIO


class SetupError(Exception):
    """The set-up cannot go on; the text says what happened and what to do."""


class Console:
    """Writes lines and a progress line to one stream."""

    def __init__(self, stream: TextIO | None = None) -> None:
        """Write to `stream`, or to standard error."""
        self._stream = stream if stream is not None else sys.stderr
        self._tty = self._stream.isatty()
        self._shown = 0
        self._last = ""
        self._since = time.monotonic()

    def say(self, text: str) -> None:
        """Print a line that stays."""
        self.clear()
        print(text, file=self._stream, flush=True)

    def progress(self, text: str) -> None:
        """Show `text` as the state of the work: on a terminal over the last one, elsewhere as a line when it is new."""
        if text == self._last:
            return
        self._last = text
        self._since = time.monotonic()
        if self._tty:
            self._overwrite(text)
        else:
            print(text, file=self._stream, flush=True)

    def tick(self) -> None:
        """Show on a terminal that the same work still goes on, and for how many seconds."""
        seconds = int(time.monotonic() - self._since)
        if self._tty and self._last and seconds > 0:
            self._overwrite(f"{self._last}  {seconds} s")

    def clear(self) -> None:
        """End the progress line."""
        if self._shown:
            self._overwrite("")
            print("\r", end="", file=self._stream, flush=True)
        self._shown = 0
        self._last = ""

    def _overwrite(self, text: str) -> None:
        text = text[: shutil.get_terminal_size().columns - 1]
        print("\r" + text.ljust(self._shown), end="", file=self._stream, flush=True)
        self._shown = len(text)

"""Runs other programs and passes on what they print, line by line, while they run."""

import queue
import subprocess
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

from console import Console, SetupError

KEPT_LINES = 200


class Outcome:
    """How a program ended: its exit status and the last lines that it printed."""

    def __init__(self, status: int, lines: Sequence[str]) -> None:
        """Hold the exit status and the lines."""
        self.status = status
        self.lines = tuple(lines)

    def tail(self, count: int = 5) -> str:
        """Return the last `count` lines that say something, indented and cut for a message."""
        telling = [line for line in self.lines if line.strip() and "WARNING: Location" not in line]
        return "\n".join(f"    {line[:200]}" for line in telling[-count:])


def follow(
    command: Sequence[str],
    console: Console,
    state_of: Callable[[str], str | None],
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> Outcome:
    """Run `command`, showing what `state_of` makes of each line it prints; raise SetupError when it cannot start."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            env=env,
            cwd=cwd,
        )
    except OSError as error:
        raise SetupError(f"{command[0]} could not be started: {error.strerror}.") from error
    with process:
        try:
            kept = _pass_on(process.stdout, console, state_of)
        except BaseException:
            with suppress(OSError):  # what sudo started is not ours to end
                process.terminate()
                process.wait()
            raise
    console.clear()
    return Outcome(process.returncode, kept)


def _pass_on(stream: IO[str] | None, console: Console, state_of: Callable[[str], str | None]) -> Sequence[str]:
    lines: queue.Queue[str | None] = queue.Queue()
    threading.Thread(target=_read, args=(stream, lines), daemon=True).start()
    kept: deque[str] = deque(maxlen=KEPT_LINES)
    while True:
        try:
            line = lines.get(timeout=1)
        except queue.Empty:
            console.tick()
            continue
        if line is None:
            return kept
        kept.append(line)
        state = state_of(line)
        if state:
            console.progress(state)


def _read(stream: IO[str] | None, lines: "queue.Queue[str | None]") -> None:
    with suppress(ValueError):  # closed, because the set-up was stopped
        for line in stream or ():
            lines.put(line.rstrip())
    lines.put(None)

"""A virtual screen on which installed programs are tried, and a hand and an eye for it."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from console import SetupError

PACKAGES = ("openbox", "scrot", "xauth", "xdotool", "xvfb")
PATIENCE = 90
SOMETHING = 40_000
"""More bytes than the picture of a screen with an empty window has."""
SIZE = "1280x800x24"


class Screen:
    """One running screen."""

    def __init__(self, display: str) -> None:
        """Know the screen by its name."""
        self.display = display
        self._env = {**os.environ, "DISPLAY": display}

    def picture(self, target: Path) -> None:
        """Take a picture once the screen shows something and holds still; an empty window makes a tiny file."""
        target.parent.mkdir(parents=True, exist_ok=True)
        deadline, before = time.monotonic() + PATIENCE, b""
        while time.monotonic() < deadline:
            subprocess.run(["scrot", "--overwrite", "--silent", target], env=self._env, check=True)
            now = target.read_bytes()
            if now == before and len(now) > SOMETHING:
                return
            before = now
            time.sleep(1)
        raise SetupError(f"The screen does not come to rest: see {target}")

    def wait_for(self, title: str) -> str:
        """Return the window whose title holds `title` once it is there; raise SetupError when it does not come."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if found := self._visible(title):
                return found[-1]
            time.sleep(0.5)
        raise SetupError(f"No window with {title!r} in its title came up within {PATIENCE} seconds.")

    def close(self, title: str) -> None:
        """Close the window whose title holds `title`, until it is gone: a key may be lost, so it is repeated."""
        deadline = time.monotonic() + PATIENCE
        while found := self._visible(title):
            if time.monotonic() > deadline:
                raise SetupError(f"The window {title!r} does not close.")
            self.press(found[-1], "alt+F4")
            time.sleep(2)

    def press(self, window: str, *keys: str) -> None:
        """Press keys in a window."""
        self._xdotool("windowactivate", "--sync", window)
        self._xdotool("key", *keys)

    def _visible(self, title: str) -> list[str]:
        return self._xdotool("search", "--onlyvisible", "--name", title).split()

    def _xdotool(self, *arguments: str) -> str:
        words = ["timeout", "20", "xdotool", *arguments]  # it waits for ever for a window that goes away meanwhile
        done = subprocess.run(words, env=self._env, capture_output=True, text=True, check=False)
        return done.stdout


@contextmanager
def virtual_screen() -> Iterator[Screen]:
    """Have a screen with a window manager for as long as it is needed."""
    quiet = subprocess.DEVNULL
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", SIZE, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writer], stdout=quiet, stderr=quiet)
    os.close(writer)
    with os.fdopen(reader) as numbers:
        number = numbers.readline().strip()
    screen = Screen(f":{number}")
    manager = subprocess.Popen(["openbox"], env={**os.environ, "DISPLAY": screen.display}, stdout=quiet, stderr=quiet)
    try:
        yield screen
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait()

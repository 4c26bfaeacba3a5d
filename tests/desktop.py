"""A private screen with a window manager and a hand at the keyboard, for the program as a person starts it."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
JAPANESE = "みどり商店となりの店に聞く紙は使わない髙﨑勤務メモリ"
"""The characters beyond ASCII that the journeys type."""
_STEADY = 5
"""So many looks, 20 ms apart, must find it at rest."""
HAND, SCANNER = 40, 4
"""Milliseconds between two keys: of a hand in a hurry, and of a scanner."""
_AGAIN = 3.0
"""Seconds after which keys are pressed again, where they seem to be lost."""
PATIENCE = 20.0
"""Seconds until what a test waits for must have happened; a healthy program needs a fraction of one."""


def until(what: Callable[[], object], why: str, patience: float = PATIENCE) -> None:
    """Waits until something is the case, so many seconds at most."""
    end = time.monotonic() + patience
    while not what():
        assert time.monotonic() < end, why
        time.sleep(0.02)


@contextmanager
def a_screen(size: str = "1280x900", typed: str = JAPANESE) -> Iterator[str]:
    """The name of a display with a window manager on it, and what is `typed` beyond ASCII on its keys."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as told:
        display = f":{told.readline().strip()}"
    env = {**os.environ, "DISPLAY": display}
    manager = subprocess.Popen(["openbox"], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    probe = ["xdotool", "get_num_desktops"]  # answers once a window manager is there
    try:
        until(lambda: subprocess.run(probe, env=env, capture_output=True, check=False).returncode == 0, "no openbox")
        give_keys(env, typed)
        yield display
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait()


def give_keys(env: dict[str, str], typed: str) -> None:
    """Puts the characters that are typed on keys that nobody uses.

    xdotool would do so itself, character by character while it types; a busy program reads some of them too late.
    """
    display = env["DISPLAY"]
    dump = subprocess.run(["xkbcomp", "-xkb", display, "-"], capture_output=True, text=True, check=False).stdout
    codes, symbols = dump.split("xkb_symbols", 1)
    symbols = re.sub(r"key <I2\d\d> .*?\};", "", symbols, flags=re.DOTALL)  # what only some laptops have
    # from the top: of the lowest, now and then, a press is lost
    free = sorted(set(re.findall(r"<I2\d\d>", codes)), reverse=True)
    keys = [f"key {name} {{ [ U{ord(c):04X} ] }};" for name, c in zip(free, sorted(set(typed)), strict=False)]
    assert len(keys) == len(set(typed)), "more characters than free keys"
    named = re.sub(r"(name\[1\]|name\[group1\])(=[^;]*;)", lambda m: m[0] + "\n" + "\n".join(keys), symbols, count=1)
    subprocess.run(
        ["xkbcomp", "-w", "0", "-", display], input=f"{codes}xkb_symbols{named}", text=True, check=True, env=env
    )


class Program:
    """A running program, and the keys that a person presses in it. `talks`: through its standard input and output."""

    def __init__(
        self,
        display: str,
        language: str,
        *arguments: object,
        script: str = "main.py",
        talks: bool = False,
        **env: str,
    ) -> None:
        self.keys = 0
        """How many keys were pressed; texts that are typed, and codes that are read, count for none."""
        names = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "QT_QPA_PLATFORM", "QT_SCALE_FACTOR")
        self._env = {name: value for name, value in os.environ.items() if name not in names}
        self._env |= {"DISPLAY": display, "LANG": f"{language}.UTF-8", "QT_QPA_PLATFORM": "xcb", **env}
        command = [sys.executable, script, *map(str, arguments)]
        pipe = subprocess.PIPE if talks else None
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=self._env, stdin=pipe, stdout=pipe, stderr=subprocess.PIPE, text=True
        )

    def _xdotool(self, *arguments: str) -> str:
        env = {**self._env, "LC_ALL": "C.UTF-8"}  # xdotool reads Japanese only in a locale that is there
        done = subprocess.run(["xdotool", *arguments], env=env, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    @property
    def title(self) -> str:
        """The title of the program's window that has the keys; empty when none of it has."""
        told = self._xdotool("getwindowfocus", "getwindowpid", "getwindowname")
        owner, _end, name = told.partition("\n")
        return name if owner == str(self.process.pid) else ""

    def frame(self) -> tuple[int, int, int]:
        """Where the frame that the window manager drew around the window begins, x and y, and how tall its top is."""
        command = ["xwininfo", "-id", self._xdotool("getwindowfocus")]
        env = {**self._env, "LC_ALL": "C.UTF-8"}
        told = subprocess.run(command, env=env, capture_output=True, text=True, check=False).stdout
        x, y, left, top = (int(n) for n in re.findall(r"(?:Absolute|Relative) upper-left [XY]: +(-?\d+)", told))
        return x - left, y - top, top

    def wait_for(self, title: str) -> None:
        """Waits until a window with this in its title has the keys, and the program has done what it had to do."""
        until(lambda: title in self.title, f"no window “{title}”, but “{self.title}”")
        self.wait_until_idle()

    def wait_until_idle(self) -> None:
        """Waits until the program uses no processor: a window that has only just come loses the first keys."""
        seen: list[int] = []

        def rests() -> bool:
            seen.append(self._ticks())
            return len(seen) > _STEADY and len(set(seen[-_STEADY:])) == 1

        until(rests, "the program is never idle")

    def _ticks(self) -> int:
        """The processor's time that the program has used, in hundredths of a second."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])

    def press(self, *keys: str, pause: int = HAND) -> None:
        """Presses keys one after the other; the program takes them in this order."""
        self.keys += len(keys)
        self._xdotool("key", "--delay", str(pause), *keys)

    def close_with(self, title: str, *keys: str) -> None:
        """Closes a window with keys; again where a busy program lost them, which counts once.

        What comes too late for a window that has gone is lost with it: no other window hears it.
        """
        until(lambda: title in self.title, f"no window “{title}”, but “{self.title}”")
        counted, pressed = self.keys + len(keys), -_AGAIN

        def is_gone() -> bool:
            nonlocal pressed
            now = self.title
            if title in now and time.monotonic() - pressed > _AGAIN:
                self.press(*keys)
                pressed = time.monotonic()
            return bool(now) and title not in now

        until(is_gone, f"“{title}” stays")
        self.keys = counted

    def type(self, text: str) -> None:
        """Types a text of ASCII and the characters of JAPANESE."""
        assert text.isascii() or set(text) <= set(JAPANESE)
        self._xdotool("type", "--delay", str(HAND), "--args", "1", text, "sleep", "0.05")

    def scan(self, text: str, *end: str) -> None:
        """Reads a bar code: its figures and the key that ends it come faster than by any hand."""
        self._xdotool("key", "--delay", str(SCANNER), *text, *end)

    def quit(self) -> None:
        """Leaves with Ctrl+Q and waits for the end, which must be a clean one."""
        self.press("ctrl+q")
        assert self.end() == (0, "")

    def end(self) -> tuple[int, str]:
        """Waits for the end; the exit status and what stands on standard error."""
        _out, errors = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, errors


def command(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Runs the program without a window."""
    return subprocess.run(
        [sys.executable, "main.py", *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, check=False
    )

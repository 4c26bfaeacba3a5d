"""The installed program: the processor's time to start, show its window and close, and the same from an environment.

It is measured when `dev.py package linux` has built it; both run the same version of Python, Debian's.
"""

import os
import subprocess
import threading
import time
from pathlib import Path

from children import ROOT, ChildFailed, environment
from table import Fact, Row

from app.storage.workbook import Workbook

INSTALLED = ROOT / "build" / "linux" / "dist" / "tenken" / "tenken"
PYTHON = ROOT / "build" / "room" / "bin" / "python"
WHAT = "CPU to start and close : from a virtual environment (xcb)"

_PATIENCE = 60


def rows(folder: Path, rounds: int) -> list[Row | Fact]:
    """Starts both by turns, each on the same workbook."""
    if not INSTALLED.exists() or not os.environ.get("DISPLAY"):
        return [Fact(WHAT, "≤ 1.1", "dev.py package linux has built none", is_met=None)]
    data = folder / "installed"
    data.mkdir()
    Workbook.create(data / "tenken.tenken", "みどり商店").close()
    ours, floor = [], []
    for _round in range(rounds + 1):
        floor.append(_start_and_close([str(PYTHON), str(ROOT / "main.py")], data))
        ours.append(_start_and_close([str(INSTALLED)], data))
    return [Row(WHAT, 1.1, "ms", ours[1:], floor[1:])]


def _start_and_close(command: list[str], data: Path) -> float:
    """The milliseconds of the processor, user and system, that the program took with all its children."""
    env = environment(QT_QPA_PLATFORM="xcb")
    del env["PYTHONPATH"]
    child = subprocess.Popen([*command, "--data-dir", str(data)], env=env, stderr=subprocess.DEVNULL)
    window = _window_of(child)
    time.sleep(0.7)  # what the program reads after its first paint belongs to both
    leave = ["xdotool", "windowfocus", window, "key", "ctrl+q"]
    patience = threading.Timer(_PATIENCE, child.kill)
    patience.start()
    pid = 0
    while pid == 0:  # a key that comes before the window has the focus is lost
        subprocess.run(leave, capture_output=True, check=False)
        time.sleep(0.3)
        pid, status, used = os.wait4(child.pid, os.WNOHANG)
    patience.cancel()
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise ChildFailed(f"{command[0]} ended with {child.returncode}")
    return float(used.ru_utime + used.ru_stime) * 1e3


def _window_of(child: "subprocess.Popen[bytes]") -> str:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        search = ["xdotool", "search", "--onlyvisible", "--pid", str(child.pid), "--name", "点検"]
        found = subprocess.run(search, capture_output=True, text=True, check=False).stdout.split()
        if found:
            return found[-1]
        time.sleep(0.05)
    child.kill()
    raise ChildFailed("the window did not come up")

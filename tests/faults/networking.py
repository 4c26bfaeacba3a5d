"""Every command, the window with every place, and the whole suite in a namespace without a network, under strace.

strace sees the calls of the system themselves, whoever makes them: none may be of a family of networks. A socket of the
PC itself (AF_UNIX), by which a window reaches the screen, is none.
"""

import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from app.domain.answers import Status
from tests.desktop import ROOT, a_screen
from tests.faults.every_operation import NAMED
from tests.faults.harness import Control, Figures, Harness, counted
from tests.faults.operations import NAME, PASSWORD
from tests.faults.spreading import spread
from tests.faults.trials import work_folder

CALLS, FAILED = "calls", "did not go well without a network"
_WITHOUT_NETWORK = ("unshare", "--map-root-user", "--net")
_STRACE = ("strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=network", "-o")
_OF_THE_PC = ("UNIX", "LOCAL", "UNSPEC")
_MAIN = (str(ROOT / "main.py"),)
_WINDOW = ("-m", "tests.faults.every_place", ".")
_OUT = ("--workbook", NAME, "--out")
_SUITE = ("-m", "pytest", "-q", "-n", "auto", "tests", "--ignore=tests/packaging", "--ignore=tests/bench")
_TABLES = ("csv", "xlsx", "ics", "json", "hand-over")
PROGRAMS: Sequence[tuple[str, ...]] = (
    (*_MAIN, "--smoke-test", "--data-dir", "."),
    (*_MAIN, "report", "all", *_OUT, "all.zip"),
    (*_MAIN, "export", "xlsx", *_OUT, "out.xlsx"),
    _WINDOW,
    *((*_MAIN, "export", kind, *_OUT, f"out.{kind}") for kind in _TABLES),
    (*_MAIN, "import", "csv", "--workbook", NAME, "in.csv"),
    (*_MAIN, "set", "--workbook", NAME, "executive-A-1", "--status", Status.PARTIAL),
    (*_MAIN, "check", NAME),
    (*_MAIN, "catalogue"),
    (*_MAIN, "profile", "--workbook", NAME, "--json"),
    (*_MAIN, "applicability", "--workbook", NAME),
    (*_MAIN, "backups", "--workbook", NAME, "--verify"),
    ("xcb", *_WINDOW),
    _SUITE,
)
"""The arguments of Python, in a folder with a workbook; those with `xcb` before them on a screen."""
_SOCKET_CALL = {"x86_64": 41}.get(platform.machine(), 198)
WITH_SOCKETS = {
    "a name is looked up": "import socket; socket.getaddrinfo('example.jp', 80)",
    "a connection is tried": "import socket; socket.create_connection(('192.0.2.1', 9), 1)",
    "the kernel is asked itself": f"import ctypes; ctypes.CDLL(None).syscall({_SOCKET_CALL}, 2, 1, 0)",
    "a child of a child does it": (
        "import subprocess as s; s.run(['sh', '-c', 'exec \"$0\" -c \"import socket; socket.socket(10, 2)\"', "
        "__import__('sys').executable])"
    ),
}
"""Programs for control: each opens a socket in its own way."""


class Watched(NamedTuple):
    """One program, the folder that it finds, and where that is copied to."""

    arguments: tuple[str, ...]
    begin: Path
    folder: Path

    def __str__(self) -> str:
        return " ".join(self.arguments)


def run(trials: int, seed: int, folder: Path) -> Figures:
    """The first so many of the programs."""
    del seed, folder
    with work_folder() as work:
        begin = work / "begin"
        begin.mkdir()
        NAMED["import csv"].prepare(begin)
        wanted = [Watched(arguments, begin, work / str(n)) for n, arguments in enumerate(PROGRAMS[:trials])]
        found = spread(_watched, wanted)
        off = [Watched(("-c", code), begin, work / name) for name, code in WITH_SOCKETS.items()]
        opened = spread(_watched, off)
    kinds = [kind for bad in found for kind, _words in bad]
    seen = [f"{one} — {kind}: {words}" for one, bad in zip(wanted, found, strict=True) for kind, words in bad]
    were_seen = sum(any(kind == CALLS for kind, _words in bad) for bad in opened)
    figures = counted((CALLS, FAILED), kinds)
    control = Control("programs that open sockets", were_seen, len(off), len(off))
    return Figures(len(wanted), figures, (control,), tuple(seen[:20]))


def _watched(one: Watched) -> list[tuple[str, str]]:
    """Runs it: each call of a network, and how it ended where that was not well."""
    shutil.copytree(one.begin, one.folder)
    if one.arguments[0] != "xcb":
        return _traced(one.folder, one.arguments, {"QT_QPA_PLATFORM": "offscreen"})
    with a_screen() as display:
        return _traced(one.folder, one.arguments[1:], {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display})


def _traced(folder: Path, arguments: Sequence[str], more: dict[str, str]) -> list[tuple[str, str]]:
    log = folder / "calls"
    command = [*_WITHOUT_NETWORK, *_STRACE, str(log), sys.executable, *arguments]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "TENKEN_PASSWORD": PASSWORD, **more}
    in_folder = ROOT if arguments is _SUITE else folder
    done = subprocess.run(command, cwd=in_folder, env=env, capture_output=True, text=True, check=False)
    found = [(CALLS, line) for line in calls_in(log.read_text().splitlines())]
    if done.returncode:
        found.append((FAILED, f"{done.returncode}: {(done.stderr or done.stdout)[-300:]}"))
    return found


def calls_in(lines: Iterable[str]) -> Iterator[str]:
    """The calls of a network among those that strace wrote down: all but those of the PC itself."""
    for line in lines:
        families = re.findall(r"\b[AP]F_(\w+)", line)
        if any(family not in _OF_THE_PC for family in families):
            yield line


def lacking_strace() -> str:
    """Why no call can be watched here, or nothing. Where strace watches already, no other one can."""
    command = [*_WITHOUT_NETWORK, *_STRACE, os.devnull, "true"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        return str(error)
    return done.stderr.strip() if done.returncode else ""


NETWORK = Harness(
    "network", "no call of a network, and all goes well without one", 4, len(PROGRAMS), run, lacking_strace
)

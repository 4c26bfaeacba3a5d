"""One case tried on the program: what is right, what was seen, and the program's commands as a person gives them."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from tests.desktop import ROOT

HERE = Path(__file__).parent
COMMANDS = "command line"
WINDOW = "window, real keys"
OFFICE = "files by LibreOffice"
PROCESS = "child process"


class Verdict(StrEnum):
    """How a case went; the worst that was seen counts."""

    RIGHT = "right"
    NOT_TRIED = "not tried"
    WEAK = "WEAK"
    FAULT = "FAULT"


class NotTried(Exception):
    """A case cannot be tried here; the text says why."""


@dataclass(frozen=True)
class Done:
    """A command that has ended."""

    status: int
    out: str
    err: str

    @property
    def line(self) -> str:
        """What it said, in short."""
        last = (self.err or self.out).strip().splitlines()[-1:] or [""]
        return f"status {self.status}, “{short(last[0], 150)}”"

    @property
    def has_traceback(self) -> bool:
        return "Traceback (most recent call last)" in self.err


class Trial:
    """Where a case is tried: a folder of its own, and a list of what was seen that is not right."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.verdict = Verdict.RIGHT
        self.seen: list[str] = []

    def must(self, holds: object, seen: str) -> None:
        """A fault unless it is so: `seen` says what was found instead."""
        self._found(holds, Verdict.FAULT, seen)

    def should(self, holds: object, seen: str) -> None:
        """A weakness unless it is so."""
        self._found(holds, Verdict.WEAK, seen)

    def _found(self, holds: object, verdict: Verdict, seen: str) -> None:
        if not holds:
            order = list(Verdict)
            self.verdict = max(self.verdict, verdict, key=order.index)
            self.seen.append(seen if verdict is Verdict.FAULT else f"(weak) {seen}")

    def path(self, *parts: str) -> Path:
        """A path in the folder of the case; its folder is made."""
        path = self.folder.joinpath(*parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        return path


@dataclass(frozen=True)
class Case:
    """A case of the field reports. The docstring of `try_it` says what is right."""

    number: str
    name: str
    door: str
    try_it: Callable[[Trial], None]


CASES: dict[str, Case] = {}
"""By number, in the order in which they were written down."""


def case(number: str, name: str, door: str) -> Callable[[Callable[[Trial], None]], Callable[[Trial], None]]:
    """Enters a function as a case."""

    def entered(try_it: Callable[[Trial], None]) -> Callable[[Trial], None]:
        assert try_it.__doc__, f"{number} does not say what is right"
        assert number not in CASES, number
        CASES[number] = Case(number, name, door, try_it)
        return try_it

    return entered


def short(text: str, most: int = 90) -> str:
    """A text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


# the program without a window


def environment(**changes: str) -> dict[str, str]:
    """That of a person whose system speaks English."""
    names = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "PYTHONUTF8", "PYTHONIOENCODING")
    kept = {name: value for name, value in os.environ.items() if name not in names}
    return {**kept, "LANG": "en_US.UTF-8", **changes}


def tenken(*arguments: object, **env: str) -> Done:
    """The program as a person starts it in a terminal."""
    done = subprocess.run(
        [sys.executable, "main.py", *(os.fsencode(str(part)) for part in arguments)],
        cwd=ROOT,
        env=environment(**env),
        capture_output=True,
        timeout=120,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


def all_of(commands: Iterable[Sequence[object]], **odd: object) -> list[Done]:
    """Many commands, in one process of their own; `odd` is what is odd about the machine: see door.py."""
    wanted = {"commands": [[str(part) for part in one] for one in commands], **odd}
    done = child(HERE / "door.py", stdin=json.dumps(wanted))
    return [Done(**one) for one in json.loads(done)]


def child(script: Path, *arguments: object, stdin: str = "") -> str:
    """What a script of ours prints, in a process of its own."""
    done = subprocess.run(
        [sys.executable, str(script), *map(str, arguments)],
        cwd=ROOT,
        env=environment(PYTHONPATH=str(ROOT)),
        input=stdin,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    if done.returncode not in (0, -9):  # those that are to leave a mess kill themselves
        raise RuntimeError(f"{script.name}: {short(done.stderr[-400:], 300)}")
    return done.stdout


def whole(path: Path) -> Mapping[str, Any]:
    """What a workbook holds, by `export json` of a copy, with all that lies beside it."""
    return wholes([path])[0]


def wholes(paths: Sequence[Path]) -> list[Mapping[str, Any]]:
    """The same of many; {} for one that does not open. A backup is read by the workbook that can be made of it."""
    commands, targets = [], []
    for n, path in enumerate(paths):
        folder = path.parent / f".look-{path.name}-{n}"
        folder.mkdir()
        for part in path.parent.glob(f"{path.name}*"):
            if part.is_file():
                shutil.copyfile(part, folder / part.name)
        targets.append(folder / "whole.json")
        commands.append(["export", "json", "--workbook", folder / path.name, "--out", targets[-1]])
    all_of(commands)
    closed = [(command[3], target) for command, target in zip(commands, targets, strict=True) if not target.exists()]
    if closed:
        again = []
        for backup, target in closed:
            new = target.with_name("new.tenken")
            again += [["import", "hand-over", backup, "--workbook", new]]
            again += [["export", "json", "--workbook", new, "--out", target]]
        all_of(again)
    found = [json.loads(target.read_bytes()) if target.exists() else {} for target in targets]
    for target in targets:
        shutil.rmtree(target.parent)
    return found


def statuses(path: Path) -> dict[str, str]:
    """The answers that a workbook holds, by measure."""
    return {key: entry["status"] for key, entry in whole(path).get("entries", {}).items()}


def require(*tools: str) -> None:
    """Raises NotTried where a program is missing."""
    for tool in tools:
        if not shutil.which(tool):
            raise NotTried(f"{tool} is not here")

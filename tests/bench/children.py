"""Starts programs to be measured: the kernel tells the processor's time, they tell the rest."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent

_PATIENCE = 120
"""Seconds after which a program that still runs is taken for stuck."""


class ChildFailed(Exception):
    """A program to be measured did not end well."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A program that has ended: milliseconds of the processor, user and system, and what it told."""

    cpu: float
    told: Mapping[str, Any]


def run(script: str, *arguments: str, before: Sequence[str] = (), **env: str) -> Ended:
    """Runs a script of this folder to its end; its last line is JSON. Raises ChildFailed."""
    command = [*before, sys.executable, str(HERE / script), *arguments]
    child = subprocess.Popen(command, cwd=ROOT, env=environment(**env), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert child.stdout is not None
    assert child.stderr is not None
    patience = threading.Timer(_PATIENCE, child.kill)
    patience.start()
    with child.stdout as out, child.stderr as errors:  # a few lines only: no pipe fills up
        told, wrong = out.read(), errors.read()
    _pid, status, used = os.wait4(child.pid, 0)
    patience.cancel()
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0 or not told.strip():
        why = wrong.decode(errors="replace")
        raise ChildFailed(f"{script} {' '.join(arguments)}: status {child.returncode}\n{why}")
    return Ended((used.ru_utime + used.ru_stime) * 1e3, json.loads(told.splitlines()[-1]))


def environment(**changes: str) -> dict[str, str]:
    """That of an installed program: compiled modules are kept, and the screens are in Japanese."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(ROOT), "LANGUAGE": "ja", **changes}

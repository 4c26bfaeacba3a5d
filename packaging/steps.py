"""The steps of a build: a line for each with the seconds so far; a program that fails ends the build with its words."""

import os
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

from console import Console, SetupError
from processes import Outcome, follow


class Steps:
    """Says what is being done, and runs the programs that do it."""

    def __init__(self, console: Console) -> None:
        """Count the seconds from now on."""
        self.console = console
        self._begun = time.monotonic()

    def step(self, text: str) -> None:
        """Begin a step."""
        self.console.say(f"[{time.monotonic() - self._begun:4.0f} s] {text}")

    def run(self, *command: str | Path, env: Mapping[str, str] | None = None, cwd: Path | None = None) -> Outcome:
        """Run a program to its end; raise SetupError with its last lines when it fails."""
        outcome = self.attempt(*command, env=env, cwd=cwd)
        if outcome.status != 0:
            words = " ".join(str(part) for part in command)
            raise SetupError(f"This failed with status {outcome.status}:\n    {words[:300]}\n\n{outcome.tail(15)}")
        return outcome

    def attempt(self, *command: str | Path, env: Mapping[str, str] | None = None, cwd: Path | None = None) -> Outcome:
        """Run a program to its end, whatever that is."""
        return follow([str(part) for part in command], self.console, lambda _line: None, merged(env), cwd)


def merged(env: Mapping[str, str] | None) -> dict[str, str]:
    """Return the environment of this process with `env` over it."""
    return {**os.environ, **(env or {})}


def output_of(*command: str | Path, cwd: Path | None = None) -> str:
    """Return what a program prints; raise SetupError when it fails."""
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, encoding="utf-8", errors="replace", cwd=cwd, check=False
    )
    if done.returncode != 0:
        raise SetupError(f"{command[0]} failed with status {done.returncode}:\n{done.stderr[-2000:]}")
    return done.stdout


def expect(holds: bool, problem: str) -> None:
    """Raise SetupError unless what was expected is the case."""
    if not holds:
        raise SetupError(f"Not as it should be: {problem}")

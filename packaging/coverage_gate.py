"""Which files every line of is run by the tests: `tests/covered.txt` lists all that are, so that it only grows."""

import json
from collections.abc import Mapping, Set
from pathlib import Path

MEASURED = ("app/domain", "app/exchange", "app/storage", "app/work")
"""The layers of which line coverage is taken: what they do needs no window to be tried."""
LIST = Path("tests") / "covered.txt"
CHANCE = "?"
"""Stands before a file of which a line is run in some runs only, by a race or on one system: nothing is asked of it."""
REPORT = Path("build") / "coverage.json"
PYTEST_ARGUMENTS = (*(f"--cov={folder}" for folder in MEASURED), f"--cov-report=json:{REPORT}")
"""What pytest is told to take it."""


def uncovered(report: Path) -> dict[str, list[int]]:
    """Return the lines that no test runs, by file, of every file that was measured."""
    files: Mapping[str, Mapping[str, list[int]]] = json.loads(report.read_text(encoding="utf-8"))["files"]
    return {Path(name).as_posix(): found["missing_lines"] for name, found in files.items()}


def problems(listed: Set[str], missing: Mapping[str, list[int]]) -> list[str]:
    """Say which lines of listed files no test runs, what is listed and not there, and what is covered but unlisted."""
    known = {name.removeprefix(CHANCE) for name in listed}
    found = [f"{name} is listed in {LIST.as_posix()}, but was not measured" for name in known - set(missing)]
    for name, lines in missing.items():
        if name in listed and lines:
            found.append(f"{name}: no test runs line {', '.join(map(str, lines))}")
        elif name not in known and not lines:
            found.append(
                f"{name}: every line is run, so it belongs in {LIST.as_posix()}"
                f" (with {CHANCE} before it where some other run would leave a line out)"
            )
    return sorted(found)


def check(root: Path) -> list[str]:
    """Return what is wrong after a whole run of the tests."""
    report = root / REPORT
    if not report.is_file():
        return [f"{REPORT.as_posix()} was not written"]
    return problems(set((root / LIST).read_text(encoding="utf-8").split()), uncovered(report))

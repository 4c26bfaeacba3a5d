"""Which files every line of is run by the tests: `tests/covered.txt` lists them, and may only grow."""

import json
from collections.abc import Mapping
from pathlib import Path

MEASURED = ("app/domain", "app/exchange", "app/storage", "app/work")
"""The layers of which line coverage is taken: what they do needs no window to be tried."""
LIST = Path("tests") / "covered.txt"
REPORT = Path("build") / "coverage.json"
PYTEST_ARGUMENTS = (*(f"--cov={folder}" for folder in MEASURED), f"--cov-report=json:{REPORT}")
"""What pytest is told to take it."""


def uncovered(report: Path) -> dict[str, list[int]]:
    """Return the lines that no test runs, by file, of every file that was measured."""
    files: Mapping[str, Mapping[str, list[int]]] = json.loads(report.read_text(encoding="utf-8"))["files"]
    return {Path(name).as_posix(): found["missing_lines"] for name, found in files.items()}


def problems(listed: set[str], missing: Mapping[str, list[int]]) -> list[str]:
    """Say of each listed file which lines no test runs, or that it is not there."""
    found = []
    for name in sorted(listed):
        if name not in missing:
            found.append(f"{name} is listed in {LIST.as_posix()}, but was not measured")
        elif missing[name]:
            found.append(f"{name}: no test runs line {', '.join(map(str, missing[name]))}")
    return found


def could_be_listed(listed: set[str], missing: Mapping[str, list[int]]) -> list[str]:
    """Name the files that are covered and not listed yet."""
    return sorted(name for name, lines in missing.items() if not lines and name not in listed)


def check(root: Path) -> list[str]:
    """Return what is wrong after a whole run of the tests; print what could be listed besides."""
    report = root / REPORT
    if not report.is_file():
        return [f"{REPORT.as_posix()} was not written"]
    listed = set((root / LIST).read_text(encoding="utf-8").split())
    missing = uncovered(report)
    if others := could_be_listed(listed, missing):
        print(f"covered, and may be added to {LIST.as_posix()}: {' '.join(others)}", flush=True)
    return problems(listed, missing)

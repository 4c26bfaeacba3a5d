"""Measures Tenken against its goals, on Linux: `python3 packaging/dev.py bench [ROUNDS]`.

Everything is a ratio to the least that the same machine needs for the same thing, taken by turns in this one run.
"""

import platform
import sys
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import changes
import installed
import live_pages
import papers
import saving
import screens
import startup
import visits
from children import ROOT, ChildFailed
from table import printed


def main(arguments: list[str]) -> int:
    """Prints the table; 1 when a measurement failed, whatever the figures are."""
    rounds = int(arguments[0]) if arguments else 15
    begun = time.monotonic()
    (ROOT / "build").mkdir(exist_ok=True)
    try:
        with TemporaryDirectory(prefix="bench-", dir=ROOT / "build") as folder:  # a real disk: /tmp may be memory
            rows = [
                *startup.rows(Path(folder), rounds),
                *papers.rows(Path(folder), rounds),
                *saving.rows(Path(folder), rounds),
                *screens.rows(rounds),
                *visits.rows(rounds),
                *live_pages.rows(rounds),
                *changes.rows(rounds),
                *installed.rows(Path(folder), rounds),
            ]
    except ChildFailed as error:
        print(f"not measured: {error}", file=sys.stderr)
        return 1
    print(printed(rows))
    print(f"\n{_machine()}; {rounds} rounds, medians, {date.today()}, {time.monotonic() - begun:.0f} s")
    return 0


def _machine() -> str:
    name = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        names = [line.partition(":")[2].strip() for line in cpuinfo.read_text().splitlines() if "model name" in line]
        name = f"{len(names)} x {names[0]}" if names else name
    return f"{name}, {platform.system()} {platform.release()}, Python {platform.python_version()}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

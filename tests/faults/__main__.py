"""Runs the harnesses: `python3 packaging/dev.py faults [NAME...] [--trials N] [--seed S] [--small]`.

1 when a figure is not met, a control does not fail, or a harness cannot be run here.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.harness import Harness
from tests.faults.harnesses import HARNESSES


def main(arguments: Sequence[str], harnesses: Sequence[Harness] = HARNESSES) -> int:
    """Runs those that are named, or all, each as large as the issue wants it, and prints a line for each."""
    named = {harness.name: harness for harness in harnesses}
    asked = _asked(arguments, named)
    results = [_run(named[name], asked) for name in (asked.names or named)]
    return 0 if all(results) else 1


def _asked(arguments: Sequence[str], named: dict[str, Harness]) -> argparse.Namespace:
    listed = "\n".join(f"  {one.name:12} {one.does} ({one.large:,} trials)" for one in named.values())
    parser = argparse.ArgumentParser(
        prog="dev.py faults", formatter_class=argparse.RawDescriptionHelpFormatter, epilog=f"harnesses:\n{listed}"
    )
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--trials", type=int, help="so many instead of those that the issue wants")
    parser.add_argument("--small", action="store_true", help="as few as the suite has")
    parser.add_argument("--seed", type=int, default=1, help="of all chance")
    asked = parser.parse_args(arguments)
    if unknown := [name for name in asked.names if name not in named]:
        parser.error(f"there is no harness {', '.join(unknown)}; they are: {', '.join(named)}")
    return asked


def _run(harness: Harness, asked: argparse.Namespace) -> bool:
    if why := harness.lacking():
        print(f"{harness.name}: cannot be run here: {why}", flush=True)
        return False
    begun = time.monotonic()
    trials = asked.trials or (harness.small if asked.small else harness.large)
    with TemporaryDirectory(prefix=f"faults-{harness.name}-") as folder:
        figures = harness.run(trials, asked.seed, Path(folder))
    for seen in figures.seen:
        print(f"    {seen}")
    print(f"{figures.line(harness.name)} ({time.monotonic() - begun:.0f} s, seed {asked.seed})", flush=True)
    return figures.is_met


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

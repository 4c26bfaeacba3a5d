"""Tries every case of the field reports on the program: `python3 packaging/dev.py field [--markdown] [CASE…]`.

It goes through the doors that a person has, and knows the program from outside only. 1 when a case is a FAULT.
"""

import re
import sys
import time
import traceback
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.field.trial import CASES, WINDOW, Case, NotTried, Trial, Verdict, short

KINDS = ("files", "cells", "texts", "keys", "system", "papers")
AT_ONCE = 4
"""Windows mostly wait; more than that, and two cores are too slow for keys to arrive in time."""
LONGEST = 700
"""So many characters say what was seen."""


class Result(NamedTuple):
    """How one case went."""

    case: Case
    verdict: Verdict
    seen: str
    seconds: float


def main(arguments: Sequence[str]) -> int:
    """Tries the cases that are named, or all; prints a line for each as soon as it is known, or the table."""
    for kind in KINDS:
        import_module(f"tests.field.{kind}")
    is_markdown = "--markdown" in arguments
    wanted = [a for a in arguments if not a.startswith("-")]
    unknown = [name for name in wanted if not chosen([name])]
    if unknown:
        print(
            f"There is no case {', '.join(unknown)}. They are: {', '.join(sorted(CASES, key=place))}", file=sys.stderr
        )
        return 2
    begun = time.monotonic()
    results = tried(chosen(wanted) if wanted else list(CASES.values()), quiet=is_markdown)
    if is_markdown:
        print(markdown(results))
    counted = ", ".join(f"{sum(r.verdict is v for r in results)} {v}" for v in Verdict)
    print(f"\n{len(results)} cases: {counted}; {time.monotonic() - begun:.0f} s")
    return 1 if any(result.verdict is Verdict.FAULT for result in results) else 0


def chosen(names: Iterable[str]) -> list[Case]:
    """The cases of these numbers; `05` stands for 05a, 05b …"""
    return [case for number, case in CASES.items() if any(n in (number, number.rstrip("abcd")) for n in names)]


def place(number: str) -> tuple[int, str, str]:
    """Where a case stands in the table: the reports, then the defects D, then the bugs of the window L."""
    kind = "0DL".index(number[0] if number[0] in "DL" else "0")
    figures = "".join(c for c in number if c.isdigit())
    return kind, figures.zfill(2), number


def tried(cases: Sequence[Case], *, quiet: bool) -> list[Result]:
    """The results in the order of the table. Windows go first: they take longest."""
    by_length = sorted(cases, key=lambda case: WINDOW not in case.door)
    results: list[Result] = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for result in pool.map(attempt, by_length):
            results.append(result)
            if not quiet:
                print(line(result), flush=True)
    return sorted(results, key=lambda result: place(result.case.number))


def attempt(case: Case) -> Result:
    """Tries one case. What breaks the trial itself is no excuse: it counts as a fault until someone has looked."""
    begun = time.monotonic()
    with TemporaryDirectory(prefix=f"field-{case.number}-", ignore_cleanup_errors=True) as folder:
        trial = Trial(Path(folder))
        try:
            case.try_it(trial)
        except NotTried as why:
            trial.verdict = max(trial.verdict, Verdict.NOT_TRIED, key=list(Verdict).index)
            trial.seen.append(str(why))
        except Exception as error:  # noqa: BLE001 - the other cases are tried all the same
            where = traceback.extract_tb(error.__traceback__)[-1]
            trial.must(False, f"the trial broke off: {type(error).__name__} {error} ({where.name}:{where.lineno})")
    return Result(case, trial.verdict, grouped(trial.seen), time.monotonic() - begun)


def grouped(seen: Sequence[str]) -> str:
    """What was seen, with what is true of one input said behind its name once."""
    by_input: dict[str, list[str]] = {}
    for text in seen:
        name, colon, rest = text.partition(": ")
        by_input.setdefault(name if colon else "", []).append(rest or text)
    said = (", ".join(texts) if not name else f"{name}: {', '.join(texts)}" for name, texts in by_input.items())
    return re.sub(r"\S*/field-[^/]+/", "", "; ".join(said))


def line(result: Result) -> str:
    """A case on one line."""
    case = result.case
    seen = f"  {short(result.seen, LONGEST)}" if result.seen else ""
    return f"{case.number:4} {result.verdict:9} {case.name} [{case.door}, {result.seconds:.0f} s]{seen}"


def markdown(results: Sequence[Result]) -> str:
    """The table for a note."""
    rows = [("#", "case", "tried by", "verdict", "seen")]
    rows += [(r.case.number, r.case.name, r.case.door, r.verdict.value, short(r.seen, LONGEST)) for r in results]
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join([lines[0], "|---|---|---|---|---|", *lines[1:]])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

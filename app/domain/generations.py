"""Which backups of a workbook are kept, and which is the newest: by the history inside them, never by a clock."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

PRESENT = ""
"""The line of the present history."""


class Thinning(NamedTuple):
    """How many are kept of each line: the `latest`, and the newest one of so many days, weeks and months."""

    latest: int = 5
    days: int = 7
    weeks: int = 8
    months: int = 24


KEEP = Thinning()


class Generation(NamedTuple):
    """A backup that can be read: its file's name, the number of its last change, and how many sheets were printed.

    `line`: PRESENT where its last change stands in the present history; else a name for what was left when an older
    state was put back, or what another copy went on with. `made` is what the clock said, as YYYYMMDD-HHMMSS: it labels
    the day, the week and the month, and orders nothing but what is the same inside.
    """

    name: str
    number: int
    sheets: int
    line: str
    made: str


def in_order(generations: Iterable[Generation]) -> list[Generation]:
    """Oldest first."""
    return sorted(generations, key=_age)


def _age(one: Generation) -> tuple[int, int, str, str]:
    return one.number, one.sheets, one.made, one.name


def surplus(generations: Iterable[Generation], keep: Thinning = KEEP) -> list[Generation]:
    """Those that may go. Each line is thinned for itself, walking back from its newest.

    Days are counted as they are met and never reckoned from today. A clock that went astray for any number of sessions
    of one day costs the others one place among the days, one among the weeks and one among the months, no more.
    """
    gone: list[Generation] = []
    by_line = sorted(in_order(generations), key=lambda one: one.line)
    for _line, ordered in groupby(by_line, key=lambda one: one.line):
        gone += _surplus_of_line(list(ordered), keep)
    return gone


def _surplus_of_line(ordered: list[Generation], keep: Thinning) -> list[Generation]:
    kept = {one.name for one in ordered[max(0, len(ordered) - keep.latest) :]}
    met: tuple[set[str], ...] = (set(), set(), set())
    for one in reversed(ordered):
        for labels, label, most in zip(met, _labels(one.made), keep[1:], strict=True):
            if label not in labels and len(labels) < most:
                labels.add(label)
                kept.add(one.name)
    return [one for one in ordered if one.name not in kept]


def _labels(made: str) -> Iterator[str]:
    """The day, the week and the month."""
    yield made[:8]
    try:
        year, week, _day = date(int(made[:4]), int(made[4:6]), int(made[6:8])).isocalendar()
        yield f"{year}-{week}"
    except ValueError:  # a name that somebody made up
        yield made[:8]
    yield made[:6]


def newest_first(generations: Iterable[Generation]) -> list[Generation]:
    """The order in which a person wants them back: those of the present history first."""
    return sorted(generations, key=lambda one: (one.line == PRESENT, *_age(one)), reverse=True)

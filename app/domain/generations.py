"""Which backups of a workbook are kept, and which is the newest: by the history inside them, never by a clock."""

from collections.abc import Iterable
from typing import NamedTuple

KEEP = 5
"""How many are kept of the present history, and how many of histories that were left."""


class Generation(NamedTuple):
    """A backup that can be read: its file's name, the number of its last change, and how many sheets were printed.

    `in_line`: its last change stands in the present history; else it holds what was left when an older state was gone
    back to, or what another copy went on with. `made` is what the clock said, which tells two apart, and no more.
    """

    name: str
    number: int
    sheets: int
    in_line: bool
    made: str


def in_order(generations: Iterable[Generation]) -> list[Generation]:
    """Oldest first."""
    return sorted(generations, key=_age)


def _age(one: Generation) -> tuple[int, int, str, str]:
    return one.number, one.sheets, one.made, one.name


def surplus(generations: Iterable[Generation], keep: int = KEEP) -> list[Generation]:
    """Those that may go: all but the newest `keep` of the present history, and of the others together."""
    ordered = in_order(generations)
    lines = ([one for one in ordered if one.in_line is in_line] for in_line in (True, False))
    return [one for line in lines for one in line[: max(0, len(line) - keep)]]


def newest_first(generations: Iterable[Generation]) -> list[Generation]:
    """The order in which a person wants them back: those of the present history first."""
    return sorted(generations, key=lambda one: (one.in_line, *_age(one)), reverse=True)

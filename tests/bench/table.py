"""The table of the goals: what was measured, what it is measured against, and whether the goal is met."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One goal: the figures of the program and of its floor, taken by turns, and the ratio not to go beyond."""

    what: str
    goal: float
    unit: str
    ours: Sequence[float]
    floor: Sequence[float]

    @property
    def ratio(self) -> float:
        """The median of the ratios of neighbours: what slows the machine down slows both."""
        return statistics.median(a / b for a, b in zip(self.ours, self.floor, strict=True))

    @property
    def is_met(self) -> bool:
        return self.ratio <= self.goal

    def cells(self) -> tuple[str, ...]:
        medians = (f"{statistics.median(figures):.2f} {self.unit}" for figures in (self.ours, self.floor))
        return (self.what, f"≤ {self.goal}", f"{self.ratio:.2f}", *medians, verdict(met=self.is_met))


def pooled(what: str, goal: float, told: Sequence[Mapping[str, list[float]]], part: slice = slice(None)) -> Row:
    """The row of what several processes told, in milliseconds; `part` of the figures of each."""
    ours, floor = ([one for figures in told for one in figures[kind][part]] for kind in ("ours", "floor"))
    return Row(what, goal, "ms", ours, floor)


@dataclass(frozen=True, slots=True)
class Fact:
    """A goal that is no ratio."""

    what: str
    goal: str
    found: str
    is_met: bool | None
    """None where it could not be measured."""

    def cells(self) -> tuple[str, ...]:
        return (self.what, self.goal, self.found, "", "", verdict(met=self.is_met))


HEADINGS = ("what", "goal", "measured", "Tenken", "floor", "")


def verdict(*, met: bool | None) -> str:
    """How a row ends."""
    return "not measured" if met is None else "met" if met else "NOT MET"


def printed(rows: Sequence[Row | Fact]) -> str:
    """The rows in columns."""
    lines = [HEADINGS, *(row.cells() for row in rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(HEADINGS))]
    lines.insert(1, tuple("-" * width for width in widths))
    return "\n".join("  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)).rstrip() for line in lines)

"""What a harness is: a fault or an attack that is tried many times, with a control that has to fail."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Figure:
    """How often something was counted, and how often it may be at most."""

    name: str
    count: float
    most: float = 0

    @property
    def is_met(self) -> bool:
        return self.count <= self.most

    def __str__(self) -> str:
        goal = f" (at most {self.most:g})" if self.most else ""
        return f"{self.name} {self.count:g}{goal}"


@dataclass(frozen=True)
class Control:
    """The same trials with a guard of the program off: at least so many must fail, or the harness sees nothing."""

    guard_off: str
    bad: int
    of: int
    least: int = 1

    @property
    def is_met(self) -> bool:
        return self.bad >= self.least

    def __str__(self) -> str:
        must = "must fail" if self.least <= 1 else f"at least {self.least} must fail"
        return f"control, {self.guard_off}: bad {self.bad} of {self.of} ({must})"


@dataclass(frozen=True)
class Figures:
    """What a run of a harness has counted. `seen` tells of single trials that went wrong, for whoever looks into it.

    `not_had` are trials that could not be made here; they are not among the others.
    """

    trials: int
    figures: tuple[Figure, ...]
    controls: tuple[Control, ...]
    seen: tuple[str, ...] = ()
    not_had: int = 0

    @property
    def is_met(self) -> bool:
        """Whether something was tried, every figure is met, and each control, of which there is one, has failed."""
        return self.trials > 0 and bool(self.controls) and all(one.is_met for one in (*self.figures, *self.controls))

    def line(self, name: str) -> str:
        apart = f" (not to be had here: {self.not_had:,})" if self.not_had else ""
        parts = [f"trials {self.trials:,}{apart}", *map(str, self.figures), *map(str, self.controls)]
        return f"{name}: {' · '.join(parts)} → {'met' if self.is_met else 'NOT MET'}"


@dataclass(frozen=True)
class Harness:
    """One fault or attack. `run` takes how many trials, the seed of all chance, and an empty folder to work in.

    `lacking` says why it cannot be run here, or nothing.
    """

    name: str
    does: str
    small: int
    large: int
    run: Callable[[int, int, Path], Figures]
    lacking: Callable[[], str] = lambda: ""


def counted(kinds: Iterable[str], found: Iterable[str]) -> tuple[Figure, ...]:
    """A figure for each kind, in order: none may be found at all. Every kind that is found is among them."""
    tally = Counter(found)
    names = tuple(dict.fromkeys(kinds))
    assert tally.keys() <= set(names), tally
    return tuple(Figure(name, tally[name]) for name in names)

"""What to do first: six things to start with, and the order of the plan."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from app.domain.answers import EMPTY, Entry, Priority, Status
from app.domain.measures import EffortSize, Level, Measure, together


class StartReason(StrEnum):
    """A reason for which a measure stands among the things to start with."""

    OVERDUE = "overdue"
    HIGH_PRIORITY = "high_priority"
    BASIC = "basic"
    SMALL_EFFORT = "small_effort"
    FREE = "free"
    BEGUN = "begun"
    UNKNOWN = "unknown"
    DUE = "due"
    SEVERAL_ROLES = "several_roles"
    METHOD = "method"
    CASES = "cases"


class Start(NamedTuple):
    """A measure to start with, the counterparts that are settled with it, and why it is here."""

    measure: Measure
    settles: tuple[str, ...]
    reasons: tuple[StartReason, ...]
    cases: int = 0


class Weight(NamedTuple):
    """What else speaks for a measure: in how many cases it would help, and whether a method in use asks for it."""

    cases: int = 0
    is_raised: bool = False


_NO_WEIGHT = Weight()


_PRIORITIES = tuple(Priority)
_EFFORTS = tuple(EffortSize)
_LEVELS = tuple(Level)


def _ease(measure: Measure) -> tuple[int, bool]:
    return _EFFORTS.index(measure.effort.size), measure.effort.costs_money


def start_with(
    measures: Sequence[Measure],
    entries: Mapping[str, Entry],
    today: date,
    weights: Mapping[str, Weight] | None = None,
    count: int = 6,
) -> tuple[Start, ...]:
    """The first `count` open measures: urgent, then basic, then what most cases or a method ask for, effort, due date.

    Urgent is what a person gave high priority or let pass its day.
    Counterparts count once: the first in the list stands for all.
    """
    groups = together(measures)
    weighed = weights or {}
    chosen: list[Start] = []
    settled: set[str] = set()
    for measure in _best_to_start_with(measures, entries, today, weighed):
        if measure.id in settled:
            continue
        others = tuple(i for i in groups[measure.id] if i != measure.id and entries.get(i, EMPTY).is_open)
        settled |= {measure.id, *others}
        weight = weighed.get(measure.id, _NO_WEIGHT)
        reasons = _reasons(measure, entries.get(measure.id, EMPTY), bool(others), weight, today)
        chosen.append(Start(measure, others, reasons, weight.cases))
        if len(chosen) == count:
            break
    return tuple(chosen)


def _best_to_start_with(
    measures: Sequence[Measure], entries: Mapping[str, Entry], today: date, weights: Mapping[str, Weight]
) -> list[Measure]:
    def rank(measure: Measure) -> tuple[object, ...]:
        entry = entries.get(measure.id, EMPTY)
        weight = weights.get(measure.id, _NO_WEIGHT)
        return (
            not (entry.priority is Priority.HIGH or entry.is_overdue(today)),
            entry.priority is Priority.LOW,
            _LEVELS.index(measure.level),
            not weight.is_raised,
            -weight.cases,
            *_ease(measure),
            entry.due or date.max,
        )

    return sorted((m for m in measures if entries.get(m.id, EMPTY).is_open), key=rank)


def _reasons(
    measure: Measure, entry: Entry, settles_others: bool, weight: Weight, today: date
) -> tuple[StartReason, ...]:
    held = {
        StartReason.OVERDUE: entry.is_overdue(today),
        StartReason.HIGH_PRIORITY: entry.priority is Priority.HIGH,
        StartReason.BASIC: measure.level is Level.BASIC,
        StartReason.SMALL_EFFORT: measure.effort.size is EffortSize.SMALL,
        StartReason.FREE: not measure.effort.costs_money,
        StartReason.BEGUN: entry.status is Status.PARTIAL,
        StartReason.UNKNOWN: entry.status is Status.UNKNOWN,
        StartReason.DUE: entry.due is not None and not entry.is_overdue(today),
        StartReason.SEVERAL_ROLES: settles_others,
        StartReason.METHOD: weight.is_raised,
        StartReason.CASES: weight.cases > 0,
    }
    return tuple(why for why, holds in held.items() if holds)


def is_planned(entry: Entry) -> bool:
    """Whether an entry belongs into the plan: it is open, and has an answer, an owner or a due date."""
    return entry.is_open and (entry.status is not Status.UNANSWERED or bool(entry.owner) or entry.due is not None)


def most_urgent_first(
    measures: Iterable[Measure], entries: Mapping[str, Entry], today: date, raised: Collection[str] = ()
) -> tuple[Measure, ...]:
    """The open measures in the order of the plan: what is overdue, then by priority, due date, level and effort."""
    open_measures = [m for m in measures if entries.get(m.id, EMPTY).is_open]

    def rank(measure: Measure) -> tuple[object, ...]:
        entry = entries.get(measure.id, EMPTY)
        return (
            not entry.is_overdue(today),
            _PRIORITIES.index(entry.priority),
            entry.due or date.max,
            _LEVELS.index(measure.level),
            measure.id not in raised,
            *_ease(measure),
        )

    return tuple(sorted(open_measures, key=rank))

"""What the overview tells, as plain values: how far all roles together are, what is next, what waits for somebody."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from app.domain.answers import EMPTY, Entry, Status
from app.domain.charts import Barrel, barrel
from app.domain.measures import EffortSize, Level, Measure, Role
from app.domain.priorities import Start, Weight, start_with
from app.domain.summary import Figures, by_category, by_role, figures, weakest

MOST_OVERDUE = 4
"""How many overdue tasks are listed; the plan has all of them."""
MOST_STARTS = 6
OPEN_ANSWERS = (Status.PARTIAL, Status.NOT_DONE, Status.UNKNOWN)
"""The answers that leave something to do."""
GAPS = (Status.PARTIAL, Status.NOT_DONE)
_SECONDS_EACH = 30
_EXACT_UP_TO = 10
"""Minutes; above it they are rounded up to five: nobody can know better."""


class Stage(StrEnum):
    """How far the organisation is."""

    EMPTY = "empty"
    """Nothing is known, answered or planned."""
    BEGINNING = "beginning"
    """Nothing is answered yet."""
    ONGOING = "ongoing"
    ANSWERED = "answered"
    """Everything that applies is answered."""
    COMPLETE = "complete"
    """Everything that applies is done."""


class Overdue(NamedTuple):
    """A task whose day has passed, and how many days ago."""

    measure: Measure
    status: Status
    owner: str
    days: int


class Returned(NamedTuple):
    """How many of the self-check sheets that went out have come back."""

    returned: int
    people: int


class Overview(NamedTuple):
    """All that the overview tells, of all roles."""

    stage: Stage
    whole: Figures
    roles: Mapping[Role, Figures]
    categories: Mapping[str, Figures]
    lowest: str | None
    """The category that is the lowest stave."""
    barrel: Barrel
    minutes: int
    """How long answering what is left may take."""
    quick: str | None
    """The measure to begin with where there are ten minutes."""
    overdue: tuple[Overdue, ...]
    """All of them, the longest first."""
    starts: tuple[Start, ...]
    to_find_out: int
    without_owner: int
    to_confirm: int
    """The measures of which a fact about the organisation decides that nobody has told."""
    returned: Returned | None
    """None where no sheet went out."""
    look_again: int
    """The answers that stricter words may have overtaken."""
    findings: int
    """What does not hold together."""


def overview(
    measures: Sequence[Measure],
    entries: Mapping[str, Entry],
    today: date,
    *,
    weights: Mapping[str, Weight] | None = None,
    has_profile: bool = False,
    to_confirm: int = 0,
    returned: Returned | None = None,
    look_again: int = 0,
    findings: int = 0,
) -> Overview:
    """The overview of these measures, which are those of all roles. `entries` are those that count."""
    whole = figures(measures, entries)
    categories = by_category(measures, entries)
    overdue = overdue_tasks(measures, entries, today)
    shown = {task.measure.id for task in overdue[:MOST_OVERDUE]}
    best = start_with(measures, entries, today, weights, MOST_STARTS + len(shown))
    mine = [entries.get(m.id, EMPTY) for m in measures]
    return Overview(
        stage=_stage(whole, mine, has_profile=has_profile),
        whole=whole,
        roles=by_role(measures, entries),
        categories=categories,
        lowest=weakest(categories),
        barrel=barrel(categories),
        minutes=minutes_to_answer(measures, entries),
        quick=first_quick(measures, entries),
        overdue=overdue,
        starts=tuple(start for start in best if start.measure.id not in shown)[:MOST_STARTS],
        to_find_out=whole.unknown,
        without_owner=sum(entry.status in GAPS and not entry.owner for entry in mine),
        to_confirm=to_confirm,
        returned=returned,
        look_again=look_again,
        findings=findings,
    )


def _stage(whole: Figures, entries: Iterable[Entry], *, has_profile: bool) -> Stage:
    if whole.applicable and whole.done == whole.applicable:
        return Stage.COMPLETE
    if whole.applicable and not whole.unanswered:
        return Stage.ANSWERED
    if whole.answered:
        return Stage.ONGOING
    is_touched = has_profile or whole.not_applicable or any(entry.owner or entry.due for entry in entries)
    return Stage.BEGINNING if is_touched else Stage.EMPTY


def overdue_tasks(measures: Iterable[Measure], entries: Mapping[str, Entry], today: date) -> tuple[Overdue, ...]:
    """The tasks whose day has passed, the longest first."""
    found = [
        Overdue(measure, entry.status, entry.owner, (today - entry.due).days)
        for measure, entry in ((m, entries.get(m.id, EMPTY)) for m in measures)
        if entry.due is not None and entry.is_overdue(today)
    ]
    return tuple(sorted(found, key=lambda task: -task.days))


def minutes_to_answer(measures: Iterable[Measure], entries: Mapping[str, Entry]) -> int:
    """How many minutes it may take to answer what is unanswered: half a minute each, counterparts together.

    The rate is one of answering, by a key and a look at the title. The effort of a measure is that of doing it, and
    says nothing here. Ten minutes and more are rounded up to five.
    """
    listed = list(measures)
    ids = {measure.id for measure in listed}
    unanswered = (m for m in listed if entries.get(m.id, EMPTY).status is Status.UNANSWERED)
    groups = {frozenset(ids.intersection((m.id, *m.counterparts))) for m in unanswered}
    minutes = -(-len(groups) * _SECONDS_EACH // 60)
    return minutes if minutes <= _EXACT_UP_TO else -(-minutes // 5) * 5


def first_quick(measures: Iterable[Measure], entries: Mapping[str, Entry]) -> str | None:
    """Where to begin with ten minutes: the first unanswered basic measure of small effort, else any basic one."""
    basic = [m for m in measures if m.level is Level.BASIC and entries.get(m.id, EMPTY).status is Status.UNANSWERED]
    small = (m for m in basic if m.effort.size is EffortSize.SMALL)
    first = next(small, basic[0] if basic else None)
    return first.id if first else None


def next_look(last: date) -> date:
    """The month in which to look at everything again: a year after the last change; its first day."""
    return date(last.year + 1, last.month, 1)

"""What falls on which day or month: due dates of open tasks, and the measures that the guideline wants repeated."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.answers import EMPTY, Entry, Status
from app.domain.measures import Measure, Recurrence
from app.domain.profile import Profile

INTERVALS: Mapping[Recurrence, int] = {Recurrence.REGULARLY: 3, Recurrence.YEARLY: 12}
"""Months from one time to the next. A year is the guideline's (年1回程度); for 定期的 it names none: three are ours."""


class OccurrenceKind(StrEnum):
    """Why something stands in the calendar."""

    DUE = "due"
    REGULARLY = "regularly"
    YEARLY = "yearly"


@dataclass(frozen=True)
class Occurrence:
    """What is to be done on a day, or within the month that begins on it.

    `interval` is how many months lie between it and the next time, 0 where it comes once. A measure occurs at most
    once with an interval and once without.
    """

    measure: str
    kind: OccurrenceKind
    when: date
    interval: int = 0
    since_seen: bool = False
    """Whether it is counted from the day on which the evidence was last seen."""

    @property
    def is_month(self) -> bool:
        """Whether it is meant for the month, not for the day."""
        return self.interval > 0

    def is_overdue(self, today: date) -> bool:
        """Whether its day, or its month, has passed without anybody having seen to it."""
        if self.is_month:
            return self.since_seen and self.when < first_day(today)
        return self.when < today


@dataclass(frozen=True)
class Month:
    """What a month holds, its days first; `begins` is its first day."""

    begins: date
    occurrences: tuple[Occurrence, ...]


@dataclass(frozen=True)
class Year:
    """A business year: its twelve months, what is overdue on the day it is looked at, and what comes after it."""

    months: tuple[Month, ...]
    overdue: tuple[Occurrence, ...]
    later: tuple[Occurrence, ...]


def occurrences(
    measures: Iterable[Measure], entries: Mapping[str, Entry], profile: Profile, today: date
) -> tuple[Occurrence, ...]:
    """Everything with a day or a month, the first time of each, by day and then in the order of the measures."""
    begins = year_begins(profile, today)
    found = [o for m in measures for o in _of_measure(m, entries.get(m.id, EMPTY), begins)]
    return tuple(sorted(found, key=lambda occurrence: (occurrence.when, occurrence.is_month)))


def year(found: Iterable[Occurrence], profile: Profile, today: date) -> Year:
    """The business year that holds today, month by month; what is repeated stands in each of its months."""
    listed = tuple(found)
    begins = year_begins(profile, today)
    firsts = [shifted(begins, n) for n in range(12)]
    overdue = tuple(o for o in listed if o.is_overdue(today))
    ends = shifted(begins, 12)
    return Year(
        tuple(Month(first, _within(listed, first, today)) for first in firsts),
        overdue,
        tuple(o for o in listed if o.when >= ends),
    )


def year_begins(profile: Profile, today: date) -> date:
    """The first day of the business year that holds today."""
    month = profile.business_year_start
    return date(today.year if month <= today.month else today.year - 1, month, 1)


def first_day(when: date) -> date:
    """The first day of a month."""
    return when.replace(day=1)


def shifted(when: date, months: int) -> date:
    """The first day of the month that lies so many months after a day's; the last month there is, at most."""
    count = min(when.year * 12 + when.month - 1 + months, date.max.year * 12 + 11)
    return date(count // 12, count % 12 + 1, 1)


def _of_measure(measure: Measure, entry: Entry, begins: date) -> Iterator[Occurrence]:
    if entry.is_open and entry.due:
        yield Occurrence(measure.id, OccurrenceKind.DUE, entry.due)
    if measure.recurrence in INTERVALS and entry.status is not Status.NOT_APPLICABLE:
        interval = INTERVALS[measure.recurrence]
        when = _first_time(entry, interval, begins)
        yield Occurrence(
            measure.id, OccurrenceKind(measure.recurrence.value), when, interval, entry.evidence_seen is not None
        )


def _first_time(entry: Entry, interval: int, begins: date) -> date:
    """After the evidence was seen, else in the month of the due date, else when the business year begins.

    The due date of an open task is the first time itself; then the second is given.
    """
    if entry.evidence_seen:
        return shifted(entry.evidence_seen, interval)
    if entry.due:
        return shifted(entry.due, interval if entry.is_open else 0)
    return begins


def _within(found: Iterable[Occurrence], first: date, today: date) -> tuple[Occurrence, ...]:
    """What falls into a month and is not overdue; a measure whose due date does is not repeated beside it."""
    held = [o for o in found if _falls_into(o, first, today)]
    due = {o.measure for o in held if not o.is_month}
    kept = [o for o in held if not (o.is_month and o.measure in due)]
    return tuple(sorted(kept, key=lambda o: (o.is_month, first if o.is_month else o.when)))


def _falls_into(occurrence: Occurrence, first: date, today: date) -> bool:
    if not occurrence.is_month:
        return first_day(occurrence.when) == first and not occurrence.is_overdue(today)
    if occurrence.is_overdue(today) and first < first_day(today):
        return False
    months = (first.year - occurrence.when.year) * 12 + first.month - occurrence.when.month
    return months >= 0 and months % occurrence.interval == 0

"""The plan by months: what is overdue, due in a month, later, or on no day yet, and where a day goes in another one."""

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.relative_days import months_away


class PeriodKind(StrEnum):
    """What a part of the plan is about."""

    OVERDUE = "overdue"
    MONTH = "month"
    LATER = "later"
    NO_DAY = "no_day"


@dataclass(frozen=True)
class Period:
    """A part of the plan; `begins` is the first day of a month, or of what is later."""

    kind: PeriodKind
    begins: date | None = None


OVERDUE = Period(PeriodKind.OVERDUE)
NO_DAY = Period(PeriodKind.NO_DAY)


def periods(today: date, months: int) -> tuple[Period, ...]:
    """All parts of the plan from left to right, with so many months beginning with this one."""
    first = today.replace(day=1)
    ahead = tuple(Period(PeriodKind.MONTH, months_away(first, n)) for n in range(months))
    return OVERDUE, *ahead, Period(PeriodKind.LATER, months_away(first, months)), NO_DAY


def is_within(due: date | None, period: Period, today: date) -> bool:
    """Whether an open task that is due then belongs into a part of the plan."""
    if due is None or period.begins is None:
        return period is NO_DAY if due is None else period.kind is PeriodKind.OVERDUE and due < today
    if due < today or due < period.begins:
        return False
    return period.kind is PeriodKind.LATER or due < months_away(period.begins, 1)


def counts(days: Iterable[date | None], parts: Sequence[Period], today: date) -> tuple[int, ...]:
    """How many of these days fall into each part."""
    listed = list(days)
    return tuple(sum(is_within(due, part, today) for due in listed) for part in parts)


def takes_days(period: Period) -> bool:
    """Whether a task can be moved there: nothing is made overdue, and what is later is no day."""
    return period.kind in (PeriodKind.MONTH, PeriodKind.NO_DAY)


def day_within(due: date | None, period: Period, today: date) -> date | None:
    """The day of a task that is moved there: the same day of that month, or its last where that has passed or is none.

    None for the part without days.
    """
    if period.begins is None:
        return None
    last = calendar.monthrange(period.begins.year, period.begins.month)[1]
    day = period.begins.replace(day=last if due is None else min(due.day, last))
    return day if day >= today else period.begins.replace(day=last)

"""The plan by months."""

from datetime import date

import pytest

from app.domain.plan_periods import (
    NO_DAY,
    OVERDUE,
    Period,
    PeriodKind,
    counts,
    day_within,
    is_within,
    periods,
    takes_days,
)

TODAY = date(2026, 11, 29)
NOVEMBER = Period(PeriodKind.MONTH, date(2026, 11, 1))
FEBRUARY = Period(PeriodKind.MONTH, date(2027, 2, 1))


def test_the_parts_begin_with_what_is_overdue_and_end_with_what_has_no_day() -> None:
    assert periods(TODAY, 3) == (
        OVERDUE,
        NOVEMBER,
        Period(PeriodKind.MONTH, date(2026, 12, 1)),
        Period(PeriodKind.MONTH, date(2027, 1, 1)),
        Period(PeriodKind.LATER, date(2027, 2, 1)),
        NO_DAY,
    )


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (date(2026, 11, 28), 0),
        (date(2025, 12, 1), 0),
        (TODAY, 1),
        (date(2026, 11, 30), 1),
        (date(2026, 12, 1), 2),
        (date(2027, 1, 1), 3),
        (date(2030, 1, 1), 3),
        (None, 4),
    ],
)
def test_a_day_belongs_into_one_part(due: date | None, expected: int) -> None:
    parts = periods(TODAY, 2)
    assert [is_within(due, part, TODAY) for part in parts].index(True) == expected
    assert sum(is_within(due, part, TODAY) for part in parts) == 1
    assert counts([due, due], parts, TODAY)[expected] == 2


@pytest.mark.parametrize(
    ("due", "to", "expected"),
    [
        (date(2026, 12, 15), FEBRUARY, date(2027, 2, 15)),
        (date(2026, 12, 31), FEBRUARY, date(2027, 2, 28)),
        (None, FEBRUARY, date(2027, 2, 28)),
        (date(2026, 12, 5), NOVEMBER, date(2026, 11, 30)),
        (date(2026, 12, 29), NOVEMBER, TODAY),
        (date(2026, 12, 5), NO_DAY, None),
    ],
)
def test_a_task_is_moved_to_the_same_day_or_to_the_end(due: date | None, to: Period, expected: date | None) -> None:
    assert day_within(due, to, TODAY) == expected


def test_tasks_are_moved_to_months_and_out_of_the_calendar_only() -> None:
    assert [takes_days(part) for part in periods(TODAY, 2)] == [False, True, True, False, True]

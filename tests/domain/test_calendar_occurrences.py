"""When due dates and repeated measures fall, and in which business year."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answers import Entry, Status
from app.domain.calendar_occurrences import Occurrence, OccurrenceKind, occurrences, shifted, year, year_begins
from app.domain.measures import Recurrence
from app.domain.profile import Kind as Organisation
from app.domain.profile import Profile
from tests.domain.samples import entries, measure

TODAY = date(2026, 11, 23)
APRIL = Profile(kind=Organisation.COMPANY, year_start=4)
ONCE = measure("administrator-B-1")
YEARLY = measure("administrator-M-3", recurrence=Recurrence.YEARLY)
REGULARLY = measure("administrator-C-1", recurrence=Recurrence.REGULARLY)


def found(*listed: object, profile: Profile = APRIL, **state: Entry) -> tuple[Occurrence, ...]:
    by_id = {m.id: state[m.category] for m in (ONCE, YEARLY, REGULARLY) if m.category in state}
    return occurrences(listed, by_id, profile, TODAY)  # type: ignore[arg-type]


def months(*listed: object, profile: Profile = APRIL, **state: Entry) -> dict[date, list[str]]:
    whole = year(found(*listed, profile=profile, **state), profile, TODAY)
    return {m.begins: [o.measure for o in m.occurrences] for m in whole.months if m.occurrences}


@pytest.mark.parametrize(
    ("profile", "begins"),
    [
        (APRIL, date(2026, 4, 1)),
        (Profile(year_start=12), date(2025, 12, 1)),
        (Profile(year_start=11), date(2026, 11, 1)),
        (Profile(kind=Organisation.SOLE_PROPRIETOR, year_start=4), date(2026, 1, 1)),
        (Profile(), date(2026, 1, 1)),
        (Profile(kind=Organisation.COMPANY), date(2026, 4, 1)),
    ],
)
def test_the_business_year_is_the_one_that_holds_today(profile: Profile, begins: date) -> None:
    assert year_begins(profile, TODAY) == begins
    listed = [month.begins for month in year((), profile, TODAY).months]
    assert listed[0] == begins
    assert len(set(listed)) == 12
    assert listed == sorted(listed)
    assert TODAY.replace(day=1) in listed


@pytest.mark.parametrize("status", [Status.UNANSWERED, Status.PARTIAL, Status.NOT_DONE, Status.UNKNOWN])
def test_an_open_task_stands_on_its_day(status: Status) -> None:
    due = date(2026, 12, 5)
    assert found(ONCE, B=Entry(status, due=due)) == (Occurrence(ONCE.id, OccurrenceKind.DUE, due),)
    assert months(ONCE, B=Entry(status, due=due)) == {date(2026, 12, 1): [ONCE.id]}


@pytest.mark.parametrize("status", [Status.DONE, Status.NOT_APPLICABLE])
def test_what_is_done_or_does_not_apply_has_no_day(status: Status) -> None:
    assert found(ONCE, B=Entry(status, due=date(2026, 12, 5), reason="r")) == ()


def test_what_does_not_apply_is_not_repeated() -> None:
    assert found(YEARLY, M=Entry(Status.NOT_APPLICABLE, reason="r")) == ()


def test_what_is_overdue_stands_apart() -> None:
    late, today = date(2026, 11, 22), TODAY
    whole = year(found(ONCE, B=Entry(due=late)), APRIL, TODAY)
    assert [o.when for o in whole.overdue] == [late]
    assert not any(month.occurrences for month in whole.months)
    assert not year(found(ONCE, B=Entry(due=today)), APRIL, TODAY).overdue


def test_what_comes_after_the_year_is_not_lost() -> None:
    whole = year(found(ONCE, B=Entry(due=date(2027, 4, 1))), APRIL, TODAY)
    assert [o.when for o in whole.later] == [date(2027, 4, 1)]


@pytest.mark.parametrize(
    ("entry", "first"),
    [
        (Entry(Status.DONE, evidence_seen=date(2026, 2, 28), due=date(2026, 9, 9)), date(2027, 2, 1)),
        (Entry(Status.DONE, due=date(2026, 9, 9)), date(2026, 9, 1)),
        (Entry(Status.NOT_DONE, due=date(2026, 12, 9)), date(2027, 12, 1)),
        (Entry(), date(2026, 4, 1)),
    ],
)
def test_a_yearly_measure_comes_a_year_after_it_was_seen_else_when_due_else_first(entry: Entry, first: date) -> None:
    repeated = [o for o in found(YEARLY, M=entry) if o.interval]
    assert [(o.when, o.interval, o.kind) for o in repeated] == [(first, 12, OccurrenceKind.YEARLY)]


def test_a_regular_one_comes_every_three_months() -> None:
    assert list(months(REGULARLY)) == [date(2026, 4, 1), date(2026, 7, 1), date(2026, 10, 1), date(2027, 1, 1)]
    seen = months(REGULARLY, C=Entry(Status.DONE, evidence_seen=date(2026, 11, 2)))
    assert list(seen) == [date(2027, 2, 1)]


def test_the_due_date_of_an_open_task_is_its_first_time() -> None:
    listed = months(REGULARLY, C=Entry(Status.PARTIAL, due=date(2026, 12, 9)))
    assert listed == {date(2026, 12, 1): [REGULARLY.id], date(2027, 3, 1): [REGULARLY.id]}


def test_a_measure_stands_once_in_a_month() -> None:
    entry = Entry(Status.PARTIAL, due=date(2027, 1, 9), evidence_seen=date(2026, 10, 1))
    assert months(REGULARLY, C=entry)[date(2027, 1, 1)] == [REGULARLY.id]


def test_a_repetition_that_was_missed_is_overdue_and_goes_on() -> None:
    listed = found(REGULARLY, C=Entry(Status.DONE, evidence_seen=date(2026, 5, 31)))
    whole = year(listed, APRIL, TODAY)
    assert [o.when for o in whole.overdue] == [date(2026, 8, 1)]
    assert [m.begins for m in whole.months if m.occurrences] == [date(2026, 11, 1), date(2027, 2, 1)]


def test_what_was_never_seen_is_planned_not_overdue() -> None:
    assert not year(found(YEARLY, REGULARLY), APRIL, TODAY).overdue


def test_days_stand_before_months_and_in_their_order() -> None:
    listed = occurrences(
        [YEARLY, REGULARLY, ONCE],
        {
            YEARLY.id: Entry(evidence_seen=date(2025, 12, 24)),
            REGULARLY.id: Entry(due=date(2026, 12, 31)),
            ONCE.id: Entry(due=date(2026, 12, 1)),
        },
        APRIL,
        TODAY,
    )
    december = year(listed, APRIL, TODAY).months[8]
    assert [o.measure for o in december.occurrences] == [ONCE.id, REGULARLY.id, YEARLY.id]


def test_the_last_day_there_is_has_a_month_too() -> None:
    assert shifted(date.max, 12) == date(9999, 12, 1)
    assert shifted(date(2026, 12, 31), 1) == date(2027, 1, 1)
    assert shifted(date(2027, 1, 1), -1) == date(2026, 12, 1)


@given(entry=entries, start=st.integers(1, 12), today=st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_every_occurrence_stands_somewhere(entry: Entry, start: int, today: date) -> None:
    profile = Profile(kind=Organisation.COMPANY, year_start=start)
    for one in (ONCE, YEARLY, REGULARLY):
        listed = occurrences([one], {one.id: entry}, profile, today)
        assert len({(o.measure, o.interval) for o in listed}) == len(listed)
        whole = year(listed, profile, today)
        shown = {o.measure for o in (*whole.overdue, *whole.later, *(o for m in whole.months for o in m.occurrences))}
        assert shown == {o.measure for o in listed}

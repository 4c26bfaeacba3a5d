"""The values of the overview: the stage, what is next, what waits, and how long the rest takes."""

from datetime import date, timedelta

import pytest

from app.domain.answers import Entry, Priority, Status
from app.domain.measures import Effort, EffortSize, Level, Role
from app.domain.overview_values import (
    MOST_OVERDUE,
    MOST_STARTS,
    Overdue,
    Returned,
    Stage,
    first_quick,
    minutes_to_answer,
    next_look,
    overview,
)
from app.domain.priorities import StartReason
from tests.domain.samples import answered, measure

TODAY = date(2026, 11, 28)
SIX = [measure(f"administrator-A-{n}") for n in range(1, 7)]


def stage(*statuses, **known):
    return overview(SIX[: len(statuses)], answered(*statuses), TODAY, **known).stage


def test_the_stage_tells_how_far_it_is():
    nothing, done, n_a = Status.UNANSWERED, Status.DONE, Status.NOT_APPLICABLE
    assert stage(nothing, nothing) is Stage.EMPTY
    assert stage(nothing, nothing, has_profile=True) is Stage.BEGINNING
    assert stage(nothing, n_a) is Stage.BEGINNING
    assert stage(nothing, Status.UNKNOWN) is Stage.ONGOING
    assert stage(done, Status.NOT_DONE, n_a) is Stage.ANSWERED
    assert stage(done, done, n_a) is Stage.COMPLETE
    assert stage(n_a, n_a) is Stage.BEGINNING
    for planned in (Entry(owner="森"), Entry(due=TODAY)):
        assert overview(SIX, {SIX[0].id: planned}, TODAY).stage is Stage.BEGINNING


def test_all_roles_are_counted_together_and_apart():
    measures = [measure("executive-A-1"), *SIX[:2], measure("teleworker-B-1")]
    found = overview(measures, {"executive-A-1": Entry(Status.DONE), SIX[0].id: Entry(Status.NOT_DONE)}, TODAY)
    assert (found.whole.answered, found.whole.done, found.whole.applicable) == (2, 1, 4)
    assert list(found.roles) == [Role.EXECUTIVE, Role.ADMINISTRATOR, Role.TELEWORKER]
    assert list(found.categories) == ["A", "B"]
    assert found.lowest == "B"
    assert [stave.is_weakest for stave in found.barrel.staves] == [False, True]


def test_what_is_overdue_longest_stands_first():
    entries = {
        SIX[0].id: Entry(Status.PARTIAL, owner="佐藤", due=TODAY - timedelta(2)),
        SIX[1].id: Entry(due=TODAY - timedelta(9)),
        SIX[2].id: Entry(Status.DONE, due=TODAY - timedelta(30)),
        SIX[3].id: Entry(due=TODAY),
    }
    assert overview(SIX, entries, TODAY).overdue == (
        Overdue(SIX[1], Status.UNANSWERED, "", 9),
        Overdue(SIX[0], Status.PARTIAL, "佐藤", 2),
    )


def test_what_is_listed_as_overdue_is_not_listed_twice():
    measures = [measure(f"administrator-A-{n}") for n in range(1, 13)]
    entries = {m.id: Entry(due=TODAY - timedelta(20 - n)) for n, m in enumerate(measures[: MOST_OVERDUE + 1])}
    found = overview(measures, entries, TODAY)
    assert len(found.overdue) == MOST_OVERDUE + 1
    assert len(found.starts) == MOST_STARTS
    assert not {task.measure.id for task in found.overdue[:MOST_OVERDUE]} & {s.measure.id for s in found.starts}
    assert found.starts[0].measure.id == measures[MOST_OVERDUE].id
    assert StartReason.OVERDUE in found.starts[0].reasons


def test_what_waits_is_counted():
    entries = {
        SIX[0].id: Entry(Status.UNKNOWN),
        SIX[1].id: Entry(Status.NOT_DONE),
        SIX[2].id: Entry(Status.PARTIAL, owner="森"),
        SIX[3].id: Entry(Status.DONE),
        SIX[4].id: Entry(priority=Priority.HIGH),
    }
    found = overview(SIX, entries, TODAY, to_confirm=3, returned=Returned(1, 2), look_again=4)
    assert (found.to_find_out, found.without_owner, found.to_confirm, found.returned) == (1, 1, 3, (1, 2))
    assert found.look_again == 4


@pytest.mark.parametrize(("left", "minutes"), [(0, 0), (1, 1), (2, 1), (3, 2), (20, 10), (21, 15), (40, 20), (78, 40)])
def test_half_a_minute_each(left, minutes):
    assert minutes_to_answer([measure(f"administrator-A-{n}") for n in range(left)], {}) == minutes


def test_counterparts_are_answered_together():
    both = [measure("administrator-A-1", "teleworker-A-1"), measure("teleworker-A-1", "administrator-A-1")]
    assert minutes_to_answer([*both, measure("teleworker-A-2")], {}) == 1
    assert minutes_to_answer(both, {both[0].id: Entry(Status.DONE)}) == 1
    assert minutes_to_answer(both, {m.id: Entry(Status.DONE) for m in both}) == 0


def test_ten_minutes_begin_with_what_is_basic_and_small():
    large = measure("administrator-A-1", effort=Effort(EffortSize.LARGE, costs_money=False))
    advanced = measure("administrator-A-2", level=Level.ADVANCED)
    small = measure("administrator-A-3")
    assert first_quick([large, advanced, small], {}) == small.id
    assert first_quick([large, advanced, small], {small.id: Entry(Status.DONE)}) == large.id
    assert first_quick([advanced], {}) is None


def test_the_next_look_is_a_year_after_the_last_change():
    assert next_look(date(2026, 11, 28)) == date(2027, 11, 1)
    assert next_look(date(2028, 2, 29)) == date(2029, 2, 1)

"""What to do first, and why."""

from datetime import date, timedelta

import pytest

from app.domain.answers import Entry, Priority, Status
from app.domain.measures import Effort, EffortSize, Level
from app.domain.priorities import StartReason, is_planned, most_urgent_first, start_with
from tests.domain.samples import measure

TODAY = date(2026, 11, 23)
YESTERDAY, TOMORROW = TODAY - timedelta(1), TODAY + timedelta(1)
MEDIUM, LARGE = EffortSize.MEDIUM, EffortSize.LARGE

USUAL = measure("administrator-A-1")
OTHERS = [measure(f"administrator-A-{n}") for n in range(2, 10)]


def ids(starts):
    return [start.measure.id for start in starts]


def test_six_are_proposed_in_the_order_of_the_list_where_all_are_alike():
    assert ids(start_with([USUAL, *OTHERS], {}, TODAY)) == [f"administrator-A-{n}" for n in range(1, 7)]
    assert len(start_with([USUAL, *OTHERS], {}, TODAY, count=2)) == 2


def test_in_the_real_catalogue_six_basic_small_free_ones_are_proposed(catalogue):
    starts = start_with(catalogue.measures, {}, TODAY)
    assert len(starts) == 6
    for start in starts:
        assert start.measure.level is Level.BASIC
        assert start.measure.effort == Effort(EffortSize.SMALL, costs_money=False)
        assert {StartReason.BASIC, StartReason.SMALL_EFFORT, StartReason.FREE} <= set(start.reasons)


@pytest.mark.parametrize("status", [Status.DONE, Status.NOT_APPLICABLE])
def test_what_is_settled_is_not_proposed(status):
    assert start_with([USUAL], {USUAL.id: Entry(status, reason="x")}, TODAY) == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Entry(priority=Priority.HIGH), Entry()),
        (Entry(due=YESTERDAY), Entry(due=TODAY)),
        (Entry(), Entry(priority=Priority.LOW)),
        (Entry(priority=Priority.HIGH, due=YESTERDAY), Entry(priority=Priority.NORMAL, due=TODAY)),
        (Entry(due=TODAY), Entry(due=TOMORROW)),
        (Entry(due=TOMORROW), Entry()),
        (Entry(due=YESTERDAY, priority=Priority.LOW), Entry()),
    ],
)
def test_what_people_entered_comes_before_the_order_of_the_list(first, second):
    entries = {USUAL.id: second, OTHERS[0].id: first}
    assert ids(start_with([USUAL, OTHERS[0]], entries, TODAY)) == [OTHERS[0].id, USUAL.id]


@pytest.mark.parametrize(
    ("easier", "harder"),
    [
        ({}, {"level": Level.ADVANCED}),
        ({}, {"effort": Effort(MEDIUM, costs_money=False)}),
        ({"effort": Effort(MEDIUM, costs_money=True)}, {"effort": Effort(LARGE, costs_money=False)}),
        ({}, {"effort": Effort(EffortSize.SMALL, costs_money=True)}),
        ({"effort": Effort(LARGE, costs_money=True)}, {"level": Level.ADVANCED}),
    ],
)
def test_of_equally_urgent_ones_the_easier_comes_first(easier, harder):
    one, two = measure("administrator-A-1", **harder), measure("administrator-A-2", **easier)
    assert ids(start_with([one, two], {}, TODAY)) == [two.id, one.id]
    assert most_urgent_first([one, two], {}, TODAY) == (two, one)


def test_counterparts_count_once_and_are_named():
    one = measure("administrator-I-7", "teleworker-I-4")
    other = measure("teleworker-I-4", "administrator-I-7")
    (start,) = start_with([one, other], {}, TODAY)
    assert (start.measure, start.settles) == (one, (other.id,))
    assert StartReason.SEVERAL_ROLES in start.reasons


def test_a_counterpart_that_is_done_is_not_settled_again():
    one = measure("administrator-I-7", "teleworker-I-4")
    other = measure("teleworker-I-4", "administrator-I-7")
    (start,) = start_with([one, other], {other.id: Entry(Status.DONE)}, TODAY)
    assert start.settles == ()
    assert StartReason.SEVERAL_ROLES not in start.reasons


@pytest.mark.parametrize(
    ("entry", "facts", "reasons"),
    [
        (Entry(), {}, {StartReason.BASIC, StartReason.SMALL_EFFORT, StartReason.FREE}),
        (Entry(), {"level": Level.ADVANCED, "effort": Effort(LARGE, costs_money=True)}, set()),
        (Entry(Status.PARTIAL), {}, {StartReason.BASIC, StartReason.SMALL_EFFORT, StartReason.FREE, StartReason.BEGUN}),
        (
            Entry(Status.UNKNOWN),
            {},
            {StartReason.BASIC, StartReason.SMALL_EFFORT, StartReason.FREE, StartReason.UNKNOWN},
        ),
        (Entry(due=TODAY), {}, {StartReason.BASIC, StartReason.SMALL_EFFORT, StartReason.FREE, StartReason.DUE}),
        (
            Entry(due=YESTERDAY),
            {},
            {StartReason.BASIC, StartReason.SMALL_EFFORT, StartReason.FREE, StartReason.OVERDUE},
        ),
        (
            Entry(priority=Priority.HIGH),
            {},
            {StartReason.BASIC, StartReason.SMALL_EFFORT, StartReason.FREE, StartReason.HIGH_PRIORITY},
        ),
    ],
)
def test_each_proposal_says_why(entry, facts, reasons):
    one = measure("administrator-A-1", **facts)
    (start,) = start_with([one], {one.id: entry}, TODAY)
    assert set(start.reasons) == reasons
    assert len(start.reasons) == len(reasons)


def test_the_plan_goes_by_overdue_priority_and_day():
    order = [
        Entry(due=YESTERDAY, priority=Priority.LOW),
        Entry(due=TOMORROW, priority=Priority.HIGH),
        Entry(priority=Priority.HIGH),
        Entry(due=TODAY),
        Entry(due=TOMORROW),
        Entry(),
        Entry(due=TODAY, priority=Priority.LOW),
    ]
    entries = {m.id: entry for m, entry in zip(OTHERS, reversed(order), strict=False)}
    listed = most_urgent_first(OTHERS[: len(order)], entries, TODAY)
    assert [entries[m.id] for m in listed] == order


def test_of_several_overdue_ones_the_priority_decides_and_then_the_day():
    order = [Entry(due=YESTERDAY, priority=Priority.HIGH), Entry(due=YESTERDAY - timedelta(1)), Entry(due=YESTERDAY)]
    entries = dict(zip([OTHERS[2].id, OTHERS[1].id, OTHERS[0].id], order, strict=True))
    assert [entries[m.id] for m in most_urgent_first(OTHERS[:3], entries, TODAY)] == order


def test_the_plan_holds_what_is_open_and_keeps_the_order_of_the_list_else():
    entries = {OTHERS[1].id: Entry(Status.DONE), OTHERS[2].id: Entry(Status.NOT_APPLICABLE, reason="x")}
    assert most_urgent_first(OTHERS[:5], entries, TODAY) == (OTHERS[0], OTHERS[3], OTHERS[4])


@pytest.mark.parametrize(
    ("entry", "planned"),
    [
        (Entry(), False),
        (Entry(note="x", priority=Priority.HIGH), False),
        (Entry(owner="佐藤"), True),
        (Entry(due=TODAY), True),
        (Entry(Status.UNKNOWN), True),
        (Entry(Status.PARTIAL), True),
        (Entry(Status.DONE, owner="佐藤", due=TODAY), False),
        (Entry(Status.NOT_APPLICABLE, reason="x", owner="佐藤"), False),
    ],
)
def test_planned_is_what_is_open_and_was_thought_of(entry, planned):
    assert is_planned(entry) is planned

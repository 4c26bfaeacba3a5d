"""The two figures, the lowest stave, and what waits for somebody."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.answers import Entry, Status
from app.domain.measures import Role
from app.domain.summary import Attention, Figures, attention, by_category, by_role, figures, weakest
from tests.domain.samples import answered, measure, statuses

TODAY = date(2026, 11, 23)
YESTERDAY = TODAY - timedelta(1)


def administrators(count):
    return [measure(f"administrator-A-{n}") for n in range(1, count + 1)]


def figures_of(done, not_done=0, unanswered=0, not_applicable=0):
    counted = done + not_done
    return Figures(counted + unanswered, counted, done, 0, not_done, 0, not_applicable)


def test_one_measure_of_each_status():
    found = figures(administrators(7), answered(*Status))
    assert found == Figures(applicable=6, answered=4, done=1, partial=1, not_done=1, unknown=1, not_applicable=1)
    assert found.unanswered == 2
    assert found.done_share == 1 / 6
    assert found.answered_share == 4 / 6


def test_what_is_unknown_is_answered_but_not_done():
    found = figures(administrators(1), answered(Status.UNKNOWN))
    assert (found.answered, found.done) == (1, 0)


def test_nothing_that_applies_has_no_share():
    for found in (figures([], {}), figures(administrators(2), answered(*[Status.NOT_APPLICABLE] * 2))):
        assert (found.applicable, found.answered, found.done_share, found.answered_share) == (0, 0, 0.0, 0.0)


@given(st.lists(statuses, max_size=30))
def test_the_parts_make_up_the_whole(given_statuses):
    found = figures(administrators(len(given_statuses)), answered(*given_statuses))
    assert found.applicable + found.not_applicable == len(given_statuses)
    assert found.answered == found.done + found.partial + found.not_done + found.unknown
    assert 0 <= found.done <= found.answered <= found.applicable
    assert found.unanswered == given_statuses.count(Status.UNANSWERED)
    assert 0 <= found.done_share <= found.answered_share <= 1


def test_roles_and_categories_that_occur_have_figures_in_order():
    listed = [measure("teleworker-B-1"), measure("executive-C-1"), measure("teleworker-B-2")]
    entries = {"teleworker-B-2": Entry(Status.DONE)}
    assert list(by_role(iter(listed), entries).items()) == [
        (Role.EXECUTIVE, figures_of(0, unanswered=1)),
        (Role.TELEWORKER, figures_of(1, unanswered=1)),
    ]
    assert list(by_category(iter(listed), entries).items()) == [
        ("B", figures_of(1, unanswered=1)),
        ("C", figures_of(0, unanswered=1)),
    ]


def test_the_figures_of_the_parts_add_up_to_those_of_the_list(catalogue):
    entries = {m.id: Entry(list(Status)[n % 6]) for n, m in enumerate(catalogue.measures)}
    whole = figures(catalogue.measures, entries)
    for parts in (by_role(catalogue.measures, entries), by_category(catalogue.measures, entries)):
        assert sum(f.applicable for f in parts.values()) == whole.applicable
        assert sum(f.done for f in parts.values()) == whole.done


def test_the_weakest_has_the_smallest_share_done():
    assert weakest({"A": figures_of(3, 1), "B": figures_of(1, 1), "C": figures_of(9, 1)}) == "B"


def test_of_equally_weak_ones_it_is_that_with_most_left_to_do():
    assert weakest({"A": figures_of(0, 1), "B": figures_of(0, 3), "C": figures_of(0, 3)}) == "B"


def test_what_does_not_apply_or_is_done_cannot_be_weakest():
    assert weakest({"A": figures_of(0, not_applicable=3), "B": figures_of(4), "C": figures_of(4, 1)}) == "C"
    assert weakest({"A": figures_of(0, not_applicable=3), "B": figures_of(4)}) is None


def test_before_the_first_answer_nothing_is_weakest():
    assert weakest({"A": figures_of(0, unanswered=3), "B": figures_of(0, unanswered=1)}) is None
    assert weakest({"A": figures_of(0, unanswered=3), "B": figures_of(0, 1)}) == "A"
    assert weakest({}) is None


def test_what_waits_for_somebody():
    listed = administrators(7)
    late = Entry(Status.NOT_DONE, owner="佐藤", due=YESTERDAY)
    made = {
        1: late,
        2: Entry(Status.UNKNOWN),
        3: Entry(Status.PARTIAL, owner="佐藤"),
        4: Entry(Status.NOT_DONE, due=TODAY),
        5: Entry(Status.DONE, due=YESTERDAY),
        6: Entry(Status.UNANSWERED, due=YESTERDAY),
        7: Entry(Status.PARTIAL, owner="佐藤", due=TODAY),
    }
    entries = {f"administrator-A-{n}": entry for n, entry in made.items()}
    ids = {n: f"administrator-A-{n}" for n in made}
    assert attention(listed, entries, TODAY) == Attention(
        overdue=(ids[1], ids[6]), to_find_out=(ids[2],), unplanned=(ids[3], ids[4])
    )


def test_nothing_waits_where_nothing_was_entered():
    assert attention(administrators(3), {}, TODAY) == Attention((), (), ())

"""Steps and their ticks: stored by id, whatever becomes of the texts."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.steps import By, Step, done_of, ticked, with_tick

IDS = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=6)
STEPS = (Step("one", "電源を切る"), Step("two", "頼む", by=By.VENDOR), Step("three", "見る"))


def test_nothing_is_ticked_at_first() -> None:
    assert ticked("") == frozenset()
    assert done_of(STEPS, "") == 0


@given(st.sets(IDS), IDS)
def test_a_tick_comes_and_goes_alone(ids: set[str], step: str) -> None:
    stored = " ".join(sorted(ids))
    there = with_tick(stored, step, done=True)
    assert ticked(there) == ids | {step}
    assert with_tick(there, step, done=True) == there
    assert ticked(with_tick(there, step, done=False)) == ids - {step}


@given(st.permutations(["three", "one", "two"]))
def test_the_same_ticks_are_one_text_in_whatever_order_they_came(order: list[str]) -> None:
    stored = ""
    for step in order:
        stored = with_tick(stored, step, done=True)
    assert stored == "one three two"


def test_ids_of_steps_that_are_no_more_stay_and_do_not_count() -> None:
    stored = with_tick("gone", "one", done=True)
    assert ticked(stored) == {"gone", "one"}
    assert done_of(STEPS, stored) == 1
    assert with_tick(stored, "one", done=False) == "gone"

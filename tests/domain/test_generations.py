"""Which backups stay, and which is the newest: whatever the clock said."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.generations import KEEP, Generation, newest_first, surplus

STAMPS = st.datetimes().map(lambda when: f"{when:%Y%m%d-%H%M%S}")
GENERATIONS = st.lists(
    st.builds(Generation, st.text(min_size=1), st.integers(0, 99), st.integers(0, 9), st.booleans(), STAMPS),
    unique_by=lambda one: one.name,
)
KEEPS = st.integers(1, 8)


@given(GENERATIONS, KEEPS)
def test_so_many_stay_of_each_line_and_no_fewer(generations: list[Generation], keep: int) -> None:
    gone = surplus(generations, keep)
    for in_line in (True, False):
        line = [one for one in generations if one.in_line is in_line]
        left = [one for one in line if one not in gone]
        assert len(left) == min(keep, len(line))
        assert all(one.number <= other.number for one in gone if one.in_line is in_line for other in left)


@given(GENERATIONS, KEEPS)
def test_the_newest_of_the_present_history_never_goes(generations: list[Generation], keep: int) -> None:
    mine = [one for one in generations if one.in_line]
    if mine:
        newest = newest_first(generations)[0]
        assert newest.number == max(one.number for one in mine)
        assert newest not in surplus(generations, keep)


@given(GENERATIONS, KEEPS)
def test_another_line_takes_nothing_from_the_present_one(generations: list[Generation], keep: int) -> None:
    mine = [one for one in generations if one.in_line]
    assert [one for one in surplus(generations, keep) if one.in_line] == surplus(mine, keep)


@given(GENERATIONS, STAMPS)
def test_the_clock_decides_nothing_between_different_states(generations: list[Generation], stamp: str) -> None:
    states = list({(one.number, one.sheets, one.in_line): one for one in generations}.values())
    others = [one._replace(made=stamp) for one in states]
    assert [one.name for one in newest_first(states)] == [one.name for one in newest_first(others)]
    assert {one.name for one in surplus(states)} == {one.name for one in surplus(others)}


def test_five_are_kept() -> None:
    assert len(surplus(Generation(str(n), n, 0, True, "") for n in range(12))) == 12 - KEEP
    assert KEEP == 5

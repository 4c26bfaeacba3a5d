"""Which backups stay, and which is the newest: whatever the clock said."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.generations import KEEP, PRESENT, Generation, Thinning, newest_first, surplus

NOON = datetime(2026, 11, 30, 12)
STAMPS = st.datetimes().map(lambda when: f"{when:%Y%m%d-%H%M%S}")
LINES = st.sampled_from((PRESENT, "3.17", "9.-4"))
GENERATIONS = st.lists(
    st.builds(Generation, st.text(min_size=1), st.integers(0, 99), st.integers(0, 9), LINES, STAMPS),
    unique_by=lambda one: one.name,
)
KEEPS = st.builds(Thinning, *[st.integers(1, 8)] * 4)
NEAR = st.integers(0, 900).map(lambda days: NOON + timedelta(days=days))
"""What a clock that goes right may say."""


def stamp(when: datetime) -> str:
    return f"{when:%Y%m%d-%H%M%S}"


def series(days: Sequence[datetime], line: str = PRESENT) -> list[Generation]:
    """A generation after the other, made at these times."""
    return [Generation(f"{line}{n:04d}", n, 0, line, stamp(when)) for n, when in enumerate(days)]


def left(generations: Sequence[Generation], keep: Thinning = KEEP) -> list[Generation]:
    gone = surplus(generations, keep)
    return [one for one in generations if one not in gone]


def days_of(generations: Sequence[Generation]) -> list[str]:
    return list(dict.fromkeys(one.made[:8] for one in generations))


@given(GENERATIONS, KEEPS)
def test_the_latest_of_each_line_stay(generations: list[Generation], keep: Thinning) -> None:
    gone = surplus(generations, keep)
    for line in {one.line for one in generations}:
        ordered = newest_first(one for one in generations if one.line == line)
        assert not set(gone) & set(ordered[: keep.latest])
        assert len(set(ordered) - set(gone)) <= sum(keep)


@given(GENERATIONS, KEEPS)
def test_the_newest_of_the_present_history_never_goes(generations: list[Generation], keep: Thinning) -> None:
    mine = [one for one in generations if one.line == PRESENT]
    if mine:
        newest = newest_first(generations)[0]
        assert newest.number == max(one.number for one in mine)
        assert newest not in surplus(generations, keep)


@given(GENERATIONS, KEEPS)
def test_no_line_takes_anything_from_another(generations: list[Generation], keep: Thinning) -> None:
    for line in {one.line for one in generations}:
        mine = [one for one in generations if one.line == line]
        assert [one for one in surplus(generations, keep) if one.line == line] == surplus(mine, keep)


@given(GENERATIONS, STAMPS)
def test_the_clock_does_not_order_different_states(generations: list[Generation], made: str) -> None:
    states = list({(one.number, one.sheets, one.line == PRESENT): one for one in generations}.values())
    others = [one._replace(made=made) for one in states]
    assert [one.name for one in newest_first(states)] == [one.name for one in newest_first(others)]


@given(GENERATIONS, KEEPS)
def test_thinning_again_takes_nothing(generations: list[Generation], keep: Thinning) -> None:
    assert surplus(left(generations, keep), keep) == []


@given(st.lists(NEAR), st.lists(NEAR), NEAR.map(lambda when: when + timedelta(days=365 * 73)), st.integers(0, 40))
def test_sessions_of_a_clock_astray_cost_no_more_than_one_would(
    before: list[datetime], after: list[datetime], astray: datetime, count: int
) -> None:
    times = [*sorted(before), *[astray + timedelta(seconds=n) for n in range(count)], *sorted(after)]
    generations = series(times)
    right = [one for one in generations if not one.made.startswith("2099")]
    less = Thinning(KEEP.latest, KEEP.days - 1, KEEP.weeks - 1, KEEP.months - 1)
    among_latest = [one for one in generations[-KEEP.latest :] if one in right]
    wanted = {one.name for one in left(right, less._replace(latest=len(among_latest)))}
    assert wanted <= {one.name for one in left(generations)}


def test_a_clock_astray_that_is_right_again_has_pushed_out_nothing() -> None:
    """Six sessions in 2099, or a year back, then twenty right ones: D7 of the review."""
    for years in (73, -1):
        astray = NOON.replace(year=NOON.year + years)
        before = [NOON + timedelta(days=n) for n in range(3)]
        after = [NOON + timedelta(days=n) for n in range(3, 23)]
        generations = series([*before, *[astray] * 6, *after])
        kept = left(generations)
        assert kept[-7:] == generations[-7:]
        assert [one.made[:8] for one in kept[-7:]] == [stamp(when)[:8] for when in after[-7:]]
        assert sum(one.made[:8] == stamp(astray)[:8] for one in kept) == 1


def test_of_a_year_of_days_the_latest_the_days_the_weeks_and_the_months_stay() -> None:
    times = [NOON + timedelta(days=n // 3, hours=n % 3) for n in range(3 * 900)]
    generations = series(times)
    kept = left(generations)
    assert kept[-5:] == generations[-5:]
    assert days_of(kept)[-7:] == days_of(generations)[-7:]
    assert len({one.made[:6] for one in kept}) == 24
    assert len(kept) <= sum(KEEP)
    older = [one for one in kept if one.made[:8] not in days_of(generations)[-56:]]
    ends = {month: [one for one in generations if one.made[:6] == month][-1] for month in {o.made[:6] for o in older}}
    assert all(one == ends[one.made[:6]] for one in older)
    weeks = {datetime.strptime(one.made[:8], "%Y%m%d").isocalendar()[:2] for one in kept}
    newest = {datetime.strptime(one.made[:8], "%Y%m%d").isocalendar()[:2] for one in generations[-3 * 7 * 7 :]}
    assert newest <= weeks


def test_five_are_kept_of_one_day() -> None:
    generations = series([NOON + timedelta(minutes=n) for n in range(12)])
    assert left(generations) == generations[-5:]


def test_a_stamp_that_is_no_day_is_a_label_like_another() -> None:
    generations = [Generation(str(n), n, 0, PRESENT, "20269999-000000") for n in range(9)]
    assert left(generations) == generations[-5:]

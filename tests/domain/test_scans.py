"""No key of a hand is lost, late or out of order; no key of a scanner is left behind."""

from dataclasses import dataclass, field
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.scans import END, ETX, GAP, STX, TRY, Burst, Composition, Fate, Recogniser, Ruling

ENTER = "\r"
FELT = 50
"""A delay of so many milliseconds is not felt."""


@dataclass
class Played:
    """What came out: the keys that went on with when they did, and what was taken for a scanner's."""

    went_on: list[tuple[int, float]] = field(default_factory=list)
    bursts: list[str] = field(default_factory=list)

    def take(self, ruling: Ruling[int], at: float, key: int | None = None) -> None:
        self.went_on += [(released, at) for released in ruling.released]
        if ruling.burst is not None:
            self.bursts.append(ruling.burst.text)
        if key is not None and ruling.fate is Fate.PASSED:
            self.went_on.append((key, at))


def play(keys: list[tuple[str, float]]) -> Played:
    """Plays keys with their times as the window does: it asks again whenever something is due."""
    recogniser, played = Recogniser[int](), Played()

    def rest(until: float) -> None:
        while (due := recogniser.due) is not None and due <= until:
            played.take(recogniser.rested(due), due)

    for key, (text, at) in enumerate(keys):
        rest(at)
        if text in (ENTER, "\t"):
            played.take(recogniser.ended(at), at, key)
        elif text == "<-":
            played.take(recogniser.interrupted(at), at, key)
        else:
            played.take(recogniser.typed(text, at, key), at)
    rest(float("inf"))
    return played


def timed(text: str, gaps: list[float], start: float = 0) -> list[tuple[str, float]]:
    return list(zip(text, accumulate(gaps[: len(text) - 1], initial=start), strict=True))


hand_keys = st.sampled_from([*"123456NnEa-あ ", ENTER, "\t", "<-"])


@st.composite
def hands(draw: st.DrawFn) -> list[tuple[str, float]]:
    """A very fast hand: 12 keys a second, every other one rolled over 20 ms after the one before."""
    count = draw(st.integers(1, 40))
    at, keys = 0.0, []
    for n in range(count):
        keys.append((draw(hand_keys), at))
        at += draw(st.integers(20, 60)) if n % 2 == 0 else draw(st.integers(70, 160))
    return keys


@given(hands())
def test_a_fast_hand_loses_nothing_waits_for_nothing_and_keeps_its_order(keys: list[tuple[str, float]]) -> None:
    played = play(keys)
    assert played.bursts == []
    assert [key for key, _at in played.went_on] == list(range(len(keys)))
    assert all(at - keys[key][1] <= FELT for key, at in played.went_on)


figures = st.text("0123456789", min_size=8, max_size=8)
frames = st.sampled_from(["{}", "]C0{}", "*{}*", f"{STX}{{}}{ETX}", "-{}-"])
paces = st.lists(st.integers(1, 15), min_size=60, max_size=60)
ends = st.sampled_from(["", ENTER, "\t", ENTER + "\n", ENTER + ENTER, "\t" + ENTER])


@given(figures, frames, paces, ends)
def test_a_burst_leaves_no_key_behind(figures: str, frame: str, gaps: list[int], end: str) -> None:
    text = frame.format(figures)
    played = play([(k.replace("\n", ENTER), at) for k, at in timed(text + end, gaps)])
    assert played.went_on == []
    assert played.bursts == [text]


@given(hands(), figures, paces, ends, hands(), st.integers(END + 1, 400), st.integers(END + 1, 400))
def test_between_the_keys_of_a_hand(
    before: list[tuple[str, float]],
    figures: str,
    gaps: list[int],
    end: str,
    after: list[tuple[str, float]],
    pause: int,
    other: int,
) -> None:
    begin = before[-1][1] + pause
    scan = [(k.replace("\n", ENTER), at) for k, at in timed(figures + end, gaps, begin)]
    later = [(k, at + scan[-1][1] + other) for k, at in after]
    played = play([*before, *scan, *later])
    assert played.bursts == [figures]
    of_hand = [*range(len(before)), *range(len(before) + len(scan), len(before) + len(scan) + len(later))]
    assert [key for key, _at in played.went_on] == of_hand


@given(figures, paces, st.integers(19, TRY - 1))
def test_a_key_of_a_hand_just_before_a_burst_is_not_part_of_it(figures: str, gaps: list[int], before: int) -> None:
    played = play([("1", 0), *timed(figures + ENTER, gaps, before)])
    assert played.bursts == [figures]
    assert [key for key, _at in played.went_on] == [0]


@given(figures, st.lists(st.sampled_from([0.0, 15.6]), min_size=8, max_size=8))
def test_a_clock_of_coarse_ticks_will_do(figures: str, gaps: list[float]) -> None:
    """Windows gives the times of keys in steps of 15.6 ms."""
    played = play(timed(figures + ENTER, gaps))
    assert (played.bursts, played.went_on) == ([figures], [])


@given(figures, paces, st.integers(1, 15))
def test_a_double_reading_is_two_bursts(figures: str, gaps: list[int], pause: int) -> None:
    first = timed(figures + ENTER, gaps)
    played = play([*first, *timed(figures + ENTER, gaps, first[-1][1] + pause)])
    assert (played.bursts, played.went_on) == ([figures, figures], [])


def test_what_frames_a_burst_after_its_enter_is_swallowed_too() -> None:
    played = play([*timed(STX + "41700126" + ENTER + ETX, [2] * 12)])
    assert (played.bursts, played.went_on) == ([STX + "41700126"], [])


@pytest.mark.parametrize("text", ["12", "123"])
def test_what_is_too_short_for_a_code_goes_on(text: str) -> None:
    played = play(timed(text, [5, 5]))
    assert [key for key, _at in played.went_on] == list(range(len(text)))
    assert played.bursts == []


def test_a_burst_hands_back_its_keys_for_a_field_that_may_have_them() -> None:
    recogniser = Recogniser[str]()
    for n, char in enumerate("PF0A"):
        recogniser.typed(char, n, f"key {char}")
    assert recogniser.ended(4).burst == Burst("PF0A", ("key P", "key F", "key 0", "key A"))


# input methods


def composed(lengths: list[int], gap: float) -> Composition:
    composition = Composition()
    for n, length in enumerate(lengths):
        composition.shows("４１７００１２６"[:length], n * gap)
    return composition


@given(st.integers(1, 15))
def test_a_word_that_grows_as_a_scanner_types_is_a_burst(gap: int) -> None:
    assert composed([1, 2, 3, 4, 5, 6, 7, 8], gap).is_burst


@given(st.integers(20, 300))
def test_a_word_that_a_hand_composes_is_none(gap: int) -> None:
    composition = composed([1, 2, 3, 4, 5, 6, 7, 8], gap)
    assert not composition.is_burst
    assert composition.due is None


def test_what_is_forgotten_is_no_burst_and_a_shrinking_word_does_not_grow() -> None:
    assert not composed([1, 2, 3, 4, 5, 6, 7, 8, 0], 2).is_burst
    assert not composed([3, 2, 1, 1, 1, 1], 2).is_burst
    assert composed([1, 2, 3, 4], 5).due == 15 + END


def after(*keys: tuple[str, float]) -> Recogniser[int]:
    recogniser = Recogniser[int]()
    for key, (text, at) in enumerate(keys):
        recogniser.typed(text, at, key)
    return recogniser


def test_it_says_what_it_holds_and_what_goes_on():
    recogniser = Recogniser[int]()
    assert not recogniser.holds
    recogniser = after(("a", 0))
    assert recogniser.holds
    assert recogniser.follows_at_once(GAP)
    assert not recogniser.follows_at_once(GAP + 1)
    assert not recogniser.is_near_burst(5)
    recogniser = after(("a", 0), ("b", 5), ("c", 10))
    assert recogniser.is_near_burst(15)
    recogniser.ended(15)
    assert recogniser.is_near_burst(15 + END)
    assert not recogniser.is_near_burst(15 + END + 1)


def test_another_key_ends_a_burst():
    ruling = after(*((text, 5.0 * n) for n, text in enumerate("T1.1.a"))).interrupted(32)
    assert ruling.burst is not None
    assert (ruling.fate, ruling.burst.text) == (Fate.PASSED, "T1.1.a")


def test_too_few_keys_are_of_a_hand_whatever_ends_them():
    ruling = after(("a", 0), ("b", 5), ("c", 10)).interrupted(12)
    assert (ruling.fate, ruling.released, ruling.burst) == (Fate.PASSED, (0, 1, 2), None)


def test_what_ends_a_burst_that_came_another_way_goes_nowhere():
    recogniser = Recogniser[int]()
    recogniser.came_otherwise(100)
    assert recogniser.ended(100 + END).fate is Fate.HELD
    assert recogniser.ended(100 + 3 * END).fate is Fate.PASSED

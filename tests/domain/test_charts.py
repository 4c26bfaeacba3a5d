"""The geometry of the pictures: parts add up, and the water stands at the lowest stave."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answers import Status
from app.domain.charts import BAR_ORDER, bar, barrel
from app.domain.summary import Figures

counts = st.integers(0, 50)


@st.composite
def any_figures(draw):
    done, partial, not_done, unknown, unanswered = (draw(counts) for _ in range(5))
    answered = done + partial + not_done + unknown
    return Figures(answered + unanswered, answered, done, partial, not_done, unknown, draw(counts))


@given(any_figures())
def test_the_segments_of_a_bar_fill_it_without_gap(figures):
    segments = bar(figures)
    assert sum(s.count for s in segments) == figures.applicable
    edges = [0.0, *(edge for s in segments for edge in (s.start, s.end)), 1.0]
    if segments:
        assert edges[::2] == edges[1::2]
    assert all(s.end - s.start == pytest.approx(s.count / figures.applicable) for s in segments)
    assert all(s.count > 0 for s in segments)


@given(any_figures())
def test_the_length_from_the_left_edge_is_what_is_done(figures):
    done = [s for s in bar(figures) if s.status is Status.DONE]
    assert [(s.start, s.end) for s in done] == ([(0.0, figures.done_share)] if figures.done else [])


@given(any_figures())
def test_segments_stand_in_the_order_of_the_legend(figures):
    places = [BAR_ORDER.index(s.status) for s in bar(figures)]
    assert places == sorted(places)
    assert len(set(places)) == len(places)


def test_each_status_has_its_own_count():
    segments = bar(Figures(15, 10, 1, 2, 3, 4, 9))
    assert {s.status: s.count for s in segments} == {
        Status.DONE: 1,
        Status.PARTIAL: 2,
        Status.NOT_DONE: 3,
        Status.UNKNOWN: 4,
        Status.UNANSWERED: 5,
    }


def test_a_bar_of_nothing_is_empty():
    assert bar(Figures(0, 0, 0, 0, 0, 0, 3)) == ()


@given(st.dictionaries(st.sampled_from("ABCDEFGHIJKLM"), any_figures()))
def test_the_staves_fill_the_barrel_and_the_water_stands_at_the_lowest(categories):
    drawn = barrel(categories)
    applicable = {c: f for c, f in categories.items() if f.applicable}
    assert [s.category for s in drawn.staves] == list(applicable)
    assert [s.height for s in drawn.staves] == [f.done_share for f in applicable.values()]
    for before, after in zip(drawn.staves, drawn.staves[1:], strict=False):
        assert before.left + before.width == pytest.approx(after.left)
    if drawn.staves:
        assert drawn.staves[0].left == 0
        assert drawn.staves[-1].left + drawn.staves[-1].width == pytest.approx(1)
    assert drawn.water == min((s.height for s in drawn.staves), default=0)
    marked = [s for s in drawn.staves if s.is_weakest]
    assert len(marked) <= 1
    assert all(s.height == drawn.water for s in marked)


def test_a_category_where_nothing_applies_leaves_no_gap():
    one, nothing = Figures(4, 4, 1, 3, 0, 0, 0), Figures(0, 0, 0, 0, 0, 0, 2)
    drawn = barrel({"A": one, "B": nothing, "C": one})
    assert [(s.category, s.left, s.width) for s in drawn.staves] == [("A", 0.0, 0.5), ("C", 0.5, 0.5)]


def test_the_weakest_stave_is_marked():
    drawn = barrel({"A": Figures(4, 4, 3, 1, 0, 0, 0), "B": Figures(4, 4, 1, 3, 0, 0, 0)})
    assert [(s.category, s.height, s.is_weakest) for s in drawn.staves] == [("A", 0.75, False), ("B", 0.25, True)]
    assert drawn.water == 0.25

"""The geometry of the guide's pictures: profiles on parallel axes, and the flowchart from left to right."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.catalogue.loader import Catalogue
from app.domain.guide import METHOD_COUNT
from app.domain.guide_charts import Flow, crossings, flow, profiles, question_name

grade_lists = st.integers(1, 3).flatmap(
    lambda things: st.lists(st.lists(st.integers(0, 4), min_size=5, max_size=5), min_size=things, max_size=things)
)


@given(grade_lists)
def test_each_spot_stands_within_its_own_step_and_none_hides_another(grades) -> None:
    drawn = profiles(grades, 5)
    for own, spots in zip(grades, drawn, strict=True):
        for grade, spot in zip(own, spots, strict=True):
            assert 4 - grade < spot.x * 5 < 5 - grade
    for axis in range(5):
        assert len({(spots[axis].x, spots[axis].y) for spots in drawn}) == len(grades)


def test_the_best_grade_stands_on_the_right_and_the_axes_from_top_to_bottom() -> None:
    ((first, second),) = profiles([[0, 4]], 5)
    assert (first.x, first.y) == pytest.approx((0.9, 0.25))
    assert (second.x, second.y) == pytest.approx((0.1, 0.75))


@pytest.fixture
def drawn(catalogue: Catalogue) -> Flow:
    return flow(catalogue.guide.flowchart("en"))


def test_no_arrow_of_the_guidelines_chart_crosses_another(drawn: Flow) -> None:
    assert crossings(drawn) == 0


def test_every_question_and_every_method_has_a_spot_of_its_own(catalogue: Catalogue, drawn: Flow) -> None:
    chart = catalogue.guide.flowchart("en")
    methods = {m.id for m in catalogue.guide.methods("en").methods}
    assert set(drawn.spots) == methods | {question_name(q.number) for q in chart.questions}
    assert len(set(drawn.spots.values())) == len(drawn.spots)
    assert len({drawn.spots[m].x for m in methods}) == 1
    assert len({drawn.spots[m].y for m in methods}) == METHOD_COUNT
    assert all(0 < s.x < 1 and 0 < s.y < 1 for s in drawn.spots.values())


def test_every_answer_is_an_arrow_to_the_right(catalogue: Catalogue, drawn: Flow) -> None:
    chart = catalogue.guide.flowchart("en")
    assert {(a.question, a.answer) for a in drawn.arrows} == {
        (q.number, c.id) for q in chart.questions for c in q.answers
    }
    for arrow in drawn.arrows:
        assert drawn.spots[question_name(arrow.question)].x < arrow.turn_x < drawn.spots[arrow.target].x


def test_crossings_are_seen(drawn: Flow) -> None:
    """Were they not, any order would do."""
    spots = dict(drawn.spots)
    spots["vpn"], spots["secure_container"] = spots["secure_container"], spots["vpn"]
    assert crossings(replace(drawn, spots=spots)) > 0

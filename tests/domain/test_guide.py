"""The way through the flowchart, and how an organisation stands to the trouble cases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.catalogue.loader import Catalogue
from app.domain.answers import Entry, Status
from app.domain.guide import Case, CaseStanding, Flowchart, case_standings, cases_helped, most_helpful
from app.domain.profile import Fact, Known, Method, Profile

WAYS = {
    "vpn": [("all_apps", "offline_needed")],
    "remote_desktop": [
        ("all_apps", "offline_not_needed", "restrict_saving"),
        ("particular_work", "online_needed", "security", "breadth"),
    ],
    "vdi": [("all_apps", "offline_not_needed", "manage_os")],
    "secure_container": [("particular_work", "online_needed", "security", "stability")],
    "secure_browser": [("spare_moments",)],
    "cloud_services": [("particular_work", "online_needed", "breadth")],
    "standalone": [("particular_work", "online_not_needed")],
}
A1, A2, A3, A4 = (f"administrator-A-{n}" for n in (1, 2, 3, 4))
CLOUD = Fact.CLOUD_SERVICES


@pytest.fixture(scope="module")
def chart(catalogue: Catalogue) -> Flowchart:
    return catalogue.guide.flowchart("en")


def every_way(chart: Flowchart, answers: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], str]]:
    _steps, question, method = chart.follow(answers)
    if question is None:
        assert method is not None
        return [(answers, method)]
    return [way for choice in question.answers for way in every_way(chart, (*answers, choice.id))]


def test_each_of_the_seven_methods_is_reached_in_these_ways_and_no_other(chart: Flowchart) -> None:
    assert set(WAYS) == set(Method)
    assert sorted(every_way(chart)) == sorted((way, method) for method, ways in WAYS.items() for way in ways)


@pytest.mark.parametrize("way", [way for ways in WAYS.values() for way in ways], ids="-".join)
def test_going_back_is_a_shorter_way(chart: Flowchart, way: tuple[str, ...]) -> None:
    steps, _question, _method = chart.follow(way)
    assert tuple(choice.id for _asked, choice in steps) == way
    for length in range(len(way)):
        before, question, method = chart.follow(way[:length])
        assert before == steps[:length]
        assert question == steps[length][0]
        assert method is None


def test_without_an_answer_the_first_question_is_open(chart: Flowchart) -> None:
    assert chart.follow([]) == ((), chart.question(1), None)


@pytest.mark.parametrize("answers", [["perhaps"], ["all_apps", "all_apps"], ["spare_moments", "all_apps"]])
def test_an_answer_that_its_question_does_not_have_is_refused(chart: Flowchart, answers: list[str]) -> None:
    with pytest.raises(ValueError, match=answers[-1]):
        chart.follow(answers)


# cases


def case(number: int, *measures: str, exposure: tuple[str, ...] = ()) -> Case:
    return Case(number, 92, f"case {number}", "", (), "", measures, exposure)


def ranked(*cases: Case, profile: Profile | None = None, **answers: Status) -> list[tuple[int, Known]]:
    entries = {f"administrator-{key.replace('_', '-')}": Entry(status) for key, status in answers.items()}
    found = case_standings(cases, [A1, A2, A3, A4], entries, profile or Profile())
    return [(one.case.number, one.exposed) for one in found]


def test_cases_that_one_is_exposed_to_come_first() -> None:
    cases = [case(1, A1, exposure=("paper_taken_home",)), case(2, A1, exposure=("smartphones",)), case(3, A1)]
    facts = {Fact.PAPER_TAKEN_HOME: Known.NO, Fact.SMARTPHONES: Known.UNKNOWN}
    assert ranked(*cases, profile=Profile(facts=facts)) == [(3, Known.YES), (2, Known.UNKNOWN), (1, Known.NO)]


@pytest.mark.parametrize("other", Known)
def test_one_fact_is_enough_to_be_exposed(other: Known) -> None:
    profile = Profile(facts={CLOUD: other}, methods=frozenset({Method.VPN}))
    assert ranked(case(1, A1, exposure=(CLOUD, "method:vpn")), profile=profile) == [(1, Known.YES)]
    assert ranked(case(1, A1, exposure=(CLOUD, "method:vdi")), profile=profile) == [(1, other)]


def test_then_those_with_most_open_and_a_tie_in_the_guidelines_order() -> None:
    cases = [case(1, A1), case(2, A2, A3), case(3, A1, A2, A3), case(4, A3, A4)]
    assert [number for number, _ in ranked(*cases)] == [3, 2, 4, 1]
    assert [number for number, _ in ranked(*cases, A_2=Status.DONE, A_3=Status.DONE)] == [1, 3, 4, 2]


def test_done_and_open_are_those_that_apply() -> None:
    entries = {A1: Entry(Status.DONE), A2: Entry(Status.NOT_APPLICABLE, reason="x"), A3: Entry(Status.PARTIAL)}
    (one,) = case_standings([case(1, A4, A3, A2, A1)], [A1, A2, A3], entries, Profile())
    assert (one.done, one.open) == ((A1,), (A3,)), "A4 does not apply, A2 is left out by the user"


@pytest.mark.parametrize("status", Status)
def test_an_answer_is_open_unless_it_is_done_or_not_applicable(status: Status) -> None:
    (one,) = case_standings([case(1, A1)], [A1], {A1: Entry(status, reason="x")}, Profile())
    assert one.done == ((A1,) if status is Status.DONE else ())
    assert one.open == ((A1,) if status not in (Status.DONE, Status.NOT_APPLICABLE) else ())


@given(
    st.dictionaries(st.sampled_from(Fact), st.sampled_from(Known)), st.none() | st.frozensets(st.sampled_from(Method))
)
def test_every_case_is_ranked_once_and_the_surest_first(
    catalogue: Catalogue, facts: dict[Fact, Known], methods: frozenset[Method] | None
) -> None:
    found = case_standings(catalogue.guide.cases("en"), catalogue.by_id, {}, Profile(facts=facts, methods=methods))
    assert sorted(one.case.number for one in found) == list(range(1, 16))
    order = [((Known.YES, Known.UNKNOWN, Known.NO).index(one.exposed), -len(one.open)) for one in found]
    assert order == sorted(order)


def standing(number: int, exposed: Known, *measures: str) -> CaseStanding:
    return CaseStanding(case(number, A1, *measures), exposed, (A1,), measures)


def test_a_measure_helps_in_the_cases_that_one_may_be_exposed_to() -> None:
    found = [
        standing(1, Known.YES, A2, A3),
        standing(2, Known.UNKNOWN, A3, A4),
        standing(3, Known.NO, A2, A3, A4),
    ]
    assert cases_helped(found) == {A2: 1, A3: 2, A4: 1}
    assert cases_helped([]) == {}


def test_the_one_that_helps_in_most_cases_is_named() -> None:
    order = [A1, A2, A3, A4]
    assert most_helpful({A2: 1, A4: 3, A3: 2}, order) == A4
    assert most_helpful({A4: 2, A3: 2}, order) == A3, "of several the first in the order"
    assert most_helpful({A4: 2, A3: 2}, order[::-1]) == A4
    assert most_helpful({A4: 9, A2: 1}, [A1, A2]) == A2, "what is not shown is not named"
    assert most_helpful({}, order) is None


def test_in_the_real_catalogue_the_measure_of_most_cases_is_named(catalogue: Catalogue) -> None:
    found = case_standings(catalogue.guide.cases("en"), catalogue.by_id, {}, Profile())
    helped = cases_helped(found)
    assert max(helped.values()) == helped["administrator-F-2"] == 4
    assert most_helpful(helped, list(catalogue.by_id)) == "administrator-F-2"
    done = {"administrator-F-2": Entry(Status.DONE)}
    helped = cases_helped(case_standings(catalogue.guide.cases("en"), catalogue.by_id, done, Profile()))
    assert "administrator-F-2" not in helped

"""Whether a measure applies: for every combination of answers, and what the user decided above all."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answers import Entry, Status
from app.domain.applicability import (
    ALWAYS,
    Applicability,
    Condition,
    Overrule,
    Source,
    Verdict,
    effective,
    judge,
    judge_all,
    overrule_text,
    read_overrule,
)
from app.domain.profile import Fact, Known, Method, Profile
from app.domain.summary import figures
from tests.domain.samples import entries, measure

APPLIES, NOT, TO_CONFIRM = Verdict.APPLIES, Verdict.DOES_NOT_APPLY, Verdict.TO_BE_CONFIRMED
YES, NO, UNKNOWN = Known.YES, Known.NO, Known.UNKNOWN
THREE = (Fact.CLOUD_SERVICES, Fact.ONLINE_MEETINGS, Fact.OFFICE_NETWORK)
CONDITION = Condition(THREE, Source.GUIDELINE, "cloud")
A1, A2, A3 = (f"administrator-A-{n}" for n in (1, 2, 3))


def knowing(*known: Known) -> Profile:
    return Profile(facts=dict(zip(THREE, known, strict=True)))


def reason(result: Applicability) -> str:
    return f"because of {result.reason}{result.words}"


@pytest.mark.parametrize("known", list(product(Known, repeat=3)), ids="-".join)
def test_every_combination_of_answers(known: tuple[Known, ...]) -> None:
    result = judge(CONDITION, knowing(*known))
    verdict, decides = (APPLIES, YES) if YES in known else (TO_CONFIRM, UNKNOWN) if UNKNOWN in known else (NOT, NO)
    grounds = tuple(fact for fact, answer in zip(THREE, known, strict=True) if answer is decides)
    assert result == Applicability(verdict, Source.GUIDELINE, grounds, "cloud")


def test_a_suggestion_stays_a_suggestion() -> None:
    assert judge(Condition(THREE, Source.SUGGESTION, "x"), knowing(NO, NO, NO)).source is Source.SUGGESTION


@pytest.mark.parametrize(
    ("methods", "verdict"), [(None, TO_CONFIRM), (set(), NOT), ({Method.VDI}, NOT), ({Method.VPN, Method.VDI}, APPLIES)]
)
def test_a_condition_may_ask_for_a_method(methods: set[Method] | None, verdict: Verdict) -> None:
    profile = Profile(methods=None if methods is None else frozenset(methods))
    assert judge(Condition(("method:vpn",), Source.SUGGESTION), profile).verdict is verdict


@pytest.mark.parametrize("known", Known)
def test_without_a_condition_it_applies_always(known: Known) -> None:
    assert judge(None, knowing(known, known, known)) == ALWAYS
    assert (ALWAYS.verdict, ALWAYS.source, ALWAYS.reason) == (APPLIES, Source.ALWAYS, "always")


@pytest.mark.parametrize("condition", [None, CONDITION])
@pytest.mark.parametrize("known", Known)
@pytest.mark.parametrize("verdict", Verdict)
def test_what_the_user_decided_stands_above_all(condition: Condition | None, known: Known, verdict: Verdict) -> None:
    result = judge(condition, knowing(known, known, known), Overrule(verdict, "当社では使わない"))
    assert result == Applicability(verdict, Source.USER, words="当社では使わない")


def test_all_are_judged_each_by_its_own() -> None:
    results = judge_all([A1, A2, A3], {A2: CONDITION, A3: CONDITION}, knowing(NO, NO, NO), {A3: Overrule(APPLIES, "x")})
    assert {i: (r.verdict, r.source) for i, r in results.items()} == {
        A1: (APPLIES, Source.ALWAYS),
        A2: (NOT, Source.GUIDELINE),
        A3: (APPLIES, Source.USER),
    }


# what is decided, as text


@given(st.sampled_from(Verdict), st.text())
def test_a_decision_comes_back_from_its_text(verdict: Verdict, words: str) -> None:
    assert read_overrule(overrule_text(Overrule(verdict, words))) == Overrule(verdict, words)


def test_no_decision_is_no_text() -> None:
    assert overrule_text(None) == ""
    assert read_overrule("") is None


def test_what_is_no_decision_is_refused() -> None:
    with pytest.raises(ValueError, match="perhaps"):
        read_overrule("perhaps\nx")


# how it counts


def not_applying(*ids: str) -> dict[str, Applicability]:
    return {i: Applicability(NOT, Source.GUIDELINE, reason="cloud") for i in ids}


def test_what_does_not_apply_counts_so_with_its_reason_and_keeps_the_rest() -> None:
    mine = Entry(Status.DONE, note="備考", owner="佐藤")
    shown = effective({A1: mine}, not_applying(A1, A2), reason)
    assert shown[A1] == Entry(Status.NOT_APPLICABLE, note="備考", owner="佐藤", reason="because of cloud")
    assert shown[A2] == Entry(Status.NOT_APPLICABLE, reason="because of cloud")


def test_a_reason_of_the_users_own_is_kept() -> None:
    own = Entry(Status.NOT_APPLICABLE, reason="紙は使わない")
    assert effective({A1: own}, not_applying(A1), reason) == {A1: own}


@pytest.mark.parametrize("verdict", [APPLIES, TO_CONFIRM])
def test_what_applies_or_may_apply_counts_as_answered(verdict: Verdict) -> None:
    own = {A1: Entry(Status.DONE), A2: Entry(Status.NOT_APPLICABLE, reason="紙は使わない")}
    assert effective(own, {i: Applicability(verdict, Source.GUIDELINE) for i in (A1, A2, A3)}, reason) == own


@given(st.dictionaries(st.sampled_from([A1, A2, A3]), entries), st.frozensets(st.sampled_from([A1, A2, A3])))
def test_answers_stay_as_they_are_stored_and_counts_leave_out_what_does_not_apply(
    stored: dict[str, Entry], out: frozenset[str]
) -> None:
    before = dict(stored)
    shown = effective(stored, not_applying(*out), reason)
    assert stored == before
    assert all(shown[i].status is Status.NOT_APPLICABLE and shown[i].reason for i in out)
    assert {i: e for i, e in shown.items() if i not in out} == {i: e for i, e in stored.items() if i not in out}
    own = {i for i, e in stored.items() if e.status is Status.NOT_APPLICABLE}
    assert figures([measure(i) for i in (A1, A2, A3)], shown).applicable == 3 - len(out | own)
    assert effective(stored, {}, reason) == before, "what applies again comes back with its answer"


def test_a_condition_that_names_nothing_asks_nothing():
    assert judge(Condition((), Source.GUIDELINE), Profile()) == ALWAYS

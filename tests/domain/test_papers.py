"""A clause of a draft is printed when it may concern the organisation, and placeholders are filled once."""

import pytest

from app.domain.papers import Clause, clause_applies, filled
from app.domain.profile import Fact, Known, Method, Profile


def clause(*when: str) -> Clause:
    return Clause("id", "text", when, "")


def profile(people: int | None = None, methods: frozenset[Method] | None = None, **facts: Known) -> Profile:
    return Profile(people=people, methods=methods, facts={Fact(name): known for name, known in facts.items()})


def test_a_clause_without_condition_always_stands():
    assert clause_applies(clause(), Profile())


@pytest.mark.parametrize(("known", "printed"), [(Known.YES, True), (Known.UNKNOWN, True), (Known.NO, False)])
def test_what_is_unknown_is_printed(known, printed):
    assert clause_applies(clause("private_devices"), profile(private_devices=known)) is printed


def test_one_condition_of_several_is_enough():
    two = clause("removable_media", "method:vpn")
    assert not clause_applies(two, profile(methods=frozenset(), removable_media=Known.NO))
    assert clause_applies(two, profile(methods=frozenset({Method.VPN}), removable_media=Known.NO))
    assert clause_applies(two, profile(methods=None, removable_media=Known.NO))


@pytest.mark.parametrize(
    ("people", "staff", "alone"),
    [(None, True, False), (0, False, True), (1, False, True), (2, True, False), (10, True, False)],
)
def test_of_the_words_for_staff_and_for_one_person_exactly_one_is_printed(people, staff, alone):
    assert clause_applies(clause("has_staff"), profile(people)) is staff
    assert clause_applies(clause("alone"), profile(people)) is alone


def test_an_unknown_condition_is_refused():
    with pytest.raises(ValueError, match="weather"):
        clause_applies(clause("weather"), Profile())


def test_what_people_typed_is_no_placeholder():
    values = {"organisation": "{contact}", "contact": "%s", "phone": ""}
    assert filled("{organisation}, {contact}, {phone}, {x}", values, "__") == "{contact}, %s, __, __"

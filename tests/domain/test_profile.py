"""What the organisation is: every part goes into its text and back, and what is no value is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.entered_text import LINE_LIMIT, TextTooLong, clean_line
from app.domain.measures import Role
from app.domain.profile import (
    ASKED_ALONE,
    KEYS,
    MOST_PEOPLE,
    NOT_WITHOUT,
    SHOWN_BY,
    Fact,
    InvalidProfile,
    Kind,
    Known,
    Method,
    Profile,
    from_texts,
    get,
    holds,
    methods_with,
    profile_text,
    put,
    settled_texts,
    told,
)
from app.domain.tools import GROUPS, Tool

FACTS = [fact.value for fact in Fact]
TOOLS = [tool for tool in Tool if tool is not Tool.IT_VENDOR]
"""Those that are kept as tools: the vendor is a fact."""
COUNTS = st.none() | st.integers(0, MOST_PEOPLE)
NAMES = st.text(max_size=40).map(clean_line)

profiles = st.builds(
    Profile,
    kind=st.sampled_from(Kind),
    people=COUNTS,
    teleworkers=COUNTS,
    holders=st.dictionaries(st.sampled_from(Role), NAMES.filter(bool)),
    year_start=st.none() | st.integers(1, 12),
    methods=st.none() | st.frozensets(st.sampled_from(Method)),
    facts=st.dictionaries(st.sampled_from(Fact), st.sampled_from(Known)),
    tools=st.dictionaries(st.sampled_from(TOOLS), st.sampled_from(Known)),
) | st.just(Profile(methods_unsure=True))
"""Any profile; what nobody answered stands in none of its tables."""


def test_the_keys_are_those_that_are_promised() -> None:
    holders = ["holder.executive", "holder.administrator", "holder.teleworker"]
    assert list(KEYS) == ["kind", "people", "teleworkers", *holders, "year_start", "methods", *FACTS, *TOOLS]
    assert (len(FACTS), len(TOOLS)) == (13, 18)
    assert len(set(KEYS)) == len(KEYS), "the vendor is asked for once"
    assert len(Method) == 7


@given(profiles)
def test_every_part_comes_back_from_its_text(profile: Profile) -> None:
    texts = {key: get(profile, key) for key in KEYS}
    again = from_texts({key: text for key, text in texts.items() if text})
    assert again == profile
    assert {key: get(again, key) for key in KEYS} == texts


@given(profiles, profiles, st.sampled_from(KEYS))
def test_a_part_that_is_put_changes_no_other(profile: Profile, other: Profile, key: str) -> None:
    after = put(profile, key, get(other, key))
    assert get(after, key) == get(other, key)
    assert all(get(after, one) == get(profile, one) for one in KEYS if one != key)


@pytest.mark.parametrize("key", KEYS)
def test_an_empty_text_is_no_answer(key: str) -> None:
    assert put(Profile(), key, "") == put(put(Profile(), key, ""), key, "")
    assert get(put(Profile(), key, ""), key) == get(Profile(), key)


def test_of_a_new_profile_nothing_is_answered() -> None:
    assert {key: get(Profile(), key) for key in KEYS} == dict.fromkeys(KEYS, "")


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("kind", "school"),
        ("kind", "Company"),
        ("people", "five"),
        ("people", "-1"),
        ("people", "1.5"),
        ("people", "５"),
        ("people", "²"),
        ("people", str(MOST_PEOPLE + 1)),
        ("people", "9" * 5000),
        ("teleworkers", " 2"),
        ("year_start", "0"),
        ("year_start", "13"),
        ("year_start", "April"),
        *((fact, "maybe") for fact in (*FACTS, *TOOLS)),
        *((fact, "はい") for fact in FACTS[:1]),
        ("colour", "blue"),
        ("holder.boss", "森"),
        ("holder", "森"),
        ("", ""),
        ("has_staff", "yes"),
    ],
)
def test_what_is_no_value_is_refused_with_its_key_and_text(key: str, text: str) -> None:
    for refuse in (lambda: put(Profile(), key, text), lambda: from_texts({"people": "3", key: text})):
        with pytest.raises(InvalidProfile) as caught:
            refuse()
        assert (caught.value.key, caught.value.text) == (key, text)


@pytest.mark.parametrize(
    ("text", "named"),
    [("vpn,fax", "fax"), ("none,vpn", "none"), ("vpn,", "vpn,"), (",", ","), (" ", " "), ("VPN", "VPN")],
)
def test_of_several_methods_the_wrong_one_is_named(text: str, named: str) -> None:
    with pytest.raises(InvalidProfile) as caught:
        put(Profile(), "methods", text)
    assert (caught.value.key, caught.value.text) == ("methods", named)


@given(st.sampled_from([key for key in KEYS if not key.startswith("holder.")]), st.text(max_size=12))
def test_any_text_is_a_value_or_refused(key: str, text: str) -> None:
    try:
        after = put(Profile(), key, text)
    except InvalidProfile:
        return
    assert put(Profile(), key, get(after, key)) == after


def test_there_is_no_part_of_another_name_to_get() -> None:
    with pytest.raises(InvalidProfile):
        get(Profile(), "colour")


def test_too_long_a_name_is_refused() -> None:
    assert put(Profile(), "holder.executive", "森" * LINE_LIMIT).holders[Role.EXECUTIVE] == "森" * LINE_LIMIT
    with pytest.raises(TextTooLong):
        put(Profile(), "holder.executive", "森" * (LINE_LIMIT + 1))


def test_the_year_of_a_sole_proprietor_starts_in_january() -> None:
    profile = Profile(year_start=4)
    assert [put(profile, "kind", kind).business_year_start for kind in Kind] == [4, 1, 4, 4]
    sole = put(profile, "kind", Kind.SOLE_PROPRIETOR)
    assert put(sole, "year_start", "10").business_year_start == 1
    assert put(sole, "kind", Kind.COMPANY).business_year_start == 4, "the company's own month was not lost"


def test_a_year_of_which_nothing_is_said_starts_as_is_usual_for_the_kind() -> None:
    starts = {kind: put(Profile(), "kind", kind).business_year_start for kind in Kind}
    assert starts == {Kind.UNKNOWN: 1, Kind.SOLE_PROPRIETOR: 1, Kind.COMPANY: 4, Kind.OTHER: 4}
    assert put(Profile(kind=Kind.COMPANY), "year_start", "1").business_year_start == 1, "it was said"


@pytest.mark.parametrize(
    ("text", "methods"),
    [
        ("", None),
        ("unknown", None),
        ("none", frozenset()),
        ("vdi", {Method.VDI}),
        ("standalone, vpn", {Method.VPN, Method.STANDALONE}),
        (",".join(Method), set(Method)),
    ],
)
def test_no_method_is_something_else_than_not_known(text: str, methods: set[Method] | None) -> None:
    assert put(Profile(), "methods", text).methods == methods


@pytest.mark.parametrize("key", [*FACTS, *TOOLS, "methods"])
def test_not_to_know_is_an_answer(key: str) -> None:
    told = put(Profile(), key, "unknown")
    assert told != Profile()
    assert (get(told, key), profile_text(key, "unknown")) == ("unknown", "unknown")
    assert put(told, key, "") == Profile(), "it can be taken back"
    other = "vpn" if key == "methods" else "no"
    assert put(told, key, other) == put(Profile(), key, other)


def test_methods_are_stored_in_the_guidelines_order() -> None:
    assert get(put(Profile(), "methods", "standalone,vdi,vpn"), "methods") == "vpn,vdi,standalone"


def test_one_method_more_and_one_less() -> None:
    one = put(Profile(), "methods", methods_with(Profile(), Method.VDI, used=True))
    two = put(one, "methods", methods_with(one, Method.VPN, used=True))
    assert get(two, "methods") == "vpn,vdi"
    assert methods_with(two, Method.VPN, used=True) == "vpn,vdi"
    assert methods_with(two, Method.VDI, used=False) == "vpn"
    assert methods_with(one, Method.VDI, used=False) == "", "that there is no method at all is said expressly"
    for text in ("none", "unknown"):
        assert methods_with(put(one, "methods", text), Method.VDI, used=True) == "vdi"
    assert methods_with(put(one, "methods", "unknown"), Method.VDI, used=False) == ""


@pytest.mark.parametrize(
    ("key", "text", "stored"),
    [
        ("people", "007", "7"),
        ("methods", "vdi, vpn", "vpn,vdi"),
        ("cloud_services", "unknown", "unknown"),
        ("methods", "unknown", "unknown"),
        ("kind", "unknown", ""),
        ("year_start", "", ""),
        ("year_start", "04", "4"),
        ("holder.executive", " \u3000か\u3099く\r\n森\x00 ", "がく 森"),
        ("holder.executive", "\ud800", ""),
    ],
)
def test_a_typed_text_is_stored_in_its_one_form(key: str, text: str, stored: str) -> None:
    assert profile_text(key, text) == stored


@pytest.mark.parametrize(("key", "text"), [("colour", "blue"), ("people", "many"), ("colour", "")])
def test_what_is_no_value_has_no_stored_form(key: str, text: str) -> None:
    with pytest.raises(InvalidProfile):
        profile_text(key, text)


# what conditions ask


@pytest.mark.parametrize("fact", Fact)
def test_a_fact_holds_as_it_was_answered(fact: Fact) -> None:
    for known in Known:
        assert holds(fact, put(Profile(), fact, known)) is known
    assert holds(fact, Profile()) is Known.UNKNOWN


@pytest.mark.parametrize("method", Method)
def test_a_method_holds_when_it_is_among_those_in_use(method: Method) -> None:
    others = ",".join(m for m in Method if m is not method)
    found = [holds(f"method:{method}", put(Profile(), "methods", t)) for t in ("", "none", others, method)]
    assert found == [Known.UNKNOWN, Known.NO, Known.NO, Known.YES]


def test_people_tell_whether_there_are_staff_and_teleworkers() -> None:
    people = [put(Profile(), "people", text) for text in ("", "0", "1", "2")]
    assert [holds("has_staff", p) for p in people] == [Known.UNKNOWN, Known.NO, Known.NO, Known.YES]
    assert [p.works_alone for p in people] == [Known.UNKNOWN, Known.YES, Known.YES, Known.NO]
    away = [put(Profile(), "teleworkers", text) for text in ("", "0", "1")]
    assert [holds("has_teleworkers", p) for p in away] == [Known.UNKNOWN, Known.NO, Known.YES]


@pytest.mark.parametrize("name", ["method:fax", "colour", ""])
def test_what_nobody_can_know_is_an_error_of_ours(name: str) -> None:
    with pytest.raises(ValueError, match="is not a valid"):
        holds(name, Profile(methods=frozenset()))


@pytest.mark.parametrize(
    ("texts", "is_one"),
    [
        ({}, False),
        ({"kind": "sole_proprietor"}, True),
        ({"kind": "company", "people": "1"}, True),
        ({"kind": "company", "people": "2"}, False),
        ({"people": "0"}, True),
    ],
)
def test_all_roles_are_one_persons_where_that_is_known(texts, is_one):
    assert from_texts(texts).is_one_person is is_one


# what the tools show


def with_tools(*there: Tool, missing: tuple[Tool, ...] = ()) -> Profile:
    return Profile(tools=dict.fromkeys(there, Known.YES) | dict.fromkeys(missing, Known.NO))


@pytest.mark.parametrize(("fact", "tool"), [(fact, tool) for fact, tools in SHOWN_BY.items() for tool in tools])
def test_one_tool_that_is_there_shows_its_fact(fact: Fact, tool: Tool) -> None:
    profile = with_tools(tool)
    assert (profile.fact(fact), holds(fact, profile), profile.known_by(fact)) == (Known.YES, Known.YES, (tool,))
    others = tuple(one for one in SHOWN_BY[fact] if one is not tool)
    assert with_tools(tool, missing=others).fact(fact) is Known.YES


@pytest.mark.parametrize("fact", Fact)
def test_tools_that_are_missing_show_only_what_there_cannot_be_without_them(fact: Fact) -> None:
    profile = with_tools(missing=tuple(TOOLS))
    without = NOT_WITHOUT.get(fact, ())
    assert profile.fact(fact) is (Known.NO if without else Known.UNKNOWN)
    assert profile.known_by(fact) == without
    if len(without) > 1:
        assert with_tools(missing=without[:1]).fact(fact) is Known.UNKNOWN


def test_what_is_answered_itself_counts_and_needs_no_tool() -> None:
    profile = put(with_tools(missing=GROUPS["meetings"]), Fact.ONLINE_MEETINGS, "yes")
    assert (profile.fact(Fact.ONLINE_MEETINGS), profile.known_by(Fact.ONLINE_MEETINGS)) == (Known.YES, ())
    unsure = put(with_tools(Tool.ZOOM, Tool.LINE), Fact.CLOUD_SERVICES, "unknown")
    assert unsure.fact(Fact.CLOUD_SERVICES) is Known.YES
    assert set(unsure.known_by(Fact.CLOUD_SERVICES)) == {Tool.LINE, Tool.ZOOM}


def test_the_vendor_is_one_answer_by_whichever_name() -> None:
    for known in Known:
        profile = put(Profile(), Tool.IT_VENDOR, known)
        assert (profile.has(Tool.IT_VENDOR), profile.fact(Fact.IT_VENDOR)) == (known, known)
        assert profile.tools == {}
    assert Fact.IT_VENDOR not in ASKED_ALONE
    assert len(ASKED_ALONE) == 12


def test_a_tool_of_which_nothing_was_said_is_not_known() -> None:
    assert {Profile().has(tool) for tool in Tool} == {Known.UNKNOWN}
    assert with_tools(Tool.NAS).has(Tool.NAS) is Known.YES


# what is answered last


@pytest.mark.parametrize(
    ("before", "answered", "taken_back"),
    [
        ({"zoom": "yes", "line": "yes", "mac": "yes"}, {"cloud_services": "no"}, {"zoom": "", "line": ""}),
        ({"online_meetings": "no"}, {"zoom": "yes"}, {"online_meetings": ""}),
        ({"smartphones": "no", "cloud_services": "no"}, {"iphone": "yes"}, {"smartphones": ""}),
        ({"online_meetings": "no"}, {"zoom": "no"}, {}),
        ({"online_meetings": "unknown"}, {"zoom": "yes"}, {}),
        ({"smartphones": "yes", "iphone": "no"}, {"android": "no"}, {"smartphones": ""}),
        ({"iphone": "no", "android": "no"}, {"smartphones": "yes"}, {"iphone": "", "android": ""}),
        ({"own_server": "no"}, {"windows_domain": "yes"}, {"own_server": ""}),
        ({"zoom": "yes"}, {"online_meetings": "no", "teams": "yes"}, {"online_meetings": ""}),
        ({"zoom": "yes"}, {"online_meetings": "no", "zoom": "no"}, {}),
        ({"zoom": "yes"}, {"people": "5"}, {}),
    ],
)  # fmt: skip
def test_what_is_answered_last_takes_back_what_it_contradicts(
    before: dict[str, str], answered: dict[str, str], taken_back: dict[str, str]
) -> None:
    assert settled_texts(from_texts(before), answered) == answered | taken_back


@given(profiles, st.dictionaries(st.sampled_from([*FACTS, *TOOLS]), st.sampled_from(["", *Known])))
def test_after_any_answer_nothing_contradicts_anything(profile: Profile, answered: dict[str, str]) -> None:
    settled = settled_texts(profile, answered)
    after = profile
    for key, text in settled.items():
        after = put(after, key, text)
    assert not any(after.contradicted(fact) for fact in Fact)
    assert settled.keys() >= answered.keys()
    assert all(text == answered.get(key, "") or not text for key, text in settled.items()), "it only takes back"
    assert settled_texts(after, {}) == {}


def test_what_is_no_value_is_refused_before_anything_is_settled() -> None:
    with pytest.raises(InvalidProfile):
        settled_texts(with_tools(Tool.ZOOM), {"online_meetings": "maybe"})


def test_what_was_told_is_found_among_the_texts_of_a_workbook() -> None:
    texts = {"organisation": "みどり商店", "profile.zoom": "yes", "profile.people": "", "overrule.x": "applies\n"}
    assert told(texts) == {"zoom": "yes"}

"""What the rules say of the steps: tools, vendors, places, and a way for each tool that a measure is about."""

import pytest

from app.catalogue.steps_rules import check_steps
from app.domain.tools import GROUPS, Tool

M = "administrator-G-3"
SOUND = {"concerns": ["phones"], "steps": {"tell": {}, "both": {"for": ["phones"]}}}


def problems(fact: object) -> list[str]:
    found = check_steps("steps.toml", {M: fact}, [M])
    assert all((problem.file, problem.place) == ("steps.toml", M) for problem in found)
    return [problem.what for problem in found]


def steps(**more: object) -> dict[str, object]:
    return {"concerns": [], "steps": {"tell": {}, "again": {}, **more}}


def test_sound_steps_pass() -> None:
    assert problems(SOUND) == []
    assert problems(steps(ask={"for": ["router_vpn"], "by": "vendor", "place": "router"})) == []


@pytest.mark.parametrize(
    ("step", "found"),
    [
        (1, "x: not a table"),
        ({"of": 1}, "x: unknown key of"),
        ({"by": "us"}, "x: by has the unknown value 'us'"),
        ({"by": "vendor"}, "x: a place belongs to a vendor's step, and only to that"),
        ({"place": "cloud"}, "x: a place belongs to a vendor's step, and only to that"),
        ({"by": "vendor", "place": "moon"}, "x: place has the unknown value 'moon'"),
        ({"for": ["fax"]}, "x: for names no tools: ['fax']"),
        ({"for": []}, "x: for names no tools: []"),
        ({"for": "iphone"}, "x: for names no tools: 'iphone'"),
        ({"for": [1]}, "x: for names no tools: [1]"),
        ({"for": ["it_vendor"]}, "x: who has no vendor is told whom to ask: no step is for those who have one"),
    ],
)
def test_a_wrong_step_is_found(step: object, found: str) -> None:
    assert problems(steps(x=step)) == [found]


def test_a_wrong_id_is_found() -> None:
    assert problems(steps(Tell={})) == ["Tell: no id of a step"]


def test_a_tool_without_a_way_is_found_also_within_a_group() -> None:
    assert problems({**SOUND, "concerns": ["phones", "mac"]}) == ["no way for mac"]
    assert problems({"concerns": ["devices"], "steps": SOUND["steps"]}) == [
        f"no way for {tool}" for tool in GROUPS["computers"]
    ]


@pytest.mark.parametrize("concerns", [None, "mac", ["fax"], [1]])
def test_concerns_name_tools(concerns: object) -> None:
    assert problems({**SOUND, "concerns": concerns}) == [f"concerns names no tools: {concerns!r}"]


def test_a_list_that_nobody_finishes_is_found() -> None:
    assert problems({"concerns": [], "steps": {"only": {}}}) == ["1 steps, there have to be 2 to 14"]
    many = {f"s{n}": {} for n in range(6)}
    assert problems({"concerns": [], "steps": many}) == ["6 steps for everybody, there may be 5"]


def test_what_is_no_table_unknown_or_missing_is_found() -> None:
    assert problems(1) == problems({"concerns": []}) == ["not a table with steps"]
    assert problems({**SOUND, "more": 1}) == ["unknown key more"]
    found = check_steps("steps.toml", {"administrator-Z-1": SOUND}, [M])
    assert [str(problem) for problem in found] == [
        "steps.toml: administrator-Z-1: no measure has this id",
        f"steps.toml: {M}: its steps are missing",
    ]
    assert check_steps("steps.toml", {"a": SOUND}, None) == []


def test_every_group_holds_tools_and_no_vendor() -> None:
    assert all(Tool.IT_VENDOR not in tools for tools in GROUPS.values())
    assert not set(GROUPS) & {tool.value for tool in Tool}

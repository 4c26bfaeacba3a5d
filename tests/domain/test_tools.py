"""What an organisation works with: the names by which the catalogue speaks of tools."""

import pytest

from app.domain.tools import GROUPS, Tool, tools_named


def test_there_are_the_nineteen_tools_of_the_issue() -> None:
    assert len(Tool) == 19
    assert len({tool.value for tool in Tool}) == 19


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_names_its_tools_each_once(group: str) -> None:
    assert tools_named([group]) == tuple(tool for tool in Tool if tool in GROUPS[group])
    assert len(set(GROUPS[group])) == len(GROUPS[group]) > 1


def test_no_group_has_the_name_of_a_tool() -> None:
    assert not GROUPS.keys() & {tool.value for tool in Tool}


def test_names_of_tools_and_groups_are_put_in_order_and_counted_once() -> None:
    named = ["zoom", "windows", "windows_pro", "mac", "windows"]
    assert tools_named(named) == (Tool.WINDOWS_HOME, Tool.WINDOWS_PRO, Tool.MAC, Tool.ZOOM)
    assert tools_named([]) == ()


@pytest.mark.parametrize("name", ["", "fax", "Zoom"])
def test_another_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="is not a valid Tool"):
        tools_named(["zoom", name])

"""Whose steps are whose: one's own, the vendor's, and those for tools that one has not."""

from collections.abc import Mapping

import pytest

from app.domain.own_steps import share_out
from app.domain.profile import Known, Profile
from app.domain.steps import By, Site, Step
from app.domain.tools import Tool

EVERYBODY = Step("all", "決める")
WINDOWS = Step("win", "暗号化する", (Tool.WINDOWS_HOME, Tool.WINDOWS_PRO))
MAC = Step("mac", "暗号化する", (Tool.MAC,))
ROUTER = Step("router", "", (Tool.ROUTER_VPN,), By.VENDOR, Site.ROUTER, "更新してください。")
STEPS = (MAC, EVERYBODY, ROUTER, WINDOWS)


def having(tools: Mapping[Tool, Known]) -> Profile:
    return Profile(tools=tools)


def test_of_whom_nothing_is_known_has_all_steps_and_is_told_what_is_unsure() -> None:
    found = share_out(STEPS, Profile().has)
    assert (found.own, found.vendor, found.others) == ((MAC, EVERYBODY, WINDOWS), (ROUTER,), ())
    assert found.unsure == (Tool.WINDOWS_HOME, Tool.WINDOWS_PRO, Tool.MAC, Tool.ROUTER_VPN)
    assert found.counted == (MAC, EVERYBODY, WINDOWS, ROUTER)


def test_steps_for_other_tools_stand_aside_be_they_the_vendors() -> None:
    found = share_out(STEPS, having({Tool.MAC: Known.NO, Tool.ROUTER_VPN: Known.NO, Tool.WINDOWS_PRO: Known.YES}).has)
    assert (found.own, found.vendor, found.others) == ((EVERYBODY, WINDOWS), (), (MAC, ROUTER))
    assert found.unsure == (Tool.WINDOWS_HOME,)
    assert found.counted == (EVERYBODY, WINDOWS)


@pytest.mark.parametrize(("home", "pro"), [(Known.NO, Known.YES), (Known.NO, Known.UNKNOWN), (Known.UNKNOWN, Known.NO)])
def test_a_step_for_several_tools_is_ones_own_as_long_as_one_may_be_there(home: Known, pro: Known) -> None:
    assert share_out([WINDOWS], having({Tool.WINDOWS_HOME: home, Tool.WINDOWS_PRO: pro}).has).own == (WINDOWS,)


def test_not_to_know_is_unsure_as_no_answer_is() -> None:
    found = share_out([MAC], having({Tool.MAC: Known.UNKNOWN}).has)
    assert (found.own, found.unsure) == ((MAC,), (Tool.MAC,))


def test_without_steps_there_is_nothing() -> None:
    assert share_out([], Profile().has) == ((), (), (), ())

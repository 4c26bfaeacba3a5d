"""What an organisation works with: PCs and phones, mail and cloud services, meetings, network, an IT vendor."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache


class Tool(StrEnum):
    """One thing that an office has or has not, in the order in which it is asked for."""

    WINDOWS_HOME = "windows_home"
    WINDOWS_PRO = "windows_pro"
    MAC = "mac"
    IPHONE = "iphone"
    ANDROID = "android"
    MICROSOFT_365 = "microsoft_365"
    GOOGLE_WORKSPACE = "google_workspace"
    FREE_MAIL = "free_mail"
    LINE = "line"
    CLOUD_APPS = "cloud_apps"
    ZOOM = "zoom"
    TEAMS = "teams"
    MEET = "meet"
    NAS = "nas"
    OWN_SERVER = "own_server"
    ROUTER_VPN = "router_vpn"
    PROVIDER_ROUTER = "provider_router"
    HOME_WIFI = "home_wifi"
    IT_VENDOR = "it_vendor"


_WINDOWS = (Tool.WINDOWS_HOME, Tool.WINDOWS_PRO)
_COMPUTERS = (*_WINDOWS, Tool.MAC)
_PHONES = (Tool.IPHONE, Tool.ANDROID)

GROUPS: Mapping[str, tuple[Tool, ...]] = {
    "windows": _WINDOWS,
    "computers": _COMPUTERS,
    "phones": _PHONES,
    "devices": (*_COMPUTERS, *_PHONES),
    "accounts": (Tool.MICROSOFT_365, Tool.GOOGLE_WORKSPACE, Tool.FREE_MAIL, Tool.CLOUD_APPS),
    "meetings": (Tool.ZOOM, Tool.TEAMS, Tool.MEET),
    "storage": (Tool.NAS, Tool.OWN_SERVER),
    "network": (Tool.ROUTER_VPN, Tool.PROVIDER_ROUTER, Tool.HOME_WIFI),
}
"""Names by which the catalogue speaks of several tools at once."""


def tools_named(names: Iterable[str]) -> tuple[Tool, ...]:
    """The tools of names of tools and groups, each once, in the order of Tool. Raises ValueError for another name."""
    return _in_order(tuple(names))


@cache
def _in_order(names: tuple[str, ...]) -> tuple[Tool, ...]:
    found = set(_tools(names))
    return tuple(tool for tool in Tool if tool in found)


def _tools(names: Iterable[str]) -> Iterator[Tool]:
    for name in names:
        yield from GROUPS[name] if name in GROUPS else (Tool(name),)

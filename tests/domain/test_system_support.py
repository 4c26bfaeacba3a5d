"""Since when a system gets no more updates, out of what people write into the device register."""

from datetime import date

import pytest

from app.domain.system_support import SupportEnd, support_end


@pytest.mark.parametrize(
    ("system", "day"),
    [
        ("Windows 10 Home 22H2", date(2025, 10, 14)),
        ("Windows 10 Pro 22H2 (19045.6456)", date(2025, 10, 14)),
        ("Ｗｉｎｄｏｗｓ１０", date(2025, 10, 14)),
        ("win10", date(2025, 10, 14)),
        ("Windows 10 Pro 22H2 ESU", date(2027, 10, 12)),
        ("Windows 7", date(2020, 1, 14)),
        ("Windows XP", date(2020, 1, 14)),
        ("Windows 8.1", date(2023, 1, 10)),
        ("Windows 11 Home 23H2", date(2025, 11, 11)),
        ("Windows 11 Pro 24h2 (26100.4)", date(2026, 10, 13)),
        ("Windows 11 Pro、バージョン25H2", date(2027, 10, 12)),
        ("Windows 11 Enterprise 23H2", date(2026, 11, 10)),
        ("Windows 11 Education 24H2", date(2027, 10, 12)),
        ("Android 12", date(2025, 3, 31)),
        ("Android バージョン 9", date(2025, 3, 31)),
    ],
)
def test_the_makers_day(system: str, day: date) -> None:
    assert support_end(system) == SupportEnd(day)


@pytest.mark.parametrize("system", ["macOS 14.5 (23F79)", "Mac OS X 10.15", "macOS Sonoma 14", "iOS 17", "iPadOS 18.2"])
def test_apple_names_no_day(system: str) -> None:
    found = support_end(system)
    assert found is not None
    assert found.is_guide


@pytest.mark.parametrize(
    "system",
    [
        "",
        "Windows",
        "Windows 11",
        "Windows 11 Home",
        "Windows 11 Enterprise 25H2",
        "Windows 11 Pro 23H2 → 25H2",
        "Windows 10 / Windows 11 25H2",
        "Windows 10 Enterprise LTSC 2021",
        "Windows Server 2019",
        "Windows 100",
        "macOS 15.1",
        "macOS 26.1",
        "iOS 26",
        "iOS",
        "Android",
        "Android 13",
        "Android 15",
        "iOS 17 / Android 12",
        "macOS 13 または macOS 26",
        "Ubuntu 20.04.6 LTS",
        "ノートパソコン",
        "Cisco IOS 15",
        "Kiosk 12",
        "Darwin 10",
    ],
)
def test_of_what_is_not_known_for_sure_nothing_is_said(system: str) -> None:
    assert support_end(system) is None

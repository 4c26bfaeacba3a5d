"""Since when makers mend the system of a device no longer, as far as the text of the device register tells.

The days are facts that age: each stands in resources/catalogue/dated.toml too, with its source. A day is the last one
on which there were updates. Apple names no days; as a guide its three newest versions get updates.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple
from unicodedata import normalize


class SupportEnd(NamedTuple):
    """The last day with updates. `is_guide`: the maker names none; it is a rule of thumb."""

    day: date
    is_guide: bool = False


_NEVER_MENDED = date(2020, 1, 14)
"""The end of Windows 7: what is older ended before that."""
_WINDOWS_10 = date(2025, 10, 14)
_EXTENDED_10 = date(2027, 10, 12)
"""For PCs that take part in the extended security updates."""
_WINDOWS: Mapping[str, date] = {
    "xp": _NEVER_MENDED,
    "vista": _NEVER_MENDED,
    "7": _NEVER_MENDED,
    "8": date(2023, 1, 10),
    "8.1": date(2023, 1, 10),
    "10": _WINDOWS_10,
}
_HOME_AND_PRO: Mapping[str, date] = {
    "21H2": date(2023, 10, 10),
    "22H2": date(2024, 10, 8),
    "23H2": date(2025, 11, 11),
    "24H2": date(2026, 10, 13),
    "25H2": date(2027, 10, 12),
    "26H1": date(2028, 3, 14),
    "26H2": date(2028, 10, 10),
}
_ENTERPRISE_AND_EDUCATION: Mapping[str, date] = {
    "21H2": date(2024, 10, 8),
    "22H2": date(2025, 10, 14),
    "23H2": date(2026, 11, 10),
    "24H2": date(2027, 10, 12),
}
"""Windows 11, by its version; of later versions no day is known for these editions."""
_ANDROID_12 = date(2025, 3, 31)
"""Android 12 and what is older; of later versions makers decide."""
_APPLE = date(2026, 9, 30)
"""The month in which macOS 14 and iOS 18 became the fourth newest."""
_LAST_OF_APPLE: Mapping[str, int] = {"mac": 14, "ios": 18}

_WINDOWS_NAME = re.compile(r"(?<![a-z])win(?:dows)?\s*(xp|vista|7|8\.1|8|10|11)(?![\d.])")
_VERSION = re.compile(r"(?<![0-9a-z])(2\dh[12])(?![0-9a-z])")
_APPLE_NAME = re.compile(r"(?<![a-z])(mac\s*os(?:\s*x)?|i(?:pad)?os)\D{0,12}?(\d{1,2})(?!\d)")
_ANDROID_NAME = re.compile(r"(?<![a-z])android\D{0,12}?(\d{1,2})(?!\d)")
_OTHER_TERMS = re.compile(r"server|ltsc|ltsb|embedded|iot|cisco")
"""What is mended for longer, or by other rules."""


def support_end(system: str) -> SupportEnd | None:
    """When updates end, or ended, for a system as people write it: `Windows 10 Home 22H2`, `iOS 17`.

    None where the text names none that is known, or several.
    """
    text = normalize("NFKC", system).casefold()
    if _OTHER_TERMS.search(text):
        return None
    found = [end for end in (_windows(text), _apple(text), _android(text)) if end is not None]
    return found[0] if len(found) == 1 else None


def _windows(text: str) -> SupportEnd | None:
    names = set(_WINDOWS_NAME.findall(text))
    if len(names) != 1:
        return None
    (name,) = names
    if name == "10" and "esu" in text:
        return SupportEnd(_EXTENDED_10)
    day = _WINDOWS.get(name) or _windows_11(text)
    return SupportEnd(day) if day else None


def _windows_11(text: str) -> date | None:
    versions = set(_VERSION.findall(text))
    if len(versions) != 1:
        return None
    days = _ENTERPRISE_AND_EDUCATION if "enterprise" in text or "education" in text else _HOME_AND_PRO
    return days.get(versions.pop().upper())


def _apple(text: str) -> SupportEnd | None:
    found = {(name[0], int(version)) for name, version in _APPLE_NAME.findall(text)}
    if len(found) != 1:
        return None
    ((letter, version),) = found
    return SupportEnd(_APPLE, is_guide=True) if version <= _LAST_OF_APPLE["mac" if letter == "m" else "ios"] else None


def _android(text: str) -> SupportEnd | None:
    versions = {int(version) for version in _ANDROID_NAME.findall(text)}
    return SupportEnd(_ANDROID_12) if len(versions) == 1 and versions.pop() <= 12 else None

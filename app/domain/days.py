"""Days as people type them."""

import re
import unicodedata
from datetime import date

REIWA_OFFSET = 2018
"""令和1年 is 2019."""

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−ー", "-"))
"""What an input method gives for the key of the dash."""

_SEPARATOR = r"[-/.年]"
_FULL = re.compile(rf"(\d{{4}}){_SEPARATOR}(\d{{1,2}})[-/.月](\d{{1,2}})日?")
_PLAIN = re.compile(r"(\d{4})(\d{2})(\d{2})")
_REIWA = re.compile(rf"(?:令和|r)(\d{{1,2}}|元){_SEPARATOR}(\d{{1,2}})[-/.月](\d{{1,2}})日?")
_MONTH_DAY = re.compile(r"(\d{1,2})[-/.月](\d{1,2})日?")


class NotADay(ValueError):
    """A text names no day."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def parse_day(text: str, today: date, *, is_past: bool = False) -> date | None:
    """The day that a person means: 2026-11-30, 2026/11/30, 2026年11月30日, 令和8年11月30日, R8.11.30, 20261130, 11/30.

    Full-width figures count too. Without a year it is the next such day from today, or the last one of something that
    `is_past`. None for an empty text.
    Raises NotADay.
    """
    typed = "".join(unicodedata.normalize("NFKC", text).casefold().translate(_DASHES).split())
    if not typed:
        return None
    try:
        return _full_day(typed) or _without_year(typed, today, is_past=is_past)
    except ValueError:
        raise NotADay(text) from None


def _full_day(typed: str) -> date | None:
    if match := _FULL.fullmatch(typed) or _PLAIN.fullmatch(typed):
        year, month, day = (int(part) for part in match.groups())
        return date(year, month, day)
    if match := _REIWA.fullmatch(typed):
        year = 1 if match[1] == "元" else int(match[1])
        if not year:
            raise ValueError(typed)
        return date(REIWA_OFFSET + year, int(match[2]), int(match[3]))
    return None


def _without_year(typed: str, today: date, *, is_past: bool) -> date:
    match = _MONTH_DAY.fullmatch(typed)
    if not match:
        raise ValueError(typed)
    month, day = int(match[1]), int(match[2])
    if (month, day) == (2, 29):  # 8 years lie between two of them at most
        years = [year for year in range(today.year - 8, today.year + 9) if _has_leap_day(year)]
    else:
        years = [today.year - 1, today.year, today.year + 1]
    days = [date(year, month, day) for year in years]
    return max(when for when in days if when <= today) if is_past else min(when for when in days if when >= today)


def _has_leap_day(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

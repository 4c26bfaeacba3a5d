"""Days as people and programs write them: the one reader for every door."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum


class Tense(StrEnum):
    """Where the days of a field lie. Declared with the field, it says which year a day without one means."""

    PAST = "past"
    """What has been: the nearest such day up to today."""
    COMING = "coming"
    """What is to be done: the nearest such day from today on."""


ERAS: Mapping[str, tuple[str, date]] = {
    "令和": ("R", date(2019, 5, 1)),
    "平成": ("H", date(1989, 1, 8)),
    "昭和": ("S", date(1926, 12, 25)),
    "大正": ("T", date(1912, 7, 30)),
    "明治": ("M", date(1868, 1, 25)),
}
"""The eras, newest first: their letter, and their first day."""
WEEKDAYS = "月火水木金土日"
ENGLISH_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
FIRST_SERIAL = date(1899, 12, 30)
"""Day 0 of a spreadsheet, for every day after February 1900."""
SERIALS = range(36_526, 73_051)
"""The numbers that a spreadsheet has for the days of 2000 to 2099: what else has five figures is no day."""

_LONGEST = 60
"""Characters. It bounds the work of the patterns, too."""
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−ー", "-"))
"""What an input method gives for the key of the dash."""

_WEEKDAY = (
    rf"[{WEEKDAYS}](?:曜日?)?|mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?"
)
_HOLIDAY = r"(?:\s?[・,]?\s?(?:祝日?|休日?|振休?))?"
_NAMED = rf"(?:[(\[〔【]\s?(?:(?P<inner>{_WEEKDAY})\.?{_HOLIDAY}|祝日?)\s?[)\]〕】]|(?P<bare>{_WEEKDAY})(?![a-z])\.?)"
_NAMED_AFTER = rf"(?P<day>.*?)\s?[,・]?\s?{_NAMED}"
_NAMED_BEFORE = rf"{_NAMED}\s?,?\s?(?P<day>\d.*|.*\d)"
_TIMED = (
    r"(?P<day>.+?)(?:t|\s|(?<=[^\d\s:.]))(?:午前|午後|am|pm)?\s?"
    r"(?P<hour>\d{1,2})(?::(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"|時(?:(?P<minutes>\d{1,2})分(?:(?P<seconds>\d{1,2})秒)?)?)"
    r"\s?(?:am|pm|a\.m\.|p\.m\.)?\s?(?P<zone>z|utc|gmt|jst|[+-]\d{2}:?\d{2})?"
)
_MONTH_DAY = r"(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?日?"
_FULL = rf"(\d{{4}})\s?[-/.年]\s?{_MONTH_DAY}"
_PLAIN = r"(\d{4})(\d{2})(\d{2})"
_OF_ERA = rf"(令和?|平成?|昭和?|[rhs])\s?\.?\s?(\d{{1,2}}|元)\s?[-/.年]\s?{_MONTH_DAY}"
_SERIAL = r"(\d{5})(?:\.\d{1,15})?"
_WITHOUT_YEAR = _MONTH_DAY
_CUT = r"\d{1,2}\.[123]"
"""What a spreadsheet may have made of 12.10, which is a number to it."""
_MONTH_FIRST = r"([a-z]{3,9})\.?\s?(\d{1,2})(?:st|nd|rd|th)?(?:\s?,?\s(\d{4})|,(\d{4}))?"
_DAY_FIRST = r"(\d{1,2})(?:st|nd|rd|th)?[-\s]?([a-z]{3,9})\.?(?:[-,\s]\s?(\d{4}))?"


class NotADay(ValueError):
    """A text names no day."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class WeekdayWrong(NotADay):
    """A text names a day and a weekday that are not the same; `day` is the day without regard to the weekday."""

    def __init__(self, text: str, day: date) -> None:
        super().__init__(text)
        self.day = day


class YearUnclear(NotADay):
    """A cell shows a day without its year; `day` is what the spreadsheet took it for, on the wrong side of today."""

    def __init__(self, text: str, day: date) -> None:
        super().__init__(text)
        self.day = day


def parse_day(text: str, today: date, tense: Tense) -> date | None:
    """The day that a text means, None for an empty one: docs/decisions/0011-what-is-read-how.md lists the forms.

    A time of day is left out, a weekday has to fit. Raises NotADay and WeekdayWrong.
    """
    typed = normal_form(text)
    if not typed:
        return None
    if re.fullmatch(_CUT, typed):
        raise NotADay(text)
    try:
        bare, weekday = _without_weekday(_without_time(typed))
        day = _complete(bare) or _nearest(*_month_and_day(bare), today, tense)
    except (ValueError, OverflowError):
        raise NotADay(text) from None
    if weekday is not None and day.weekday() != weekday:
        raise WeekdayWrong(text, day)
    return day


def normal_form(text: str) -> str:
    """A text as the patterns read it: half-width, small letters, one kind of dash, single blanks.

    Raises NotADay for a text that is too long to be one.
    """
    if len(text) > _LONGEST and len(text.strip()) > _LONGEST:
        raise NotADay(text)
    typed = " ".join(unicodedata.normalize("NFKC", text).casefold().translate(_DASHES).split())
    if len(typed) > _LONGEST:
        raise NotADay(text)
    return typed


def _without_time(typed: str) -> str:
    """What stands before a time of day. Raises ValueError for no time, and for one that is another day elsewhere."""
    found = re.fullmatch(_TIMED, typed)
    if not found:
        return typed
    hour, minute = int(found["hour"]), int(found["minute"] or found["minutes"] or 0)
    second = int(found["second"] or found["seconds"] or 0)
    if hour > 23 or minute > 59 or second > 59 or (found["zone"] and hour + minute + second):
        raise ValueError(typed)
    return found["day"].strip()


def _without_weekday(typed: str) -> tuple[str, int | None]:
    """A text without the weekday after or before it, and which one that is, 0 for Monday."""
    found = re.fullmatch(_NAMED_AFTER, typed)
    if found and found["bare"] == "日" and not found["day"].endswith("日"):
        found = None  # 12月15日 ends with the day
    found = found or re.fullmatch(_NAMED_BEFORE, typed)
    if not found:
        return typed, None
    name = found["inner"] or found["bare"]
    if not name:
        return found["day"].strip(), None
    english = [weekday[:3].casefold() for weekday in ENGLISH_WEEKDAYS]
    return found["day"].strip(), WEEKDAYS.index(name[0]) if name[0] in WEEKDAYS else english.index(name[:3])


def _complete(typed: str) -> date | None:
    """A day with its year. Raises ValueError for one that does not exist."""
    if match := re.fullmatch(_FULL, typed) or re.fullmatch(_PLAIN, typed):
        return date(*(int(part) for part in match.groups()))
    if match := re.fullmatch(_OF_ERA, typed):
        return date(_year_of_era(match[1], match[2]), int(match[3]), int(match[4]))
    if (match := re.fullmatch(_SERIAL, typed)) and int(match[1]) in SERIALS:
        return FIRST_SERIAL + timedelta(int(match[1]))
    month, day, year = _english(typed)
    return date(year, month, day) if year else None


def _year_of_era(era: str, text: str) -> int:
    first = next(first for name, (letter, first) in ERAS.items() if era in (name, name[0], letter.casefold()))
    year = 1 if text == "元" else int(text)
    if not year:
        raise ValueError(text)
    return first.year + year - 1


def _english(typed: str) -> tuple[int, int, int]:
    """Month, day and year of Dec 15, 2026 or 15 December; 0 for what is not there."""
    if match := re.fullmatch(_MONTH_FIRST, typed):
        name, day, year = match[1], match[2], match[3] or match[4]
    elif match := re.fullmatch(_DAY_FIRST, typed):
        name, day, year = match[2], match[1], match[3]
    else:
        return 0, 0, 0
    whole = "september" if name == "sept" else name
    found = [number for number, month in enumerate(ENGLISH_MONTHS, 1) if month.casefold().startswith(whole)]
    return (found[0] if found else 0), int(day), int(year or 0)


def _month_and_day(typed: str) -> tuple[int, int]:
    if match := re.fullmatch(_WITHOUT_YEAR, typed):
        return int(match[1]), int(match[2])
    month, day, _year = _english(typed)
    return month, day


def _nearest(month: int, day: int, today: date, tense: Tense) -> date:
    """The nearest such day. Raises ValueError where the calendar has none."""
    if (month, day) == (2, 29):  # 8 years lie between two of them at most
        years = [year for year in range(today.year - 8, today.year + 9) if _has_leap_day(year)]
    else:
        years = [today.year - 1, today.year, today.year + 1]
    days = [date(year, month, day) for year in years]
    if tense is Tense.PAST:
        return max(when for when in days if when <= today)
    return min(when for when in days if when >= today)


def _has_leap_day(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

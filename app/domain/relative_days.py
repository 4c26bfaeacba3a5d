"""Days as people say them of today: 来週, 月末, 1か月後, next week, +7. Only for what is typed now, never for files."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from app.domain.days import WEEKDAYS, NotADay, Tense, normal_form, parse_day


class QuickDay(StrEnum):
    """A day to be chosen without a calendar."""

    THIS_WEEK = "this_week"
    NEXT_WEEK = "next_week"
    MONTH_END = "month_end"
    NEXT_MONTH_END = "next_month_end"
    IN_A_MONTH = "in_a_month"
    IN_THREE_MONTHS = "in_three_months"
    TODAY = "today"
    YESTERDAY = "yesterday"
    A_WEEK_AGO = "a_week_ago"
    LAST_MONTH_END = "last_month_end"


QUICK_DAYS: Mapping[Tense, tuple[QuickDay, ...]] = {
    Tense.COMING: (
        QuickDay.THIS_WEEK, QuickDay.NEXT_WEEK, QuickDay.MONTH_END, QuickDay.NEXT_MONTH_END, QuickDay.IN_A_MONTH,
        QuickDay.IN_THREE_MONTHS,
    ),
    Tense.PAST: (QuickDay.TODAY, QuickDay.YESTERDAY, QuickDay.A_WEEK_AGO, QuickDay.LAST_MONTH_END),
}  # fmt: skip
"""What is offered in a field, by where its days lie."""

_FRIDAY, _SUNDAY = 4, 6
_NUMBERS = "一二三四五六七八九十"
_DAYS = {
    "今日": 0, "本日": 0, "きょう": 0, "today": 0,
    "明日": 1, "あした": 1, "あす": 1, "tomorrow": 1,
    "明後日": 2, "あさって": 2, "day after tomorrow": 2, "the day after tomorrow": 2,
    "昨日": -1, "きのう": -1, "yesterday": -1,
    "一昨日": -2, "おととい": -2, "day before yesterday": -2, "the day before yesterday": -2,
}  # fmt: skip
_AHEAD = {"今": 0, "来": 1, "再来": 2, "this": 0, "next": 1}
_WEEK = rf"(今|来|再来)週(?:の?\s?(?P<weekday>[{WEEKDAYS}])(?:曜日?)?|中|末|いっぱい)?"
_MONTH = r"(今|来|再来)月(?:中|末|いっぱい)?|月末"
_PERIOD = r"(?:the )?end of (?:the |(this|next) )?(?P<unit>week|month)|(this|next) (?P<alone>week|month)"
_UNIT = r"(?P<unit>d|days?|日|w|weeks?|週間?|m|months?|[かカヵヶケ箇]月|y|years?|年)"
_SIGNED = rf"(?P<sign>[+-])\s?(?P<count>\d{{1,4}})\s?{_UNIT}?"
_JAPANESE = rf"(?P<count>\d{{1,4}}|[{_NUMBERS}]|半(?=年))\s?{_UNIT}(?P<sign>後|前)"
_IN = rf"in (?P<count>\d{{1,4}}|an?) {_UNIT}(?P<sign>)"
_LATER = rf"(?P<count>\d{{1,4}}|an?) {_UNIT} (?P<sign>later|from now|from today|ago)"
_COUNTED = (_SIGNED, _JAPANESE, _IN, _LATER)
_BACK = ("-", "前", "ago")


def quick_day(which: QuickDay, today: date) -> date:
    """The day that a choice stands for."""
    match which:
        case QuickDay.THIS_WEEK | QuickDay.NEXT_WEEK:
            return _week_end(today, 1 if which is QuickDay.NEXT_WEEK else 0)
        case QuickDay.MONTH_END | QuickDay.NEXT_MONTH_END | QuickDay.LAST_MONTH_END:
            months = {QuickDay.NEXT_MONTH_END: 1, QuickDay.LAST_MONTH_END: -1}
            return _month_end(today, months.get(which, 0))
        case QuickDay.IN_A_MONTH | QuickDay.IN_THREE_MONTHS:
            return months_away(today, 3 if which is QuickDay.IN_THREE_MONTHS else 1)
    return today - timedelta({QuickDay.YESTERDAY: 1, QuickDay.A_WEEK_AGO: 7}.get(which, 0))


def typed_day(text: str, today: date, tense: Tense) -> date | None:
    """The day that is meant by a text typed today: said of today, or in any form of `parse_day`. Raises alike."""
    typed = normal_form(text)
    try:
        return _said_of(typed, today) or parse_day(text, today, tense)
    except (ValueError, OverflowError) as error:
        raise error if isinstance(error, NotADay) else NotADay(text) from None


def months_away(when: date, months: int) -> date:
    """The same day so many months later, or earlier; the last of its month where that is shorter.

    Raises ValueError where the calendar ends.
    """
    year, month = divmod(when.year * 12 + when.month - 1 + months, 12)
    return date(year, month + 1, min(when.day, _length(year, month + 1)))


@cache
def _length(year: int, month: int) -> int:
    from calendar import monthrange  # it is not needed for what a start has from here

    return monthrange(year, month)[1]


def _said_of(typed: str, today: date) -> date | None:
    if typed in _DAYS:
        return today + timedelta(_DAYS[typed])
    return _end_of_period(typed, today) or _counted(typed, today)


def _end_of_period(typed: str, today: date) -> date | None:
    """What is due in a week is due on its last working day, what is due in a month on its last day."""
    if match := re.fullmatch(_WEEK, typed):
        weeks, weekday = _AHEAD[match[1]], match["weekday"]
        if weekday:
            return today + timedelta(weeks * 7 + WEEKDAYS.index(weekday) - today.weekday())
        return _week_end(today, weeks)
    if match := re.fullmatch(_MONTH, typed):
        return _month_end(today, _AHEAD[match[1] or "今"])
    if match := re.fullmatch(_PERIOD, typed):
        ahead = _AHEAD[match[1] or match[3] or "this"]
        unit = match["unit"] or match["alone"]
        return _week_end(today, ahead) if unit == "week" else _month_end(today, ahead)
    return None


def _week_end(today: date, weeks: int) -> date:
    """The Friday of a week from Monday to Sunday; its Sunday where the Friday has passed."""
    last = _FRIDAY if weeks or today.weekday() <= _FRIDAY else _SUNDAY
    return today + timedelta(weeks * 7 + last - today.weekday())


def _month_end(today: date, months: int) -> date:
    there = months_away(today, months)
    return there.replace(day=_length(there.year, there.month))


def _counted(typed: str, today: date) -> date | None:
    match = next((found for each in _COUNTED if (found := re.fullmatch(each, typed))), None)
    if not match:
        return None
    unit = (match["unit"] or "d")[0]
    count = _number(match["count"]) * (-1 if match["sign"] in _BACK else 1)
    if unit in "d日w週":
        return today + timedelta(count * (7 if unit in "w週" else 1))
    return months_away(today, round(count * 12) if unit in "y年" else round(count))


def _number(text: str) -> float:
    if text == "半":
        return 0.5
    if text in _NUMBERS:
        return _NUMBERS.index(text) + 1
    return int(text) if text.isdecimal() else 1

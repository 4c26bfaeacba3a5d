"""Japan's holidays, against the rules of the law computed anew."""

import math
from datetime import date, timedelta

import pytest

from app import holidays
from app.holidays import KNOWN_YEARS, holiday_name

DAY = timedelta(1)
MONDAY, SUNDAY = 0, 6


def equinox(year: int, *, spring: bool) -> int:
    """The day of March or September, by the formula of Japan's Hydrographic Department for 1980 to 2099."""
    base = 20.8431 if spring else 23.2488
    return math.floor(base + 0.242194 * (year - 1980)) - (year - 1980) // 4


def monday(year: int, month: int, number: int) -> date:
    first = date(year, month, 1)
    return first + timedelta((MONDAY - first.weekday()) % 7 + 7 * (number - 1))


def holidays_of_the_law(year: int) -> dict[date, str]:
    """Article 2 of the law, with its exceptions for 2019, 2020 and 2021."""
    named = {
        date(year, 1, 1): "元日",
        monday(year, 1, 2): "成人の日",
        date(year, 2, 11): "建国記念の日",
        date(year, 3, equinox(year, spring=True)): "春分の日",
        date(year, 4, 29): "昭和の日",
        date(year, 5, 3): "憲法記念日",
        date(year, 5, 4): "みどりの日",
        date(year, 5, 5): "こどもの日",
        {2020: date(2020, 7, 23), 2021: date(2021, 7, 22)}.get(year, monday(year, 7, 3)): "海の日",
        monday(year, 9, 3): "敬老の日",
        date(year, 9, equinox(year, spring=False)): "秋分の日",
        {2020: date(2020, 7, 24), 2021: date(2021, 7, 23)}.get(year, monday(year, 10, 2)): (
            "スポーツの日" if year >= 2020 else "体育の日"
        ),
        date(year, 11, 3): "文化の日",
        date(year, 11, 23): "勤労感謝の日",
    }
    if year >= 2016:
        named[{2020: date(2020, 8, 10), 2021: date(2021, 8, 8)}.get(year, date(year, 8, 11))] = "山の日"
    if year != 2019:
        named[date(year, 2, 23) if year >= 2020 else date(year, 12, 23)] = "天皇誕生日"
    else:
        named |= {date(2019, 5, 1): "天皇の即位の日", date(2019, 10, 22): "即位礼正殿の儀"}
    return named


def days_off(year: int) -> dict[date, str]:
    """With article 3: what a Sunday takes is given on the next other day, and a day between two holidays is one."""
    named = holidays_of_the_law(year)
    found = dict(named)
    for when in named:
        if when.weekday() == SUNDAY:
            after = when + DAY
            while after in named:
                after += DAY
            found[after] = "振替休日"
    for when in named:
        between = when + DAY
        if between not in found and between + DAY in named:
            found[between] = "国民の休日"
    return found


@pytest.mark.parametrize("year", KNOWN_YEARS)
def test_every_day_of_a_year_is_what_the_law_makes_it(year: int) -> None:
    days = [date(year, 1, 1) + timedelta(n) for n in range(366) if (date(year, 1, 1) + timedelta(n)).year == year]
    shown = {day: name for day in days if (name := holiday_name(day, "ja"))}
    assert shown == days_off(year)


@pytest.mark.parametrize(
    ("day", "ja", "en"),
    [
        # what the Cabinet Office has announced
        (date(2019, 4, 30), "国民の休日", "Holiday between two holidays"),
        (date(2024, 2, 12), "振替休日", "Substitute holiday"),
        (date(2024, 9, 22), "秋分の日", "Autumnal Equinox Day"),
        (date(2025, 5, 6), "振替休日", "Substitute holiday"),
        (date(2026, 5, 6), "振替休日", "Substitute holiday"),
        (date(2026, 9, 22), "国民の休日", "Holiday between two holidays"),
        (date(2026, 11, 23), "勤労感謝の日", "Labor Thanksgiving Day"),
        (date(2027, 3, 22), "振替休日", "Substitute holiday"),
        (date(2026, 11, 24), "", ""),
        (date(2026, 12, 31), "", ""),
    ],
)
def test_a_holiday_has_its_name_in_each_language(day: date, ja: str, en: str) -> None:
    assert (holiday_name(day, "ja"), holiday_name(day, "en")) == (ja, en)


@pytest.mark.parametrize("year", [1, 1948, KNOWN_YEARS[0] - 1, KNOWN_YEARS[-1] + 1, 9999])
def test_years_that_are_not_known_have_none(year: int) -> None:
    assert holiday_name(date(year, 1, 1)) == ""


def test_a_holiday_that_only_the_library_knows_is_called_as_it_calls_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holidays, "_WORDS", {})
    assert holiday_name(date(2026, 11, 23), "en") == "勤労感謝の日"

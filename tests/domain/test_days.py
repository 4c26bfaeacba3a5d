"""Days as people type them."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.days import NotADay, parse_day

TODAY = date(2026, 11, 23)
NOV_30 = date(2026, 11, 30)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-30",
        "2026/11/30",
        "2026.11.30",
        "2026年11月30日",
        "2026年11月30",
        " 2026 年 11 月 30 日 ",
        "20261130",
        "令和8年11月30日",
        "令和８年１１月３０日",
        "㋿8年11月30日",
        "R8.11.30",
        "r8/11/30",
        "２０２６－１１－３０",
        "２０２６／１１／３０",
        "２０２６．１１．３０",
        "２０２６ー１１ー３０",  # what the key of the dash gives while an input method is on
        "2026−11−30",
        "2026‐11‐30",
        "11/30",
        "11-30",
        "11月30日",
        "１１／３０",
        "\t11/30\n",
    ],
)
def test_the_day_is_understood(text):
    assert parse_day(text, TODAY) == NOV_30


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_understood_as_it_is_stored_and_as_it_is_shown(day):
    assert parse_day(day.isoformat(), TODAY) == day
    assert parse_day(f"{day.year}年{day.month}月{day.day}日", TODAY) == day


@given(st.dates(min_value=date(2019, 1, 1), max_value=date(2117, 12, 31)))
def test_every_day_of_reiwa_is_understood(day):
    assert parse_day(f"令和{day.year - 2018}年{day.month}月{day.day}日", TODAY) == day


def test_the_first_year_of_an_era_has_a_name():
    assert parse_day("令和元年5月1日", TODAY) == date(2019, 5, 1)


@pytest.mark.parametrize("text", ["", " ", "\u3000\n"])
def test_nothing_is_no_day(text):
    assert parse_day(text, TODAY) is None


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2090, 1, 1)), st.dates())
def test_without_a_year_it_is_the_next_such_day_from_today(today, any_day):
    found = parse_day(f"{any_day.month}/{any_day.day}", today)
    assert found is not None
    assert (found.month, found.day) == (any_day.month, any_day.day)
    assert found >= today
    years_before = [y for y in range(today.year, found.year) if (found.month, found.day) != (2, 29) or y % 4 == 0]
    assert all(date(y, found.month, found.day) < today for y in years_before)


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("11/23", TODAY, TODAY),
        ("11/22", TODAY, date(2027, 11, 22)),
        ("2/29", TODAY, date(2028, 2, 29)),
        ("2/29", date(2028, 2, 29), date(2028, 2, 29)),
        ("2/29", date(2028, 3, 1), date(2032, 2, 29)),
        ("2/29", date(2097, 1, 1), date(2104, 2, 29)),  # 2100 has no such day
        ("2/29", date(2096, 3, 1), date(2104, 2, 29)),
        ("2028-02-29", TODAY, date(2028, 2, 29)),
    ],
)
def test_the_last_day_of_february(text, today, day):
    assert parse_day(text, today) == day


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-29",
        "2026-13-01",
        "2026-11-31",
        "0000-01-01",
        "令和0年1月1日",
        "令和8年2月29日",
        "11/31",
        "2/30",
        "13/1",
        "0/5",
        "30",
        "1130",
        "2026-11",
        "2026-11-30-1",
        "26-11-30",
        "昭和60年1月1日",
        "tomorrow",
        "2026-11-30 10:00",
        "-",
        "\ud800",
    ],
)
def test_what_is_no_day_is_refused_as_it_was_typed(text):
    with pytest.raises(NotADay) as caught:
        parse_day(text, TODAY)
    assert caught.value.text == text


@given(st.text(max_size=12) | st.from_regex(r"[0-9]{0,4}[-/.年][0-9]{1,2}[-/.月][0-9]{0,2}日?", fullmatch=True))
def test_no_text_does_more_harm_than_being_no_day(text):
    with suppress(NotADay):
        assert isinstance(parse_day(text, TODAY), date | None)


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("11/23", TODAY, TODAY),
        ("11/24", TODAY, date(2025, 11, 24)),
        ("11/20", TODAY, date(2026, 11, 20)),
        ("2/29", TODAY, date(2024, 2, 29)),
        ("2/29", date(2103, 1, 1), date(2096, 2, 29)),
        ("2027-01-05", TODAY, date(2027, 1, 5)),
    ],
)
def test_of_something_past_it_is_the_last_such_day(text, today, day):
    assert parse_day(text, today, is_past=True) == day

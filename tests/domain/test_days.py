"""Days as people and programs write them."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app import labels
from app.domain.answers import DAYS, Field
from app.domain.days import ERAS, WEEKDAYS, NotADay, Tense, WeekdayWrong, parse_day
from app.domain.hand_ins import FILLED_IN
from app.domain.ledgers import DAYS as LEDGER_DAYS
from app.domain.tables import Column
from tests.tables import tables_of

TODAY = date(2026, 11, 23)
COMING, PAST = Tense.COMING, Tense.PAST
FORMS, WEEKDAY, TIMED, REFUSED, WITHOUT_YEAR = tables_of("Days")


def read(text, today=TODAY, tense=COMING):
    return parse_day(text, today, tense)


@pytest.mark.parametrize(("text", "day"), FORMS + WEEKDAY + TIMED)
def test_the_day_is_understood(text, day):
    assert read(text) == date.fromisoformat(day)
    assert read(f"\u3000 {text}\t\n") == date.fromisoformat(day)


@pytest.mark.parametrize(("text", "why"), REFUSED)
def test_what_is_no_day_is_refused_as_it_was_typed(text, why):
    with pytest.raises(NotADay) as caught:
        read(text)
    assert caught.value.text == text
    weekday = labels.weekday(caught.value.day, "en") if isinstance(caught.value, WeekdayWrong) else ""
    assert why == (f"a {weekday}" if weekday else "not a day")


@pytest.mark.parametrize(("text", "today", "past", "coming"), WITHOUT_YEAR)
def test_a_day_without_a_year_is_the_nearest_that_suits_the_field(text, today, past, coming):
    when = date.fromisoformat(today)
    assert read(text, when, PAST) == date.fromisoformat(past)
    assert read(text, when, COMING) == date.fromisoformat(coming)


def test_every_field_says_where_its_days_lie():
    assert DAYS == {Field.EVIDENCE_SEEN: PAST, Field.DUE: COMING}
    assert LEDGER_DAYS == {Column.SEEN: PAST}
    assert FILLED_IN is PAST


WRITTEN = [
    lambda d: d.isoformat(),
    lambda d: f"{d:%Y/%m/%d}",
    lambda d: f"{d.year}.{d.month}.{d.day}",
    lambda d: f"{d:%Y%m%d}",
    lambda d: labels.day(d, "ja"),
    lambda d: labels.day(d, "en"),
    lambda d: f"{d.day} {d:%B} {d.year}",
    lambda d: f"{d:%A}, {d:%B} {d.day}, {d.year}",
    lambda d: f"{d.year}年{d.month}月{d.day}日({WEEKDAYS[d.weekday()]})",
    lambda d: f"{d.year}/{d.month}/{d.day}（{WEEKDAYS[d.weekday()]}）",
    lambda d: f"{d.year}/{d.month}/{d.day} {WEEKDAYS[d.weekday()]}曜日",
    lambda d: f"{d.year}年{d.month}月{d.day}日{WEEKDAYS[d.weekday()]}",
    lambda d: f"{WEEKDAYS[d.weekday()]}曜 {d.year}-{d.month}-{d.day}",
    lambda d: f"{d.year}/{d.month}/{d.day} 0:00",
    lambda d: f"{d.isoformat()}T00:00:00Z",
    lambda d: f"{d.isoformat()} 23:59:59",
    lambda d: f"{d.year}/{d.month}/{d.day}({d:%a}) 10:30",
    lambda d: f"令和{d.year - 2018}年{d.month}月{d.day}日",
    lambda d: f"R{d.year - 2018}.{d.month}.{d.day}({WEEKDAYS[d.weekday()]})",
    lambda d: f"平成{d.year - 1988}年{d.month}月{d.day}日",
    lambda d: f"S{d.year - 1925}/{d.month}/{d.day}",
]
WIDE = str.maketrans({chr(n): chr(n + 0xFEE0) for n in range(0x21, 0x7F)} | {" ": "\u3000"})


@pytest.mark.parametrize("number", range(len(WRITTEN)))
@given(day=st.dates(min_value=date(2019, 1, 1), max_value=date(2024, 12, 31)), tense=st.sampled_from(Tense))
def test_any_day_is_understood_however_it_is_written(number, day, tense):
    text = WRITTEN[number](day)
    assert read(text, tense=tense) == day
    assert read(text.translate(WIDE), tense=tense) == day
    assert read(text.lower(), tense=tense) == day


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_understood_as_it_is_stored_and_as_it_is_shown(day):
    assert read(day.isoformat()) == day
    assert read(labels.day(day, "ja")) == day
    assert read(labels.day(day, "en")) == day


@given(st.dates(min_value=date(2019, 5, 1), max_value=date(2117, 12, 31)))
def test_every_day_of_reiwa_is_understood(day):
    assert read(f"令和{day.year - 2018}年{day.month}月{day.day}日") == day


@pytest.mark.parametrize("name", ["令和", "平成", "昭和"])
def test_the_first_day_of_an_era_is_understood(name):
    letter, first = ERAS[name]
    for era in (name, letter):
        for year in ("1", "元", "01"):
            assert read(f"{era}{year}年{first.month}月{first.day}日") == first


@given(st.dates(min_value=date(2026, 1, 1), max_value=date(2026, 12, 31)), st.integers(1, 6))
def test_another_weekday_is_refused_with_the_day_that_stands_there(day, off):
    other = WEEKDAYS[(day.weekday() + off) % 7]
    with pytest.raises(WeekdayWrong) as caught:
        read(f"{day.year}/{day.month}/{day.day}({other})")
    assert caught.value.day == day


@pytest.mark.parametrize("text", ["", " ", "\u3000\n", " " * 500])
def test_nothing_is_no_day(text):
    assert read(text) is None


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2090, 1, 1)), st.dates())
@example(date(2096, 3, 1), date(2096, 2, 29))
@example(date(2103, 1, 1), date(2096, 2, 29))  # 2100 has no such day
def test_without_a_year_no_nearer_day_suits(today, any_day):
    for tense in Tense:
        found = read(f"{any_day.month}/{any_day.day}", today, tense)
        assert found is not None
        assert (found.month, found.day) == (any_day.month, any_day.day)
        assert found >= today if tense is COMING else found <= today
        between = range(min(today.year, found.year), max(today.year, found.year) + 1)
        leap = (found.month, found.day) == (2, 29)
        same = [
            date(y, found.month, found.day) for y in between if not leap or (y % 4 == 0 and (y % 100 or y % 400 == 0))
        ]
        suiting = [day for day in same if (day >= today if tense is COMING else day <= today)]
        assert min(suiting, key=lambda day: abs(day - today)) == found


@pytest.mark.parametrize(
    "text",
    [
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
        "2026-11-30-1",
        "2026-11-30 10",
        "2026-11-3010:00",
        "2026-11-30 10:60",
        "大正15年1月1日",
        "Foo 15, 2026",
        "Feb 30",
        "15 Ma 2026",
        "May",
        "日",
        "(月)",
        "36525",
        "73051",
        "99999",
        "-",
        "\ud800",
        "2026/12/15(火",
        "2026/12/15" + "０" * 100,
        "9" * 10_000,
        "1/" * 5_000,
    ],
)
def test_what_names_no_day_is_refused(text):
    with pytest.raises(NotADay) as caught:
        read(text)
    assert caught.value.text == text


PARTS = ("2026", "12", "15", "/", "-", "年", "月", "日", "(", "火", "）", " ", "0:00", "T", "Z", "Dec", "R8", "午前")


@given(st.text(max_size=12) | st.lists(st.sampled_from(PARTS), max_size=9).map("".join), st.sampled_from(Tense))
def test_no_text_does_more_harm_than_being_no_day(text, tense):
    with suppress(NotADay):
        assert isinstance(read(text, tense=tense), date | None)


def test_signs_that_stand_for_several_letters_make_no_day_of_any_length() -> None:
    with pytest.raises(NotADay):
        parse_day("㍻" * 40, TODAY, COMING)

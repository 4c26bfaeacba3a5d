"""Days as they are said of today."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.days import NotADay, Tense, WeekdayWrong, parse_day
from app.domain.relative_days import QUICK_DAYS, QuickDay, months_away, quick_day, typed_day
from tests.tables import tables_of

TODAY = date(2026, 11, 25)
COMING = Tense.COMING
SAID, COUNTED, AT_ENDS, REFUSED = tables_of("Days said of today")
FORMS, *_OTHERS = tables_of("Days")
MOST_DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31))


@pytest.mark.parametrize(("text", "day"), SAID + COUNTED)
def test_it_is_counted_from_today_whatever_the_field(text, day):
    for tense in Tense:
        assert typed_day(text, TODAY, tense) == date.fromisoformat(day)
    assert typed_day(f"\u3000{text.upper()} ", TODAY, COMING) == date.fromisoformat(day)


@pytest.mark.parametrize(("text", "today", "day"), AT_ENDS)
def test_weeks_months_and_years_end_where_they_do(text, today, day):
    assert typed_day(text, date.fromisoformat(today), COMING) == date.fromisoformat(day)


@pytest.mark.parametrize(("text", "why"), REFUSED)
def test_what_may_mean_several_days_is_refused_as_it_was_typed(text, why):
    with pytest.raises(NotADay) as caught:
        typed_day(text, TODAY, COMING)
    assert (caught.value.text, why) == (text, "not a day")


@pytest.mark.parametrize(("text", "_day"), SAID + COUNTED)
def test_a_file_is_read_on_another_day_so_nothing_of_it_is_said_of_today(text, _day):
    with pytest.raises(NotADay):
        parse_day(text, TODAY, COMING)


@pytest.mark.parametrize(("text", "day"), FORMS)
def test_every_other_form_is_read_as_ever(text, day):
    assert typed_day(text, date(2026, 11, 23), COMING) == date.fromisoformat(day)


def test_a_wrong_weekday_is_said_as_ever():
    with pytest.raises(WeekdayWrong):
        typed_day("2026/12/15(水)", TODAY, COMING)


@pytest.mark.parametrize("text", ["", " ", "\u3000\n"])
def test_nothing_is_no_day(text):
    assert typed_day(text, TODAY, COMING) is None


@pytest.mark.parametrize("text", ["来" * 100, "+" + "9" * 1000])
def test_what_is_too_long_is_no_day(text):
    with pytest.raises(NotADay):
        typed_day(text, TODAY, COMING)


PARTS = (
    "来",
    "今",
    "再",
    "週",
    "月",
    "末",
    "の",
    "火",
    "+",
    "-",
    "7",
    "半",
    "年",
    "後",
    "前",
    "か月",
    "in ",
    "a ",
    "week",
    " ago",
)


@given(st.lists(st.sampled_from(PARTS), max_size=8).map("".join), st.dates())
def test_no_text_does_more_harm_than_being_no_day(text, today):
    with suppress(NotADay):
        assert isinstance(typed_day(text, today, COMING), date | None)


# the choices


@given(MOST_DAYS)
def test_what_is_to_come_lies_ahead_and_this_week_before_the_next(today):
    days = {which: quick_day(which, today) for which in QUICK_DAYS[COMING]}
    assert all(day >= today for day in days.values())
    assert days[QuickDay.THIS_WEEK] < days[QuickDay.NEXT_WEEK]
    assert days[QuickDay.NEXT_WEEK].isoweekday() == 5
    assert days[QuickDay.NEXT_WEEK].isocalendar()[:2] == (today + timedelta(7)).isocalendar()[:2]
    for which in (QuickDay.MONTH_END, QuickDay.NEXT_MONTH_END):
        assert (days[which] + timedelta(1)).day == 1
    assert quick_day(QuickDay.MONTH_END, today).month == today.month


@given(MOST_DAYS)
def test_what_has_been_lies_behind(today):
    days = [quick_day(which, today) for which in QUICK_DAYS[Tense.PAST]]
    assert days[:3] == [today, today - timedelta(1), today - timedelta(7)]
    assert days[3] == today.replace(day=1) - timedelta(1)


SAYS = {
    QuickDay.THIS_WEEK: "今週末",
    QuickDay.NEXT_WEEK: "来週",
    QuickDay.MONTH_END: "月末",
    QuickDay.NEXT_MONTH_END: "来月末",
    QuickDay.IN_A_MONTH: "1か月後",
    QuickDay.IN_THREE_MONTHS: "3か月後",
    QuickDay.TODAY: "今日",
    QuickDay.YESTERDAY: "昨日",
}


@given(MOST_DAYS, st.sampled_from(sorted(SAYS)))
def test_a_choice_means_what_its_word_means_when_it_is_typed(today, which):
    assert quick_day(which, today) == typed_day(SAYS[which], today, COMING)


# months


@given(MOST_DAYS, st.integers(-1200, 1200))
def test_a_month_later_is_the_same_day_or_the_last_one(when, months):
    there = months_away(when, months)
    assert (there.year * 12 + there.month) - (when.year * 12 + when.month) == months
    assert there.day == when.day or (there.day < when.day and (there + timedelta(1)).day == 1)


@pytest.mark.parametrize(("when", "months"), [(date.max, 1), (date.min, -1)])
def test_the_calendar_ends(when, months):
    with pytest.raises(ValueError, match=r"year|month"):
        months_away(when, months)

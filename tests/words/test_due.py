"""When a task is due, as it is said beside a measure."""

from datetime import date

import pytest

from app import i18n
from app.domain.answers import Entry, Status
from app.words.due import due_in_short, due_text

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (Entry(), ""),
        (Entry(due=date(2026, 11, 24)), "due Nov 24, 2026"),
        (Entry(due=TODAY), "due Nov 23, 2026"),
        (Entry(due=date(2026, 11, 22)), "overdue since Nov 22, 2026"),
        (Entry(status=Status.PARTIAL, due=date(2026, 11, 22)), "overdue since Nov 22, 2026"),
        (Entry(status=Status.DONE, due=date(2026, 11, 22)), "due Nov 22, 2026"),
        (Entry(status=Status.NOT_APPLICABLE, due=date(2026, 11, 22), reason="x"), "due Nov 22, 2026"),
    ],
)
def test_a_day_is_said_and_that_it_has_passed_where_something_is_left_to_do(entry: Entry, said: str) -> None:
    assert due_text(entry, TODAY) == said


def test_it_is_said_in_the_language_of_the_screens() -> None:
    i18n.use("ja")
    assert "2026年11月24日" in due_text(Entry(due=date(2026, 11, 24)), TODAY)
    passed = due_text(Entry(due=date(2026, 11, 22)), TODAY)
    assert "2026年11月22日" in passed
    assert "期限" in passed


@pytest.mark.parametrize(
    ("entry", "said", "tight"),
    [
        (Entry(), "", ""),
        (Entry(due=date(2026, 11, 24)), "Nov 24", "Nov 24"),
        (Entry(due=date(2027, 10, 4)), "Oct 4, 2027", "Oct 4, 2027"),
        (Entry(due=date(2026, 11, 22)), "Nov 22, 1 day late", "1 day late"),
        (Entry(due=date(2026, 11, 18)), "Nov 18, 5 days late", "5 days late"),
        (Entry(status=Status.DONE, due=date(2026, 11, 22)), "Nov 22", "Nov 22"),
    ],
)
def test_a_day_is_said_where_there_is_little_room(entry: Entry, said: str, tight: str) -> None:
    assert due_in_short(entry, TODAY) == said
    assert due_in_short(entry, TODAY, tight=True) == tight


def test_it_is_said_in_short_in_the_language_of_the_screens() -> None:
    i18n.use("ja")
    assert due_in_short(Entry(due=date(2026, 11, 18)), TODAY) == "11月18日 5日過ぎ"

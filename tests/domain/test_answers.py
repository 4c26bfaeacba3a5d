"""Values go into text and back, and changes lead from one entry to another and back."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answers import (
    EMPTY,
    LIMITS,
    STATUS_KEYS,
    Change,
    Entry,
    Field,
    InvalidValue,
    ReasonMissing,
    Status,
    apply,
    changes_to,
    from_text,
    to_text,
)
from app.domain.entered_text import TextTooLong
from tests.domain.samples import entries

M = "administrator-E-10"
TODAY = date(2026, 11, 23)


def values_of(entry: Entry) -> dict[Field, object]:
    return {field: entry.get(field) for field in Field}


@given(entries)
def test_every_field_comes_back_from_its_text_as_the_same_value_of_the_same_kind(entry):
    for field in Field:
        value = entry.get(field)
        back = from_text(field, to_text(value))
        assert back == value
        assert type(back) is type(value)


@given(entries, entries)
def test_changes_lead_to_the_wanted_entry_and_their_inverses_back(before, after):
    changes = changes_to(M, before, values_of(after))
    assert apply(before, changes) == after
    assert apply(after, [change.inverse() for change in reversed(changes)]) == before
    assert all(change.inverse().inverse() == change for change in changes)


@given(entries, entries)
def test_what_has_its_value_already_makes_no_change(before, after):
    changes = changes_to(M, before, values_of(after))
    assert [c.field for c in changes] == [f for f in Field if before.get(f) != after.get(f)]
    assert all(c.measure == M and c.before == before.get(c.field) != c.after for c in changes)
    assert changes_to(M, after, values_of(after)) == ()


@given(entries, st.sampled_from(Field))
def test_only_the_fields_named_change(entry, field):
    after = apply(EMPTY, changes_to(M, EMPTY, {field: entry.get(field), Field.REASON: entry.reason}))
    named = (field, Field.REASON)
    assert all(after.get(f) == (entry if f in named else EMPTY).get(f) for f in Field)


def test_values_are_cleaned_before_they_are_compared():
    entry = Entry(note="が", owner="山田 太郎")
    assert changes_to(M, entry, {Field.NOTE: "か\u3099\x00", Field.OWNER: " 山田\t太郎\n"}) == ()


@pytest.mark.parametrize("reason", ["", " ", "\u3000\n", "\u200b", "\ufe0f\u3164\u2060"])
def test_not_applicable_needs_a_reason_that_says_something(reason):
    with pytest.raises(ReasonMissing) as caught:
        changes_to(M, EMPTY, {Field.STATUS: Status.NOT_APPLICABLE, Field.REASON: reason})
    assert caught.value.measure == M


def test_the_reason_may_be_there_already_or_come_along():
    values = {Field.STATUS: Status.NOT_APPLICABLE}
    assert changes_to(M, Entry(reason="紙は使わない"), values)
    assert len(changes_to(M, EMPTY, {**values, Field.REASON: "紙は使わない"})) == 2


def test_the_reason_cannot_be_taken_from_what_is_not_applicable():
    with pytest.raises(ReasonMissing):
        changes_to(M, Entry(Status.NOT_APPLICABLE, reason="紙は使わない"), {Field.REASON: ""})
    assert changes_to(M, Entry(Status.DONE, reason="紙は使わない"), {Field.REASON: ""})


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (Field.STATUS, "erledigt"),
        (Field.STATUS, ""),
        (Field.STATUS, "DONE"),
        (Field.CARRIER, "nobody"),
        (Field.PRIORITY, "urgent"),
        (Field.DUE, "2026-02-30"),
        (Field.DUE, "20261130"),
        (Field.DUE, "2026-W48-1"),
        (Field.EVIDENCE_SEEN, "yesterday"),
    ],
)
def test_a_text_that_is_no_value_of_its_field_is_refused_with_both_named(field, text):
    with pytest.raises(InvalidValue) as caught:
        from_text(field, text)
    assert (caught.value.field, caught.value.text) == (field, text)


@pytest.mark.parametrize("field", list(LIMITS))
def test_a_text_field_takes_as_much_as_its_limit_and_no_more(field):
    limit = LIMITS[field]
    assert from_text(field, "字" * limit) == "字" * limit
    with pytest.raises(TextTooLong) as caught:
        from_text(field, "字" * (limit + 1))
    assert (caught.value.length, caught.value.limit) == (limit + 1, limit)


def test_notes_hold_ten_thousand_characters():
    assert LIMITS[Field.NOTE] == 10_000


def test_days_and_nothing_have_their_texts():
    assert to_text(date(2026, 1, 2)) == "2026-01-02"
    assert to_text(None) == ""
    assert from_text(Field.DUE, "") is None


def test_a_moment_is_no_day():
    with pytest.raises(InvalidValue):
        changes_to(M, EMPTY, {Field.DUE: datetime(2026, 1, 2, 3, 4)})


@pytest.mark.parametrize("status", list(Status))
def test_open_is_what_applies_and_is_not_done(status):
    assert Entry(status).is_open is (status not in (Status.DONE, Status.NOT_APPLICABLE))


@pytest.mark.parametrize(
    ("status", "due", "overdue"),
    [
        (Status.NOT_DONE, date(2026, 11, 22), True),
        (Status.NOT_DONE, TODAY, False),
        (Status.NOT_DONE, None, False),
        (Status.UNANSWERED, date(2026, 11, 22), True),
        (Status.DONE, date(2026, 11, 22), False),
        (Status.NOT_APPLICABLE, date(2026, 11, 22), False),
    ],
)
def test_overdue_is_what_is_open_and_whose_day_has_passed(status, due, overdue):
    assert Entry(status, due=due).is_overdue(TODAY) is overdue


def test_each_answer_has_one_key():
    assert sorted(STATUS_KEYS) == list("123456")
    assert set(STATUS_KEYS.values()) == set(Status)


def test_a_change_says_what_was_and_what_is():
    (change,) = changes_to(M, EMPTY, {Field.STATUS: Status.DONE})
    assert change == Change(M, Field.STATUS, Status.UNANSWERED, Status.DONE)
    assert change.inverse() == Change(M, Field.STATUS, Status.DONE, Status.UNANSWERED)

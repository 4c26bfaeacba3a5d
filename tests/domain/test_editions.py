"""On which edition of the words an answer was given, and which answers are to be looked at once more."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answers import Change, Entry, Field, Status
from app.domain.editions import (
    EDITION,
    EditionMark,
    EditionUnread,
    edition_at,
    given_on,
    looked_measures,
    looked_text,
    lowest_edition,
    marks_text,
    overtaken,
    read_looked,
    read_marks,
    still_overtaken,
    with_edition,
)
from app.domain.history import Origin, Record
from app.domain.undo import SettingChange
from tests.domain.samples import measure

A, B = "administrator-A-1", "administrator-A-2"
EDITED, UNDONE, REDONE = Origin.EDIT, Origin.UNDO, Origin.REDO
NONE, DONE, PARTIAL, NOT_DONE = Status.UNANSWERED, Status.DONE, Status.PARTIAL, Status.NOT_DONE


def record(step, before, after, origin=EDITED, measure=A):
    when = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
    return Record(step, when, origin, Change(measure, Field.STATUS, before, after))


@given(st.lists(st.tuples(st.integers(1, 99), st.integers(1, 10**9)), max_size=5, unique_by=lambda pair: pair[1]))
def test_marks_read_back(pairs):
    marks = tuple(EditionMark(*pair) for pair in sorted(pairs, key=lambda pair: pair[1]))
    assert read_marks(marks_text(marks)) == marks


@pytest.mark.parametrize(
    "text",
    ["2", "2=", "=2", "2=0", "0=2", "02=3", "2=3 ", " 2=3", "2=3  3=4", "2=3=4", "2=4 3=3", "2=4 3=4", "２=3", "x=1",
     "2=" + "9" * 19, "2=3\n3=4"],
)  # fmt: skip
def test_other_marks_are_refused(text):
    with pytest.raises(EditionUnread):
        read_marks(text)


def test_an_answer_is_of_the_last_edition_that_had_begun():
    marks = read_marks("2=10 3=20 2=30")
    assert [edition_at(marks, step) for step in (1, 9, 10, 19, 20, 29, 30, 99)] == [1, 1, 2, 2, 3, 3, 2, 2]
    assert edition_at((), 5) == 1


def test_a_mark_is_set_where_the_edition_is_another():
    assert with_edition("", 1, 2) == "2=1"
    assert with_edition("2=1", 7, 2) == "2=1"
    assert with_edition("2=1", 7, 3) == "2=1 3=7"
    assert with_edition("2=1 3=7", 9, 2) == "2=1 3=7 2=9", "an older program showed older words"
    assert with_edition("", 4, 1) == "", "the first edition needs none"
    assert with_edition("", 4) == f"{EDITION}=4"
    assert with_edition("2.1=7", 9, 2) == "2.1=7", "a later release knows what it means"


def test_the_lowest_edition_is_the_first_where_something_lies_before_the_marks():
    assert lowest_edition(()) == 1
    assert lowest_edition(read_marks("2=1")) == 2
    assert lowest_edition(read_marks("2=2")) == 1
    assert lowest_edition(read_marks("3=1 2=5")) == 2


MARKS = read_marks("2=10")


def test_the_last_change_of_status_counts():
    records = [record(3, NONE, DONE), record(4, NONE, DONE, measure=B), record(12, DONE, PARTIAL)]
    assert given_on(records, MARKS) == {A: 2, B: 1}


def test_what_undo_brings_back_is_as_old_as_it_was():
    answered = [record(3, NONE, DONE), record(11, DONE, NOT_DONE)]
    assert given_on(answered, MARKS) == {A: 2}
    undone = [*answered, record(12, NOT_DONE, DONE, UNDONE)]
    assert given_on(undone, MARKS) == {A: 1}
    assert given_on([*undone, record(13, DONE, NOT_DONE, REDONE)], MARKS) == {A: 2}
    assert given_on([*undone, record(13, DONE, NONE, UNDONE)], MARKS) == {}
    assert given_on([*undone, record(13, DONE, PARTIAL, UNDONE)], MARKS) == {A: 2}, "it undoes nothing: it is new"


def test_an_import_is_an_answer_of_its_day_and_other_changes_are_none():
    named = record(15, "", "")._replace(change=SettingChange("organisation", "", "x"))
    assert given_on([record(3, NONE, DONE), record(14, DONE, PARTIAL, Origin.IMPORT), named], MARKS) == {A: 2}


def test_what_was_looked_at_reads_back():
    looked = {B: 2, A: 3}
    assert looked_text(looked) == f"{A} 3\n{B} 2"
    assert read_looked(looked_text(looked)) == looked
    assert read_looked("") == {}
    assert looked_measures("", looked_text(looked)) == (A, B)
    assert looked_measures(f"{A} 2\n{B} 2", looked_text(looked)) == (A,)


@pytest.mark.parametrize("text", ["a", "a 0", "a x", " 2", "a b 2", "b 2\na 2", "a 2\na 3", "a 2\n", "a  2"])
def test_another_such_text_is_refused(text):
    with pytest.raises(EditionUnread):
        read_looked(text)


def test_only_answers_that_may_not_hold_any_longer_are_asked_about():
    stricter, same = measure(A, stricter_since=2), measure(B)
    for status in Status:
        found = overtaken([stricter, same], {A: Entry(status), B: Entry(status)}, 1, {})
        assert found == ((stricter,) if status in (DONE, PARTIAL) else ())
    assert overtaken([stricter], {}, 1, {}) == ()
    assert overtaken([stricter], {A: Entry(DONE)}, 2, {}) == (), "all was answered on this edition"
    assert overtaken([stricter], {A: Entry(DONE)}, 1, {A: 2}) == (), "somebody has looked"
    again = measure(A, stricter_since=3)
    assert overtaken([again], {A: Entry(DONE)}, 1, {A: 2}) == (again,), "it became stricter once more"


def test_the_history_decides():
    both = [measure(A, stricter_since=2), measure(B, stricter_since=3)]
    assert still_overtaken(both, {A: 2, B: 2}) == {B}
    assert still_overtaken(both, {}) == {A, B}, "an answer of which the history knows nothing is old"

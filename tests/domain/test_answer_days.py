"""Since when a measure has its answer."""

from datetime import UTC, datetime

from app.domain.answer_days import AnswerGiven, StandingAnswer, answers_given, day_of, standing_answers
from app.domain.answers import Change, Field, Status
from app.domain.history import Origin, Record
from app.domain.undo import SettingChange

A = "administrator-A-1"
NONE, DONE, UNKNOWN = Status.UNANSWERED, Status.DONE, Status.UNKNOWN


def kept(step: int, before: Status, after: Status, origin: Origin = Origin.EDIT) -> Record:
    return Record(step, datetime(2026, 11, step, 12, tzinfo=UTC), origin, Change(A, Field.STATUS, before, after))


def test_the_last_change_counts() -> None:
    records = [kept(1, NONE, DONE), kept(4, DONE, UNKNOWN)]
    assert answers_given(records) == {A: AnswerGiven(4, day_of(records[1]))}


def test_what_undo_brings_back_is_as_old_as_it_was() -> None:
    records = [kept(1, NONE, DONE), kept(4, DONE, UNKNOWN), kept(5, UNKNOWN, DONE, Origin.UNDO)]
    assert answers_given(records)[A].step == 1
    assert answers_given([*records, kept(6, DONE, NONE, Origin.UNDO)]) == {}
    assert answers_given([*records, kept(6, DONE, UNKNOWN, Origin.UNDO)])[A].step == 6, "it undoes nothing: it is new"


def test_what_comes_back_from_a_backup_is_as_old_as_it_is_known_to_be() -> None:
    records = [kept(1, NONE, DONE), kept(4, DONE, UNKNOWN), kept(7, UNKNOWN, DONE, Origin.RETURN)]
    assert answers_given(records)[A] == AnswerGiven(1, day_of(records[0]))
    once_more = [*records, kept(8, DONE, UNKNOWN), kept(9, UNKNOWN, DONE, Origin.RETURN)]
    assert answers_given(once_more)[A].step == 1
    assert answers_given([*records, kept(8, DONE, UNKNOWN, Origin.UNDO)])[A].step == 4, "going back is taken back"


def test_of_another_line_nothing_is_known_but_that_it_came_back() -> None:
    records = [kept(1, NONE, UNKNOWN), kept(7, UNKNOWN, DONE, Origin.RETURN)]
    assert answers_given(records)[A].step == 7
    assert standing_answers(records) == {A: StandingAnswer(records[1], is_known=False)}


def test_what_is_about_no_measure_tells_nothing() -> None:
    assert answers_given([kept(1, NONE, DONE)._replace(change=SettingChange("organisation", "", "x"))]) == {}

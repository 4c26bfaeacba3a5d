"""Since when a measure has the answer that it has, out of the history of its status."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from app.domain.answers import Change
from app.domain.history import Origin, Record


class AnswerGiven(NamedTuple):
    """The step of the history by which the answer came, and its day on the calendar of this PC."""

    step: int
    day: date


class StandingAnswer(NamedTuple):
    """The record by which a measure got the answer that it has. Not `is_known`: it came back from a backup of another
    line of the workbook, whose history is not here, and is older than that record."""

    record: Record
    is_known: bool = True


def standing_answers(records: Iterable[Record]) -> Mapping[str, StandingAnswer]:
    """The same by measure, from changes of status, the oldest first.

    An answer that undo brings back is as old as it was, and so is one that comes back from a backup, as far as that is
    known.
    """
    given: dict[str, list[tuple[Change, StandingAnswer]]] = {}
    for record in records:
        change = record.change
        if not isinstance(change, Change):
            continue
        before = given.setdefault(change.measure, [])
        if record.origin is Origin.UNDO and before and before[-1][0] == change.inverse():
            before.pop()
        elif record.origin is Origin.RETURN:
            again = (answer for earlier, answer in reversed(before) if earlier.after == change.after)
            before.append((change, next(again, StandingAnswer(record, is_known=False))))
        else:
            before.append((change, StandingAnswer(record)))
    return {measure: found[-1][1] for measure, found in given.items() if found}


def answers_given(records: Iterable[Record]) -> Mapping[str, AnswerGiven]:
    """By which step and on which day each measure got the answer that it has, from the same records."""
    standing = {measure: answer.record for measure, answer in standing_answers(records).items()}
    return {measure: AnswerGiven(record.step, day_of(record)) for measure, record in standing.items()}


def day_of(record: Record) -> date:
    """The day on which something was kept, on the calendar of this PC."""
    return record.saved.astimezone().date()

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


def answers_given(records: Iterable[Record]) -> Mapping[str, AnswerGiven]:
    """The same by measure, from changes of status, the oldest first.

    An answer that undo brings back is as old as it was.
    """
    given: dict[str, list[Record]] = {}
    for record in records:
        if not isinstance(record.change, Change):
            continue
        before = given.setdefault(record.change.measure, [])
        if record.origin is Origin.UNDO and before and before[-1].change == record.change.inverse():
            before.pop()
        else:
            before.append(record)
    return {measure: _given_by(found[-1]) for measure, found in given.items() if found}


def _given_by(record: Record) -> AnswerGiven:
    return AnswerGiven(record.step, day_of(record))


def day_of(record: Record) -> date:
    """The day on which something was kept, on the calendar of this PC."""
    return record.saved.astimezone().date()

"""What was changed in a workbook after a day, or after a row of its history: what a sheet or a table cannot know."""

from collections.abc import Collection
from datetime import date

from app.domain.answers import Change
from app.domain.differences import FieldPlace
from app.domain.history import Record
from app.domain.undo import address_of
from app.storage.rows import history_row, seal_of
from app.storage.workbook import Workbook

_AT_FIRST = 256
"""So many rows of the history are read at first; twice as many each time that they do not reach back far enough."""


def changed_after(workbook: Workbook, day: date) -> tuple[Collection[FieldPlace], Collection[str]]:
    """The fields of measures, and the addresses of what else is kept, that were changed on a later day.

    Raises WorkbookDamaged.
    """
    later = [record.change for record in _back_to(workbook, day) if record.saved.date() > day]
    places = frozenset((edit.measure, edit.field) for edit in later if isinstance(edit, Change))
    addresses = frozenset(address_of(edit) for edit in later if not isinstance(edit, Change))
    return places, addresses


def changes_since(workbook: Workbook, number: int, digest: int) -> tuple[Record, ...] | None:
    """The records after row `number` of the history, oldest first; 0 stands for its beginning.

    None when the history has no such row with that digest: the workbook is an older copy, or went another way.
    Raises WorkbookDamaged.
    """
    behind = workbook.last_change.number - number
    if behind < 0 or number < 0:
        return None
    records = workbook.history(limit=behind + (number > 0))
    if number == 0:
        return tuple(reversed(records))
    made_at = records.pop()
    return tuple(reversed(records)) if seal_of(history_row(number, made_at)) == digest else None


def _back_to(workbook: Workbook, day: date) -> list[Record]:
    limit = _AT_FIRST
    while True:
        records = workbook.history(limit=limit)
        if len(records) < limit or records[-1].saved.date() <= day:
            return records
        limit *= 2

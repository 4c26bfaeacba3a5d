"""What was changed in a workbook after a day: what a sheet printed then cannot know."""

from collections.abc import Collection
from datetime import date

from app.domain.answers import Change
from app.domain.differences import Place
from app.domain.history import Record
from app.storage.workbook import Workbook

_AT_FIRST = 256
"""So many rows of the history are read at first; twice as many each time that they do not reach back far enough."""


def changed_after(workbook: Workbook, day: date) -> tuple[Collection[Place], Collection[str]]:
    """The fields of measures, and the keys of texts, that were changed on a later day. Raises WorkbookDamaged."""
    later = [record.change for record in _back_to(workbook, day) if record.saved.date() > day]
    places = frozenset((edit.measure, edit.field) for edit in later if isinstance(edit, Change))
    keys = frozenset(edit.key for edit in later if not isinstance(edit, Change))
    return places, keys


def _back_to(workbook: Workbook, day: date) -> list[Record]:
    limit = _AT_FIRST
    while True:
        records = workbook.history(limit=limit)
        if len(records) < limit or records[-1].saved.date() <= day:
            return records
        limit *= 2

"""What was changed in a workbook after a day: what a sheet printed then, or a file made then, cannot know."""

from collections.abc import Collection
from datetime import date

from app.domain.answers import Change
from app.domain.differences import Place
from app.storage.workbook import Workbook


def changed_after(workbook: Workbook, day: date) -> tuple[Collection[Place], Collection[str]]:
    """The fields of measures, and the keys of texts, that were changed on a later day. Raises WorkbookDamaged."""
    later = [record.change for record in workbook.history() if record.saved.date() > day]
    places = frozenset((edit.measure, edit.field) for edit in later if isinstance(edit, Change))
    keys = frozenset(edit.key for edit in later if not isinstance(edit, Change))
    return places, keys

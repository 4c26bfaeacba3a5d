"""The history of a workbook: every change that was saved, when, and what led to it."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from app.domain.answers import Unread, unread
from app.domain.undo import Edit


class Origin(StrEnum):
    """What led to a change."""

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"
    IMPORT = "import"
    RETURN = "return"
    """The state of a backup was gone back to."""
    SALVAGE = "salvage"
    """What could still be read of a damaged workbook, where the history that could be read says otherwise."""
    MIGRATION = "migration"
    """A later release brought it to another place; nobody changed anything."""


_BY_TEXT = {origin.value: origin for origin in Origin}


def read_origin(text: str) -> Origin | Unread:
    """What a stored text says led to a change. Raises ValueError for what no release can have written."""
    return _BY_TEXT.get(text) or unread(text)


class Record(NamedTuple):
    """One row of the history; what was saved together has one step number."""

    step: int
    saved: datetime
    origin: Origin | Unread
    change: Edit


class Done(NamedTuple):
    """What was done to a workbook in one go, so that it can be done once more."""

    edits: tuple[Edit, ...]
    origin: Origin

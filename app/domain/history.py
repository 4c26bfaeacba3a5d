"""The history of a workbook: every change that was saved, when, and what led to it."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from app.domain.undo import Edit


class Origin(StrEnum):
    """What led to a change."""

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"
    IMPORT = "import"


class Record(NamedTuple):
    """One row of the history; what was saved together has one step number."""

    step: int
    saved: datetime
    origin: Origin
    change: Edit

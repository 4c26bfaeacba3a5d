"""Edits for the tests of the storage layer."""

from pathlib import Path

from app.domain.answers import Change, Field, Value, changes_to
from app.domain.history import Origin
from app.storage.workbook import Workbook

M = "administrator-E-10"
OTHER = "teleworker-I-4"


def edit(workbook: Workbook, measure: str = M, origin: Origin = Origin.EDIT, **values: Value) -> tuple[Change, ...]:
    """Gives an entry these values, as the program does it, and returns the changes."""
    wanted = {Field(name): value for name, value in values.items()}
    changes = changes_to(measure, workbook.entry(measure), wanted)
    workbook.apply(changes, origin)
    return changes


def names_in(folder: Path) -> list[str]:
    """The names of the files in a folder, sorted."""
    return sorted(item.name for item in folder.iterdir())

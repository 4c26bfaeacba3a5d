"""What would change: typed from paper or read from a file, shown to a person before any of it is kept."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.answers import EMPTY, Change, Entry, Field, ReasonMissing, Status, Value, apply, from_text, to_text
from app.domain.entered_text import is_blank
from app.domain.undo import Edit, RowChange, SettingChange, address_of


class Novelty(StrEnum):
    """How a difference stands to what the workbook holds.

    New: nothing was there. Changed: something else was. Conflict: it was changed here after the file was made.
    Emptied: something is here, and the file has nothing in its place.
    """

    NEW = "new"
    CHANGED = "changed"
    CONFLICT = "conflict"
    EMPTIED = "emptied"


@dataclass(frozen=True)
class Difference:
    """One edit that waits for a person's word."""

    edit: Edit
    novelty: Novelty


FieldPlace = tuple[str, Field]
"""A field of a measure."""


def entry_differences(
    entries: Mapping[str, Entry],
    wanted: Mapping[str, Mapping[Field, Value]],
    changed_since: Collection[FieldPlace] = (),
) -> tuple[Difference, ...]:
    """Where the wanted values differ from the stored entries, in the order given.

    `changed_since`: the fields that were changed here after what brings the values was made.
    Raises InvalidValue and TextTooLong.
    """
    found: list[Difference] = []
    for measure, values in wanted.items():
        entry = entries.get(measure, EMPTY)
        for field, value in values.items():
            after = from_text(field, to_text(value))
            before = entry.get(field)
            if before != after:
                is_new, is_newer = before == EMPTY.get(field), (measure, field) in changed_since
                found.append(Difference(Change(measure, field, before, after), _novelty(is_new, is_newer)))
    return tuple(found)


def kept_differences(
    changes: Iterable[SettingChange | RowChange], changed_since: Collection[str] = ()
) -> tuple[Difference, ...]:
    """The same for texts of the whole workbook and rows of tables; `changed_since` has their addresses."""
    return tuple(
        Difference(change, _novelty(not change.before, address_of(change) in changed_since)) for change in changes
    )


def _novelty(is_new: bool, is_newer: bool) -> Novelty:
    if is_newer:
        return Novelty.CONFLICT
    return Novelty.NEW if is_new else Novelty.CHANGED


def accepted(differences: Iterable[Difference], entries: Mapping[str, Entry]) -> tuple[Edit, ...]:
    """The edits of differences that a person accepts, all together.

    Raises ReasonMissing where they would leave a measure not applicable without a reason.
    """
    edits = tuple(difference.edit for difference in differences)
    by_measure: dict[str, list[Change]] = {}
    for edit in edits:
        if isinstance(edit, Change):
            by_measure.setdefault(edit.measure, []).append(edit)
    for measure, changes in by_measure.items():
        after = apply(entries.get(measure, EMPTY), changes)
        if after.status is Status.NOT_APPLICABLE and is_blank(after.reason):
            raise ReasonMissing(measure)
    return edits

"""The entries of an open workbook: as they are stored, and what edits make of them."""

from collections.abc import Mapping, Sequence

from app.domain.answers import EMPTY, Change, Entry, InvalidValue, Unread, from_text, to_text
from app.domain.answers import apply as entry_after
from app.domain.entered_text import clean_line
from app.storage.errors import NotAsStored


class StoredEntries:
    """What stands for each measure. `by_measure` has those that are not empty."""

    def __init__(self, by_measure: dict[str, Entry]) -> None:
        self.by_measure = by_measure

    def of(self, measure: str) -> Entry:
        """The entry of a measure, empty where nothing was entered yet."""
        return self.by_measure.get(measure, EMPTY)

    def grounded(self, change: Change) -> Change:
        """The change from what is stored, where that is not known to this version and shows as nothing."""
        entry = self.of(change.measure)
        was = entry.stored(change.field)
        is_unread = isinstance(was, Unread) and change.before == entry.get(change.field)
        return Change(change.measure, change.field, was, change.after) if is_unread else change

    def after(self, changes: Sequence[Change]) -> dict[str, Entry]:
        """What the entries are after changes that follow one from another.

        Raises NotAsStored, and InvalidValue and ValueError for what could not be read back.
        """
        touched: dict[str, Entry] = {}
        for change in changes:
            entry = touched.get(change.measure, self.of(change.measure))
            stored = entry.stored(change.field)
            if stored != change.before:
                raise NotAsStored(change, stored)
            touched[change.measure] = entry_after(entry, (_storable(change),))
        return touched

    def take_in(self, touched: Mapping[str, Entry]) -> None:
        """They are stored."""
        self.by_measure |= touched
        for measure in [measure for measure, entry in touched.items() if entry == EMPTY]:
            del self.by_measure[measure]


def _storable(change: Change) -> Change:
    value = change.after if isinstance(change.after, Unread) else from_text(change.field, to_text(change.after))
    if value != change.after:
        raise InvalidValue(change.field, to_text(change.after))
    if not change.measure or clean_line(change.measure) != change.measure:
        raise ValueError(change.measure)
    return Change(change.measure, change.field, change.before, value)

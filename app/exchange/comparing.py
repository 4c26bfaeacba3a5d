"""What a table would change in a workbook, and where the workbook has a newer answer than the table was made from."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache

from app.domain.answers import EMPTY, Change, Entry, Field, Value
from app.domain.differences import Difference, entry_differences, text_differences
from app.domain.history import Record
from app.domain.measures import Measure
from app.exchange.answers import AnswerRow, read_answers, require_reason
from app.exchange.columns import LEDGERS, Info
from app.exchange.errors import OtherWorkbook
from app.exchange.ledger_table import read_ledger, wanted_texts
from app.exchange.stamp import Stamp
from app.exchange.table import Row, Table


class Note(StrEnum):
    """What a person should know beside the differences."""

    NO_STAMP = "no_stamp"
    """The row does not say when it was made: newer answers cannot be told."""
    STAMP_UNKNOWN = "stamp_unknown"
    """It was made of a later copy of the workbook: newer answers cannot be told either."""
    NEWER_KEPT = "newer_kept"
    """A field was changed here meanwhile and not in the file; it stays as it is here."""


Place = tuple[str, Field] | str
"""A field of a measure, or the key of a text."""
RecordsAfter = Callable[[Stamp], tuple[Record, ...] | None]
"""What was changed after a table was made, oldest first; None where the history does not know."""


class Held:
    """What the workbook holds, and held when a table was made. `notes` counts what is to be said, row by row."""

    def __init__(
        self, tag: str, entries: Mapping[str, Entry], texts: Mapping[str, str], records_after: RecordsAfter
    ) -> None:
        self.entries = entries
        self.texts = texts
        self.notes: Counter[Note] = Counter()
        self._tag = tag
        self._records_after = records_after
        self._then = cache(self._read)

    def changed_since(self, stamp: Stamp | None, row: Row) -> Mapping[Place, Value]:
        """What is another value now than when the row was made, with the value of that time. Raises OtherWorkbook."""
        if stamp is None:
            self.notes[Note.NO_STAMP] += 1
            return {}
        if stamp.tag != self._tag:
            raise OtherWorkbook(row.spot(Info.STAMP), str(stamp))
        then = self._then(stamp)
        if then is None:
            self.notes[Note.STAMP_UNKNOWN] += 1
            return {}
        return then

    def _read(self, stamp: Stamp) -> Mapping[Place, Value] | None:
        records = self._records_after(stamp)
        if records is None:
            return None
        then: dict[Place, Value] = {}
        for record in records:
            then.setdefault(_place(record), record.change.before)
        return {place: value for place, value in then.items() if value != self._now(place)}

    def _now(self, place: Place) -> Value:
        if isinstance(place, str):
            return self.texts.get(place, "")
        measure, field = place
        return self.entries.get(measure, EMPTY).get(field)


def _place(record: Record) -> Place:
    made = record.change
    return (made.measure, made.field) if isinstance(made, Change) else made.key


def answer_differences(table: Table, measures: Iterable[Measure], held: Held, today: date) -> tuple[Difference, ...]:
    """What a table of answers would change, in its order.

    A field that was changed here and not in the file stays as it is. Raises what is wrong with a cell.
    """
    wanted: dict[str, Mapping[Field, Value]] = {}
    newer: list[tuple[str, Field]] = []
    for given in read_answers(table, measures, today):
        then = held.changed_since(given.stamp, given.row)
        wanted[given.measure] = _touched(given, then, held)
        newer += [(given.measure, field) for field in given.values if (given.measure, field) in then]
    return entry_differences(held.entries, wanted, newer)


def _touched(given: AnswerRow, then: Mapping[Place, Value], held: Held) -> dict[Field, Value]:
    """The values of a row without those that nobody changed in the file."""
    entry = held.entries.get(given.measure, EMPTY)
    stay = [f for f, value in given.values.items() if (given.measure, f) in then and value == then[given.measure, f]]
    held.notes[Note.NEWER_KEPT] += len(stay)
    values = {field: value for field, value in given.values.items() if field not in stay}
    if any(entry.get(field) != value for field, value in values.items()):
        require_reason(given, values, entry)
    return values


def ledger_differences(table: Table, held: Held, today: date) -> tuple[Difference, ...]:
    """The same for a table of a ledger. A row that the file does not have stays."""
    ledger = LEDGERS[table.what]
    given = read_ledger(table, today)
    wanted = wanted_texts(ledger, given, held.texts)
    newer: list[str] = []
    for row in given:
        then = held.changed_since(row.stamp, row.row) if row.number is not None else {}
        keys = [key for column in row.values if (key := f"{ledger}.{row.number}.{column}") in then]
        stay = [key for key in keys if wanted[key] == then[key]]
        held.notes[Note.NEWER_KEPT] += len(stay)
        for key in stay:
            del wanted[key]
        newer += keys
    return text_differences(held.texts, wanted, newer)

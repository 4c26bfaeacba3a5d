"""What a table would change in a workbook, and where the workbook has a newer answer than the table was made from."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import cache

from app.domain.answers import EMPTY, Change, Entry, Field, Value
from app.domain.differences import Difference, Novelty, entry_differences, kept_differences
from app.domain.history import Record
from app.domain.measures import Measure
from app.domain.tables import TABLES, CellPlace, RowTable, Tables
from app.domain.undo import RowChange, address_of, row_changes
from app.exchange.answer_table import AnswerRow, read_answers, require_reason
from app.exchange.columns import Info
from app.exchange.ledger_table import GivenRow, read_ledger, wanted_cells
from app.exchange.lost_letters import mended
from app.exchange.refusals import OtherWorkbook, Spot
from app.exchange.stamp import Stamp
from app.exchange.table_reading import ReadRow, Table


class Note(StrEnum):
    """What a person should know beside the differences."""

    NO_STAMP = "no_stamp"
    """The row does not say when it was made: newer answers cannot be told."""
    STAMP_UNKNOWN = "stamp_unknown"
    """It was made of a later copy of the workbook: newer answers cannot be told either."""
    NEWER_KEPT = "newer_kept"
    """A field was changed here meanwhile and not in the file; it stays as it is here."""
    EMPTY_KEPT = "empty_kept"
    """A cell is empty where something is here, which stays: an empty cell says nothing."""
    LETTERS_KEPT = "letters_kept"
    """A cell is what an encoding left of the text here, and nobody edited it: the text stays."""
    LETTERS_BACK = "letters_back"
    """A cell was edited, and an encoding had taken letters: those in front of the edit and behind it are back."""
    LETTERS_LOST = "letters_lost"
    """An edited cell has a `?` where there may have been a letter."""


ChangedPlace = tuple[str, Field] | CellPlace | str
"""A field of a measure, a cell of a table, or the key of a text."""
Then = Mapping[ChangedPlace, Value]
"""What is another value now than when a row was made, with the value of that time."""
RecordsAfter = Callable[[Stamp], tuple[Record, ...] | None]
"""What was changed after a table was made, oldest first; None where the history does not know."""


class Held:
    """What the workbook holds, and held when a table was made.

    `notes` counts what is to be said, cell by cell or row by row; `spots` has the cells of some. `emptied` are the
    places that are empty in the file and were not when it was made.
    """

    def __init__(self, tag: str, entries: Mapping[str, Entry], tables: Tables, records_after: RecordsAfter) -> None:
        self.entries = entries
        self.tables = tables
        self.notes: Counter[Note] = Counter()
        self.spots: defaultdict[Note, list[Spot]] = defaultdict(list)
        self.emptied: list[ChangedPlace] = []
        self._tag = tag
        self._records_after = records_after
        self._then = cache(self._read)

    def changed_since(self, stamp: Stamp | None, row: ReadRow) -> Then | None:
        """What was changed since the row was made, None where that is not known. Raises OtherWorkbook."""
        if stamp is None:
            self.notes[Note.NO_STAMP] += 1
            return None
        if stamp.tag != self._tag:
            raise OtherWorkbook(row.spot(Info.STAMP), str(stamp))
        then = self._then(stamp)
        if then is None:
            self.notes[Note.STAMP_UNKNOWN] += 1
        return then

    def meant(self, cell: Value, was: Value, spot: Spot, encodings: Iterable[str]) -> Value:
        """What a cell means that held `was` when the table was made: an encoding may have taken letters from it."""
        if not cell or any(isinstance(value, StrEnum) or not isinstance(value, str) for value in (cell, was)):
            return cell
        found = mended(str(was), str(cell), encodings)
        if found.has_letters_back:
            self._note(Note.LETTERS_KEPT if found.text == was else Note.LETTERS_BACK, spot)
        if found.is_doubtful:
            self._note(Note.LETTERS_LOST, spot)
        return found.text

    def leave(self, place: ChangedPlace, then: Then | None, spot: Spot, empty: Value) -> None:
        """An empty cell says nothing: what is here stays, which is worth a word where there is something."""
        if self.now(place) == empty:
            return
        if self.was(place, then) == empty:
            self.notes[Note.NEWER_KEPT] += 1
            return
        self._note(Note.EMPTY_KEPT, spot)
        if then is not None:
            self.emptied.append(place)

    def _note(self, note: Note, spot: Spot) -> None:
        self.notes[note] += 1
        self.spots[note].append(spot)

    def _read(self, stamp: Stamp) -> Then | None:
        records = self._records_after(stamp)
        if records is None:
            return None
        then: dict[ChangedPlace, Value] = {}
        for record in records:
            then.setdefault(_place(record), record.change.before)
        return {place: value for place, value in then.items() if value != self.now(place)}

    def was(self, place: ChangedPlace, then: Then | None) -> Value:
        """The value of a place when the table was made, as far as that is known."""
        return then[place] if then and place in then else self.now(place)

    def now(self, place: ChangedPlace) -> Value:
        """The value of a place."""
        if isinstance(place, str):
            return ""
        if isinstance(place, CellPlace):
            return self.tables.get(place.table, {}).get(place.row, {}).get(place.column, "")
        measure, field = place
        return self.entries.get(measure, EMPTY).get(field)


def _place(record: Record) -> ChangedPlace:
    made = record.change
    if isinstance(made, RowChange):
        return made.place
    return (made.measure, made.field) if isinstance(made, Change) else address_of(made)


def answer_differences(table: Table, measures: Iterable[Measure], held: Held, today: date) -> tuple[Difference, ...]:
    """What a table of answers would change, in its order.

    A field that was changed here and not in the file stays as it is, and so does one of which the file says nothing.
    Raises what is wrong with a cell.
    """
    wanted: dict[str, Mapping[Field, Value]] = {}
    newer: list[tuple[str, Field]] = []
    for given in read_answers(table, measures, today):
        then = held.changed_since(given.stamp, given.row)
        wanted[given.measure] = _touched(given, then, held, table.encodings)
        newer += [(given.measure, field) for field in given.values if then and (given.measure, field) in then]
        for field in Field:
            if given.row.is_empty(field):
                held.leave((given.measure, field), then, given.row.spot(field), EMPTY.get(field))
    return entry_differences(held.entries, wanted, newer)


def _touched(given: AnswerRow, then: Then | None, held: Held, encodings: Iterable[str]) -> dict[Field, Value]:
    """The values of a row without those that nobody changed in the file."""
    entry = held.entries.get(given.measure, EMPTY)
    values: dict[Field, Value] = {}
    for field, cell in given.values.items():
        place = given.measure, field
        was = held.was(place, then)
        value = held.meant(cell, was, given.row.spot(field), encodings)
        if then and place in then and value == was:
            held.notes[Note.NEWER_KEPT] += 1
        else:
            values[field] = value
    if any(entry.get(field) != value for field, value in values.items()):
        require_reason(given, values, entry)
    return values


def ledger_differences(ledger: RowTable, table: Table, held: Held, today: date) -> tuple[Difference, ...]:
    """The same for a table of a ledger. A row that the file does not have stays."""
    given = read_ledger(ledger, table, today)
    newer: list[str] = []
    touched = [row if row.number is None else _touched_row(ledger, row, held, table.encodings, newer) for row in given]
    stored = held.tables[ledger.name]
    return kept_differences(row_changes(ledger, stored, wanted_cells(tuple(touched), stored)), newer)


def _touched_row(ledger: RowTable, given: GivenRow, held: Held, encodings: Iterable[str], newer: list[str]) -> GivenRow:
    """A row without the values that nobody changed in the file; `newer` takes in what was changed here and there."""
    then = held.changed_since(given.stamp, given.row)
    values: dict[str, str] = {}
    for column in ledger.names:
        place, spot = CellPlace(ledger.name, str(given.number), column), given.row.spot(column)
        if given.row.is_empty(column):
            held.leave(place, then, spot, "")
        elif column in given.values:
            was = held.was(place, then)
            values[column] = str(held.meant(given.values[column], was, spot, encodings))
            if then and place in then and values.get(column) == was:
                held.notes[Note.NEWER_KEPT] += 1
                del values[column]
            elif then and place in then:
                newer.append(place.address)
    return replace(given, values=values)


def emptied_differences(held: Held) -> tuple[Difference, ...]:
    """What would be emptied if the empty cells of a table meant that: for a person to say, one by one."""
    answers: defaultdict[str, dict[Field, Value]] = defaultdict(dict)
    cells: list[RowChange] = []
    for place in held.emptied:
        if isinstance(place, CellPlace):
            cells += row_changes(TABLES[place.table], held.tables[place.table], {place.row: {place.column: ""}})
        elif not isinstance(place, str):
            answers[place[0]][place[1]] = EMPTY.get(place[1])
    found = (*entry_differences(held.entries, answers), *kept_differences(cells))
    return tuple(replace(one, novelty=Novelty.EMPTIED) for one in found)

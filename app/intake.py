"""Brings files in and out of the open workbook: joins storage, catalogue and exchange, for window and command line."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TypeVar

from app.catalogue.loader import Catalogue
from app.domain.answers import EMPTY, Change, Field, Value
from app.domain.differences import Difference, Novelty, accepted, entry_differences, text_differences
from app.domain.history import Record
from app.domain.undo import Edit
from app.exchange import answers, csv_file, ledger_table
from app.exchange.columns import LEDGERS, Info, What, columns
from app.exchange.errors import OtherWorkbook
from app.exchange.stamp import Stamp, tag_of
from app.exchange.table import Grid, Row, Table, read_table
from app.exchange.xlsx_in import read_xlsx
from app.exchange.xlsx_out import xlsx_bytes
from app.labels import name
from app.storage.backup import keep_generation
from app.storage.errors import AccessFailed, NotReadable, PathMissing
from app.storage.files import write_over
from app.storage.since import changes_since
from app.storage.workbook import Workbook


class TableFormat(StrEnum):
    """The kinds of file that a table is written as and read from; the value is the ending of the name."""

    CSV = "csv"
    XLSX = "xlsx"


class Note(StrEnum):
    """What a person should know beside the differences. Words: app.messages.note_text."""

    NO_STAMP = "no_stamp"
    """The file does not say when it was made: newer answers cannot be told."""
    STAMP_UNKNOWN = "stamp_unknown"
    """It was made of a later copy of the workbook: newer answers cannot be told either."""
    NEWER_KEPT = "newer_kept"
    """Some fields were changed here meanwhile and not in the file; they stay as they are here."""


@dataclass(frozen=True)
class Intake:
    """What a file would change, in its order. `notes` has a count for each: rows, or fields for NEWER_KEPT."""

    path: Path
    kind: TableFormat
    what: What
    rows: int
    differences: tuple[Difference, ...]
    notes: Mapping[Note, int]

    @property
    def conflicts(self) -> tuple[Difference, ...]:
        """Those that are in conflict with a newer answer."""
        return tuple(one for one in self.differences if one.novelty is Novelty.CONFLICT)


Place = tuple[str, Field] | str
"""A field of a measure, or the key of a text."""


def differences_in(
    path: Path, *, catalogue: Catalogue, workbook: Workbook, today: date, kind: TableFormat | None = None
) -> Intake:
    """What a CSV or XLSX file would change; without `kind`, its content and its name tell which it is.

    Nothing is changed.

    Raises the errors of app.exchange.errors with the place in the file; PathMissing, NotReadable, AccessFailed.
    """
    kind = kind or _naming(path, _kind_of)
    grid = _naming(path, _READERS[kind])
    table = read_table(grid)
    since = _Since(workbook)
    found = _answers(table, catalogue, since, today) if table.what is What.ANSWERS else _ledger(table, since, today)
    return Intake(path, kind, table.what, len(table.rows), found, since.notes)


def export_table(
    path: Path, kind: TableFormat, what: What, *, catalogue: Catalogue, workbook: Workbook, language: str
) -> None:
    """Writes the answers, or a ledger, as a table; the file appears whole or not at all.

    Raises CatalogueDamaged; NameTooLong, PathMissing, FolderNotWritable, DiskFull, AccessFailed.
    """
    rows = _rows_out(what, catalogue, workbook, language)
    write_over(path.absolute(), _written(kind, what, rows, language))


def prepared(differences: Iterable[Difference], workbook: Workbook, backups: Path | None) -> tuple[Edit, ...]:
    """The edits of the differences that a person accepts, after the present state was kept as a backup.

    They are for `Workbook.apply` with Origin.IMPORT, all at once. `backups` is None for a workbook that is not kept.
    Raises ReasonMissing, and like save_copy when there can be no backup; then nothing may be applied.
    """
    edits = accepted(differences, workbook.entries())
    if edits and backups is not None:
        keep_generation(workbook, backups)
    return edits


# out

_TITLES: Mapping[What, StrEnum] = {What.ANSWERS: Field.STATUS, **LEDGERS}


def _written(kind: TableFormat, what: What, rows: list[tuple[str, ...]], language: str) -> bytes:
    if kind is TableFormat.CSV:
        return csv_file.csv_bytes(columns(what), rows, language)
    return xlsx_bytes(columns(what), rows, language, name(_TITLES[what], language))


def stamp(workbook: Workbook) -> Stamp:
    """The mark of a table that is made now."""
    last = workbook.last_change
    return Stamp(tag_of(workbook.id), last.number, last.digest)


def _rows_out(what: What, catalogue: Catalogue, workbook: Workbook, language: str) -> list[tuple[str, ...]]:
    made = stamp(workbook)
    if what is not What.ANSWERS:
        return list(ledger_table.ledger_rows(what, workbook.texts(), made))
    words = catalogue.words(language)
    titles = {measure: words.measures[measure].title for measure in catalogue.by_id}
    rows = answers.answer_rows(
        catalogue.measures,
        workbook.entries(),
        made,
        titles=titles,
        categories=words.categories,
        language=language,
    )
    return list(rows)


# in


_READERS: Mapping[TableFormat, Callable[[Path], Grid]] = {
    TableFormat.CSV: csv_file.read_csv,
    TableFormat.XLSX: read_xlsx,
}
_SHEET_ENDINGS = (".xlsx", ".xlsm", ".xls")
_SHEET_BEGINNINGS = (b"PK", b"\xd0\xcf\x11\xe0")
T = TypeVar("T")


def _kind_of(path: Path) -> TableFormat:
    with path.open("rb") as file:
        is_sheet = file.read(4).startswith(_SHEET_BEGINNINGS)
    return TableFormat.XLSX if is_sheet or path.suffix.lower() in _SHEET_ENDINGS else TableFormat.CSV


def _naming(path: Path, read: Callable[[Path], T]) -> T:
    """What is read from a file outside, with the system's errors named."""
    try:
        if path.exists() and not path.is_file():  # a pipe would keep us waiting
            raise NotReadable(path)
        return read(path)
    except FileNotFoundError:
        raise PathMissing(path) from None
    except PermissionError:
        raise NotReadable(path) from None
    except OSError as error:
        raise AccessFailed(path, error.strerror or str(error)) from error


class _Since:
    """What was changed in the workbook after each row of a file was made, and what is to be said about it."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self.entries = workbook.entries()
        self.texts = workbook.texts()
        self.notes: dict[Note, int] = {}
        self._of = cache(self._read)

    def values(self, stamp: Stamp | None, row: Row) -> Mapping[Place, Value]:
        """What was changed since, with the values at that time. Raises OtherWorkbook and WorkbookDamaged."""
        if stamp is None:
            self.note(Note.NO_STAMP)
            return {}
        if stamp.tag != tag_of(self.workbook.id):
            raise OtherWorkbook(row.spot(Info.STAMP), str(stamp))
        found = self._of(stamp)
        if found is None:
            self.note(Note.STAMP_UNKNOWN)
            return {}
        return found

    def note(self, note: Note) -> None:
        self.notes[note] = self.notes.get(note, 0) + 1

    def _read(self, stamp: Stamp) -> Mapping[Place, Value] | None:
        records = changes_since(self.workbook, stamp.number, stamp.digest)
        if records is None:
            return None
        before: dict[Place, Value] = {}
        for record in records:
            before.setdefault(_place(record), record.change.before)
        return {place: value for place, value in before.items() if value != self._now(place)}

    def _now(self, place: Place) -> Value:
        if isinstance(place, str):
            return self.texts.get(place, "")
        measure, field = place
        return self.entries.get(measure, EMPTY).get(field)


def _place(record: Record) -> Place:
    made = record.change
    return (made.measure, made.field) if isinstance(made, Change) else made.key


def _answers(table: Table, catalogue: Catalogue, since: _Since, today: date) -> tuple[Difference, ...]:
    wanted: dict[str, Mapping[Field, Value]] = {}
    newer: list[tuple[str, Field]] = []
    for row in answers.read_answers(table, catalogue.measures, today):
        then = since.values(row.stamp, row.row)
        values = dict(row.values)
        for field, value in row.values.items():
            if (row.measure, field) in then:
                if value == then[row.measure, field]:
                    del values[field]  # not touched in the file: what is newer here stays
                    since.note(Note.NEWER_KEPT)
                newer.append((row.measure, field))
        entry = since.entries.get(row.measure, EMPTY)
        if any(entry.get(field) != value for field, value in values.items()):
            answers.require_reason(row, values, entry)
        wanted[row.measure] = values
    return entry_differences(since.entries, wanted, newer)


def _ledger(table: Table, since: _Since, today: date) -> tuple[Difference, ...]:
    ledger = LEDGERS[table.what]
    given = ledger_table.read_ledger(table, today)
    wanted = ledger_table.wanted_texts(ledger, given, since.texts)
    newer: list[str] = []
    for row in given:
        then = since.values(row.stamp, row.row) if row.number is not None else {}
        for column in row.values:
            key = f"{ledger}.{row.number}.{column}"
            if key in then:
                if wanted[key] == then[key]:
                    del wanted[key]
                    since.note(Note.NEWER_KEPT)
                newer.append(key)
    return text_differences(since.texts, wanted, newer)

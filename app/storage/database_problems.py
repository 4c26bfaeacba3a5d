"""What is wrong inside a database, as a list: of any schema first, then of this release's."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from app.domain.answers import EMPTY, Entry, Field, read_text, to_text
from app.domain.history import Record
from app.domain.tables import place_at
from app.domain.undo import ORGANISATION
from app.storage.connection import reading
from app.storage.errors import FileProblem, ProblemKind, WorkbookDamaged
from app.storage.row_bounds import excess, excess_of_settings
from app.storage.rows import (
    FIELDS,
    LastChange,
    StoredRow,
    is_sealed,
    is_text,
    read_entry,
    read_record,
    read_step,
)
from app.storage.stored_schema import SchemaTexts, own_schema, schema_texts
from app.storage.table_rows import stored_addresses

SETTINGS = ("id", "created", "opened", "program_version", ORGANISATION)
"""What every workbook says about itself."""

RecordPlace = tuple[str, str]
"""Of which measure a row of the history speaks, '' for none, and of which field."""
# What a field holds before its first change; the organisation's first name is in no record.
_AT_FIRST = {field.value: to_text(EMPTY.get(field)) for field in FIELDS}
_MOST_ROWS = 1 << 53
_ENDS = "SELECT * FROM history WHERE id IN (SELECT max(id) FROM history GROUP BY measure, field)"
_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' ORDER BY name"


def structure_problems(connection: sqlite3.Connection, path: Path) -> list[FileProblem]:
    """What SQLite itself finds wrong, and every row whose digest does not fit: for a schema of any version."""
    problems: list[FileProblem] = []
    try:
        with reading(path):
            for (message,) in connection.execute("PRAGMA integrity_check"):
                if message != "ok":
                    problems.append(FileProblem(ProblemKind.STRUCTURE, detail=str(message)))
            for (table,) in connection.execute(_TABLES).fetchall():
                problems += _digest_problems(connection, table)
    except WorkbookDamaged as error:
        problems += error.problems
    return problems


def _digest_problems(connection: sqlite3.Connection, table: str) -> Iterator[FileProblem]:
    name = table.replace('"', '""')
    rows = connection.execute(f'SELECT * FROM "{name}"')  # noqa: S608 - a table of this very file, quoted
    if rows.description[-1][0] != "digest":
        return
    for row in rows:
        if not is_sealed(table, row):
            yield FileProblem(ProblemKind.DIGEST, table, str(row[0]))


def table_columns(connection: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """The columns of each table, those that are worked out among them."""
    return {
        table: tuple(row[0] for row in connection.execute("SELECT name FROM pragma_table_xinfo(?)", (table,)))
        for (table,) in connection.execute(_TABLES).fetchall()
    }


def schema_problems(connection: sqlite3.Connection, expected: SchemaTexts | None = None) -> list[FileProblem]:
    """What is missing, other than in this release's schema, or not expected there: tables, indexes, triggers, views."""
    wanted, found = own_schema() if expected is None else expected, schema_texts(connection)
    names = sorted(wanted.keys() | found.keys()) if wanted != found else ()
    return [FileProblem(ProblemKind.SCHEMA, name) for name in names if wanted.get(name) != found.get(name)]


def read_settings(connection: sqlite3.Connection) -> tuple[dict[str, str], list[FileProblem]]:
    """What the workbook says about itself, and what is wrong there; nothing of it where that is too much."""
    if too_much := excess_of_settings(connection):
        return {}, too_much
    rows = connection.execute("SELECT * FROM setting").fetchall()
    settings = {str(key): str(value) for key, value, _ in rows}
    problems = [
        FileProblem(ProblemKind.DIGEST, "setting", str(row[0])) for row in rows if not is_sealed("setting", row)
    ]
    problems += [FileProblem(ProblemKind.SCHEMA, "setting", key) for key in SETTINGS if key not in settings]
    problems += [FileProblem(ProblemKind.VALUE, "setting", key) for key in settings if not is_text(key + settings[key])]
    for key, fits in _FITS.items():
        if key in settings and not fits(settings[key]):
            problems.append(FileProblem(ProblemKind.VALUE, "setting", key, settings[key]))
    return settings, problems


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def _is_id(text: str) -> bool:
    return len(text) == 32 and set(text) <= set("0123456789abcdef")  # it becomes part of file names


_FITS: Mapping[str, Callable[[str], object]] = {
    "id": _is_id,
    "created": _is_day,
}


def read_entries(connection: sqlite3.Connection) -> tuple[dict[str, Entry], list[FileProblem]]:
    """All entries that are stored, and what is wrong there; none of them where they are too many."""
    if too_many := excess(connection, "entry"):
        return {}, too_many
    entries: dict[str, Entry] = {}
    problems: list[FileProblem] = []
    for row in connection.execute("SELECT * FROM entry ORDER BY measure"):
        measure = str(row[0])
        if not is_sealed("entry", row):
            problems.append(FileProblem(ProblemKind.DIGEST, "entry", measure))
        try:
            entries[measure] = read_entry(row)
        except ValueError as error:
            problems.append(FileProblem(ProblemKind.VALUE, "entry", measure, str(error)))
    return entries, problems


def read_records(rows: Iterable[StoredRow]) -> tuple[list[Record], list[FileProblem]]:
    """The records of history rows, and what is wrong there."""
    records: list[Record] = []
    problems: list[FileProblem] = []
    for row in rows:
        if not is_sealed("history", row):
            problems.append(FileProblem(ProblemKind.DIGEST, "history", str(row[0])))
        try:
            records.append(read_record(row))
        except ValueError as error:
            problems.append(FileProblem(ProblemKind.VALUE, "history", str(row[0]), str(error)))
    return records, problems


def read_last_change(connection: sqlite3.Connection) -> tuple[LastChange, list[FileProblem]]:
    """Where the history ends, and what is wrong there: what is saved next goes on from it."""
    row = connection.execute("SELECT * FROM history ORDER BY id DESC LIMIT 1").fetchone()
    if row is None:
        return LastChange(), []
    records, problems = read_records([row])
    numbers = [row[0], *(record.step for record in records)]
    if max(numbers) > _MOST_ROWS:  # what is saved next has the next ones
        problems.append(FileProblem(ProblemKind.VALUE, "history", str(row[0])))
    return LastChange() if problems else LastChange(row[0], row[1], row[-1]), problems


def last_saved(connection: sqlite3.Connection) -> datetime | None:
    """When the last change was saved; None when there is none, or it does not say."""
    row = connection.execute("SELECT saved FROM history ORDER BY id DESC LIMIT 1").fetchone()
    try:
        return datetime.fromisoformat(str(row[0])) if row else None
    except ValueError:
        return None


def lost_rows(connection: sqlite3.Connection) -> list[FileProblem]:
    """Where a workbook that does not say what it holds has not what its history ends in.

    Nothing where rows of the history are missing: then it is no witness.
    """
    count, last = connection.execute("SELECT count(*), coalesce(max(id), 0) FROM history").fetchone()
    if count != last:
        return []
    stored = texts_by_place(connection)
    ends = [row for row in connection.execute(_ENDS) if is_sealed("history", row)]
    places = {(str(row[4]), str(row[5])): str(row[7]) for row in ends}
    return [
        FileProblem(ProblemKind.CHAIN, _table_of(measure, field), measure, field)
        for (measure, field), after in places.items()
        if not _same(field, stored.get((measure, field), _AT_FIRST.get(field, "")), after)
    ]


def history_problems(connection: sqlite3.Connection) -> Iterator[FileProblem]:
    """Rows of the history that cannot be read, do not follow from those before, or do not lead to what is stored."""
    reached: dict[RecordPlace, str] = {}
    number = 0
    for row in connection.execute("SELECT * FROM history ORDER BY id"):
        measure, field, before, after = map(str, row[4:8])
        step = 1
        try:
            step = read_step(row)
        except ValueError as error:
            yield FileProblem(ProblemKind.VALUE, "history", str(row[0]), str(error))
        if row[0] != number + 1 or not 0 < step <= _MOST_ROWS or not follows(reached, (measure, field), before):
            yield FileProblem(ProblemKind.CHAIN, "history", str(row[0]))
        reached[measure, field], number = after, row[0]
    yield from _end_problems(reached, texts_by_place(connection))


def follows(reached: Mapping[RecordPlace, str], place: RecordPlace, before: str) -> bool:
    """Whether a change of a place begins with what the history has led to there."""
    return _same(place[1], before, reached.get(place, _AT_FIRST.get(place[1], before)))


def _end_problems(reached: dict[RecordPlace, str], stored: dict[RecordPlace, str]) -> Iterator[FileProblem]:
    for (measure, field), _expected, _found in end_differences(reached, stored):
        yield FileProblem(ProblemKind.CHAIN, _table_of(measure, field), measure, field)


def end_differences(
    reached: Mapping[RecordPlace, str], stored: Mapping[RecordPlace, str]
) -> Iterator[tuple[RecordPlace, str, str]]:
    """Where what is stored is not what a history ends in: the place, what the history says, and what is stored."""
    answers = {place for place in stored if place[0]}  # of all else the history need not know the beginning
    for measure, field in sorted(reached.keys() | answers):
        found = stored.get((measure, field), _AT_FIRST.get(field, ""))
        expected = reached.get((measure, field), _AT_FIRST.get(field, found))
        if not _same(field, found, expected):
            yield (measure, field), expected, found


def _table_of(measure: str, field: str) -> str:
    place = None if measure else place_at(field)
    return place.table if place else "entry" if measure else "setting"


def texts_by_place(connection: sqlite3.Connection) -> dict[RecordPlace, str]:
    """What is stored, by the place under which the history has it."""
    texts = {("", address): text for address, (_, text) in stored_addresses(connection).items()}
    texts |= {
        (str(row[0]), field.value): str(text)
        for row in connection.execute("SELECT * FROM entry")
        for field, text in zip(FIELDS, row[1:-1], strict=True)
    }
    for key, value in connection.execute("SELECT key, value FROM setting"):
        texts["", str(key)] = str(value)
    return texts


def _same(field: str, one: str, other: str) -> bool:
    """Whether two texts are one value: a later release, or later Unicode tables, may clean a text further."""
    if one == other:
        return True
    try:
        return read_text(Field(field), one) == read_text(Field(field), other)
    except ValueError:
        return False

"""The rows of a workbook's tables and the values they stand for."""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from app.domain.answers import EMPTY, UNREAD_LIMIT, Change, Entry, Field, Unread, entry_of, read_text, to_text
from app.domain.history import Origin, Record, read_origin
from app.domain.tables import TABLES
from app.domain.undo import Edit, address_of, change_at

FIELDS = tuple(Field)
"""In the order of the columns, which every digest depends on."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "setting": ("key", "value", "digest"),
    "entry": ("measure", *(field.value for field in FIELDS), "digest"),
    "history": ("id", "step", "saved", "origin", "measure", "field", "before", "after", "digest"),
    "sheet": ("number", "document", "view", "made", "person", "measures", "digest"),
    **{name: (*table.keys, *table.names, "digest") for name, table in TABLES.items()},
}
"""The tables of this release's schema."""

_AT_FIRST = tuple(to_text(EMPTY.get(field)) for field in FIELDS)
_FIELD_NAMES = frozenset(field.value for field in FIELDS)
_ORIGINS = frozenset(origin.value for origin in Origin)
StoredRow = tuple[object, ...]
_WRITTEN = {str, int}
"""To a digest nothing at all and the word None are the same."""


class LastChange(NamedTuple):
    """The newest row of the history, all zeros when there is none."""

    number: int = 0
    step: int = 0
    digest: int = 0


def digest(table: str, *values: object) -> int:
    """The check sum of a row over its table's name and its values in the order of the columns.

    CRC-32 finds every flipped bit and every burst of up to 32. It is no seal: nobody forges a self-check.
    """
    return zlib.crc32("\0".join((table, *map(str, values))).encode("utf-8", "surrogateescape"))


def sealed(table: str, *values: object) -> StoredRow:
    """The row with its digest, as it is stored."""
    return (*values, digest(table, *values))


def seal_of(row: StoredRow) -> int:
    """The digest that a row carries."""
    return int(str(row[-1]))


def is_sealed(table: str, row: Sequence[object]) -> bool:
    """Whether a stored row is as it was written: texts and whole numbers alone, of which the digest tells."""
    return set(map(type, row)) <= _WRITTEN and row[-1] == digest(table, *row[:-1])


def is_text(text: str) -> bool:
    """Whether it is Unicode: the connection reads other bytes as lone surrogates."""
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            return False
    return True


def entry_row(measure: str, entry: Entry) -> StoredRow:
    """The stored row of an entry."""
    return sealed("entry", measure, *(to_text(entry.stored(field)) for field in FIELDS))


def read_entry(row: StoredRow) -> Entry:
    """The entry of a row; what it does not know is unread. Raises ValueError for what no release can have written."""
    texts = zip(FIELDS, _AT_FIRST, row[1:-1], strict=True)
    return entry_of({field: read_text(field, str(text)) for field, at_first, text in texts if text != at_first})


def history_row(number: int, record: Record) -> StoredRow:
    """The stored row of a record; `number` counts the rows from 1."""
    return next(history_rows(number, record.step, record.saved, record.origin, (record.change,)))


def history_rows(
    number: int, step: int, saved: datetime, origin: Origin | Unread, edits: Sequence[Edit]
) -> Iterator[StoredRow]:
    """The stored rows of a step, from row `number` on."""
    when, whence = saved.isoformat(), str(origin)
    for count, made in enumerate(edits, number):
        if isinstance(made, Change):
            what = made.measure, made.field.value, to_text(made.before), to_text(made.after)
        else:
            what = "", address_of(made), made.before, made.after
        yield sealed("history", count, step, when, whence, *what)


def read_step(row: StoredRow) -> int:
    """The step of a history row that can be read; the same rule as read_record, which makes four times as much of it.

    Raises ValueError where a value cannot be read.
    """
    _, step, saved, origin, measure, field, before, after, _ = row
    is_plain = field in _FIELD_NAMES and _is_plain(before) and _is_plain(after) if measure else field
    if not is_plain or origin not in _ORIGINS:
        return read_record(row).step
    datetime.fromisoformat(str(saved))
    return int(str(step))


def _is_plain(text: object) -> bool:
    """Whether each field takes it, for a value or as one that is not known."""
    return type(text) is str and len(text) <= UNREAD_LIMIT and is_text(text)


def read_record(row: StoredRow) -> Record:
    """The record of a history row. Raises ValueError where a value cannot be read."""
    _, step, saved, origin, measure, field, before, after, _ = map(str, row)
    change: Edit
    if measure:
        what = Field(field)
        change = Change(measure, what, read_text(what, before), read_text(what, after))
    elif field:
        change = change_at(field, before, after)
    else:
        raise ValueError(field)
    return Record(int(step), datetime.fromisoformat(saved), read_origin(origin), change)

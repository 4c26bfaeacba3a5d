"""The values of cells: written in the words of a language, read as people type them in either."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from app.domain.answers import EMPTY, Carrier, Field, InvalidValue, Priority, Status, Value, from_text
from app.domain.days import parse_day
from app.domain.measures import LANGUAGES
from app.exchange.columns import plain
from app.exchange.table import Cell
from app.labels import STATUS_GLYPHS, name

_GLYPHS = {"〇": Status.DONE, "◯": Status.DONE, "x": Status.NOT_DONE, "✕": Status.NOT_DONE, "✖": Status.NOT_DONE}
"""What people and input methods give for our signs."""


def _meanings(values: type[StrEnum]) -> dict[str, StrEnum]:
    words = {plain(name(value, lang)): value for value in values for lang in LANGUAGES}
    return words | {plain(value.value): value for value in values}


_CHOICES: Mapping[Field, type[StrEnum]] = {Field.STATUS: Status, Field.CARRIER: Carrier, Field.PRIORITY: Priority}
_DAYS = (Field.EVIDENCE_SEEN, Field.DUE)
_SERIAL = re.compile(r"[2-7]\d{4}(?:\.0+)?")
_FIRST_SERIAL = date(1899, 12, 30)
"""Day 0 of a spreadsheet, for every day after February 1900."""


def value_cell(value: Value, lang: str) -> str:
    """A value as it goes out: words for choices, days as YYYY-MM-DD, texts as they are."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return name(value, lang) if isinstance(value, StrEnum) else value


def read_value(field: Field, cell: Cell, today: date) -> Value:
    """The value of a field from a cell; an empty cell is the value of an empty entry.

    Raises InvalidValue, NotADay and TextTooLong.
    """
    if field in _DAYS:
        return read_day(cell, today)
    text = cell.isoformat() if isinstance(cell, date) else cell
    if field not in _CHOICES:
        return from_text(field, text)
    if not text.strip():
        return EMPTY.get(field)
    return _choice(field, text)


def _choice(field: Field, text: str) -> Value:
    meanings = _meanings(_CHOICES[field])
    if field is Field.STATUS:
        meanings |= {plain(glyph): status for status, glyph in STATUS_GLYPHS.items()} | _GLYPHS
    found = meanings.get(plain(text))
    if found is None:
        raise InvalidValue(field, text)
    return found


def read_day(cell: Cell, today: date) -> date | None:
    """A day as a spreadsheet stores it, as a date or as its number, or as a person types it. Raises NotADay."""
    if isinstance(cell, date):
        return cell
    text = cell.strip()
    if _SERIAL.fullmatch(text):
        return _FIRST_SERIAL + timedelta(int(text[:5]))
    return parse_day(text, today)

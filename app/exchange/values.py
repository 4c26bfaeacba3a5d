"""The values of cells: written in the words of a language, read as people type them in any."""

from datetime import date
from enum import StrEnum

from app.domain.answers import CHOICES, DAYS, Field, InvalidValue, Status, Value, from_text
from app.domain.days import Tense, YearUnclear, parse_day
from app.domain.profile import Known
from app.exchange.columns import comparable_heading
from app.exchange.table_reading import Cell, DayCell
from app.i18n import languages
from app.labels import STATUS_GLYPHS, name

_GLYPHS = {"〇": Status.DONE, "◯": Status.DONE, "x": Status.NOT_DONE, "✕": Status.NOT_DONE, "✖": Status.NOT_DONE}
"""What people and input methods give for our signs."""


def _meanings(values: type[StrEnum]) -> dict[str, StrEnum]:
    words = {comparable_heading(name(value, lang)): value for value in values for lang in languages()}
    return words | {comparable_heading(value.value): value for value in values}


def value_cell(value: Value, lang: str) -> str:
    """A value as it goes out: words for choices, days as YYYY-MM-DD, texts as they are."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return name(value, lang) if isinstance(value, StrEnum) else value


def read_value(field: Field, cell: Cell, today: date) -> Value:
    """The value of a field from a cell that holds something.

    Raises InvalidValue, NotADay and TextTooLong.
    """
    if field in DAYS:
        return read_day(cell, today, DAYS[field])
    if field not in CHOICES:
        return from_text(field, str(cell))
    return _choice(field, cell)


def _choice(field: Field, text: str) -> Value:
    meanings = _meanings(CHOICES[field])
    if field is Field.STATUS:
        meanings |= {comparable_heading(glyph): status for status, glyph in STATUS_GLYPHS.items()} | _GLYPHS
    found = meanings.get(comparable_heading(text))
    if found is None:
        raise InvalidValue(field, text)
    return found


def read_known(text: str) -> Known | None:
    """Yes or no, as people write it; None where it is neither."""
    signs = {
        comparable_heading("○"): Known.YES,
        comparable_heading("〇"): Known.YES,
        comparable_heading("◯"): Known.YES,
        comparable_heading("×"): Known.NO,
    }
    words = {
        comparable_heading(word): known for known in (Known.YES, Known.NO) for word in (known.value, *_names(known))
    }
    return (signs | words).get(comparable_heading(text))


def _names(known: Known) -> tuple[str, ...]:
    return tuple(name(known, lang) for lang in languages())


def read_day(cell: Cell, today: date, tense: Tense) -> date | None:
    """A day as a cell of a spreadsheet holds it, or as a person types it. Raises NotADay, with what the cell shows.

    Where the cell shows no year, its own is the guess of a spreadsheet, unless it lies where the field's days lie.
    """
    if not isinstance(cell, DayCell):
        return parse_day(cell, today, tense)
    if not cell.has_year and (cell.day > today if tense is Tense.PAST else cell.day < today):
        raise YearUnclear(cell, cell.day)
    return cell.day

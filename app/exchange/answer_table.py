"""The answers as a table: one row for each measure, out and in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.answers import EMPTY, Entry, Field, ReasonMissing, Status, Value
from app.domain.entered_text import is_blank
from app.domain.measures import Measure
from app.exchange.columns import ANSWERS, Info, Key, comparable_heading
from app.exchange.refusals import (
    MeasuresDiffer,
    MeasureUnknown,
    RowTwice,
    StampWrong,
    ValueWrong,
)
from app.exchange.stamp import Stamp, read_stamp
from app.exchange.table_reading import ReadRow, Table
from app.exchange.values import read_value, value_cell
from app.i18n import languages
from app.labels import measure_label, name


@dataclass(frozen=True)
class AnswerRow:
    """What a file says about a measure: only the fields of which it says something."""

    row: ReadRow
    measure: str
    values: Mapping[Field, Value]
    stamp: Stamp | None


def answer_rows(
    measures: Iterable[Measure],
    entries: Mapping[str, Entry],
    stamp: Stamp,
    *,
    titles: Mapping[str, str],
    categories: Mapping[str, str],
    language: str,
) -> Iterator[tuple[str, ...]]:
    """The cells of each measure, in the order of the columns. `titles` by id, `categories` by letter."""
    for measure in measures:
        entry = entries.get(measure.id, EMPTY)
        known: dict[Key, str] = {
            Info.LABEL: measure_label(measure, language),
            Info.ID: measure.id,
            Info.ROLE: name(measure.role, language),
            Info.CATEGORY: f"{measure.category} {categories[measure.category]}",
            Info.LEVEL: name(measure.level, language),
            Info.TITLE: titles[measure.id],
            Info.STAMP: str(stamp),
        }
        fields: dict[Key, str] = {field: value_cell(entry.get(field), language) for field in Field}
        cells = known | fields
        yield tuple(cells[column.key] for column in ANSWERS.columns)


def read_answers(table: Table, measures: Iterable[Measure], today: date) -> tuple[AnswerRow, ...]:
    """What each row says, in the order of the file.

    Raises MeasureUnknown, MeasuresDiffer, RowTwice, ValueWrong and StampWrong, with the cell.
    """
    known = measure_names(measures)
    found: dict[str, AnswerRow] = {}
    for row in table.rows:
        measure = _measure(row, known)
        if measure in found:
            key = Info.ID if row.text(Info.ID) else Info.LABEL
            raise RowTwice(row.spot(key), row.text(key), found[measure].row.number)
        found[measure] = AnswerRow(row, measure, _values(row, today), stamp_of(row))
    return tuple(found.values())


def require_reason(given: AnswerRow, values: Mapping[Field, Value], entry: Entry) -> None:
    """Raises ValueWrong where these values of a row would leave its measure not applicable without a reason."""
    status = values.get(Field.STATUS, entry.status)
    reason = values.get(Field.REASON, entry.reason)
    if status is Status.NOT_APPLICABLE and is_blank(str(reason)):
        key = Field.REASON if Field.REASON in given.row.places else Field.STATUS
        raise ValueWrong(given.row.spot(key), "", ReasonMissing(given.measure))


def stamp_of(row: ReadRow) -> Stamp | None:
    """The stamp of a row, None where it has none. Raises StampWrong."""
    text = row.text(Info.STAMP)
    stamp = read_stamp(text)
    if text and stamp is None:
        raise StampWrong(row.spot(Info.STAMP), text)
    return stamp


def measure_names(measures: Iterable[Measure]) -> dict[str, str]:
    """The ids by what measures are called, as `comparable_heading` gives it: by id, and by label in every language."""
    found: dict[str, str] = {}
    for measure in measures:
        labels = (measure_label(measure, lang) for lang in languages())
        found |= {comparable_heading(text): measure.id for text in (measure.id, *labels)}
    return found


def _measure(row: ReadRow, known: Mapping[str, str]) -> str:
    named = {key: row.text(key) for key in (Info.ID, Info.LABEL) if row.text(key)}
    if not named:
        raise MeasureUnknown(row.spot(Info.ID if Info.ID in row.places else Info.LABEL), "")
    found: list[str] = []
    for key, text in named.items():
        measure = known.get(comparable_heading(text))
        if measure is None:
            raise MeasureUnknown(row.spot(key), text)
        found.append(measure)
    if len(set(found)) > 1:
        raise MeasuresDiffer(row.spot(Info.LABEL), row.text(Info.LABEL))
    return found[0]


def _values(row: ReadRow, today: date) -> dict[Field, Value]:
    values: dict[Field, Value] = {field: EMPTY.get(field) for field in Field if field in row.cleared}
    for field in Field:
        if field in row.cells:
            cell = row.cells[field]
            try:
                values[field] = read_value(field, cell, today)
            except ValueError as error:
                raise ValueWrong(row.spot(field), cell, error) from error
    return values

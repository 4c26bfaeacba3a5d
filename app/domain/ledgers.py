"""What a workbook keeps beside the answers in rows of short texts: the devices, and whom to call."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.days import Tense
from app.domain.numbered import numbered
from app.domain.text import LINE_LIMIT, NOTE_LIMIT, clean_line, clean_text


class Ledger(StrEnum):
    """The ledgers; the value begins the keys of their texts: `device.3.serial`."""

    DEVICE = "device"
    CONTACT = "contact"


class Column(StrEnum):
    """The columns of the ledgers. Those of a device are what administrator-B-1 names (guideline p. 57), and a name."""

    NAME = "name"
    SERIAL = "serial"
    SYSTEM = "system"
    APPLICATIONS = "applications"
    UPDATES = "updates"
    USER = "user"
    PLACE = "place"
    SEEN = "seen"
    DUTY = "duty"
    PHONE = "phone"
    NOTE = "note"


COLUMNS: Mapping[Ledger, tuple[Column, ...]] = {
    Ledger.DEVICE: (
        Column.NAME,
        Column.SERIAL,
        Column.SYSTEM,
        Column.APPLICATIONS,
        Column.UPDATES,
        Column.USER,
        Column.PLACE,
        Column.SEEN,
        Column.NOTE,
    ),
    Ledger.CONTACT: (Column.DUTY, Column.NAME, Column.PHONE, Column.NOTE),
}
"""The columns of each ledger in the order of screen, paper and file."""

ASKED_FOR_BY: Mapping[str, Ledger] = {
    "administrator-B-1": Ledger.DEVICE,
    "administrator-J-1": Ledger.CONTACT,
    "administrator-J-2": Ledger.CONTACT,
}
"""The measures that ask for a ledger, or for what stands in it."""

DAYS: Mapping[Column, Tense] = {Column.SEEN: Tense.PAST}
"""The columns that hold a day, stored as YYYY-MM-DD."""
LONG = frozenset({Column.APPLICATIONS, Column.NOTE})
"""The columns that hold more than a line."""
MOST_ROWS = 9999
UNSEEN_AFTER = timedelta(days=90)
"""A device that nobody has looked at for so long is marked: the ledger is gone through once in three months."""


class NotInLedger(ValueError):
    """A key names no place of a ledger, or a text does not fit it."""

    def __init__(self, key: str, text: str = "") -> None:
        super().__init__(f"{key}: {text!r}")
        self.key = key
        self.text = text


@dataclass(frozen=True)
class Row:
    """A row by its number, from 1, which it keeps; `values` has a text for each column, '' for nothing."""

    number: int
    values: Mapping[Column, str]


def rows(ledger: Ledger, texts: Mapping[str, str]) -> tuple[Row, ...]:
    """The rows of a ledger among the texts of a workbook, by number."""
    found = numbered(texts, ledger.value)
    return tuple(
        Row(number, {column: found[number].get(column, "") for column in COLUMNS[ledger]}) for number in sorted(found)
    )


def row_texts(ledger: Ledger, number: int, values: Mapping[Column, str]) -> dict[str, str]:
    """The texts by which a row gets these values. Raises NotInLedger and TextTooLong."""
    keys = {f"{ledger}.{number}.{column}": text for column, text in values.items()}
    return {key: stored_text(key, text) for key, text in keys.items()}


def without_row(ledger: Ledger, number: int) -> dict[str, str]:
    """The texts by which a row is taken away."""
    return {f"{ledger}.{number}.{column}": "" for column in COLUMNS[ledger]}


def next_number(taken: Iterable[Row]) -> int:
    """The number of a new row."""
    return max((row.number for row in taken), default=0) + 1


def is_unseen(device: Row, today: date) -> bool:
    """Whether nobody has looked at a device for 90 days, or nobody wrote down when."""
    seen = device.values[Column.SEEN]
    return not seen or today - date.fromisoformat(seen) >= UNSEEN_AFTER


def stored_text(key: str, text: str) -> str:
    """The one form in which a text of a ledger is stored. Raises NotInLedger and TextTooLong."""
    name, number, column = _parts(key)
    if column not in COLUMNS[name] or not 1 <= number <= MOST_ROWS or key != f"{name}.{number}.{column}":
        raise NotInLedger(key, text)
    if column in DAYS:
        return _day(key, text)
    return clean_text(text, NOTE_LIMIT) if column in LONG else clean_line(text, LINE_LIMIT)


def _parts(key: str) -> tuple[Ledger, int, Column]:
    try:
        name, number, column = key.split(".")
        return Ledger(name), int(number), Column(column)
    except ValueError:
        raise NotInLedger(key) from None


def _day(key: str, text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        raise NotInLedger(key, text) from None

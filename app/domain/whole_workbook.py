"""Everything that a workbook holds, as one value: what goes into JSON and makes a workbook again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.answers import Entry
from app.domain.history import Record
from app.domain.sheets import Sheet
from app.domain.tables import Tables


@dataclass(frozen=True)
class WholeWorkbook:
    """A workbook. `schema` is the version of its tables, `program` that of the program that read it."""

    id: str
    created: date
    program: str
    schema: int
    texts: Mapping[str, str]
    """What a person set for the whole workbook, by key; none is empty."""
    tables: Tables
    """The rows of each table, as they are stored; those of older releases have none."""
    entries: Mapping[str, Entry]
    """The entries that are not empty, by measure."""
    history: tuple[Record, ...]
    """Oldest first; the first has number 1."""
    sheets: Mapping[int, Sheet]
    """The printed sheets by their count."""

"""What exists many times in a workbook, declared once: its tables and their columns.

Storage, undo, history, tables that go out and come in, and the words for all of these are made from what stands here.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import NamedTuple

from app.domain.days import Tense
from app.domain.entered_text import LINE_LIMIT, NOTE_LIMIT, clean_line
from app.domain.msgids import msgid, msgid_in
from app.domain.record import record


class Column(StrEnum):
    """The columns of the tables. Those of a device are what administrator-B-1 names (guideline p. 57), and a name."""

    NAME = "name"
    TELEWORKS = "teleworks"
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
    PERSON = "person"
    DAY = "day"
    SHEET = "sheet"
    ANSWERS = "answers"
    DECISION = "decision"


class CellKind(StrEnum):
    """What a cell holds: a line, several lines, a day (YYYY-MM-DD), a mark ('yes'), a count, answers by measure."""

    LINE = "line"
    LINES = "lines"
    DAY = "day"
    MARK = "mark"
    COUNT = "count"
    ANSWERS = "answers"


MARKED = "yes"
"""What stands in a cell that has its mark."""


class TableColumn(NamedTuple):
    """A column of a table. `words`: what it is called; `tense`: where its days lie; `width` is in characters of a
    spreadsheet; `others`: headings that people have over it in lists of their own, without blanks, apart by blanks."""

    column: Column
    words: str
    kind: CellKind = CellKind.LINE
    tense: Tense | None = None
    width: float = 16
    others: tuple[str, str] | None = None

    @property
    def limit(self) -> int | None:
        """The longest text, in characters, of what a person types in words."""
        return {CellKind.LINE: LINE_LIMIT, CellKind.LINES: NOTE_LIMIT}.get(self.kind)


ENDLESS = 999_999_999
"""The highest number in tables that only grow."""


@record(frozen=True, eq=False)
class RowTable:
    """A table of the workbook. Its rows are kept apart by `keys`: a number, and a text behind it where it says so.

    A row changes cell by cell; one that is `whole` comes and goes as one value. `is_late`: there may be so many rows
    that they are read when they are asked for. Numbers go up to `most`.
    """

    name: str
    words: str
    """What it is called: Devices."""
    step: str
    """What a step changed there: the list of devices."""
    columns: tuple[TableColumn, ...]
    row: str = msgid("{ledger}: row {number}")
    """What a row is called, unless it is about a measure."""
    file: str = ""
    """What the table is called where it goes out and comes in as CSV and XLSX; '' for one that does not."""
    known_by: frozenset[Column] = frozenset()
    """The columns by which it is known in a file, one of which is there."""
    keys: tuple[str, ...] = ("number",)
    is_whole: bool = False
    is_late: bool = False
    most: int = 9999

    @property
    def is_endless(self) -> bool:
        """Whether its numbers, which then begin with 0, go on for as long as there are rows."""
        return self.most == ENDLESS

    @cached_property
    def names(self) -> tuple[Column, ...]:
        """The columns by name, in their order."""
        return tuple(each.column for each in self.columns)


MEASURE = "measure"
"""The key that says which measure a row is about."""
_PERSONS_NAME = TableColumn(
    Column.NAME,
    msgid("Name"),
    # Translators: what people have over such a column in lists of their own; with none, the English once more
    others=msgid_in("other headings, apart by blanks", "name"),
)
_REMARKS = TableColumn(
    Column.NOTE, msgid("Remarks"), CellKind.LINES, width=30, others=msgid_in("other headings, apart by blanks", "notes")
)

DEVICE = RowTable(
    "device",
    msgid("Devices"),
    msgid("the list of devices"),
    (
        TableColumn(Column.NAME, msgid("Name"), others=msgid_in("other headings, apart by blanks", "device")),
        TableColumn(
            Column.SERIAL, msgid("Serial number"), others=msgid_in("other headings, apart by blanks", "S/N serialno.")
        ),
        TableColumn(
            Column.SYSTEM,
            msgid("OS and version"),
            width=18,
            others=msgid_in("other headings, apart by blanks", "OS OSversion"),
        ),
        TableColumn(
            Column.APPLICATIONS,
            msgid("Applications"),
            CellKind.LINES,
            width=26,
            others=msgid_in("other headings, apart by blanks", "software"),
        ),
        TableColumn(
            Column.UPDATES,
            msgid("Updates installed"),
            width=14,
            others=msgid_in("other headings, apart by blanks", "updates"),
        ),
        TableColumn(Column.USER, msgid("User"), others=msgid_in("other headings, apart by blanks", "user")),
        TableColumn(Column.PLACE, msgid("Place"), others=msgid_in("other headings, apart by blanks", "location")),
        TableColumn(
            Column.SEEN,
            msgid("Last seen"),
            CellKind.DAY,
            Tense.PAST,
            width=11,
            others=msgid_in("other headings, apart by blanks", "lastchecked"),
        ),
        _REMARKS,
    ),
    file="devices",
    known_by=frozenset({Column.SERIAL}),
)
CONTACT = RowTable(
    "contact",
    msgid("Contacts"),
    msgid("the list of contacts"),
    (
        TableColumn(Column.DUTY, msgid("Role in an emergency")),
        _PERSONS_NAME,
        TableColumn(Column.PHONE, msgid("Phone"), others=msgid_in("other headings, apart by blanks", "TEL telephone")),
        _REMARKS,
    ),
    file="contacts",
    known_by=frozenset({Column.DUTY}),
)
PERSON = RowTable(
    "person",
    msgid("People"),
    msgid("the list of people"),
    (
        _PERSONS_NAME,
        TableColumn(
            Column.TELEWORKS,
            msgid("Teleworks"),
            CellKind.MARK,
            width=11,
            others=msgid_in("other headings, apart by blanks", "teleworks"),
        ),
        _REMARKS,
    ),
    file="people",
    known_by=frozenset({Column.TELEWORKS}),
)
DECISION = RowTable(
    "decision",
    msgid("Decisions of meetings"),
    msgid("decisions of a meeting"),
    (TableColumn(Column.DECISION, msgid("Decision of the meeting"), CellKind.LINES),),
    keys=("sheet", MEASURE),
    is_whole=True,
    most=ENDLESS,
)
"""What meetings decided, by the count of the sheet and the measure."""
HAND_IN = RowTable(
    "hand_in",
    msgid("Self-check sheets"),
    msgid("a self-check sheet"),
    (
        TableColumn(Column.PERSON, msgid("Person")),
        TableColumn(Column.DAY, msgid("Filled in on"), CellKind.DAY, Tense.PAST),
        TableColumn(Column.SHEET, msgid("Printed sheet"), CellKind.COUNT),
        TableColumn(Column.ANSWERS, msgid("Answers"), CellKind.ANSWERS),
    ),
    row=msgid("Self-check sheet {number}"),
    is_whole=True,
    is_late=True,
    most=ENDLESS,
)
"""What teleworkers gave on self-check sheets: whose, of which day, from which printed sheet, and the answers."""
TABLES: Mapping[str, RowTable] = {table.name: table for table in (DEVICE, CONTACT, PERSON, DECISION, HAND_IN)}
"""Every table, by name. A new one is a line here and a step in app.storage.migrations."""

Cells = Mapping[str, str]
"""The texts of a row by column, '' for nothing."""
Rows = Mapping[str, Cells]
"""The rows of a table by what keeps them apart: '3', '1.administrator-E-10'."""
Tables = Mapping[str, Rows]
"""The rows of tables by the name of the table."""


class CellPlace(NamedTuple):
    """A cell of a table; no column stands for the whole row."""

    table: str
    row: str
    column: str = ""

    @property
    def address(self) -> str:
        """As the history has it: `device.3.serial`, `hand_in.3`."""
        return ".".join(filter(None, self))


def row_addresses(table: RowTable, row: str) -> list[str]:
    """The addresses of a row's cells in the order of the columns; of one that is whole there is one."""
    address = CellPlace(table.name, row).address
    return [address] if table.is_whole else [f"{address}.{column}" for column in table.names]


class CellWrong(ValueError):
    """There is no such cell, or a text does not fit it."""

    def __init__(self, address: str, text: str = "") -> None:
        super().__init__(f"{address}: {text!r}")
        self.address = address
        self.text = text


@lru_cache(8192)
def place_at(address: str) -> CellPlace | None:
    """The cell of an address; None where this version knows none there."""
    name, _dot, rest = address.partition(".")
    table = TABLES.get(name)
    if table is None:
        return None
    row, column = (rest, "") if table.is_whole else (*rest.split(".", 1), "")[:2]
    if not table.is_whole and column not in table.names:
        return None
    return CellPlace(name, row, column) if is_row(table, row) else None


def declared(table: RowTable, column: str) -> TableColumn:
    """How a column of a table is declared. Raises CellWrong where there is none."""
    found = next((each for each in table.columns if each.column == column), None)
    if found is None:
        raise CellWrong(f"{table.name}.{column}")
    return found


def is_row(table: RowTable, row: str) -> bool:
    """Whether a row may be kept apart by this."""
    number, dot, text = row.partition(".")
    if not (number.isascii() and number.isdecimal() and len(number) <= len(str(table.most))):
        return False
    if number != str(int(number)) or int(number) > table.most or (not table.is_endless and number == "0"):
        return False
    return bool(dot) == (len(table.keys) > 1) and (not dot or (bool(text) and clean_line(text) == text))


def key_of(table: RowTable, row: str) -> tuple[int | str, ...]:
    """What keeps a row apart, part by part; the first is a number."""
    number, _dot, text = row.partition(".")
    return (int(number), text) if len(table.keys) > 1 else (int(number),)


def row_of_key(key: tuple[object, ...]) -> str:
    """The same as one text."""
    return ".".join(map(str, key))


def order_of(row: str) -> tuple[int, str]:
    """Where a row stands among the others of its table."""
    number, _dot, text = row.partition(".")
    return int(number), text


def next_number(rows: Rows) -> int:
    """The number of a new row of a table."""
    return max((order_of(row)[0] for row in rows), default=0) + 1

"""What can be wrong with a file from outside, as errors that carry the place and no words. Nothing was changed then."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


@dataclass(frozen=True)
class Spot:
    """A cell as a spreadsheet shows it: row and column from 1, and the heading of the column, '' where it has none."""

    row: int
    column: int
    heading: str = ""

    @property
    def letters(self) -> str:
        """The column as a spreadsheet names it: A, Z, AA."""
        found, rest = "", self.column
        while rest:
            rest, letter = divmod(rest - 1, 26)
            found = chr(ord("A") + letter) + found
        return found


class Why(StrEnum):
    """Why a file as a whole cannot be read."""

    EMPTY = "empty"
    NOT_TEXT = "not_text"
    NOT_XLSX = "not_xlsx"
    OLD_XLS = "old_xls"
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    TOO_MUCH_INSIDE = "too_much_inside"
    TOO_MANY_ROWS = "too_many_rows"
    NO_TABLE = "no_table"
    SEVERAL_TABLES = "several_tables"
    HIDDEN_TABLE = "hidden_table"
    NOT_JSON = "not_json"
    TOO_MANY_VALUES = "too_many_values"
    NOT_A_HAND_OVER = "not_a_hand_over"
    TOO_HEAVY = "too_heavy"


class ExchangeError(Exception):
    """A file cannot be taken as it is."""


class Unreadable(ExchangeError):
    """A whole file is something else than it should be, or only a part of it."""

    def __init__(self, path: Path, why: Why) -> None:
        super().__init__(str(path), why)
        self.path = path
        self.why = why


class ReaderEnded(ExchangeError):
    """The process that read a file ended before it was done. `where` says for whoever helps how, and never in words of
    the file."""

    def __init__(self, path: Path, where: str) -> None:
        super().__init__(str(path), where)
        self.path = path
        self.where = where


class FileTooLarge(ExchangeError):
    """A file has more bytes than any of ours could have; it was not read."""

    def __init__(self, path: Path, size: int, limit: int) -> None:
        super().__init__(str(path), size, limit)
        self.path = path
        self.size = size
        self.limit = limit


class MixedEncodings(ExchangeError):
    """A line is written in another encoding than the lines before it, or in none that is known."""

    def __init__(self, path: Path, line: int) -> None:
        super().__init__(str(path), line)
        self.path = path
        self.line = line


class EncodingUnclear(ExchangeError):
    """The bytes of a file are text in more than one encoding, with other letters in each."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class QuotesBroken(ExchangeError):
    """Quotation marks do not pair, in the row that begins or ends on a line."""

    def __init__(self, path: Path, line: int) -> None:
        super().__init__(str(path), line)
        self.path = path
        self.line = line


class MergedCells(ExchangeError):
    """Cells of the table are merged; `cells` is their range: B2:B5."""

    def __init__(self, path: Path, cells: str) -> None:
        super().__init__(str(path), cells)
        self.path = path
        self.cells = cells


class CellError(ExchangeError):
    """Something is wrong in one cell; `text` is what it holds."""

    def __init__(self, spot: Spot, text: str = "") -> None:
        super().__init__(spot, text)
        self.spot = spot
        self.text = text


class FormulaFound(CellError):
    """A cell holds a formula, or the error of one: what it shows was never typed by a person."""


class NumberWasCut(CellError):
    """A cell holds a number that the spreadsheet has cut to its first figures, or shows as a power of ten."""


class LookUnknown(CellError):
    """Only the spreadsheet can tell what a cell shows of the value `text`, or it shows nothing in its format `code`."""

    def __init__(self, spot: Spot, text: str, code: str) -> None:
        super().__init__(spot, text)
        self.code = code


class RowCut(CellError):
    """The file ends in the middle of a row."""


class ColumnUnknown(CellError):
    """A column has a heading that is none of the table's, or none at all."""


class ColumnTwice(CellError):
    """Two columns have one heading."""


class MeasureUnknown(CellError):
    """A row names no measure."""


class MeasuresDiffer(CellError):
    """Label and id of a row name two measures, as when only some columns were sorted."""


class RowTwice(CellError):
    """A measure, or a row of a ledger, has a row already; `first` is its number."""

    def __init__(self, spot: Spot, text: str, first: int) -> None:
        super().__init__(spot, text)
        self.first = first


class NumberWrong(CellError):
    """A row of a ledger has a number that is none."""


class StampWrong(CellError):
    """The stamp by which newer answers are known is not as it was written."""


class OtherWorkbook(CellError):
    """The table was made from another workbook, of another organisation perhaps."""


class ValueWrong(CellError):
    """A value does not fit its column; `cause` says why: InvalidValue, NotADay, TextTooLong, ReasonMissing."""

    def __init__(self, spot: Spot, text: str, cause: ValueError) -> None:
        super().__init__(spot, text)
        self.cause = cause


class JsonWrong(ExchangeError):
    """A workbook in JSON is not as it should be at `place`: a path such as history[3].after, or line and column."""

    def __init__(self, path: Path, place: str, text: str = "") -> None:
        super().__init__(str(path), place, text)
        self.path = path
        self.place = place
        self.text = text


class JsonTooNew(ExchangeError):
    """A later program wrote the file, in version `found` of the format; `known` is ours."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(str(path), found, known)
        self.path = path
        self.found = found
        self.known = known


class WrongPassword(ExchangeError):
    """The password does not open the file; it is not kept in here."""

"""The files that tables are: which kind a file is, what its rows are, and what a table is as a file."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from app.exchange.columns import What
from app.exchange.csv_file import csv_bytes, read_csv
from app.exchange.table_reading import Grid
from app.exchange.xlsx_in import read_xlsx
from app.exchange.xlsx_out import xlsx_bytes


class TableFormat(StrEnum):
    """The kinds of file that a table is written as and read from; the value is the ending of the name."""

    CSV = "csv"
    XLSX = "xlsx"


_READERS: Mapping[TableFormat, Callable[[Path], Grid]] = {TableFormat.CSV: read_csv, TableFormat.XLSX: read_xlsx}
_SHEET_ENDINGS = (".xlsx", ".xlsm", ".xls")
_SHEET_BEGINNINGS = (b"PK", b"\xd0\xcf\x11\xe0")


def kind_of(path: Path) -> TableFormat:
    """What a file is by its content, and by its name where that says nothing. Raises OSError."""
    with path.open("rb") as file:
        is_sheet = file.read(4).startswith(_SHEET_BEGINNINGS)
    return TableFormat.XLSX if is_sheet or path.suffix.lower() in _SHEET_ENDINGS else TableFormat.CSV


def read_grid(path: Path, kind: TableFormat) -> Grid:
    """The cells of a file. Raises what is wrong with it (app.exchange.refusals), and OSError."""
    return _READERS[kind](path)


def table_bytes(kind: TableFormat, what: What, rows: Iterable[Sequence[str]], language: str) -> bytes:
    """The content of a file with these rows below the headings."""
    if kind is TableFormat.CSV:
        return csv_bytes(what.columns, rows, language)
    return xlsx_bytes(what.columns, rows, language, what.title(language))

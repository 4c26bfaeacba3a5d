"""CSV files: written for the Excel of Japan, read in every encoding and with every separator that offices use."""

import csv
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from pathlib import Path

from app.exchange.columns import FileColumn
from app.exchange.decoding import decoded
from app.exchange.defused_text import defused
from app.exchange.file_bytes import TABLE_LIMIT, content_of
from app.exchange.refusals import QuotesBroken, Unreadable, Why
from app.exchange.table_reading import DEEPEST_HEADER, MOST_COLUMNS, MOST_ROWS, Grid, find_header, headed

_SEPARATORS = ",;\t|"
_SAID = re.compile('"?sep=(.)"?[ ,;\t]*[\r\n]', re.IGNORECASE)
"""How Excel lets a file say its separator, in the first line."""
_LINE = re.compile("[^\r\n]+(?:\r\n|\r|\n)?|\r\n|\r|\n")
_LONGEST_ROW = 500_000
"""Characters; the fullest row of ours has 50,000."""
_HEAD = 4 * _LONGEST_ROW
"""Characters among which the headings are looked for."""
MOST_LINES = 1 << 20
"""As many as a spreadsheet has. Most of them may be empty."""


def csv_bytes(columns: Sequence[FileColumn], rows: Iterable[Sequence[str]], language: str) -> bytes:
    """The content of a file: UTF-8 with BOM, CRLF, every text that a spreadsheet would change marked by `'`."""
    target = StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(column.heading(language) for column in columns)
    for row in rows:
        pairs = zip(columns, row, strict=True)
        writer.writerow(defused(text) if column.is_typed else text for column, text in pairs)
    return BOM_UTF8 + target.getvalue().encode("utf-8")


def read_csv(path: Path) -> Grid:
    """The cells of a file as texts.

    Raises FileTooLarge, Unreadable, MixedEncodings, EncodingUnclear and QuotesBroken; OSError when it cannot be read.
    """
    text = decoded(path, content_of(path, TABLE_LIMIT), _is_headed)
    rows: list[tuple[str, ...]] = []
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=_separator(text), strict=True)
    filled = 0
    try:
        for row in reader:
            lines.begin_row()
            is_filled = any(row)
            filled += is_filled
            if filled > MOST_ROWS or len(rows) > MOST_LINES or any(row[MOST_COLUMNS:]):
                raise Unreadable(path, Why.TOO_MANY_ROWS)
            rows.append(tuple(row[:MOST_COLUMNS]) if is_filled else ())
    except _RowTooLong:
        raise Unreadable(path, Why.TOO_MANY_ROWS) from None
    except csv.Error:
        raise QuotesBroken(path, max(1, reader.line_num)) from None
    is_cut = bool(rows and rows[-1]) and not text.endswith(("\n", "\r"))
    while rows and not rows[-1]:
        rows.pop()
    return Grid(path, tuple(rows), is_cut)


class _RowTooLong(Exception):
    """A row has more characters than any of ours: without a bound it would be split into millions of cells."""


class _Lines:
    """The lines of a text with their ends, one after the other."""

    def __init__(self, text: str) -> None:
        self._found = _LINE.finditer(text)
        self._length = 0

    def begin_row(self) -> None:
        """A row has ended with the last line."""
        self._length = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        match = next(self._found)
        self._length += match.end() - match.start()
        if self._length > _LONGEST_ROW:
            raise _RowTooLong
        return match[0]


def _separator(text: str) -> str:
    """What the file says, or that with which most headings are known: what stands in a note does not count."""
    if (said := _SAID.match(text)) and said[1] in _SEPARATORS:
        return said[1]
    return max(_SEPARATORS, key=lambda separator: len(_headings(text, separator)))


def _is_headed(text: str) -> bool:
    """Whether there are headings of ours in letters beyond ASCII."""
    return any(not heading.isascii() for separator in _SEPARATORS for heading in _headings(text, separator))


def _headings(text: str, separator: str) -> list[str]:
    """The headings that are found when a text is read so."""
    rows: list[tuple[str, ...]] = []
    lines = _Lines(text[:_HEAD])
    try:
        for row in csv.reader(lines, delimiter=separator):
            lines.begin_row()
            rows.append(tuple(row[:MOST_COLUMNS]))
            if found := find_header(Grid(Path(), (rows[-1],))):
                return [rows[-1][place] for place in headed(found[0], rows[-1])]
            if len(rows) >= DEEPEST_HEADER:
                break
    except (csv.Error, _RowTooLong):  # it is no table when it is read so
        return []
    return []

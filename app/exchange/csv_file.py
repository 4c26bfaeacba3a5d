"""CSV files: written for the Excel of Japan, read in every encoding and with every separator that offices use."""

import csv
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Sequence
from io import StringIO
from pathlib import Path

from app.exchange.columns import Column
from app.exchange.defuse import defused, undefused
from app.exchange.errors import MixedEncodings, QuotesBroken, Unreadable, Why
from app.exchange.files import TABLE_LIMIT, content_of
from app.exchange.table import MOST_COLUMNS, MOST_ROWS, Grid

_SEPARATORS = ",;\t"
_LINES = re.compile(rb"[^\n]*\n|[^\n]+")
_THREE_BYTES = re.compile(rb"[\xe0-\xef][\x80-\xbf]{2}")
"""How UTF-8 writes a Japanese character."""


def csv_bytes(columns: Sequence[Column], rows: Iterable[Sequence[str]], language: str) -> bytes:
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

    Raises FileTooLarge, Unreadable, MixedEncodings and QuotesBroken; OSError when it cannot be read.
    """
    text = _decoded(path, content_of(path, TABLE_LIMIT))
    reader = csv.reader(StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    rows: list[tuple[str, ...]] = []
    try:
        for row in reader:
            if len(rows) >= MOST_ROWS or len(row) > MOST_COLUMNS:
                raise Unreadable(path, Why.TOO_MANY_ROWS)
            rows.append(tuple(map(undefused, row)))
    except csv.Error:
        raise QuotesBroken(path, max(1, reader.line_num)) from None
    return Grid(path, tuple(rows), is_cut=not text.endswith(("\n", "\r")))


def _separator(text: str) -> str:
    head = "".join(text.splitlines(keepends=True)[:5])
    return max(_SEPARATORS, key=head.count)


def _decoded(path: Path, content: bytes) -> str:
    if not content.strip():
        raise Unreadable(path, Why.EMPTY)
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return _as_utf_16(path, content)
    if b"\0" in content:
        raise Unreadable(path, Why.NOT_TEXT)
    if content.startswith(BOM_UTF8):
        return _by_line(path, content[len(BOM_UTF8) :], "utf-8")
    return _by_line(path, content, _encoding(content))


def _as_utf_16(path: Path, content: bytes) -> str:
    try:
        text = content.decode("utf-16")
    except UnicodeDecodeError as error:
        line = content[: error.start].decode("utf-16", "ignore").count("\n") + 1
        raise MixedEncodings(path, line) from None
    if "\0" in text:
        raise Unreadable(path, Why.NOT_TEXT)
    return text


def _encoding(content: bytes) -> str:
    """UTF-8, unless no line is Japanese in it: then Shift_JIS, in which old Excel writes."""
    if _fits(content, "utf-8"):
        return "utf-8"
    lines = (line for line in _LINES.findall(content) if _THREE_BYTES.search(line))
    return "utf-8" if any(_fits(line, "utf-8") for line in lines) else "cp932"


def _fits(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
        return True
    except UnicodeDecodeError:
        return False


def _by_line(path: Path, content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise MixedEncodings(path, content.count(b"\n", 0, error.start) + 1) from None

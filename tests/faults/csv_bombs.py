"""CSV files that freeze or fill a PC that reads them without bounds."""

from collections.abc import Callable, Mapping

HEAD = "対策ID,メモ,回答\r\n"
ROW = "administrator-E-10,"
Made = Callable[[int], bytes]
"""The content of a file of about so many bytes."""


def _text(text: str, size: int) -> bytes:
    piece = text.encode()
    return piece * max(1, size // len(piece))


def _below(text: str, size: int) -> bytes:
    return HEAD.encode() + _text(text, size)


def _numbered(size: int, form: Callable[[int], str]) -> bytes:
    count = max(1, size // len(form(1_000_000).encode()))
    return "".join(map(form, range(count))).encode()


CSV_BOMBS: Mapping[str, Made] = {
    "commas": lambda size: _text(",", size),
    "empty lines": lambda size: _text("\r\n", size),
    "returns alone": lambda size: _text("\r", size),
    "lines of a letter": lambda size: _text("a\n", size),
    "other lines": lambda size: _numbered(size, lambda n: f"{n}\n"),
    "a quote without end": lambda size: _below('"', 1) + _text("a,b\n", size),
    "quotes": lambda size: _text('"', size),
    "quotes in a cell": lambda size: _below(ROW + '"' + '""' * (size // 2) + '"\r\n', 1),
    "quotes in each cell": lambda size: _below('"a"b",', size),
    "a long cell": lambda size: _below(ROW + "字" * (size // 3), 1),
    "long cells": lambda size: _below(ROW + "字" * 100_000 + "\r\n", size),
    "a long heading": lambda size: _text("メモ", size) + b",\r\n",
    "many headings": lambda size: _text("メモ,", size),
    "headings in each line": lambda size: _text(HEAD, size),
    "rows below": lambda size: _below(ROW + "x,\r\n", size),
    "full rows": lambda size: HEAD.encode() + _numbered(size, lambda n: f"{n}," * 200 + "\r\n"),
    "wide blanks": lambda size: _below("　,　\r\n", size),
    "no letters": lambda size: _below("\0", size),
    "half of a letter at the end": lambda size: _below("字", size) + b"\xe5",
    "letters of two encodings": lambda size: _below("字", size) + "字".encode("cp932") * 3,
    "escapes of ISO-2022-JP": lambda size: _text("\x1b$B\x1b(B", size),
    "UTF-16": lambda size: b"\xff\xfe" + HEAD.encode("utf-16-le") + ("字,\n" * (size // 6)).encode("utf-16-le"),
    "EUC and Shift JIS alike": lambda size: bytes([0xB1, 0xC4]) * (size // 2),
    "marks on a letter": lambda size: _below(ROW + "か" + "\u3099\u0301" * (size // 5), 1),
    "figures": lambda size: b"\xef\xbb\xbf" + "対策ID,期限\r\nadministrator-E-10,".encode() + _text("9", size),
    "separators of four kinds": lambda size: b"sep=|\r\n" + _text("a,b;c\td|", size),
}

"""A value in a JSON file together with its place, so that whatever is wrong with it can be told by that."""

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, TypeVar

from app.domain.entered_text import clean_line, clean_text
from app.exchange.json_rows import CutContent, cut_out
from app.exchange.refusals import JsonWrong, Unreadable, Why

_MOST = (1 << 53) - 1
"""The greatest number that every reader of JSON can hold."""
_LONGEST_SAID = 200
_MOST_SIGNS: Mapping[bytes, int] = {b",": 1_500_000, b"{": 120_000, b"[": 120_000}
"""So many of these signs may be in a file beside its history, those in texts too. Every value takes memory, however
short it is: 90 MB of `{},` take 2.5 GB. All sheets that may be printed, with all measures, are a million values."""
_MOST_KEYS = 600_000
_RARE = re.compile(rb"[\xf0-\xf4]")
_KEY = re.compile(rb'"\s*+:')
_LARGEST_TEXT = 72 << 20
"""Bytes of memory for what is beside the history: one rare letter makes four of each letter."""
T = TypeVar("T")


class Node:
    """A value and the way to it: `history[3].after`. Every method raises JsonWrong where the value is another kind."""

    def __init__(self, path: Path, value: object, place: str = "") -> None:
        self._path = path
        self._value = value
        self._place = place

    def wrong(self) -> JsonWrong:
        """The error for this value."""
        return JsonWrong(self._path, self._place, _said(self._value))

    def part(self, key: str) -> "Node":
        """The value of a key of an object that `require` has looked at."""
        return Node(self._path, self._object()[key], f"{self._place}.{key}".lstrip("."))

    def value_of(self, key: str) -> object:
        """The same as it stands in the file, whatever it is."""
        return self._object()[key]

    def has(self, key: str) -> bool:
        """Whether it is an object with this key."""
        return isinstance(self._value, dict) and key in self._value

    def require(self, keys: Collection[str], others: Collection[str] = ()) -> None:
        """Raises JsonWrong unless it is an object with these keys, and beside them at most `others`."""
        if (*self._object(),) == keys:
            return
        for key in [*keys, *self._object()]:
            if key not in self._object() or (key not in keys and key not in others):
                raise JsonWrong(self._path, f"{self._place}.{key}".lstrip("."))

    def items(self) -> Iterator[tuple["Node", "Node"]]:
        """The keys and values of an object; the place of both is that of the value."""
        for key, value in self._object().items():
            place = f"{self._place}[{json.dumps(key)}]"
            yield Node(self._path, key, place), Node(self._path, value, place)

    def each(self) -> "Iterator[Node]":
        """The values of a list."""
        if not isinstance(self._value, list | _HistoryRows):
            raise self.wrong()
        for number, value in enumerate(self._value):
            yield Node(self._path, value, f"{self._place}[{number}]")

    def from_end(self) -> "Iterator[Node]":
        """The same from the last to the first."""
        if not isinstance(self._value, list | _HistoryRows):
            raise self.wrong()
        for number, value in zip(range(len(self._value) - 1, -1, -1), reversed(self._value), strict=True):
            yield Node(self._path, value, f"{self._place}[{number}]")

    def text(self) -> str:
        """A text without characters that no workbook holds."""
        value = self._value
        if not isinstance(value, str) or clean_text(value, len(value)) != value:
            raise self.wrong()
        return value

    def line(self) -> str:
        """A text of one line, of the length that such texts may have."""
        return self.read(same_line)

    def number(self, least: int = 1, most: int = _MOST) -> int:
        """A whole number within bounds."""
        if type(self._value) is not int or not least <= self._value <= most:
            raise self.wrong()
        return self._value

    def read(self, reader: Callable[[str], T]) -> T:
        """What a text means to a reader, whose ValueError says that it means nothing."""
        try:
            return reader(self.text())
        except ValueError:
            raise self.wrong() from None

    def _object(self) -> dict[str, object]:
        if not isinstance(self._value, dict):
            raise self.wrong()
        return self._value


def _said(value: object) -> str:
    """The beginning of a value as it stands in the file; never the whole of one that fills it."""
    if isinstance(value, dict | list | _HistoryRows):
        brackets = "{}" if isinstance(value, dict) else "[]"
        return brackets if value in ({}, []) else "…".join(brackets)
    return (value if isinstance(value, str) else json.dumps(value))[:_LONGEST_SAID]


def same_line(text: str) -> str:
    """A text that is kept as it is where one line is kept. Raises ValueError for any other."""
    if clean_line(text) != text:
        raise ValueError(text)
    return text


def holds_too_much(content: bytes) -> bool:
    """Whether a file has more values than any workbook: it is not read, and such a one is not written."""
    return _is_too_much(cut_out(content).rest)


def _is_too_much(rest: bytes) -> bool:
    if any(rest.count(sign) > most for sign, most in _MOST_SIGNS.items()):
        return True
    keys = sum(1 for _number, _key in zip(range(_MOST_KEYS + 1), _KEY.finditer(rest), strict=False))
    return keys > _MOST_KEYS or _letters(rest) * _width(rest) > _LARGEST_TEXT


def _letters(content: bytes) -> int:
    """How many letters a text in UTF-8 has."""
    return len(content) if content.isascii() else len(content.translate(None, bytes(range(0x80, 0xC0))))


def _width(content: bytes) -> int:
    """Bytes of memory that each of them takes."""
    return 1 if content.isascii() else 4 if _RARE.search(content) else 2


def root_node(path: Path, content: bytes) -> Node:
    """The outermost value of a file.

    Raises Unreadable for what is no JSON or holds more than a workbook, JsonWrong where it stops being JSON.
    """
    cut = cut_out(content)
    if _is_too_much(cut.rest):
        raise Unreadable(path, Why.TOO_MANY_VALUES)
    value = _parsed(path, cut.rest, _Offset(cut.begin, content.count(b"\n", cut.begin, cut.end)))
    if cut.has_rows and isinstance(value, dict) and value.get("history") == []:
        value["history"] = _HistoryRows(path, cut)
    return Node(path, value)


class _Offset(NamedTuple):
    """So many lines are missing, or come before, from a byte on."""

    begin: int
    lines: int


class _HistoryRows:
    """The rows of a history, each of which is read when its turn comes."""

    def __init__(self, path: Path, cut: CutContent) -> None:
        self._path, self._cut = path, cut

    def __iter__(self) -> Iterator[object]:
        content, places = self._cut.content, self._cut.places
        lines = at = 0
        for begin, end in zip(places[::2], places[1::2], strict=True):
            lines += content.count(b"\n", at, begin)
            at = begin
            yield _parsed(self._path, content[begin:end], _Offset(0, lines))

    def __len__(self) -> int:
        return len(self._cut.places) // 2

    def __reversed__(self) -> Iterator[object]:
        content, places = self._cut.content, self._cut.places
        for at in range(len(places) - 2, -1, -2):
            begin, end = places[at : at + 2]
            yield _parsed(self._path, content[begin:end], _Offset(0, content.count(b"\n", 0, begin)))


def _parsed(path: Path, content: bytes, offset: _Offset) -> object:
    try:
        text = content.decode("utf-8-sig")
        return _DECODER.decode(text)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1 + offset.lines * (error.start >= offset.begin)
        raise JsonWrong(path, f"{line}:1") from None
    except json.JSONDecodeError as error:
        if not text.lstrip().startswith("{"):
            raise Unreadable(path, Why.NOT_JSON) from None
        is_behind = len(text[: error.pos].encode("utf-8", "surrogatepass")) >= offset.begin
        raise JsonWrong(path, f"{error.lineno + offset.lines * is_behind}:{error.colno}") from None
    except _NotOurs as found:
        raise JsonWrong(path, "", found.text[:_LONGEST_SAID]) from None
    except (ValueError, RecursionError):  # a number of thousands of digits, brackets in thousands of brackets
        raise Unreadable(path, Why.NOT_JSON) from None


class _NotOurs(Exception):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = sorted(name for name, _value in pairs)
        raise _NotOurs(next(one for one, other in pairwise(names) if one == other))
    return found


def _no_number(text: str) -> object:
    """No part of a workbook is a fraction, infinite, or no number."""
    raise _NotOurs(text)


_DECODER = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_no_number, parse_float=_no_number)
"""Made once: a history is read row by row."""

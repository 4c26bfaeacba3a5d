"""A value in a JSON file together with its place, so that whatever is wrong with it can be told by that."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from app.domain.entered_text import clean_line, clean_text
from app.exchange.refusals import JsonWrong, Unreadable, Why

_MOST = (1 << 53) - 1
"""The greatest number that every reader of JSON can hold."""
_LONGEST_SAID = 200
_MOST_SIGNS: Mapping[bytes, int] = {b",": 5_000_000, b"{": 1_000_000, b"[": 1_000_000}
"""So many of these signs may be in a file, those in texts too. Every value takes memory, however short it is: 90 MB of
`{},` take 2.5 GB. The longest history that fits into a file has 700,000 changes of seven values."""
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

    def has(self, key: str) -> bool:
        """Whether it is an object with this key."""
        return isinstance(self._value, dict) and key in self._value

    def require(self, keys: Collection[str], others: Collection[str] = ()) -> None:
        """Raises JsonWrong unless it is an object with these keys, and beside them at most `others`."""
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
        if not isinstance(self._value, list):
            raise self.wrong()
        for number, value in enumerate(self._value):
            yield Node(self._path, value, f"{self._place}[{number}]")

    def text(self) -> str:
        """A text without characters that no workbook holds."""
        value = self._value
        if not isinstance(value, str) or clean_text(value, len(value)) != value:
            raise self.wrong()
        return value

    def line(self) -> str:
        """A text of one line, of the length that such texts may have."""
        return self.read(_line)

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
    if isinstance(value, dict | list):
        brackets = "{}" if isinstance(value, dict) else "[]"
        return brackets if not value else "…".join(brackets)
    return (value if isinstance(value, str) else json.dumps(value))[:_LONGEST_SAID]


def _line(text: str) -> str:
    if clean_line(text) != text:
        raise ValueError(text)
    return text


def holds_too_much(content: bytes) -> bool:
    """Whether a file has more values than any workbook: it is not read, and such a one is not written."""
    return any(content.count(sign) > most for sign, most in _MOST_SIGNS.items())


def root_node(path: Path, content: bytes) -> Node:
    """The outermost value of a file.

    Raises Unreadable for what is no JSON or holds more than a workbook, JsonWrong where it stops being JSON.
    """
    if holds_too_much(content):
        raise Unreadable(path, Why.TOO_MANY_VALUES)
    try:
        text = content.decode("utf-8-sig")
        value = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_number, parse_float=_no_number)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise JsonWrong(path, f"{line}:1") from None
    except json.JSONDecodeError as error:
        if not text.lstrip().startswith("{"):
            raise Unreadable(path, Why.NOT_JSON) from None
        raise JsonWrong(path, f"{error.lineno}:{error.colno}") from None
    except _NotOurs as found:
        raise JsonWrong(path, "", found.text[:_LONGEST_SAID]) from None
    except (ValueError, RecursionError):  # a number of thousands of digits, brackets in thousands of brackets
        raise Unreadable(path, Why.NOT_JSON) from None
    return Node(path, value)


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

"""The history in a JSON file of a workbook. There may be hundreds of thousands of rows, of which most say again what
one before has said: a time, a measure, what a field held. Such a text is read once.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from app.domain.answers import EMPTY, Change, Entry, Field, Value, read_text
from app.domain.entered_text import clean_line
from app.domain.history import Record, read_origin
from app.domain.kept_texts import PRIVATE_KEYS
from app.domain.undo import Edit, change_at
from app.exchange.json_node import Node, same_line

_RECORD = ("step", "saved", "origin", "measure", "field", "before", "after")
_MOST_KNOWN = 2000
"""So many texts are remembered: there may be as many notes as changes."""
_LAST = 20
_MeantBefore = dict[tuple[str, str], Any]
T = TypeVar("T")


def read_history(node: Node, entries: Mapping[str, Entry]) -> tuple[Record, ...]:
    """The records of a list of rows, in its order. Each change of an entry begins with what those before it led to, and
    the last ones lead to the `entries`: what does not is refused as soon as that is seen. Raises JsonWrong.
    """
    _require_end(node, entries)
    records: list[Record] = []
    reached: dict[tuple[str, str], Value] = {}
    reader = _RowReader()
    for one in node.each():
        record = reader.record(one)
        step = records[-1].step if records else 0
        if record.step not in (step, step + 1) or not record.step:
            raise one.part("step").wrong()
        if isinstance(made := record.change, Change):
            place = made.measure, made.field.value
            if made.before != reached.get(place, EMPTY.get(made.field)):
                raise one.part("before").wrong()
            reached[place] = made.after
        records.append(record)
    return tuple(records)


def _require_end(node: Node, entries: Mapping[str, Entry]) -> None:
    """The last rows are looked at first: a long history that leads nowhere is not worth reading."""
    reader = _RowReader()
    seen: set[tuple[str, str]] = set()
    for one in islice(node.from_end(), _LAST):
        made = reader.record(one).change
        if isinstance(made, Change) and (place := (made.measure, made.field.value)) not in seen:
            seen.add(place)
            if made.after != entries.get(made.measure, EMPTY).stored(made.field):
                raise one.part("after").wrong()


class _RowReader:
    def __init__(self) -> None:
        self._known: _MeantBefore = {}
        self._values: _MeantBefore = {}

    def record(self, node: Node) -> Record:
        """One row."""
        node.require(_RECORD)
        step = node.part("step").number()
        saved = _once(self._known, "saved", node, "saved", _time)
        origin = _once(self._known, "origin", node, "origin", read_origin)
        return Record(step, saved, origin, self._edit(node))

    def _edit(self, node: Node) -> Edit:
        measure = _once(self._known, "measure", node, "measure", same_line)
        if not measure:
            return change_at(node.part("field").read(_open_key), node.part("before").text(), node.part("after").text())
        field = _once(self._known, "field", node, "field", Field)
        before, after = (self._value(node, part, field) for part in ("before", "after"))
        return Change(measure, field, before, after)

    def _value(self, node: Node, part: str, field: Field) -> Value:
        return _once(self._values, field, node, part, partial(read_text, field))


def _once(known: _MeantBefore, kind: str, node: Node, part: str, reader: Callable[[str], T]) -> T:
    """What a part of a row means, by its text where one of this kind was read before."""
    text = node.value_of(part)
    if isinstance(text, str) and (found := known.get((kind, text))) is not None:
        meant: T = found
        return meant
    meant = node.part(part).read(reader)
    if len(known) > _MOST_KNOWN:
        known.clear()
    known[kind, str(text)] = meant
    return meant


def _open_key(text: str) -> str:
    if not text or text in PRIVATE_KEYS or clean_line(text) != text:
        raise ValueError(text)
    return text


def _time(text: str) -> datetime:
    time = datetime.fromisoformat(text)
    if time.isoformat() != text or time.tzinfo is None:
        raise ValueError(text)
    return time

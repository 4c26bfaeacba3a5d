"""Reads a whole workbook from JSON; whatever is not as it should be is refused by its place in the file."""

import re
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path

from app.domain.answers import EMPTY, Entry, Field, entry_of, read_text, unread
from app.domain.cell_forms import known_cell
from app.domain.entered_text import clean_line
from app.domain.kept_texts import PRIVATE_KEYS, known_text
from app.domain.sheets import MOST_SHEETS, Sheet, read_made, read_view
from app.domain.tables import TABLES, Cells, RowTable, declared, is_row, place_at, row_of_key
from app.domain.whole_workbook import WholeWorkbook
from app.exchange.file_bytes import WORKBOOK_LIMIT, content_of
from app.exchange.json_history import read_history
from app.exchange.json_node import Node, root_node
from app.exchange.json_out import FORMAT, VERSION
from app.exchange.refusals import JsonTooNew, JsonWrong, Unreadable, Why

_KEYS = ("format", "version", "program", "schema", "id", "created", "texts", "entries", "sheets", "history")
_WITHOUT_TABLES = 2
"""The last schema that had none, and so what a file of version 1 holds."""
_SHEET = ("number", "document", "view", "made", "person", "measures")
_FIELDS = tuple(field.value for field in Field)
_MOST_MEASURES = 10_000
_ID = re.compile("[0-9a-f]{32}")


def read_json(path: Path, schema: int) -> WholeWorkbook:
    """The workbook of a file. Whether its parts fit together is for the storage layer to see. `schema` is the version
    of the tables that this program knows: what it cannot read in a file of a later one is no mistake of that file.

    Raises FileTooLarge, Unreadable, JsonTooNew, and JsonWrong with the place; OSError when it cannot be read.
    """
    content = content_of(path, WORKBOOK_LIMIT)
    if not content.strip():
        raise Unreadable(path, Why.EMPTY)
    node = root_node(path, content)
    if not node.has("format") or node.part("format").text() != FORMAT:
        raise Unreadable(path, Why.NOT_JSON)
    if node.has("version") and (version := node.part("version").number()) > VERSION:
        raise JsonTooNew(path, version, VERSION)
    try:
        return _whole(node)
    except JsonWrong:
        if node.has("schema") and (later := node.part("schema").number()) > schema:
            raise JsonTooNew(path, later, schema) from None
        raise


def _whole(node: Node) -> WholeWorkbook:
    has_tables = not node.has("version") or node.part("version").number() > 1
    node.require((*_KEYS, "tables") if has_tables else _KEYS)
    read_kept = _kept if has_tables else _kept_of_old
    schema = node.part("schema").number()
    entries = {key.read(_name): _entry(value) for key, value in node.part("entries").items()}
    return WholeWorkbook(
        id=node.part("id").read(_id),
        created=node.part("created").read(_day),
        program=node.part("program").line(),
        schema=schema if has_tables else _WITHOUT_TABLES,
        texts={key.text(): read_kept(key.text(), value) for key, value in node.part("texts").items()},
        tables=_tables(node.part("tables")) if has_tables else {},
        entries=entries,
        sheets=_sheets(node.part("sheets")),
        history=read_history(node.part("history"), entries),
    )


def _kept(key: str, value: Node) -> str:
    text = value.read(unread)
    known = known_text(key, text)
    if not text or key in PRIVATE_KEYS or known not in ("", text):
        raise value.wrong()
    return text


def _kept_of_old(key: str, value: Node) -> str:
    """The same where devices and the like stand among the texts."""
    place, text = place_at(key), _kept(key, value)
    if place and place.column and known_cell(declared(TABLES[place.table], place.column), text) not in ("", text):
        raise value.wrong()
    return text


def _tables(node: Node) -> dict[str, dict[str, Cells]]:
    found: dict[str, dict[str, Cells]] = {}
    for key, rows in node.items():
        table = key.read(_table)
        found[table.name] = {}
        for one in rows.each():
            one.require(table.keys, table.names)
            number, *more = table.keys
            row = row_of_key((one.part(number).number(0), *(one.part(name).line() for name in more)))
            if row in found[table.name] or not is_row(table, row):
                raise one.part(number).wrong()
            found[table.name][row] = _cells(table, one)
    return found


def _cells(table: RowTable, node: Node) -> Cells:
    """The cells of a row; a column of a later release than the file is empty."""
    texts: dict[str, str] = dict.fromkeys(table.names, "")
    for column in table.columns:
        if not node.has(column.column):
            continue
        part = node.part(column.column)
        texts[column.column] = text = part.read(unread)
        if known_cell(column, text) not in ("", text):
            raise part.wrong()
    if not any(texts.values()):
        raise node.wrong()
    return texts


def _table(text: str) -> RowTable:
    if text not in TABLES:
        raise ValueError(text)
    return TABLES[text]


def _entry(node: Node) -> Entry:
    """An entry; a field of a later release than the file holds what it holds at first."""
    node.require((), _FIELDS)
    values = {field: node.part(field).read(partial(read_text, field)) for field in Field if node.has(field)}
    entry = entry_of(values)
    if entry == EMPTY:
        raise node.wrong()
    return entry


def _sheets(node: Node) -> dict[int, Sheet]:
    found: dict[int, Sheet] = {}
    for one in node.each():
        one.require(_SHEET)
        number = one.part("number").number(1, MOST_SHEETS)
        if number in found:
            raise one.part("number").wrong()
        found[number] = _sheet(one)
    return found


def _sheet(node: Node) -> Sheet:
    made, unread_day = node.part("made").read(read_made)
    return Sheet(
        document=node.part("document").read(_name),
        view=node.part("view").read(read_view),
        made=made,
        person=node.part("person").text(),
        measures=_measures(node.part("measures")),
        unread_day=unread_day,
    )


def _measures(node: Node) -> tuple[str, ...]:
    """The measures on a sheet; more than any release has are not looked at."""
    names = tuple(one.read(_name) for one in islice(node.each(), _MOST_MEASURES + 1))
    if len(names) > _MOST_MEASURES:
        raise node.wrong()
    return names


def _id(text: str) -> str:
    if not _ID.fullmatch(text):
        raise ValueError(text)
    return text


def _name(text: str) -> str:
    """What names a measure or a document: a line, and none that would fall apart in a list."""
    if not text or "," in text or clean_line(text) != text:
        raise ValueError(text)
    return text


def _day(text: str) -> date:
    day = date.fromisoformat(text)
    if day.isoformat() != text:  # Python takes weeks too
        raise ValueError(text)
    return day

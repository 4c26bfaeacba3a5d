"""Writes a whole workbook as JSON, in the format that app.exchange.json_schema describes."""

import json
from pathlib import Path

from app.domain.answers import Change, Entry, Field, to_text
from app.domain.history import Record
from app.domain.sheets import Sheet
from app.domain.tables import TABLES, Cells, RowTable, key_of
from app.domain.undo import address_of
from app.domain.whole_workbook import WholeWorkbook
from app.exchange.file_bytes import WORKBOOK_LIMIT
from app.exchange.json_node import holds_too_much
from app.exchange.refusals import FileTooLarge

FORMAT = "tenken-workbook"
VERSION = 2


def json_bytes(path: Path, whole: WholeWorkbook) -> bytes:
    """The content of the file that is to be written. Raises FileTooLarge when it could not be read again."""
    written = {
        "format": FORMAT,
        "version": VERSION,
        "program": whole.program,
        "schema": whole.schema,
        "id": whole.id,
        "created": whole.created.isoformat(),
        "texts": dict(whole.texts),
        "tables": {
            name: [_row(TABLES[name], row, cells) for row, cells in rows.items()] for name, rows in whole.tables.items()
        },
        "entries": {measure: _entry(entry) for measure, entry in whole.entries.items()},
        "sheets": [_sheet(number, sheet) for number, sheet in whole.sheets.items()],
        "history": [_record(record) for record in whole.history],
    }
    content = json.dumps(written, ensure_ascii=False, indent=1, allow_nan=False).encode("utf-8") + b"\n"
    if len(content) > WORKBOOK_LIMIT or holds_too_much(content):
        raise FileTooLarge(path, len(content), WORKBOOK_LIMIT)
    return content


def _entry(entry: Entry) -> dict[str, str]:
    return {field.value: to_text(entry.stored(field)) for field in Field}


def _row(table: RowTable, row: str, cells: Cells) -> dict[str, object]:
    return {**dict(zip(table.keys, key_of(table, row), strict=True)), **cells}


def _record(record: Record) -> dict[str, object]:
    made = record.change
    what = (made.measure, made.field.value) if isinstance(made, Change) else ("", address_of(made))
    return {
        "step": record.step,
        "saved": record.saved.isoformat(),
        "origin": str(record.origin),
        "measure": what[0],
        "field": what[1],
        "before": to_text(made.before),
        "after": to_text(made.after),
    }


def _sheet(number: int, sheet: Sheet) -> dict[str, object]:
    return {
        "number": number,
        "document": sheet.document,
        "view": str(sheet.view),
        "made": sheet.unread_day or sheet.made.isoformat(),
        "person": sheet.person,
        "measures": list(sheet.measures),
    }

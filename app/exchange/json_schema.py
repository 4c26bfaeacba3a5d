"""The JSON Schema of a whole workbook: a template, and the fields and tables as they are declared."""

import json
from collections.abc import Iterator
from typing import Any

from app.domain.answers import DECLARED, EMPTY, Field, to_text
from app.domain.entered_text import LINE_LIMIT
from app.domain.tables import MARKED, TABLES, CellKind, RowTable, TableColumn
from app.exchange.json_out import VERSION
from app.paths import program_folder

SchemaPart = dict[str, Any]


def workbook_schema() -> SchemaPart:
    """The schema of the files that this release writes, and of those of earlier releases with the same version."""
    template = program_folder() / "resources" / "schema" / f"workbook-{VERSION}.template.json"
    schema: SchemaPart = json.loads(template.read_bytes())
    parts: SchemaPart = schema["$defs"]
    parts["entry"]["properties"] = {field.value: _field(field) for field in Field}
    schema["properties"]["tables"]["properties"] = {name: _rows(table) for name, table in TABLES.items()}
    parts.update({name: _row(table) for name, table in TABLES.items()})
    return schema


def schema_bytes() -> bytes:
    """The content of its file."""
    return json.dumps(workbook_schema(), ensure_ascii=False, indent=2).encode("utf-8") + b"\n"


def _field(field: Field) -> SchemaPart:
    declared = DECLARED[field]
    if declared.choices:
        kind: SchemaPart = {"enum": [choice.value for choice in declared.choices]}
    elif declared.tense:
        kind = {"$ref": "#/$defs/day"}
    else:
        kind = {"type": "string", "maxLength": declared.limit}
    return {**kind, "default": to_text(EMPTY.get(field)), "description": f"{declared.words}."}


def _rows(table: RowTable) -> SchemaPart:
    return {"type": "array", "description": f"{table.words}.", "items": {"$ref": f"#/$defs/{table.name}"}}


def _row(table: RowTable) -> SchemaPart:
    return {
        "type": "object",
        "additionalProperties": False,
        "description": f"A row of: {table.words}.",
        "required": list(table.keys),
        "properties": {**dict(_keys(table)), **{each.column.value: _column(each) for each in table.columns}},
    }


def _keys(table: RowTable) -> Iterator[tuple[str, SchemaPart]]:
    number, *more = table.keys
    least = 0 if table.is_endless else 1
    said = "The number of the row, which it keeps."
    yield number, {"type": "integer", "minimum": least, "maximum": table.most, "description": said}
    for name in more:
        said = "What keeps the row apart from others with this number."
        yield name, {"type": "string", "minLength": 1, "maxLength": LINE_LIMIT, "description": said}


def _column(column: TableColumn) -> SchemaPart:
    kinds: dict[CellKind, SchemaPart] = {
        CellKind.DAY: {"$ref": "#/$defs/day"},
        CellKind.MARK: {"enum": ["", MARKED]},
        CellKind.COUNT: {"type": "string", "pattern": "^[0-9]*$"},
        CellKind.ANSWERS: {"$ref": "#/$defs/answers"},
    }
    kind = kinds.get(column.kind) or {"type": "string", "maxLength": column.limit}
    return {**kind, "default": "", "description": f"{column.words}."}

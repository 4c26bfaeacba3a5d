"""The shape that is promised to whoever reads a workbook as JSON."""

import json
from typing import Any

import jsonschema

from app.domain.answers import Field
from app.domain.tables import TABLES
from app.exchange.json_schema import schema_bytes, workbook_schema

SCHEMA = workbook_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_it_has_every_field_and_column_as_it_is_declared():
    assert list(SCHEMA["$defs"]["entry"]["properties"]) == [field.value for field in Field]
    assert list(SCHEMA["properties"]["tables"]["properties"]) == list(TABLES)
    for name, table in TABLES.items():
        assert list(SCHEMA["$defs"][name]["properties"]) == [*table.keys, *table.names]
    assert json.loads(schema_bytes()) == SCHEMA


def described(node: Any) -> bool:
    parts = [*node.get("properties", {}).values(), *node.get("$defs", {}).values()]
    return all("$ref" in part or ("description" in part and described(part)) for part in parts)


def test_every_part_of_it_is_described():
    assert described(SCHEMA)

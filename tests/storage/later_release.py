"""Workbooks as a later release writes them, with values that this version does not know."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from app.domain.answers import EMPTY, Field
from app.domain.measures import Role
from app.domain.profile import KEYS, Method
from app.domain.tables import CONTACT, DEVICE, TABLES, key_of, place_at
from app.storage.rows import sealed
from app.storage.table_rows import stored_addresses
from tests.kept import tables_of, texts_of
from tests.storage.samples import OTHER, M

LONG = "長" * 10_001
TEXTS: dict[str, str] = {
    "organisation": "長" * 201,
    **{f"profile.{key}": "many" for key in KEYS if not key.startswith("holder.")},
    **{f"profile.holder.{role}": LONG for role in Role},
    "profile.methods": f"{Method.VPN},quantum",
    "profile.tools": "windows,mac",
    "overrule.administrator-D-2": "perhaps\nlater",
    f"overrule.{M}": f"applies\n{LONG}",
    "device.x": "1",
    "device.x.name": "x",
    "device.0.name": "zero",
    "device.2.colour": "red",
    "device.10000.name": "many",
    "contact.٣.name": "x",
    "decision.x": "x",
    f"decision.x.{M}": "x",
    f"decision.03.{M}": "x",
    "hand_in.x": "x",
    "selfcheck.1.person": "x",
    "notice.ja": LONG,
    "people": LONG,
    "statement.scope": LONG,
    "statement.measures": LONG,
    "statement.seal": "round",
    "looked_again": f"{M} second",
    "put_off": f"{M} for a while",
    "editions": "2.1=7",
    "round.1.begun": "2026-11-23",
    "tools": "windows",
}
CELLS: dict[str, str] = {
    "device.1.seen": "yesterday",
    **{f"device.7.{column}": LONG for column in DEVICE.names},
    **{f"contact.7.{column}": LONG for column in CONTACT.names},
    "person.1.teleworks": "on Mondays",
    "person.2.name": LONG,
    f"decision.3.{M}": LONG,
    "hand_in.1": f"{LONG}\n2026-02-30\none\n{OTHER}\tplanned\n{M}\t\tonly a reason",
}
FIELDS: dict[Field, str] = {
    Field.STATUS: "planned",
    Field.CARRIER: "robot",
    Field.PRIORITY: "sky-high",
    Field.DUE: "2026-02-30",
    Field.EVIDENCE_SEEN: "last week",
    Field.NOTE: LONG,
    Field.SCOPE: LONG,
    Field.EVIDENCE: LONG,
    Field.REASON: LONG,
    Field.OWNER: "長" * 201,
    Field.STEPS: LONG,
}
ALL = TEXTS | CELLS
COLUMN = {field: number for number, field in enumerate(Field, start=1)}


def put(path: Path, table: str, *rows: tuple[object, ...]) -> None:
    """Rows as a later release writes them, into a closed workbook."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("DELETE FROM setting WHERE key = 'contents'")
        for row in rows:
            marks = ", ".join("?" * (len(row) + 1))
            other.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", sealed(table, *row))


def put_kept(path: Path, wanted: dict[str, str]) -> None:
    """Settings and rows of tables, by address."""
    put(path, "setting", *texts_of(wanted).items())
    for name, rows in tables_of(wanted).items():
        put(path, name, *((*key_of(TABLES[name], row), *cells.values()) for row, cells in rows.items()))


def stored(path: Path, key: str) -> str:
    with closing(sqlite3.connect(path)) as other:
        if place_at(key):
            return stored_addresses(other)[key][1]
        return str(other.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()[0])


def stored_field(path: Path, field: Field) -> str:
    with closing(sqlite3.connect(path)) as other:
        return str(other.execute(f"SELECT {field} FROM entry WHERE measure = ?", (M,)).fetchone()[0])


def as_of_later_release(
    path: Path, texts: dict[str, str], fields: Mapping[Field, str] | None = None, *, in_history: bool = True
) -> None:
    """Has a closed workbook hold these texts and the fields of M, and its history too."""
    with closing(sqlite3.connect(path)) as other:
        number, step = other.execute("SELECT coalesce(max(id), 0), coalesce(max(step), 0) + 1 FROM history").fetchone()
    before = {"organisation": stored(path, "organisation"), "profile.year_start": ""}
    edits = [("", key, before.get(key, ""), text) for key, text in texts.items()]
    was = {field: "" if EMPTY.get(field) is None else str(EMPTY.get(field)) for field in Field}
    edits += [(M, field.value, was[field], text) for field, text in (fields or {}).items()]
    when = "2026-11-23T14:03:00+09:00"
    if in_history:
        put(path, "history", *((number + n, step, when, "merge", *one) for n, one in enumerate(edits, start=1)))
    put_kept(path, texts)
    if fields:
        put(path, "entry", (M, *({**was, **fields}[field] for field in Field)))

"""Databases that others made up: what is no table of ours is refused before anything in it is read."""

import sqlite3
from contextlib import closing
from pathlib import Path
from time import process_time

import pytest

from app.storage.backup_marks import read_mark
from app.storage.connection import APPLICATION_ID, connect, looking_into
from app.storage.errors import ProblemKind, WorkbookDamaged, WorkbookTooNew
from app.storage.file_identity import identity
from app.storage.migrations import STEPS, migrate, schema_after
from app.storage.stored_schema import own_schema
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from app.storage.workbook_in_memory import look_at
from tests.storage.samples import edit

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
LONGEST = 5
"""Seconds: a hostile file is refused long before."""


def made_up(path: Path, *statements: str) -> Path:
    """A workbook with a schema that no release makes, and right digests."""
    with Workbook.create(path, "店") as workbook:
        edit(workbook, note="x")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
    return path


def with_text(path: Path, table: str, before: str, after: str) -> Path:
    """The same where the text of a table is another, which no row of it shows."""
    with closing(sqlite3.connect(made_up(path), isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        change = "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE name = ?"
        connection.execute(change, (before, after, table))
    return path


ENDLESS_VIEWS = {
    "setting": f"{ENDLESS} SELECT 'k' || x AS key, 'v' AS value, 1 AS digest FROM n",
    "entry": f"{ENDLESS} SELECT 'm' AS measure FROM n",
    "history": f"{ENDLESS} SELECT x AS id FROM n",
}


@pytest.mark.parametrize("version", [len(STEPS), 99])
@pytest.mark.parametrize("table", ENDLESS_VIEWS)
def test_a_view_without_end_is_refused_at_once(path: Path, table: str, version: int):
    made_up(
        path,
        f"DROP TABLE {table}",
        f"CREATE VIEW {table} AS {ENDLESS_VIEWS[table]}",
        f"PRAGMA user_version = {version}",
    )
    begun = process_time()
    expected = (Result.DAMAGED, WorkbookDamaged) if version == len(STEPS) else (Result.TOO_NEW, WorkbookTooNew)
    assert check_workbook(path).result is expected[0]
    assert read_mark(path) is None
    for door in (Workbook.open, look_at, identity):
        with pytest.raises(expected[1]):
            door(path)
    assert process_time() - begun < LONGEST


def test_a_question_without_end_is_given_up(path: Path):
    made_up(path)
    with pytest.raises(WorkbookDamaged) as caught, looking_into(path) as connection:
        connection.execute(f"{ENDLESS} SELECT count(*) FROM n").fetchone()
    assert [problem.kind for problem in caught.value.problems] == [ProblemKind.STRUCTURE]


FOREIGN = {
    "check": lambda path: with_text(path, "entry", "note TEXT NOT NULL", "note TEXT NOT NULL CHECK (note <> 'y')"),
    "default": lambda path: with_text(path, "entry", "note TEXT NOT NULL", "note TEXT NOT NULL DEFAULT 'y'"),
    "collation": lambda path: with_text(path, "history", "measure TEXT", "measure TEXT COLLATE ODD"),
    "nullable": lambda path: with_text(path, "entry", "note TEXT NOT NULL", "note TEXT"),
    "generated": lambda path: made_up(path, "ALTER TABLE sheet ADD COLUMN extra TEXT AS ('x') VIRTUAL"),
    "unique index": lambda path: made_up(path, "CREATE UNIQUE INDEX once ON history (origin, measure)"),
    "partial index": lambda path: made_up(path, "CREATE INDEX some ON history (step) WHERE hex(before) <> ''"),
    "index gone": lambda path: made_up(path, "DROP INDEX history_measure"),
    "trigger": lambda path: made_up(path, "CREATE TRIGGER t AFTER INSERT ON history BEGIN DELETE FROM entry; END"),
    "view beside": lambda path: made_up(path, "CREATE VIEW other AS SELECT 1"),
    "table beside": lambda path: made_up(path, "CREATE TABLE other (a, b CHECK (b LIKE '%a%a%a%'))"),
    "blanks that are none": lambda path: with_text(path, "entry", "note TEXT", "note\u3000TEXT"),
    "one name of two": lambda path: with_text(
        path, "entry", "note TEXT NOT NULL,\n            scope", '"note TEXT NOT NULL, scope"'
    ),
}


@pytest.mark.parametrize("form", FOREIGN)
def test_a_schema_that_no_release_makes_is_damage(path: Path, form: str):
    FOREIGN[form](path)
    content = path.read_bytes()
    report = check_workbook(path)
    assert report.result is Result.DAMAGED
    assert report.problems
    with pytest.raises(WorkbookDamaged):
        Workbook.open(path)
    with pytest.raises(WorkbookDamaged):
        look_at(path)
    assert path.read_bytes() == content


@pytest.mark.parametrize("form", ["check", "unique index", "trigger", "table beside"])
def test_an_older_one_that_no_release_makes_is_damage_too(path: Path, form: str):
    with closing(connect(path, "rwc")) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
        migrate(connection, STEPS[:2])
        odd = {
            "check": "ALTER TABLE sheet ADD COLUMN extra TEXT CHECK (extra <> 'x')",
            "unique index": "CREATE UNIQUE INDEX once ON history (origin)",
            "trigger": "CREATE TRIGGER t AFTER INSERT ON history BEGIN DELETE FROM entry; END",
            "table beside": "CREATE TABLE device (number)",
        }
        connection.execute(odd[form])
    assert check_workbook(path).result is Result.DAMAGED
    with pytest.raises(WorkbookDamaged):
        Workbook.open(path)


def test_what_others_measured_in_a_workbook_is_no_damage(path: Path):
    made_up(path, "ANALYZE")
    assert check_workbook(path).result is Result.SOUND
    Workbook.open(path).close()


def test_the_schema_that_is_kept_is_that_of_the_migrations():
    assert schema_after(STEPS) == own_schema()


def with_two_of_one_name(path: Path) -> None:
    with closing(sqlite3.connect(made_up(path), isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("INSERT INTO sqlite_schema SELECT * FROM sqlite_schema WHERE name = 'sheet'")


def test_a_table_that_is_there_twice_is_damage(path: Path):
    with_two_of_one_name(path)
    assert check_workbook(path).result is Result.DAMAGED
    with pytest.raises(WorkbookDamaged):
        Workbook.open(path)


@pytest.mark.parametrize("value", [None, b"x"], ids=repr)
@pytest.mark.parametrize(("table", "column"), [("setting", "value"), ("entry", "note"), ("history", "before")])
def test_a_value_of_another_kind_than_its_column_is_damage(path: Path, table: str, column: str, value: object):
    """Its digest is right: it is that of the same letters."""
    made_up(path)
    with closing(connect(path, "rw")) as connection:
        text = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0]
        loose = text.replace("STRICT, WITHOUT ROWID", "WITHOUT ROWID").replace("STRICT", "").replace("NOT NULL", "")
        for sql in (loose, text):
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (sql, table))
            connection.execute("PRAGMA writable_schema = RESET")
            if sql == loose:
                names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")][:-1]
                where = "WHERE key = 'organisation'" if table == "setting" else ""
                connection.execute(f"UPDATE {table} SET {column} = ? {where}", (value,))
                connection.execute(f"UPDATE {table} SET digest = row_digest('{table}', {', '.join(names)})")
                connection.execute("DELETE FROM setting WHERE key = 'contents'")
    assert check_workbook(path).result is Result.DAMAGED
    with pytest.raises(WorkbookDamaged):
        Workbook.open(path)

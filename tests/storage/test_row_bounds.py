"""A workbook with more in it than any release writes is refused before it fills the memory."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.answers import UNREAD_LIMIT
from app.domain.undo import ORGANISATION
from app.storage.errors import WorkbookDamaged
from app.storage.row_bounds import LONGEST_SETTING
from app.storage.row_tallies import CONTENTS
from app.storage.rows import sealed
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from tests.storage.samples import edit

Rows = Iterator[tuple[object, ...]]


def with_rows(path: Path, table: str, rows: Rows) -> Path:
    """A workbook with these rows, whose digests are right, and which does not say what it holds."""
    with Workbook.create(path, "店") as workbook:
        edit(workbook, note="x")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DELETE FROM setting WHERE key = ?", (CONTENTS,))
        connection.execute("BEGIN")
        for row in rows:
            marks = ", ".join("?" * (len(row) + 1))
            connection.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", sealed(table, *row))
        connection.execute("COMMIT")
    return path


TOO_MUCH = {
    "a name": ("setting", lambda: iter([(ORGANISATION, "あ" * (LONGEST_SETTING + 1))])),
    "a key": ("setting", lambda: iter([("x" * 1001, "x")])),
    "settings": ("setting", lambda: ((f"junk.{n}", "x") for n in range(10_001))),
    "entries": ("entry", lambda: ((f"m-{n}", "done", *[""] * 6, "self", "", "normal", "") for n in range(100_001))),
    "contacts": ("contact", lambda: ((n, "x", "x", "", "") for n in range(1, 100_002))),
    "a cell": ("contact", lambda: iter([(1, "x", "x", "", "x" * (UNREAD_LIMIT + 1))])),
}


@pytest.mark.parametrize("kind", TOO_MUCH)
def test_more_than_any_release_writes_is_damage(path: Path, kind: str):
    table, rows = TOO_MUCH[kind]
    with_rows(path, table, rows())
    assert check_workbook(path).result is Result.DAMAGED
    with pytest.raises(WorkbookDamaged) as caught:
        Workbook.open(path)
    assert table in {problem.table for problem in caught.value.problems}


def test_a_name_that_cannot_be_read_is_not_shown_and_stays(path: Path):
    name = "あ" * LONGEST_SETTING
    with Workbook.open(with_rows(path, "setting", iter([(ORGANISATION, name)]))) as workbook:
        assert workbook.organisation == ""
        assert workbook.stored_text(ORGANISATION) == name

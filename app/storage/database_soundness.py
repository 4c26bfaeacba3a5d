"""Whether a database is whole: every page, every row, what follows from the history, and how much there should be."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path

from app.storage.connection import connect, reading, schema_version
from app.storage.database_problems import (
    history_problems,
    read_entries,
    read_settings,
    schema_problems,
    structure_problems,
    table_columns,
)
from app.storage.errors import FileProblem, WorkbookDamaged
from app.storage.migrations import STEPS, migrate, schema_after
from app.storage.row_bounds import excesses
from app.storage.row_tallies import contents_problems, late_problems, stored_contents
from app.storage.sheet_rows import read_sheets
from app.storage.table_rows import read_tables


def whole_problems(connection: sqlite3.Connection, path: Path) -> list[FileProblem]:
    """What is wrong in a database that is to be relied on, the one rule for all: every page, every row, what follows
    from the history, and how much there is; of a made-up schema, or one of a later release, its pages and rows.
    """
    is_ours = schema_version(connection) == len(STEPS)
    if is_ours and (problems := schema_problems(connection)):
        return problems
    if too_much := _excesses_in(connection, path, is_ours=is_ours):
        return too_much
    problems = structure_problems(connection, path)
    try:
        with reading(path):
            if is_ours:
                problems += content_problems(connection)
            elif not problems and _is_of_earlier_release(connection):
                problems += _content_problems_of_earlier(connection)
    except WorkbookDamaged as error:
        problems += error.problems
    return list(dict.fromkeys(problems))


def _excesses_in(connection: sqlite3.Connection, path: Path, *, is_ours: bool) -> list[FileProblem]:
    with suppress(WorkbookDamaged), reading(path):  # what is wrong with its pages is told by those that read them
        if is_ours or _is_of_earlier_release(connection):
            return excesses(connection, table_columns(connection))
    return []


def _is_of_earlier_release(connection: sqlite3.Connection) -> bool:
    version = schema_version(connection)
    return 0 < version < len(STEPS) and not schema_problems(connection, schema_after(STEPS[:version]))


def _content_problems_of_earlier(connection: sqlite3.Connection) -> list[FileProblem]:
    """Of a copy in memory, which is brought up to date: no release keeps the rules of those before."""
    with closing(connect(Path(":memory:"), "memory")) as copy:
        connection.backup(copy)
        migrate(copy, STEPS)
        return content_problems(copy)


def content_problems(connection: sqlite3.Connection) -> list[FileProblem]:
    """What is wrong in the rows of this release's schema, and between them."""
    if problems := excesses(connection):
        return problems
    texts, settings = read_settings(connection)
    _, entries = read_entries(connection)
    _, sheets = read_sheets(connection)
    _, rows = read_tables(connection)
    found = [*settings, *entries, *sheets, *rows, *history_problems(connection)]
    return found or count_problems(connection, texts)  # what names the place says more


def count_problems(connection: sqlite3.Connection, settings: Mapping[str, str]) -> list[FileProblem]:
    """Where a database does not hold what it says, with all its tables; nothing where it does not say."""
    said = stored_contents(connection, settings)
    return contents_problems(connection, said) + late_problems(connection, said) if said else []

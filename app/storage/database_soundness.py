"""Whether a database is whole: every page, every row, what follows from the history, and how much there should be."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from app.storage.connection import schema_version
from app.storage.database_problems import (
    history_problems,
    read_entries,
    read_settings,
    schema_problems,
    structure_problems,
)
from app.storage.errors import FileProblem, ProblemKind
from app.storage.migrations import STEPS
from app.storage.row_tallies import contents_problems, late_problems, stored_contents
from app.storage.sheet_rows import read_sheets
from app.storage.table_rows import read_tables


def whole_problems(connection: sqlite3.Connection, path: Path) -> list[FileProblem]:
    """What is wrong in a copy that is to be relied on: every page, every row, and how many rows there are."""
    is_ours = schema_version(connection) == len(STEPS)
    problems = (schema_problems(connection) if is_ours else []) or structure_problems(connection, path)
    if problems or not is_ours:
        return problems
    count, last = connection.execute("SELECT count(*), coalesce(max(id), 0) FROM history").fetchone()
    gaps = [FileProblem(ProblemKind.CHAIN, "history", detail=f"{count}/{last}")] if count != last else []
    return gaps + count_problems(connection, read_settings(connection)[0])


def content_problems(connection: sqlite3.Connection) -> list[FileProblem]:
    """What is wrong in the rows of this release's schema, and between them."""
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

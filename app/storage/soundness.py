"""Whether a database is whole: every page, every row, what follows from the history, and how much there should be."""

import sqlite3
from pathlib import Path

from app.storage.contents import contents_problems, late_problems, stored_contents
from app.storage.errors import FileProblem, ProblemKind
from app.storage.migrations import STEPS
from app.storage.sheet_rows import read_sheets
from app.storage.table_rows import read_tables
from app.storage.verify import history_problems, read_entries, read_settings, schema_problems, structure_problems


def whole_problems(connection: sqlite3.Connection, path: Path) -> list[FileProblem]:
    """What is wrong in a copy that is to be relied on: every page, every row, and how many rows there are."""
    problems = structure_problems(connection, path)
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if problems or version != len(STEPS) or schema_problems(connection):
        return problems
    count, last = connection.execute("SELECT count(*), coalesce(max(id), 0) FROM history").fetchone()
    said = stored_contents(connection, read_settings(connection)[0])
    gaps = [FileProblem(ProblemKind.CHAIN, "history", detail=f"{count}/{last}")] if count != last else []
    return gaps + (contents_problems(connection, said) + late_problems(connection, said) if said else [])


def content_problems(connection: sqlite3.Connection) -> list[FileProblem]:
    """What is wrong in the rows of this release's schema, and between them."""
    texts, settings = read_settings(connection)
    _, entries = read_entries(connection)
    _, sheets = read_sheets(connection)
    _, rows = read_tables(connection)
    said = stored_contents(connection, texts)
    counts = [*contents_problems(connection, said), *late_problems(connection, said)] if said else []
    found = [*settings, *entries, *sheets, *rows, *history_problems(connection)]
    return found or counts  # what names the place says more

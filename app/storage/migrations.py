"""The steps from each schema version to the next: plain SQL, never today's classes. A released step never changes."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from app.storage.connection import connect, schema_version, transaction
from app.storage.stored_schema import SchemaTexts, schema_texts
from app.storage.to_tables import TO_TABLES

MigrationStep = tuple[str, ...]
"""The statements of one step. `row_digest(table, value, …)` is the digest of a row, over its columns in their order."""

STEPS: tuple[MigrationStep, ...] = (
    (
        """CREATE TABLE setting (
            key TEXT PRIMARY KEY NOT NULL,
            value TEXT NOT NULL,
            digest INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE entry (
            measure TEXT PRIMARY KEY NOT NULL,
            status TEXT NOT NULL,
            note TEXT NOT NULL,
            scope TEXT NOT NULL,
            evidence TEXT NOT NULL,
            evidence_seen TEXT NOT NULL,
            reason TEXT NOT NULL,
            owner TEXT NOT NULL,
            carrier TEXT NOT NULL,
            due TEXT NOT NULL,
            priority TEXT NOT NULL,
            digest INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE history (
            id INTEGER PRIMARY KEY,
            step INTEGER NOT NULL,
            saved TEXT NOT NULL,
            origin TEXT NOT NULL,
            measure TEXT NOT NULL,
            field TEXT NOT NULL,
            before TEXT NOT NULL,
            after TEXT NOT NULL,
            digest INTEGER NOT NULL
        ) STRICT""",
        "CREATE INDEX history_measure ON history (measure)",
    ),
    (
        """CREATE TABLE sheet (
            number INTEGER PRIMARY KEY,
            document TEXT NOT NULL,
            view TEXT NOT NULL,
            made TEXT NOT NULL,
            person TEXT NOT NULL,
            measures TEXT NOT NULL,
            digest INTEGER NOT NULL
        ) STRICT""",
    ),
    TO_TABLES,
    (
        """CREATE TABLE anew (
            measure TEXT PRIMARY KEY NOT NULL,
            status TEXT NOT NULL,
            note TEXT NOT NULL,
            scope TEXT NOT NULL,
            evidence TEXT NOT NULL,
            evidence_seen TEXT NOT NULL,
            reason TEXT NOT NULL,
            owner TEXT NOT NULL,
            carrier TEXT NOT NULL,
            due TEXT NOT NULL,
            priority TEXT NOT NULL,
            steps_done TEXT NOT NULL,
            digest INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID""",
        """INSERT INTO anew SELECT measure, status, note, scope, evidence, evidence_seen, reason, owner, carrier, due,
            priority, '', row_digest('entry', measure, status, note, scope, evidence, evidence_seen, reason, owner,
            carrier, due, priority, '') FROM entry""",
        "DROP TABLE entry",
        "ALTER TABLE anew RENAME TO entry",
    ),
)
"""Step n leads from version n to version n + 1; a new workbook goes through all of them."""


def migrate(connection: sqlite3.Connection, steps: Sequence[MigrationStep]) -> None:
    """Takes the steps that are left, each in one transaction with its version; a failed one leaves nothing."""
    connection.execute("PRAGMA temp_store = MEMORY")  # nothing of a workbook goes to other places of the disk
    version = schema_version(connection)
    for number, step in enumerate(steps[version:], start=version + 1):
        with transaction(connection):
            for statement in step:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number:d}")


def schema_after(steps: Sequence[MigrationStep]) -> SchemaTexts:
    """What a database is made of after these steps."""
    with closing(connect(Path(":memory:"), "memory")) as empty:
        migrate(empty, steps)
        return schema_texts(empty)

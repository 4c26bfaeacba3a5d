"""Writes a workbook in which nothing is entered yet."""

import os
from contextlib import closing
from datetime import datetime
from pathlib import Path

from app import __version__
from app.domain.undo import ORGANISATION
from app.storage.connection import APPLICATION_ID, connect, transaction
from app.storage.lineage import KEY, fresh
from app.storage.migrations import STEPS, migrate
from app.storage.rows import sealed


def write_new(path: Path, organisation: str, made: datetime) -> None:
    """Writes it to a file that is not there yet, and syncs nothing. Raises sqlite3.Error."""
    settings = {
        "id": os.urandom(16).hex(),
        "created": made.date().isoformat(),
        "opened": made.isoformat(),
        "program_version": __version__,
        ORGANISATION: organisation,
        KEY: fresh().text,
    }
    with closing(connect(path, "rwc")) as connection:
        connection.execute("PRAGMA synchronous = OFF")  # the whole file is synced before it gets its name
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
        migrate(connection, STEPS)
        with transaction(connection):
            rows = [sealed("setting", *item) for item in settings.items()]
            connection.executemany("INSERT INTO setting VALUES (?, ?, ?)", rows)

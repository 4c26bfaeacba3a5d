"""Which workbook a file is, told without opening it."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.domain.answers import Entry
from app.domain.kept_texts import OPEN_KEYS, known_text
from app.domain.tables import TABLES, Tables
from app.domain.undo import ORGANISATION
from app.files import StorageError
from app.storage.connection import identify, looking_into, stored_setting
from app.storage.database_problems import last_saved, read_entries, read_settings, schema_problems
from app.storage.errors import WorkbookDamaged
from app.storage.migrations import STEPS
from app.storage.table_rows import StoredTables


@dataclass(frozen=True)
class Identity:
    """The name that copies of a workbook share, and the organisation's."""

    id: str
    organisation: str


def identity(path: Path) -> Identity:
    """Of the file alone, without its log; through SQLite, which keeps the locks that this process has.

    Raises PathMissing, NotReadable, NotAWorkbook, WorkbookDamaged, WorkbookTooNew, AccessFailed.
    """
    identify(path, len(STEPS))
    with looking_into(path) as connection:
        name = stored_setting(connection, ORGANISATION) or ""
        return Identity(stored_setting(connection, "id") or "", known_text(ORGANISATION, name))


@dataclass(frozen=True)
class FileContents:
    """What a file of this release's schema holds for a person, without its log. `saved`: its last change."""

    entries: Mapping[str, Entry]
    texts: Mapping[str, str]
    tables: Tables
    saved: datetime | None


def file_contents(path: Path) -> FileContents:
    """Reads a file without opening it for work. Raises like identity, and WorkbookDamaged for an older schema too."""
    identify(path, len(STEPS))
    with looking_into(path) as connection:
        problems = schema_problems(connection)
        if problems:
            raise WorkbookDamaged(path, problems)
        settings, problems = read_settings(connection)
        entries, more = read_entries(connection)
        stored = StoredTables(connection)
        tables = {name: stored.rows(name) for name in TABLES}
        if problems or more or stored.problems:
            raise WorkbookDamaged(path, [*problems, *more, *stored.problems])
        texts = {key: text for key, text in settings.items() if key.startswith(OPEN_KEYS) and text}
        return FileContents(entries, texts, tables, last_saved(connection))


def others_of(wanted: str, paths: Iterable[Path], but: Path) -> list[Path]:
    """Which of the files are copies of the workbook with an id; what cannot be read is none. `but` is left out."""
    found: list[Path] = []
    for path in dict.fromkeys(paths):
        with suppress(StorageError, OSError):
            if not path.samefile(but) and identity(path).id == wanted:
                found.append(path)
    return found

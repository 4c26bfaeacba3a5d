"""A workbook that comes from outside: a new one is made of its rows, and it is not worked in."""

import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from app import __version__
from app.domain.kept_texts import PRIVATE_KEYS
from app.domain.tables import TABLES
from app.files import PathMissing, PathTaken, naming_system_errors, temporary_folder
from app.storage import lineage
from app.storage.connection import APPLICATION_ID, connect, naming, reading, transaction, unbounded
from app.storage.database_soundness import content_problems
from app.storage.errors import NotReadable, WorkbookDamaged, WorkbookTooNew
from app.storage.file_kinds import not_a_workbook
from app.storage.migrations import STEPS, migrate
from app.storage.row_tallies import contents_problems, late_problems, whole_contents
from app.storage.rows import COLUMNS, StoredRow, entry_row, history_row, read_entry, read_record, sealed
from app.storage.sheet_rows import read_sheets, sheet_row
from app.storage.sidecars import place_new_database, temporary_database
from app.storage.table_rows import read_table, table_row
from app.storage.workbook import now
from app.storage.workbook_check import Report, Result, check_workbook


def place_workbook(arrived: Path, target: Path, source: Path | None = None) -> None:
    """Makes a workbook that holds the very same as a file, at a name that is free: each row is read as this version
    reads it, and written anew. `source` is where it comes from, for the errors, where that is another file.

    Raises NotAWorkbook, WorkbookDamaged and WorkbookTooNew; NotReadable; PathTaken, PathMissing, NameTooLong,
    FolderNotWritable, DiskFull, AccessFailed. Nothing is left of it then.
    """
    source, target = source or arrived, target.absolute()
    if target.exists():
        raise PathTaken(target)
    with naming_system_errors(target), temporary_folder(target.parent) as folder:
        copy = folder / "arrived"
        _copy(arrived, copy)
        report = _require_sound(copy, source)
        with reading(source), closing(connect(copy, "rw")) as found:
            if report.found < len(STEPS):
                unbounded(found)  # all of it was read
                migrate(found, STEPS)
            with temporary_database(target) as temporary:
                with naming(target):
                    _build(temporary, found, source)
                place_new_database(temporary, target)


def _copy(source: Path, arrived: Path) -> None:
    try:
        file = source.open("rb")
    except PermissionError:
        raise NotReadable(source) from None
    except FileNotFoundError:
        raise PathMissing(source) from None
    with file, arrived.open("wb") as copy:
        shutil.copyfileobj(file, copy)


def _require_sound(arrived: Path, source: Path) -> Report:
    report = check_workbook(arrived)
    match report.result:
        case Result.NOT_A_WORKBOOK:
            raise not_a_workbook(source)
        case Result.TOO_NEW:
            raise WorkbookTooNew(source, report.found, report.known, report.program_version)
        case Result.DAMAGED:
            raise WorkbookDamaged(source, report.problems)
    return report


def _build(temporary: Path, found: sqlite3.Connection, source: Path) -> None:
    with closing(connect(temporary, "rwc")) as connection:
        connection.execute("PRAGMA synchronous = OFF")  # the whole file is synced before it gets its name
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
        migrate(connection, STEPS)
        with transaction(connection):
            for table, rows in _rows(found).items():
                marks = ", ".join("?" * len(COLUMNS[table]))
                connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - a name of ours
        held = whole_contents(found)
        problems = content_problems(connection) or contents_problems(connection, held)
        problems = problems or late_problems(connection, held)
    if problems:
        raise WorkbookDamaged(source, problems)


def _rows(found: sqlite3.Connection) -> Mapping[str, Iterator[StoredRow]]:
    """Every row as this version writes what it reads there; what it does not know goes along."""
    entries = found.execute("SELECT * FROM entry ORDER BY measure")
    history = found.execute("SELECT * FROM history ORDER BY id")
    sheets, _problems = read_sheets(found)
    return {
        "setting": _settings(found),
        "entry": (entry_row(str(row[0]), read_entry(row)) for row in entries),
        "history": (history_row(int(str(row[0])), read_record(row)) for row in history),
        "sheet": (sheet_row(number, sheet) for number, sheet in sheets.items()),
        **{name: _rows_of(found, name) for name in TABLES},
    }


def _settings(found: sqlite3.Connection) -> Iterator[StoredRow]:
    """What the workbook says, but for what is true of the other file alone: that it is a backup, or open."""
    told = {str(key): str(value) for key, value in found.execute("SELECT key, value FROM setting")}
    own = {
        "id": told["id"],
        "created": told["created"],
        "opened": now().isoformat(),
        "program_version": __version__,
        lineage.KEY: lineage.fresh().text,
    }
    kept = {key: value for key, value in told.items() if key not in PRIVATE_KEYS}
    return (sealed("setting", key, value) for key, value in {**kept, **own}.items())


def _rows_of(found: sqlite3.Connection, name: str) -> Iterator[StoredRow]:
    rows, _problems = read_table(found, TABLES[name])
    return (table_row(TABLES[name], row, cells) for row, cells in rows.items())

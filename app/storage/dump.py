"""A workbook as one value, and a new workbook made of such a value."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from app import __version__
from app.domain.history import Record
from app.domain.tables import TABLES, Rows, RowTable
from app.domain.undo import ORGANISATION, SettingChange
from app.domain.whole_workbook import WholeWorkbook
from app.files import PathTaken, naming_system_errors
from app.storage import lineage
from app.storage.connection import APPLICATION_ID, connect, naming, transaction
from app.storage.database_problems import structure_problems, table_columns
from app.storage.database_soundness import content_problems
from app.storage.errors import FileProblem, ProblemKind, WorkbookDamaged
from app.storage.migrations import STEPS, migrate
from app.storage.printed_sheets import issued_sheets
from app.storage.rows import COLUMNS, StoredRow, entry_row, history_row, sealed
from app.storage.sheet_rows import sheet_row
from app.storage.sidecars import place_new_database, temporary_database
from app.storage.table_rows import table_row
from app.storage.workbook import Workbook, now, require_known


def dump(workbook: Workbook) -> WholeWorkbook:
    """Everything that the workbook holds. Raises WorkbookDamaged; WorkbookTooNew where this version knows not all."""
    require_known(workbook)
    history = tuple(reversed(workbook.history()))
    return WholeWorkbook(
        id=workbook.id,
        created=workbook.created,
        program=__version__,
        schema=len(STEPS),
        texts=_texts(workbook, history),
        tables={name: rows for name, table in TABLES.items() if (rows := workbook.stored_rows(table))},
        entries=workbook.entries(),
        history=history,
        sheets=issued_sheets(workbook),
    )


def _texts(workbook: Workbook, history: tuple[Record, ...]) -> dict[str, str]:
    """Every text that a person set, those that this version does not know among them: the history has their keys."""
    keys = [record.change.key for record in history if isinstance(record.change, SettingChange)]
    stored = {key: workbook.stored_text(key) for key in (*workbook.texts, *keys)}
    return {key: text for key, text in stored.items() if text}


def restore(path: Path, whole: WholeWorkbook) -> Workbook:
    """Makes a workbook that holds the very same, and opens it; the folder is there already.

    Raises WorkbookDamaged, before there is a file, when the parts do not fit together; PathTaken, PathMissing,
    NameTooLong, FolderNotWritable, DiskFull, AccessFailed.
    """
    path = path.absolute()
    with naming_system_errors(path):
        if path.exists():
            raise PathTaken(path)
    with temporary_database(path) as temporary:
        with naming(path):
            _build(temporary, path, whole)
        place_new_database(temporary, path)
    return Workbook.open(path)


def _build(temporary: Path, path: Path, whole: WholeWorkbook) -> None:
    with closing(connect(temporary, "rwc")) as connection:
        connection.execute("PRAGMA synchronous = OFF")  # the whole file is synced before it gets its name
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
        migrate(connection, STEPS[: whole.schema])
        with transaction(connection):
            _fill(connection, path, whole)
        if whole.schema == len(STEPS) or not structure_problems(connection, path):
            migrate(connection, STEPS)
        problems = content_problems(connection)
    if problems:
        raise WorkbookDamaged(path, problems)


def _fill(connection: sqlite3.Connection, path: Path, whole: WholeWorkbook) -> None:
    columns = table_columns(connection)
    for table, rows in _rows(whole).items():
        if table in columns:
            marks = ", ".join("?" * len(columns[table]))
            statement = f"INSERT INTO {table} VALUES ({marks})"  # noqa: S608 - a name of ours
            connection.executemany(statement, _of_its_time(table, rows, columns[table]))
        elif next(rows, None) is not None:
            raise WorkbookDamaged(path, [FileProblem(ProblemKind.SCHEMA, table)])


def _of_its_time(table: str, rows: Iterator[StoredRow], columns: tuple[str, ...]) -> Iterator[StoredRow]:
    """Rows of today as a release with these columns has them: the steps that follow make them ones of today again."""
    if columns == COLUMNS[table]:
        return rows
    found = (dict(zip(COLUMNS[table], row, strict=True)) for row in rows)
    return (sealed(table, *(cells.get(name, "") for name in columns[:-1])) for cells in found)


def _rows(whole: WholeWorkbook) -> dict[str, Iterator[StoredRow]]:
    settings = {
        ORGANISATION: "",
        **whole.texts,
        "id": whole.id,
        "created": whole.created.isoformat(),
        "opened": now().isoformat(),
        "program_version": __version__,
        lineage.KEY: lineage.fresh().text,
    }
    return {
        "setting": (sealed("setting", key, text) for key, text in settings.items()),
        "entry": (entry_row(measure, entry) for measure, entry in whole.entries.items()),
        "history": (history_row(number, record) for number, record in enumerate(whole.history, 1)),
        "sheet": (sheet_row(number, sheet) for number, sheet in whole.sheets.items()),
        **{name: _rows_of(TABLES[name], rows) for name, rows in whole.tables.items()},
    }


def _rows_of(table: RowTable, rows: Rows) -> Iterator[StoredRow]:
    return (table_row(table, row, tuple(cells.values())) for row, cells in rows.items())

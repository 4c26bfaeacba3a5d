"""How a database is opened, asked, locked and written, and how SQLite's errors get their names."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from app.files import AccessFailed, DiskFull, FolderNotWritable, PathMissing, StorageError, temporary_beside
from app.storage.errors import (
    FileProblem,
    NotAFile,
    NotReadable,
    ProblemKind,
    WorkbookBusy,
    WorkbookDamaged,
    WorkbookReadOnly,
    WorkbookTooNew,
)
from app.storage.file_kinds import not_a_workbook
from app.storage.lock import PAUSES
from app.storage.row_bounds import MOST_BYTES
from app.storage.rows import digest
from app.storage.sidecars import SIDECARS, sidecar
from app.storage.stored_schema import has_plain_tables

APPLICATION_ID = 0x544E4B4E
"""'TNKN' in the file's header: this database is a workbook."""

_LONGEST = 20_000_000
"""Bytes of the longest value, or row, that is read: far above anything that a release writes."""

_LIMITS = (
    (sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST),
    (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 20_000),
    (sqlite3.SQLITE_LIMIT_COLUMN, 100),
    (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 50),
    (sqlite3.SQLITE_LIMIT_VDBE_OP, 25_000),
    (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1),
    (sqlite3.SQLITE_LIMIT_ATTACHED, 1),  # VACUUM INTO needs one
    (sqlite3.SQLITE_LIMIT_WORKER_THREADS, 0),
)
"""What the statements of this program, and the schema of its files, stay far below."""
_AT_ONCE = 20_000
_LEAST_STEPS = 2_000_000
_STEPS_A_BYTE = 8
"""Steps of SQLite's machine: reading a file of 350,000 changes in full, with every check, takes one or two a byte."""

_OWNER_PRAGMAS = (
    "PRAGMA locking_mode = EXCLUSIVE",  # before the first read: else the log needs a -shm file
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",  # on macOS a plain fsync stops at the disk's own cache
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA wal_autocheckpoint = 0",  # the workbook folds its log in itself, and begins each with its lineage
)


def connect(path: Path, mode: str, *, any_thread: bool = False) -> sqlite3.Connection:
    """A connection in one of SQLite's modes (ro, rw, rwc, memory), or `immutable`: reads past locks and writes nothing.

    It is for the thread that made it, or for one at a time. Its statements end after as many steps as a file of that
    size may take, all of them together, until it is `unbounded`.
    """
    query = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    connection = sqlite3.connect(
        f"{address(path)}?{query}", timeout=0, isolation_level=None, uri=True, check_same_thread=not any_thread
    )
    for limit, most in _LIMITS:
        connection.setlimit(limit, most)
    if mode not in ("memory", "rwc"):  # what is in these is our own
        connection.set_progress_handler(_StepsLeft(path), _AT_ONCE)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.text_factory = _decode
    connection.create_function("row_digest", -1, digest, deterministic=True)
    return connection


class _StepsLeft:
    """Says after a while that it is enough: a row that leads to itself has no end."""

    def __init__(self, path: Path) -> None:
        self._left = (_LEAST_STEPS + _STEPS_A_BYTE * _size(path)) // _AT_ONCE

    def __call__(self) -> bool:
        self._left -= 1
        return self._left < 0


def _size(path: Path) -> int:
    """Bytes of a database with the log beside it."""
    sizes = 0
    for part in (path, path.with_name(f"{path.name}-wal")):
        with suppress(OSError):  # whoever reads it says what is wrong with it
            sizes += part.stat().st_size
    return sizes


def unbounded(connection: sqlite3.Connection) -> None:
    """Lets statements go on for as long as they take, once what the database holds has been looked through."""
    connection.set_progress_handler(None, 0)


def address(path: Path) -> str:
    """A file as SQLite takes it wherever it takes an address: a name that is no UTF-8 passes in no other way."""
    uri = path.absolute().as_uri()
    if not uri.startswith("file:///"):  # a Windows share: SQLite wants no host in the address
        uri = uri.replace("file://", "file:////", 1)
    return uri


def _decode(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")  # damaged text is no UTF-8: its digest tells, not a crash


def identify(path: Path, known: int) -> int:
    """The schema version of a workbook; touches nothing.

    It asks SQLite even for the header: closing a file by other means drops the locks that this process holds on it.
    Raises PathMissing, NotReadable, NotAWorkbook, WorkbookDamaged, and WorkbookTooNew beyond `known`.
    """
    _require_file(path)
    try:
        with closing(connect(path, "immutable")) as connection:
            connection.execute("PRAGMA writable_schema = ON")  # or it refuses a file whose rest is still in its log
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            version = schema_version(connection)
            if application == APPLICATION_ID:
                _require_size(path)
            if application == APPLICATION_ID and version > known:
                raise WorkbookTooNew(path, version, known, _program_version(connection))
    except sqlite3.DatabaseError as error:
        unreadable = _unreadable(path, error)
        if isinstance(unreadable, WorkbookDamaged):  # whoever looks for what is left of it reads all of it
            _require_size(path)
        raise unreadable from error
    if application != APPLICATION_ID:
        raise not_a_workbook(path)
    if version < 1:  # a new workbook gets its name when it has a schema
        raise WorkbookDamaged(path, [FileProblem(ProblemKind.SCHEMA)])
    return version


def _require_file(path: Path) -> None:
    try:
        path.stat()
    except PermissionError:
        raise NotReadable(path) from None
    except (OSError, ValueError):
        raise PathMissing(path) from None
    if not path.is_file():
        raise not_a_workbook(path)


def _require_size(path: Path) -> None:
    """Of it and of what lies beside it, none of which may be a pipe."""
    beside = [one for suffix in SIDECARS if (one := sidecar(path, suffix)).exists()]
    for one in beside:
        if not one.is_file():
            raise NotAFile(one)
    most = max(one.stat().st_size for one in (path, *beside))
    if most > MOST_BYTES:
        raise WorkbookDamaged(path, [FileProblem(ProblemKind.EXCESS, detail=str(most))])


def _program_version(connection: sqlite3.Connection) -> str | None:
    with suppress(sqlite3.Error):
        return stored_setting(connection, "program_version")
    return None


def schema_version(connection: sqlite3.Connection) -> int:
    """The version of the schema, 0 for a database that has none yet."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def has_table(connection: sqlite3.Connection, name: str) -> bool:
    """Whether there is such a table."""
    question = "SELECT 1 FROM sqlite_schema WHERE name = ? AND type = 'table'"
    return connection.execute(question, (name,)).fetchone() is not None


def stored_setting(connection: sqlite3.Connection, key: str) -> str | None:
    """What a database that has the table of settings says under a key; None where there is no such row.

    Raises sqlite3.DatabaseError where that, or anything beside it, is no plain table: a view may have no end.
    """
    if not has_plain_tables(connection):
        raise sqlite3.DatabaseError("no plain tables")
    row = connection.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else None


def _unreadable(path: Path, error: sqlite3.DatabaseError) -> Exception:
    code = error.sqlite_errorcode & 0xFF
    if code == sqlite3.SQLITE_CANTOPEN:
        return NotReadable(path)
    if code != sqlite3.SQLITE_NOTADB:
        return named_error(error, path) or damaged(error, path)
    with path.open("rb") as file:  # nobody holds a lock on what SQLite cannot read
        header = file.read(72)
    if header[68:] == APPLICATION_ID.to_bytes(4, "big"):
        return damaged(error, path)
    return not_a_workbook(path)


def own(path: Path) -> sqlite3.Connection:
    """The one connection that owns a workbook until it is closed. Raises WorkbookBusy after about half a second.

    Two programs that open at the same moment may block each other; a pause of chance length lets one of them win.
    """
    for pause in PAUSES:
        try:
            return _own(path)
        except WorkbookBusy:
            time.sleep(pause * (0.5 + os.urandom(1)[0] / 256))
    return _own(path)


def _own(path: Path) -> sqlite3.Connection:
    with reading(path):
        connection = connect(path, "rw")
        try:
            for pragma in _OWNER_PRAGMAS:
                connection.execute(pragma)
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing of what is written inside."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # SQLite has rolled back by itself when the disk is full
            connection.execute("ROLLBACK")
        raise


def fold_in(connection: sqlite3.Connection) -> None:
    """Writes all of the log into the file, and empties it."""
    if connection.execute("PRAGMA main.wal_checkpoint(TRUNCATE)").fetchone()[0]:
        raise RuntimeError("the log could not be folded in")


def set_journal_mode(connection: sqlite3.Connection, mode: str) -> None:
    """Switches between the rollback journal (delete) and the write-ahead log (wal)."""
    found = connection.execute(f"PRAGMA journal_mode = {mode}").fetchone()[0]
    if found != mode:
        raise RuntimeError(f"journal mode stays {found}")


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Turns SQLite's errors about the file and its disk into named ones; an error of our own SQL passes as it is."""
    try:
        yield
    except sqlite3.Error as error:
        found = named_error(error, path)
        if found is None:
            raise
        raise found from error


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """The same where a file of unknown content is read: SQL that does not fit it tells of damage."""
    try:
        with naming(path):
            yield
    except sqlite3.ProgrammingError:
        raise
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # a message may quote bytes that are no text
        raise damaged(error, path) from error


@contextmanager
def looking_into(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a file of unknown content that reads past locks, writes nothing, and ignores what lies beside.

    Raises PathMissing, NotReadable, and NotAWorkbook for a pipe or a device, which would be waited for.
    """
    _require_file(path)
    with reading(path), closing(connect(path, "immutable")) as connection:
        yield connection


def file_pages(path: Path) -> bytes:
    """All pages of a database, without what lies beside it. By SQLite: closing the file by other means drops locks that
    this process has on it. Raises like `reading`.
    """
    with looking_into(path) as connection:
        connection.execute("PRAGMA writable_schema = ON")  # or it refuses a file whose rest is still in its log
        return connection.serialize()


def damaged(error: Exception, path: Path) -> WorkbookDamaged:
    """SQLite's message as a problem of the file."""
    return WorkbookDamaged(path, [FileProblem(ProblemKind.STRUCTURE, detail=str(error))])


def named_error(error: sqlite3.Error, path: Path) -> Exception | None:
    """The named error for what SQLite reports about the file or its disk; None for anything else."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    if code == sqlite3.SQLITE_READONLY_DIRECTORY:
        return FolderNotWritable(path.parent)
    match code & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return WorkbookBusy(path)
        case sqlite3.SQLITE_READONLY:
            return WorkbookReadOnly(path)
        case sqlite3.SQLITE_FULL:
            return DiskFull(path)
        case sqlite3.SQLITE_CANTOPEN:
            return why_not_opened(str(error), path)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_TOOBIG | sqlite3.SQLITE_INTERRUPT:
            return damaged(error, path)
        case sqlite3.SQLITE_IOERR:
            return AccessFailed(path, str(error))
    return None


def why_not_opened(reason: str, path: Path) -> StorageError:
    """SQLite does not tell why it could not open or make a file: the folder does, when a file is to be made in it."""
    try:
        with temporary_beside(path):
            return AccessFailed(path, reason)
    except StorageError as found:
        return found

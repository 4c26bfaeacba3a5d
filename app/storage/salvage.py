"""What can still be read of a damaged workbook, as a new one: each row that is as it was written, and for what is gone
what the history says last. The history goes on as far as it can be read, and ends in a step that leads to all that.
"""

import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from app.domain.answers import EMPTY, to_text
from app.domain.history import Origin
from app.domain.kept_texts import OPEN_KEYS, PRIVATE_KEYS
from app.domain.tables import TABLES, place_at
from app.files import naming_system_errors, place_new, temporary_beside, temporary_folder, time_stamp, unused
from app.storage.connection import connect, file_pages, naming, reading, transaction
from app.storage.database_problems import (
    RecordPlace,
    end_differences,
    follows,
    read_settings,
    table_columns,
    texts_by_place,
)
from app.storage.database_soundness import content_problems
from app.storage.errors import WorkbookDamaged
from app.storage.migrations import STEPS
from app.storage.new_workbook import write_new
from app.storage.row_tallies import stored_contents
from app.storage.rows import COLUMNS, FIELDS, StoredRow, is_sealed, read_entry, read_record, sealed
from app.storage.sidecars import SIDECARS, place_new_database, place_over_database, sidecar, temporary_database
from app.storage.table_rows import table_row
from app.storage.upgrading import bring_up_to_date
from app.storage.workbook import Workbook, now

_KEYS = {"setting": "key", "entry": "measure", "history": "id", "sheet": "number"}
_OF_FILE = frozenset(PRIVATE_KEYS) - {"id", "created"}
"""What the new file says about itself anew."""


class Salvaged(NamedTuple):
    """What was kept: entries and rows of the history; how many rows are `lost` for good, by table, as far as the
    workbook said how many there were."""

    entries: int
    changes: int
    lost: Mapping[str, int]
    doubtful: tuple[str, ...] = ()
    """The measures of which only a history with gaps tells: something newer may be gone."""


def salvage(damaged: Path, target: Path) -> Salvaged:
    """Makes a new workbook at a name that is free of what can be read of a damaged one, which is only read.

    Raises WorkbookDamaged where nothing of it can be read; PathMissing, NotReadable, PathTaken, NameTooLong,
    FolderNotWritable, DiskFull, AccessFailed.
    """
    with temporary_folder() as folder:
        found = max(_readings(damaged, folder), key=_SealedRows.size)
        if not found.size():
            raise WorkbookDamaged(damaged, ())
        with temporary_database(target) as temporary:
            with naming(target):
                write_new(temporary, "", now())
                _fill(temporary, damaged, found)
            place_new_database(temporary, target)
    return Salvaged(len(found.entries), len(found.history), found.lost(), found.doubtful)


class _SealedRows:
    """The rows of a database that are as they were written, by table and key."""

    def __init__(self, rows: Mapping[str, dict[object, StoredRow]], expected: Mapping[str, int]) -> None:
        self._rows, self._expected = rows, expected
        self.history, self._latest = _as_far_as_whole(rows["history"])
        whole = {str(key): row for key, row in rows["entry"].items() if _is_entry(row)}
        self.entries = dict(_entries_of(self._latest)) | whole
        has_gaps = len(self.history) < max(expected.get("history", 0), len(rows["history"]))
        self.doubtful = tuple(sorted(self.entries.keys() - whole.keys())) if has_gaps else ()

    def size(self) -> int:
        """How much it is."""
        return sum(len(rows) for rows in self._rows.values())

    def lost(self) -> dict[str, int]:
        """How many rows are gone, by table."""
        kept = Counter(table for table, _row in self.others())
        kept |= Counter({"entry": len(self.entries), "history": len(self.history)})
        counts = {table: count - kept[table] for table, count in self._expected.items() if table != "setting"}
        return {table: count for table, count in counts.items() if count > 0}

    def settings(self) -> dict[str, StoredRow]:
        """The texts, without what a file says about itself."""
        found = {str(key): row for key, row in self._rows["setting"].items() if key not in _OF_FILE}
        told = {key: text for (measure, key), text in self._latest.items() if not measure and key.startswith(OPEN_KEYS)}
        return {key: sealed("setting", key, text) for key, text in told.items() if text} | found

    def others(self) -> Iterator[tuple[str, StoredRow]]:
        """The rows of the other tables, and what the history says of those that are gone."""
        yield from (("sheet", row) for row in self._rows["sheet"].values())
        for name, table in TABLES.items():
            there = dict(self._rows[name])
            for row, cells in _cells_of(name, self._latest).items():
                if any(cells):
                    with suppress(ValueError):  # a row that no release writes
                        made = table_row(table, row, cells)
                        there.setdefault(_key(name, made), made)
            yield from ((name, row) for row in there.values())


def _readings(damaged: Path, folder: Path) -> list[_SealedRows]:
    """What can be read of the file alone, and of the file with what lies beside it."""
    beside = [suffix for suffix in SIDECARS if sidecar(damaged, suffix).exists()]
    return [_found_in(_copied(damaged, folder / f"copy{n}", with_)) for n, with_ in enumerate([(), *zip(beside)])]


def _copied(damaged: Path, copy: Path, beside: tuple[str, ...]) -> Path:
    with naming_system_errors(damaged):
        copy.write_bytes(_pages(damaged))
        for suffix in beside:
            shutil.copyfile(sidecar(damaged, suffix), sidecar(copy, suffix))
    return copy


def _pages(damaged: Path) -> bytes:
    with suppress(WorkbookDamaged):
        return file_pages(damaged)
    return damaged.read_bytes()  # of what SQLite cannot read at all it holds no lock


def _found_in(copy: Path) -> _SealedRows:
    rows: dict[str, dict[object, StoredRow]] = {table: {} for table in COLUMNS}
    expected: dict[str, int] = {}
    with suppress(WorkbookDamaged), reading(copy), closing(connect(copy, "rw")) as connection:
        connection.execute("PRAGMA writable_schema = ON")  # what is wrong elsewhere keeps nobody from the rest
        bring_up_to_date(connection, copy, STEPS)
        for table in COLUMNS:
            rows[table] = _readable(connection, table)
        expected = _expected(connection)
    return _SealedRows(rows, expected)


def _expected(connection: sqlite3.Connection) -> dict[str, int]:
    said = stored_contents(connection, read_settings(connection)[0])
    return {table: tally.rows for table, tally in said.tallies.items()} | {"history": said.number} if said else {}


def _readable(connection: sqlite3.Connection, table: str) -> dict[object, StoredRow]:
    """The sealed rows, read from both ends: SQLite stops at a page that it cannot read."""
    if table_columns(connection).get(table) != COLUMNS[table]:
        return {}
    keys = TABLES[table].keys if table in TABLES else (_KEYS[table],)
    found: dict[object, StoredRow] = {}
    for way in ("ASC", "DESC"):
        order = ", ".join(f"{key} {way}" for key in keys)
        with suppress(sqlite3.DatabaseError):
            for row in connection.execute(f"SELECT * FROM {table} ORDER BY {order}"):  # noqa: S608 - names of ours
                if is_sealed(table, row):
                    found[_key(table, row)] = row
    return found


def _key(table: str, row: StoredRow) -> object:
    return row[: len(TABLES[table].keys)] if table in TABLES else row[0]


def _is_entry(row: StoredRow) -> bool:
    with suppress(ValueError):
        return bool(read_entry(row))
    return False


def _as_far_as_whole(rows: Mapping[object, StoredRow]) -> tuple[list[StoredRow], dict[RecordPlace, str]]:
    """The history up to its first gap; and what all of it that can be read says last of each place."""
    whole: list[StoredRow] = []
    reached: dict[RecordPlace, str] = {}
    latest: dict[RecordPlace, str] = {}
    for row in sorted(rows.values(), key=lambda row: int(str(row[0]))):
        with suppress(ValueError):
            read_record(row)
            place, before, after = (str(row[4]), str(row[5])), str(row[6]), str(row[7])
            latest[place] = after
            if row[0] == len(whole) + 1 and follows(reached, place, before):
                reached[place] = after
                whole.append(row)
    return whole, latest


def _entries_of(latest: Mapping[RecordPlace, str]) -> Iterator[tuple[str, StoredRow]]:
    """The entries as the history says them last."""
    for measure in dict.fromkeys(measure for measure, _field in latest if measure):
        texts = [latest.get((measure, field.value), to_text(EMPTY.get(field))) for field in FIELDS]
        row = sealed("entry", measure, *texts)
        if _is_entry(row) and read_entry(row) != EMPTY:
            yield measure, row


def _cells_of(name: str, latest: Mapping[RecordPlace, str]) -> dict[str, list[str]]:
    """The rows of a table as the history says them last."""
    table = TABLES[name]
    found: dict[str, list[str]] = {}
    for (measure, address), text in latest.items():
        place = None if measure else place_at(address)
        if place is None or place.table != name:
            continue
        if place.column:
            cells = found.setdefault(place.row, [""] * len(table.columns))
            cells[table.names.index(place.column)] = text
        else:
            found[place.row] = text.split("\n", len(table.columns) - 1) if text else []
    return found


def _fill(temporary: Path, damaged: Path, found: _SealedRows) -> None:
    with closing(connect(temporary, "rw")) as connection:
        connection.execute("PRAGMA synchronous = OFF")  # the whole file is synced before it gets its name
        with transaction(connection):
            for table, row in _rows_of(found):
                marks = ", ".join("?" * len(row))
                connection.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", row)  # noqa: S608 - of ours
            connection.executemany("INSERT INTO history VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", _last_step(connection))
        problems = content_problems(connection)
    if problems:
        raise WorkbookDamaged(damaged, problems)


def _rows_of(found: _SealedRows) -> Iterator[tuple[str, StoredRow]]:
    yield from (("setting", row) for row in found.settings().values())
    yield from (("entry", row) for row in found.entries.values())
    yield from (("history", row) for row in found.history)
    yield from found.others()


def _last_step(connection: sqlite3.Connection) -> list[StoredRow]:
    """What leads from the end of the history to what is stored."""
    rows = connection.execute("SELECT * FROM history ORDER BY id").fetchall()
    reached = {(row[4], row[5]): row[7] for row in rows}
    number, step = (rows[-1][0], rows[-1][1]) if rows else (0, 0)
    when = now().isoformat()
    return [
        sealed("history", count, step + 1, when, Origin.SALVAGE.value, *place, expected, found)
        for count, (place, expected, found) in enumerate(
            end_differences(reached, texts_by_place(connection)), number + 1
        )
    ]


# in its place


def put_in_place(new: Path, path: Path) -> Path | None:
    """Copies a closed workbook to a name, in place of a damaged one that lies there. That stays beside it, with what
    lies beside it, as `NAME.damaged-<time>`, whose path is returned; nothing is deleted.

    Raises NameTooLong, FolderNotWritable, DiskFull, AccessFailed; the damaged one lies where it was then.
    """
    kept = _kept_aside(path) if path.exists() else None
    with temporary_database(path) as temporary:
        with naming_system_errors(path):
            shutil.copyfile(new, temporary)
        place_over_database(temporary, path)
    return kept


def keep_found(workbook: Workbook) -> Path:
    """Keeps the file of an open workbook, which is damaged inside, byte by byte as it was before it was opened, beside
    it as `NAME.damaged-<time>`, and returns where. Whoever opened it has written into it; it stays as it is.

    Raises ChangedOutside, NameTooLong, FolderNotWritable, DiskFull, AccessFailed.
    """
    content, aside = workbook.content_found(), name_aside(workbook.path)
    with temporary_beside(workbook.path) as temporary:
        with naming_system_errors(workbook.path):
            temporary.write_bytes(content)
        place_new(temporary, aside)
    return aside


def name_aside(path: Path) -> Path:
    """A free name beside a damaged workbook, under which it is kept."""
    return unused(path.with_name(f"{path.name}.damaged-{time_stamp()}"), "")


def _kept_aside(path: Path) -> Path:
    aside = name_aside(path)
    with temporary_beside(path) as temporary:
        with naming_system_errors(path):
            shutil.copyfile(path, temporary)
        place_new(temporary, aside)
    with naming_system_errors(path):
        for suffix in SIDECARS:
            if (beside := sidecar(path, suffix)).exists():
                beside.rename(sidecar(aside, suffix))
    return aside

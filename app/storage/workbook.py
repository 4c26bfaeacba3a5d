"""The workbook: one SQLite file with the answers of one organisation, and every change that led to them."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app import __version__
from app.domain.answers import EMPTY, Change, Entry, Field
from app.domain.entered_text import TextTooLong, clean_line
from app.domain.history import Done, Origin, Record
from app.domain.kept_texts import EDITIONS, PRIVATE_KEYS
from app.domain.tables import TABLES, Rows, RowTable, Tables
from app.domain.undo import ORGANISATION, Edit, RowChange, SettingChange, text_changes
from app.files import DiskFull, PathTaken, StorageError, in_this_zone, naming_system_errors
from app.storage import database_problems
from app.storage.backup_marks import KEY as BACKUP
from app.storage.backup_marks import is_backup
from app.storage.connection import (
    identify,
    naming,
    own,
    reading,
    schema_version,
    unbounded,
)
from app.storage.errors import ChangedOutside, IsBackup, NotAsStored, StaleChange, WorkbookDamaged, WorkbookTooNew
from app.storage.file_watch import FileWatch
from app.storage.lineage import lineage_in
from app.storage.lock import Lock
from app.storage.migrations import STEPS, MigrationStep
from app.storage.row_bounds import MOST_LETTERS, excesses
from app.storage.row_puts import Put, counting, put_all, put_of_row
from app.storage.row_tallies import (
    CONTENTS,
    StoredContents,
    contents_problems,
    late_problems,
    order_problems,
    stored_contents,
    table_tally,
    whole_contents,
)
from app.storage.rows import LastChange, StoredRow, entry_row, history_rows, seal_of, sealed
from app.storage.sidecars import SIDECARS, place_new_database, sidecar, temporary_database
from app.storage.stored_entries import StoredEntries
from app.storage.stored_texts import StoredTexts
from app.storage.table_rows import StoredTables
from app.storage.workbook_log import WorkbookLog

if TYPE_CHECKING:
    from app.storage.opening_notes import OpeningNote

_PUT_SETTING = "INSERT OR REPLACE INTO setting VALUES (?, ?, ?)"
_DIGESTS = "SELECT 'entry', measure, digest FROM entry UNION ALL SELECT 'setting', key, digest FROM setting"
_DELETE_SETTING = "DELETE FROM setting WHERE key = ?"
_PUT_HISTORY = "INSERT INTO history VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_HISTORY = "SELECT * FROM history ORDER BY id DESC LIMIT ?"
_FEW_EDITS = 200
_HISTORY_OF = "SELECT * FROM history WHERE measure = ? ORDER BY id DESC LIMIT ?"


def now() -> datetime:
    """The time as it is stored: to the second, with its distance from UTC."""
    return in_this_zone(datetime.now(UTC)).replace(microsecond=0)


class Workbook:
    """An open workbook, held by one thread of one program. Made by `create` and `open`; a context manager."""

    is_read_only = False
    """Whether it is only looked at: every change is refused."""
    why: StorageError | None = None
    """For what it is only looked at, where it could not be opened."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection
        problems = database_problems.schema_problems(connection) or excesses(connection)
        if problems:
            raise WorkbookDamaged(path, problems)
        settings, setting_problems = database_problems.read_settings(connection)
        self._texts = StoredTexts(settings)
        entries, entry_problems = database_problems.read_entries(connection)
        self._entries = StoredEntries(entries)
        self._tables = StoredTables(connection)
        self._last, last_problems = database_problems.read_last_change(connection)
        said = stored_contents(connection, settings)
        problems = setting_problems + entry_problems + self._tables.problems + last_problems
        problems = problems or order_problems(connection)
        problems = problems or (
            contents_problems(connection, said) if said else database_problems.lost_rows(connection)
        )
        if problems:
            raise WorkbookDamaged(path, problems)
        self._contents = said or whole_contents(connection)
        self._digests: dict[tuple[str, str], int] = {row[:2]: row[2] for row in connection.execute(_DIGESTS)}
        self._found: tuple[OpeningNote, ...] = ()
        self._log = WorkbookLog(connection, path, lineage_in(settings))

    @classmethod
    def create(cls, path: Path, organisation: str = "") -> "Workbook":
        """Makes a workbook and opens it; the folder is there already.

        Raises PathTaken, PathMissing, NameTooLong, FolderNotWritable, DiskFull, AccessFailed, and TextTooLong.
        """
        from app.storage.new_workbook import write_new

        path = path.absolute()
        name = clean_line(organisation)
        with naming_system_errors(path):
            if path.exists():
                raise PathTaken(path)
        with temporary_database(path) as temporary:
            with naming(path):
                write_new(temporary, name, now())
            place_new_database(temporary, path)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, steps: Sequence[MigrationStep] = STEPS, *, reads_all: bool = False) -> "Workbook":
        """Opens a workbook for this program alone; brings an old one up to date and takes in what a crash left.

        What is shown is verified. `reads_all`: the rest is, too, before anything is written; without it, whoever shows
        a window asks app.storage.whole_check for it afterwards.

        Raises PathMissing, NotReadable, NotAWorkbook, IsBackup, WorkbookTooNew, WorkbookBusy, WorkbookReadOnly,
        FolderNotWritable, DiskFull, AccessFailed, and WorkbookDamaged with everything found.
        """
        path = path.absolute()
        identify(path, len(steps))
        if is_backup(path):
            raise IsBackup(path)
        lock = Lock(path)
        try:
            connection, found, was_copied_open = _owned(path)
        except BaseException:
            lock.release()
            raise
        watch: FileWatch | None = None
        try:
            with naming(path):
                watch = FileWatch(path, lock)
                was_copied_open = was_copied_open and watch.is_in_log_mode
                if schema_version(connection) < len(steps):  # of the file by now, whatever a crash left beside it
                    from app.storage.upgrading import upgrade

                    upgrade(connection, path, steps)
                with reading(path):
                    workbook = cls(path, connection)
                if reads_all:
                    _require_whole(connection, path)
                unbounded(connection)
                if was_copied_open and not workbook._log.was_file_closed:
                    from app.storage.opening_notes import CopiedWhileOpen

                    found = (*found, CopiedWhileOpen(database_problems.last_saved(connection)))
                workbook._found = found
                workbook._begin(watch)
        except BaseException:
            connection.close()
            (watch.close if watch is not None else lock.release)()
            raise
        return workbook

    @property
    def found(self) -> "tuple[OpeningNote, ...]":
        """What opening it brought to light, to be said once."""
        return self._found

    def _begin(self, watch: FileWatch) -> None:
        self._log.begin(watch)
        opened = now().isoformat()
        with self._log.transaction():
            self._put_setting("opened", opened)
            self._put_setting("program_version", __version__)
            self._connection.execute(_DELETE_SETTING, (BACKUP,))  # put back by hand into its place, it is the workbook
            self._contents = self._put_contents(self._contents._replace(opened=opened, left_out=PRIVATE_KEYS))
        with suppress(DiskFull), naming(self._path):
            self._log.fold_in()  # from now on the file itself says that it is open: a copy of it is known by that

    def fold(self) -> None:
        """Brings everything into the file itself, so that a copy of it is whole. Does nothing where it is already.

        Raises ChangedOutside, DiskFull, AccessFailed; every edit is as safe as before then.
        """
        self._log.fold()

    def require_own_file(self) -> None:
        """Raises ChangedOutside when the file is no longer the one that was opened."""
        self._log.require_own_file()

    def require_own_content(self) -> None:
        """Raises FileReplaced when other content was written into the file that was opened; it may be gone by name."""
        self._log.require_own_content()

    def __enter__(self) -> "Workbook":
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Folds the log in and leaves one plain file. Where that fails, the log stays beside it: nothing is lost.

        Where the file is another's by now, what was done here since it was last folded in is kept beside it, and
        nothing is written into it. Raises like app.storage.rescue_copy.keep_as, but only then.
        """
        if self._log.is_closed:
            return
        try:
            self.require_own_file()
        except ChangedOutside:
            self._leave_with_mine()
        else:
            self._log.close()

    def _leave_with_mine(self) -> None:
        try:
            if self._log.holds_edits:
                from app.storage.rescue_copy import free_name_in, keep_as

                keep_as(self, free_name_in(self._path.parent, self._path))
        finally:
            self.leave_to_others()

    def leave_to_others(self) -> None:
        """Closes without writing into a file that is another's now; what was done since it was opened has to be kept
        before, by app.storage.rescue_copy.
        """
        if not self._log.is_closed:
            self._log.leave()

    def remember(self) -> None:
        """Reads the whole database into memory: from then on all of it can be kept, whatever becomes of the file.

        Raises ChangedOutside, AccessFailed.
        """
        self._log.remember()

    def content_found(self) -> bytes:
        """The file byte by byte as it was before it was opened, until it is called sound. Raises ChangedOutside and
        AccessFailed."""
        return self._log.content_found()

    def call_sound(self) -> None:
        """All of it was read: nobody will want the file as it was found."""
        self._log.let_go_of_found()

    def image(self) -> tuple[bytes, Sequence[Done]]:
        """The whole database of a moment, and what was done since then; for this layer alone.

        Raises FileReplaced when it is not in memory and its file is overwritten.
        """
        return self._log.image()

    @property
    def path(self) -> Path:
        return self._path

    @property
    def connection(self) -> sqlite3.Connection:
        """For this layer alone."""
        return self._connection

    @property
    def id(self) -> str:
        """A name of the workbook that no other has; its copies share it."""
        return self._texts.stored["id"]

    @property
    def organisation(self) -> str:
        """The name of the organisation, '' where this version cannot read it."""
        return self._texts.known.get(ORGANISATION, "")

    @property
    def created(self) -> date:
        return date.fromisoformat(self._texts.stored["created"])

    @property
    def last_change(self) -> LastChange:
        """The end of the history: two copies in which it is the same hold the same."""
        return self._last

    def entries(self) -> dict[str, Entry]:
        """The entries that are not empty, by measure."""
        return dict(self._entries.by_measure)

    def entry(self, measure: str) -> Entry:
        """The entry of a measure, empty where nothing was entered yet."""
        return self._entries.of(measure)

    @property
    def texts(self) -> Mapping[str, str]:
        """What a person set for the whole workbook, by key: the name, the profile, what was overruled.

        Without what this version does not know: that stays stored, and is exported. A later change makes another one.
        """
        return self._texts.known

    def rows(self, table: RowTable) -> Rows:
        """The rows of a table as this version reads them. A later change makes others.

        Raises WorkbookDamaged where a table that is not read at each opening is not as it was written.
        """
        if not self._tables.is_read(table.name):
            with reading(self._path):
                self._tables.rows(table.name)
                problems = self._tables.problems + late_problems(self._connection, self._contents, (table.name,))
            if problems:
                raise WorkbookDamaged(self._path, problems)
        return self._tables.rows(table.name)

    @property
    def tables(self) -> Tables:
        """The rows of the tables that are read at each opening."""
        return {name: self._tables.rows(name) for name, table in TABLES.items() if not table.is_late}

    def stored_rows(self, table: RowTable) -> Rows:
        """The rows of a table as they are stored, known to this version or not. Raises like rows."""
        self.rows(table)
        return self._tables.stored(table.name)

    def stored_text(self, key: str) -> str:
        """The same as it is stored, known to this version or not."""
        return self._texts.stored.get(key, "")

    @property
    def stored_texts(self) -> Mapping[str, str]:
        """Every text that stands in no table, as it is stored, but for what the workbook keeps about itself."""
        return {key: text for key, text in self._texts.stored.items() if key not in PRIVATE_KEYS}

    def grounded(self, edits: Sequence[Edit]) -> tuple[Edit, ...]:
        """The edits as they are saved: from what is stored where that is not known to this version, and shows as ''."""
        rows = iter(self._tables.grounded([edit for edit in edits if isinstance(edit, RowChange)]))
        return tuple(next(rows) if isinstance(edit, RowChange) else self._grounded(edit) for edit in edits)

    def apply(self, edits: Sequence[Edit], origin: Origin = Origin.EDIT) -> datetime:
        """Saves the edits, all or none, as one step of the history, and returns when; none at all writes nothing.

        Raises StaleChange when an edit does not start from what is stored, InvalidValue, InvalidProfile, CellWrong and
        TextTooLong for a value that could not be read back; DiskFull, AccessFailed. After an error nothing has changed.
        """
        given, edits = tuple(edits), self.grounded(edits)
        try:
            with reading(self._path):
                touched = self._entries.after([edit for edit in edits if isinstance(edit, Change)])
                texts = self._texts.after([edit for edit in edits if isinstance(edit, SettingChange)])
                replaced = self._tables.after([edit for edit in edits if isinstance(edit, RowChange)])
        except NotAsStored as stale:
            raise StaleChange(self._path, stale.edit, stale.stored) from None
        saved = now()
        if edits:
            texts |= self._editions_with(edits)
            puts = [self._put_of("entry", m, entry_row(m, e) if e != EMPTY else None) for m, e in touched.items()]
            puts += [self._put_of("setting", key, sealed("setting", key, text)) for key, text in texts.items()]
            self._save([*puts, *map(put_of_row, replaced)], edits, origin, saved)
            self._digests |= {put.place: put.come for put in puts if put.come is not None}
            for put in puts:
                if put.come is None:
                    self._digests.pop(put.place, None)
            self._tables.take_in(replaced)
            self._entries.take_in(touched)
            self._texts.take_in(texts)
            self._log.note(Done(given, origin))
        return saved

    def _editions_with(self, edits: Sequence[Edit]) -> dict[str, str]:
        """What the workbook says of editions once these are saved, where that is something else than now."""
        if not any(isinstance(edit, Change) and edit.field is Field.STATUS for edit in edits):
            return {}
        from app.domain.editions import with_edition

        stored = self._texts.stored.get(EDITIONS, "")
        told = with_edition(stored, self._last.step + 1)
        return {EDITIONS: told} if told != stored else {}

    def set_organisation(self, name: str, origin: Origin = Origin.EDIT) -> datetime:
        """Renames the organisation, as one step of the history; the same name writes nothing. Raises like apply."""
        return self.apply(text_changes(self._texts.stored, {ORGANISATION: clean_line(name)}), origin)

    def history(self, measure: str | None = None, limit: int | None = None) -> list[Record]:
        """What was changed, newest first: everything, or of one measure ('' for the organisation's name).

        Raises WorkbookDamaged when one of these rows is not as it was written.
        """
        most = -1 if limit is None else limit
        with reading(self._path):
            if measure is None:
                rows = self._connection.execute(_HISTORY, (most,)).fetchall()
            else:
                rows = self._connection.execute(_HISTORY_OF, (measure, most)).fetchall()
        records, problems = database_problems.read_records(rows)
        if problems:
            raise WorkbookDamaged(self._path, problems)
        return records

    def _grounded(self, edit: Change | SettingChange) -> Edit:
        return self._texts.grounded(edit) if isinstance(edit, SettingChange) else self._entries.grounded(edit)

    def writing(self) -> AbstractContextManager[None]:
        """One transaction, for this layer alone. Raises ChangedOutside, and nothing was written into another's file."""
        return self._log.writing()

    def _put_of(self, table: str, key: str, row: StoredRow | None) -> Put:
        return Put(table, (key,), row, self._digests.get((table, key)))

    def _save(self, puts: Sequence[Put], edits: Sequence[Edit], origin: Origin, saved: datetime) -> None:
        step = self._last.step + 1
        history = list(history_rows(self._last.number + 1, step, saved, origin, edits))
        last = LastChange(self._last.number + len(history), step, seal_of(history[-1]))
        contents = counting(self._contents._replace(number=last.number, digest=last.digest), puts)
        with self.writing():
            put_all(self._connection, puts)
            if len(edits) > _FEW_EDITS:  # by hand nobody comes near the bounds
                self._require_openable()
            self._connection.executemany(_PUT_HISTORY, history)
            self._put_contents(contents)
        self._last, self._contents = last, contents

    def _require_openable(self) -> None:
        """Raises TextTooLong where the workbook would be refused when it is opened the next time."""
        if problems := excesses(self._connection):
            raise TextTooLong(int(problems[0].detail), MOST_LETTERS)

    def _put_contents(self, contents: StoredContents) -> StoredContents:
        self._put_setting(CONTENTS, contents.text())
        return contents

    def count_table(self, table: str) -> StoredContents:
        """For app.storage.printed_sheets: says in a transaction what a table holds now; what holds when it ends."""
        return self._put_contents(self._contents.counted(table, table_tally(self._connection, table)))

    def take_count(self, contents: StoredContents) -> None:
        """For app.storage.printed_sheets: that transaction has ended well."""
        self._contents = contents

    @property
    def contents(self) -> StoredContents:
        """What the workbook says that it holds: for this layer alone."""
        return self._contents

    def _put_setting(self, key: str, value: str) -> None:
        self._connection.execute(_PUT_SETTING, sealed("setting", key, value))


def _require_whole(connection: sqlite3.Connection, path: Path) -> None:
    from app.storage.database_soundness import whole_problems

    if problems := whole_problems(connection, path):
        raise WorkbookDamaged(path, problems)


def require_known(workbook: Workbook) -> None:
    """Raises WorkbookTooNew for what is looked at and holds more than this version knows: a copy would lack that."""
    if isinstance(workbook.why, WorkbookTooNew):
        raise workbook.why


def _owned(path: Path) -> "tuple[sqlite3.Connection, tuple[OpeningNote, ...], bool]":
    """The connection, what was found beside the file, and whether no log was there that belongs to it."""
    beside = [suffix for suffix in SIDECARS if sidecar(path, suffix).exists()]
    if not beside:
        return own(path), (), True
    from app.storage.log_pairing import only_its_own

    with only_its_own(path) as found:
        was_log_there = sidecar(path, "-wal").exists()
        return own(path), found, not was_log_there

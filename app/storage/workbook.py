"""The workbook: one SQLite file with the answers of one organisation, and every change that led to them."""

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app import __version__
from app.domain.answers import EMPTY, Change, Entry, InvalidValue, Unread, from_text, to_text
from app.domain.answers import apply as entry_after
from app.domain.history import Done, Origin, Record
from app.domain.kept_texts import PRIVATE_KEYS, known_text, stored_text
from app.domain.tables import TABLES, Rows, RowTable, Tables
from app.domain.text import clean_line, clean_text
from app.domain.undo import ORGANISATION, Edit, RowChange, SettingChange, text_changes
from app.files import DiskFull, PathTaken, StorageError, naming_system_errors
from app.storage import verify
from app.storage.backup_marks import KEY as BACKUP
from app.storage.backup_marks import is_backup
from app.storage.connection import (
    APPLICATION_ID,
    connect,
    fold_in,
    identify,
    naming,
    own,
    reading,
    set_journal_mode,
    transaction,
)
from app.storage.contents import (
    CONTENTS,
    StoredContents,
    contents_problems,
    late_problems,
    order_problems,
    stored_contents,
    table_tally,
    whole_contents,
)
from app.storage.errors import ChangedOutside, IsBackup, StaleChange, WorkbookDamaged
from app.storage.hold import Hold
from app.storage.lineage import KEY, Lineage, fresh, lineage_in, put_lineage
from app.storage.lock import Lock
from app.storage.migrations import STEPS, Step, migrate
from app.storage.puts import Put, counting, put_all, put_of_row
from app.storage.rows import LastChange, Row, entry_row, history_rows, seal_of, sealed
from app.storage.sidecars import SIDECARS, place_new, sidecar, temporary_beside
from app.storage.table_rows import Replaced, StoredTables

if TYPE_CHECKING:
    from app.storage.found import Finding

_LOG_LIMIT = 40 << 20
"""Bytes of a log that is folded in even where nobody rests; until then an edit costs its one sync."""

_PUT_SETTING = "INSERT OR REPLACE INTO setting VALUES (?, ?, ?)"
_DIGESTS = "SELECT 'entry', measure, digest FROM entry UNION ALL SELECT 'setting', key, digest FROM setting"
_DELETE_SETTING = "DELETE FROM setting WHERE key = ?"
_PUT_HISTORY = "INSERT INTO history VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_HISTORY = "SELECT * FROM history ORDER BY id DESC LIMIT ?"
_HISTORY_OF = "SELECT * FROM history WHERE measure = ? ORDER BY id DESC LIMIT ?"


def now() -> datetime:
    """The time as it is stored: to the second, with its distance from UTC."""
    return datetime.now(UTC).astimezone().replace(microsecond=0)


class Workbook:
    """An open workbook, held by one thread of one program. Made by `create` and `open`; a context manager."""

    is_read_only = False
    """Whether it is only looked at: every change is refused."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection
        self._closed = False
        problems = verify.schema_problems(connection)
        if problems:
            raise WorkbookDamaged(path, problems)
        self._settings, setting_problems = verify.read_settings(connection)
        self._texts = {key: text for key, text in _known(self._settings).items() if text}
        self._unread = {item for item in self._settings.items() if self._texts.get(item[0]) != item[1]}
        self._entries, entry_problems = verify.read_entries(connection)
        self._tables = StoredTables(connection)
        self._last, last_problems = verify.read_last_change(connection)
        said = stored_contents(connection, self._settings)
        problems = setting_problems + entry_problems + self._tables.problems + last_problems
        problems = problems or order_problems(connection)
        problems = problems or (contents_problems(connection, said) if said else verify.lost_rows(connection))
        if problems:
            raise WorkbookDamaged(path, problems)
        self._contents = said or whole_contents(connection)
        self._digests: dict[tuple[str, str], int] = {row[:2]: row[2] for row in connection.execute(_DIGESTS)}
        self._found: tuple[Finding, ...] = ()
        self._hold: Hold | None = None
        self._lineage = lineage_in(self._settings)  # that of the file
        self._begun: Lineage | None = None  # that of the log
        self._is_folded = True
        self._image: bytes | None = None  # of the whole, before what was done since
        self._since: list[Done] = []

    @classmethod
    def create(cls, path: Path, organisation: str = "") -> "Workbook":
        """Makes a workbook and opens it; the folder is there already.

        Raises PathTaken, PathMissing, NameTooLong, FolderNotWritable, DiskFull, AccessFailed, and TextTooLong.
        """
        path = path.absolute()
        name = clean_line(organisation)
        with naming_system_errors(path):
            if path.exists():
                raise PathTaken(path)
        with temporary_beside(path) as temporary:
            with naming(path):
                _build(temporary, name)
            place_new(temporary, path)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, steps: Sequence[Step] = STEPS) -> "Workbook":
        """Opens a workbook for this program alone; brings an old one up to date and takes in what a crash left.

        Raises PathMissing, NotReadable, NotAWorkbook, IsBackup, WorkbookTooNew, WorkbookBusy, WorkbookReadOnly,
        FolderNotWritable, DiskFull, AccessFailed, and WorkbookDamaged with everything found.
        """
        path = path.absolute()
        version = identify(path, len(steps))
        if is_backup(path):
            raise IsBackup(path)
        lock = Lock(path)
        try:
            connection, found, was_copied_open = _owned(path)
        except BaseException:
            lock.release()
            raise
        hold: Hold | None = None
        try:
            with naming(path):
                hold = Hold(path, lock)
                was_copied_open = was_copied_open and hold.is_in_log_mode
                if version < len(steps):
                    from app.storage.upgrading import upgrade

                    upgrade(connection, path, steps)
                with reading(path):
                    workbook = cls(path, connection)
                if was_copied_open and not (workbook._lineage and workbook._lineage.is_closed):
                    from app.storage.found import CopiedWhileOpen

                    found = (*found, CopiedWhileOpen(verify.last_saved(connection)))
                workbook._found, workbook._hold = found, hold
                workbook._start_log()
        except BaseException:
            connection.close()
            (hold.close if hold is not None else lock.release)()
            raise
        return workbook

    @property
    def found(self) -> "tuple[Finding, ...]":
        """What opening it brought to light, to be said once."""
        return self._found

    def _start_log(self) -> None:
        set_journal_mode(self._connection, "wal")
        self._fold_what_was_left()
        opened = now().isoformat()
        with self._beginning():
            self._put_setting("opened", opened)
            self._put_setting("program_version", __version__)
            self._connection.execute(_DELETE_SETTING, (BACKUP,))  # put back by hand into its place, it is the workbook
            self._contents = self._put_contents(self._contents._replace(opened=opened, left_out=PRIVATE_KEYS))
        with suppress(DiskFull), naming(self._path):
            self._fold_in()  # from now on the file itself says that it is open: a copy of it is known by that

    def _fold_what_was_left(self) -> None:
        """Folds in the log of a crash: the next is begun on what the file itself says. On a full disk it goes on."""
        try:
            with naming(self._path):
                fold_in(self._connection)
        except DiskFull:
            self._begun = self._lineage
        if self._hold is not None:
            self._hold.record(None if self._begun else self._lineage)

    @contextmanager
    def _beginning(self) -> Iterator[None]:
        """A transaction; the first of a log says in it which state of the file the log is begun on."""
        begun = self._begun
        with transaction(self._connection):
            if begun is None:
                begun = self._lineage.next() if self._lineage else fresh(is_closed=False)
                put_lineage(self._connection, begun)
            yield
        self._begun = begun

    def _fold_in(self) -> None:
        """The log goes into the file, and the next begins here: that takes syncs that no edit has to wait for."""
        try:
            fold_in(self._connection)
        except sqlite3.Error:
            if self._hold is not None:
                self._hold.record_half(self._begun)
            raise
        self._lineage, self._begun = self._begun, None
        self._since, self._is_folded = [], True
        if self._image is not None:
            self._image = self._connection.serialize()
        if self._hold is not None and self._lineage is not None:
            self._hold.record(self._lineage)
        with self._beginning():
            pass

    def fold(self) -> None:
        """Brings everything into the file itself, so that a copy of it is whole. Does nothing where it is already.

        Raises ChangedOutside, DiskFull, AccessFailed; every edit is as safe as before then.
        """
        if not self._is_folded and not self._closed:
            self.require_own_file()
            with naming(self._path):
                self._fold_in()

    def require_own_file(self) -> None:
        """Raises ChangedOutside when the file is no longer the one that was opened."""
        if self._hold is not None:
            self._hold.require_unchanged()

    def require_own_content(self) -> None:
        """Raises FileReplaced when other content was written into the file that was opened; it may be gone by name."""
        if self._hold is not None:
            self._hold.require_content()

    def __enter__(self) -> "Workbook":
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Folds the log in and leaves one plain file. Where that fails, the log stays beside it: nothing is lost.

        Where the file is another's by now, what was done here since it was last folded in is kept beside it, and
        nothing is written into it. Raises like app.storage.mine.keep_as, but only then.
        """
        if self._closed:
            return
        try:
            self.require_own_file()
        except ChangedOutside:
            self._leave_with_mine()
            return
        self._closed = True
        try:
            self._fold_for_good()
        except StorageError:
            with suppress(StorageError), naming(self._path):  # a full disk may have room when the log is folded in
                fold_in(self._connection)
                self._fold_for_good()
        self._end()

    def _fold_for_good(self) -> None:
        with naming(self._path):
            with self._beginning():
                if self._begun is not None:
                    put_lineage(self._connection, self._begun.closed())
            fold_in(self._connection)
            if self._hold is not None:
                self._hold.let_go_of_log()
            set_journal_mode(self._connection, "delete")

    def _leave_with_mine(self) -> None:
        try:
            if self._since:
                from app.storage.mine import free_name_in, keep_as

                keep_as(self, free_name_in(self._path.parent, self._path))
        finally:
            self.leave_to_others()

    def leave_to_others(self) -> None:
        """Closes without writing into a file that is another's now; what was done since it was opened has to be kept
        before, by app.storage.mine.
        """
        if self._closed:
            return
        self._closed = True
        if self._hold is not None:
            self._hold.drop_log()
        self._end()

    def remember(self) -> None:
        """Reads the whole database into memory: from then on all of it can be kept, whatever becomes of the file.

        Raises ChangedOutside, AccessFailed.
        """
        if self._image is None and not self._closed:
            self.require_own_file()
            with naming(self._path):
                self._image = self._connection.serialize()

    def image(self) -> tuple[bytes, Sequence[Done]]:
        """The whole database of a moment, and what was done since then; for this layer alone.

        Raises FileReplaced when it is not in memory and its file is overwritten.
        """
        if self._image is None:
            self.require_own_content()
        pages = self._connection.serialize() if self._image is None else self._image
        return pages, tuple(self._since)

    def _end(self) -> None:
        hold, self._hold = self._hold, None
        if hold is not None:
            hold.let_go_of_log()
        self._connection.close()
        if hold is not None:
            hold.close()

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
        return self._settings["id"]

    @property
    def organisation(self) -> str:
        return self._settings[ORGANISATION]

    @property
    def created(self) -> date:
        return date.fromisoformat(self._settings["created"])

    @property
    def last_change(self) -> LastChange:
        """The end of the history: two copies in which it is the same hold the same."""
        return self._last

    def entries(self) -> dict[str, Entry]:
        """The entries that are not empty, by measure."""
        return dict(self._entries)

    def entry(self, measure: str) -> Entry:
        """The entry of a measure, empty where nothing was entered yet."""
        return self._entries.get(measure, EMPTY)

    @property
    def texts(self) -> Mapping[str, str]:
        """What a person set for the whole workbook, by key: the name, the profile, what was overruled.

        Without what this version does not know: that stays stored, and is exported. A later change makes another one.
        """
        return self._texts

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
        return self._settings.get(key, "")

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
        touched = self._after([edit for edit in edits if isinstance(edit, Change)])
        texts = self._texts_after([edit for edit in edits if isinstance(edit, SettingChange)])
        replaced = self._rows_after([edit for edit in edits if isinstance(edit, RowChange)])
        saved = now()
        if edits:
            puts = [self._put_of("entry", m, entry_row(m, e) if e != EMPTY else None) for m, e in touched.items()]
            puts += [self._put_of("setting", key, sealed("setting", key, text)) for key, text in texts.items()]
            self._save([*puts, *map(put_of_row, replaced)], edits, origin, saved)
            self._digests |= {put.place: put.come for put in puts if put.come is not None}
            for put in puts:
                if put.come is None:
                    self._digests.pop(put.place, None)
            self._tables.take_in(replaced)
            self._entries |= touched
            self._settings |= texts
            self._texts = {k: t for k, t in {**self._texts, **_known(texts)}.items() if t} if texts else self._texts
            for measure in [m for m in touched if touched[m] == EMPTY]:
                del self._entries[measure]
            self._since.append(Done(given, origin))
            self._fold_if_long()
        return saved

    def _fold_if_long(self) -> None:
        if self._hold is not None and self._hold.log_size > _LOG_LIMIT:
            with suppress(StorageError):  # the edits are safe in the log, which is tried again after the next
                self.fold()

    def set_organisation(self, name: str, origin: Origin = Origin.EDIT) -> datetime:
        """Renames the organisation, as one step of the history; the same name writes nothing. Raises like apply."""
        return self.apply(text_changes(self._settings, {ORGANISATION: clean_line(name)}), origin)

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
        records, problems = verify.read_records(rows)
        if problems:
            raise WorkbookDamaged(self._path, problems)
        return records

    def _grounded(self, edit: Change | SettingChange) -> Edit:
        if isinstance(edit, SettingChange):
            stored, known = self.stored_text(edit.key), self._texts.get(edit.key, "")
            return SettingChange(edit.key, stored, edit.after) if edit.before == known != stored else edit
        entry = self.entry(edit.measure)
        was = entry.stored(edit.field)
        is_unread = isinstance(was, Unread) and edit.before == entry.get(edit.field)
        return Change(edit.measure, edit.field, was, edit.after) if is_unread else edit

    def _after(self, changes: Sequence[Change]) -> dict[str, Entry]:
        touched: dict[str, Entry] = {}
        for change in changes:
            entry = touched.get(change.measure, self.entry(change.measure))
            stored = entry.stored(change.field)
            if stored != change.before:
                raise StaleChange(self._path, change, stored)
            touched[change.measure] = entry_after(entry, (_storable(change),))
        return touched

    def _texts_after(self, changes: Sequence[SettingChange]) -> dict[str, str]:
        texts: dict[str, str] = {}
        for change in changes:
            stored = texts.get(change.key, self._settings.get(change.key, ""))
            if stored != change.before:
                raise StaleChange(self._path, change, stored)
            if (change.key, change.after) not in self._unread and (
                clean_text(change.after) != change.after or stored_text(change.key, change.after) != change.after
            ):
                raise ValueError(change)
            texts[change.key] = change.after
        return texts

    def _rows_after(self, changes: Sequence[RowChange]) -> list[Replaced]:
        with reading(self._path):
            replaced, stale, stored = self._tables.after(changes) if changes else ([], None, "")
        if stale:
            raise StaleChange(self._path, stale, stored)
        return replaced

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction, for this layer alone. Raises ChangedOutside, and nothing was written into another's file."""
        self.require_own_file()
        with naming(self._path):
            self.remember()
            with self._beginning():
                yield
            self._is_folded = False

    def _put_of(self, table: str, key: str, row: Row | None) -> Put:
        return Put(table, (key,), row, self._digests.get((table, key)))

    def _save(self, puts: Sequence[Put], edits: Sequence[Edit], origin: Origin, saved: datetime) -> None:
        step = self._last.step + 1
        history = list(history_rows(self._last.number + 1, step, saved, origin, edits))
        last = LastChange(self._last.number + len(history), step, seal_of(history[-1]))
        contents = counting(self._contents._replace(number=last.number, digest=last.digest), puts)
        with self.writing():
            put_all(self._connection, puts)
            self._connection.executemany(_PUT_HISTORY, history)
            self._put_contents(contents)
        self._last, self._contents = last, contents

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


def _known(settings: Mapping[str, str]) -> dict[str, str]:
    """What this version reads of the texts that a person set, '' for what it does not know."""
    return {key: known_text(key, text) for key, text in settings.items() if key not in PRIVATE_KEYS}


def _storable(change: Change) -> Change:
    value = change.after if isinstance(change.after, Unread) else from_text(change.field, to_text(change.after))
    if value != change.after:
        raise InvalidValue(change.field, to_text(change.after))
    if not change.measure or clean_line(change.measure) != change.measure:
        raise ValueError(change.measure)
    return Change(change.measure, change.field, change.before, value)


def _build(path: Path, organisation: str) -> None:
    made = now()
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
            connection.executemany(_PUT_SETTING, [sealed("setting", *item) for item in settings.items()])


def _owned(path: Path) -> "tuple[sqlite3.Connection, tuple[Finding, ...], bool]":
    """The connection, what was found beside the file, and whether no log was there that belongs to it."""
    beside = [suffix for suffix in SIDECARS if sidecar(path, suffix).exists()]
    if not beside:
        return own(path), (), True
    from app.storage.pairing import only_its_own

    with only_its_own(path) as found:
        was_log_there = sidecar(path, "-wal").exists()
        return own(path), found, not was_log_there

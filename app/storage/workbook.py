"""The workbook: one SQLite file with the answers of one organisation, and every change that led to them."""

import os
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from app import __version__
from app.domain.answers import EMPTY, Change, Entry, InvalidValue, Unread, from_text, to_text
from app.domain.answers import apply as entry_after
from app.domain.history import Origin, Record
from app.domain.kept_texts import PRIVATE_KEYS, known_text, stored_text
from app.domain.text import clean_line, clean_text
from app.domain.undo import ORGANISATION, Edit, SettingChange, text_changes
from app.storage import verify
from app.storage.connection import (
    APPLICATION_ID,
    connect,
    identify,
    naming,
    own,
    reading,
    set_journal_mode,
    transaction,
)
from app.storage.contents import (
    CONTENTS,
    Contents,
    contents_problems,
    found_contents,
    order_problems,
    sheet_tally,
    stored_contents,
)
from app.storage.errors import IsBackup, PathTaken, StaleChange, StorageError, WorkbookDamaged
from app.storage.files import SIDECARS, naming_system_errors, place_new, sidecar, temporary_beside
from app.storage.marks import KEY as BACKUP
from app.storage.marks import is_backup
from app.storage.migrations import STEPS, Step, migrate, upgrade
from app.storage.rows import LastChange, Row, entry_row, history_row, seal_of, sealed

_LOG_PAGES = 10_000
"""When the log is folded in even before closing (40 MB, thousands of edits); until then an edit costs its one sync."""

_PUT_SETTING = "INSERT OR REPLACE INTO setting VALUES (?, ?, ?)"
_PUT_ENTRY = "INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_PUT = {"entry": _PUT_ENTRY, "setting": _PUT_SETTING}
_DIGESTS = "SELECT 'entry' || measure, digest FROM entry UNION ALL SELECT 'setting' || key, digest FROM setting"
_DELETE_ENTRY = "DELETE FROM entry WHERE measure = ?"
_DELETE_SETTING = "DELETE FROM setting WHERE key = ?"
_PUT_HISTORY = "INSERT INTO history VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_HISTORY = "SELECT * FROM history ORDER BY id DESC LIMIT ?"
_HISTORY_OF = "SELECT * FROM history WHERE measure = ? ORDER BY id DESC LIMIT ?"

_Put = tuple[str, str, Row | None]
"""A table, the key of a row, and the row that takes its place; None for none."""


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
        self._last, last_problems = verify.read_last_change(connection)
        said = stored_contents(connection, self._settings)
        problems = setting_problems + entry_problems + last_problems
        problems = problems or order_problems(connection)
        problems = problems or (contents_problems(connection, said) if said else verify.lost_rows(connection))
        if problems:
            raise WorkbookDamaged(path, problems)
        self._contents = said or replace(found_contents(connection), sheets=sheet_tally(connection))
        self._digests = dict(connection.execute(_DIGESTS).fetchall())

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
            set_orphans_aside(path)
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
        identify(path, len(steps))
        if is_backup(path):
            raise IsBackup(path)
        connection = own(path)
        try:
            with naming(path):
                upgrade(connection, path, steps)
                with reading(path):
                    workbook = cls(path, connection)
                workbook._start_log()
        except BaseException:
            connection.close()
            raise
        return workbook

    def _start_log(self) -> None:
        set_journal_mode(self._connection, "wal")
        self._connection.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES:d}")
        opened = now().isoformat()
        with transaction(self._connection):  # begins the log, which takes two syncs more than any later commit
            self._put_setting("opened", opened)
            self._put_setting("program_version", __version__)
            self._connection.execute(_DELETE_SETTING, (BACKUP,))  # put back by hand into its place, it is the workbook
            self._contents = self._put_contents(replace(self._contents, opened=opened, left_out=PRIVATE_KEYS))

    def __enter__(self) -> "Workbook":
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Folds the log in and leaves one plain file. Where that fails, the log stays beside it: nothing is lost."""
        if self._closed:
            return
        self._closed = True
        with suppress(StorageError), naming(self._path):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            set_journal_mode(self._connection, "delete")
        self._connection.close()

    def fold(self) -> None:
        """Brings everything into the file itself, so that a copy of it is whole. Raises DiskFull, AccessFailed."""
        with naming(self._path):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

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

    def texts(self) -> dict[str, str]:
        """What a person set for the whole workbook, by key: the name, the profile, what was overruled.

        Without what this version does not know: that stays stored, and is exported.
        """
        return dict(self._texts)

    def stored_text(self, key: str) -> str:
        """The same as it is stored, known to this version or not."""
        return self._settings.get(key, "")

    def grounded(self, edits: Sequence[Edit]) -> tuple[Edit, ...]:
        """The edits as they are saved: from what is stored where that is not known to this version, and shows as ''."""
        return tuple(map(self._grounded, edits))

    def apply(self, edits: Sequence[Edit], origin: Origin = Origin.EDIT) -> datetime:
        """Saves the edits, all or none, as one step of the history, and returns when; none at all writes nothing.

        Raises StaleChange when an edit does not start from what is stored, InvalidValue, InvalidProfile and TextTooLong
        for a value that could not be read back; DiskFull and AccessFailed. After an error nothing has changed.
        """
        edits = self.grounded(edits)
        touched = self._after([edit for edit in edits if isinstance(edit, Change)])
        texts = self._texts_after([edit for edit in edits if isinstance(edit, SettingChange)])
        saved = now()
        if edits:
            rows = [("entry", m, entry_row(m, e) if e != EMPTY else None) for m, e in touched.items()]
            rows += [("setting", key, sealed("setting", key, text)) for key, text in texts.items()]
            self._save(rows, edits, origin, saved)
            self._entries |= touched
            self._settings |= texts
            self._texts = {k: t for k, t in {**self._texts, **_known(texts)}.items() if t} if texts else self._texts
            for measure in [m for m in touched if touched[m] == EMPTY]:
                del self._entries[measure]
        return saved

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

    def _grounded(self, edit: Edit) -> Edit:
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

    def _save(self, rows: Sequence[_Put], edits: Sequence[Edit], origin: Origin, saved: datetime) -> None:
        step = self._last.step + 1
        records = (Record(step, saved, origin, edit) for edit in edits)
        history = [history_row(number, record) for number, record in enumerate(records, start=self._last.number + 1)]
        last = LastChange(self._last.number + len(history), step, seal_of(history[-1]))
        digests = {table + key: seal_of(row) if row else None for table, key, row in rows}
        contents = replace(self._contents, number=last.number, digest=last.digest)
        for table, key, _row in rows:
            contents = contents.after(table, key, self._digests.get(table + key), digests[table + key])
        with naming(self._path), transaction(self._connection):
            for table, key, row in rows:
                self._connection.execute(_PUT[table] if row else _DELETE_ENTRY, row or (key,))
            self._connection.executemany(_PUT_HISTORY, history)
            self._put_contents(contents)
        self._last, self._contents = last, contents
        self._digests |= digests

    def _put_contents(self, contents: Contents) -> Contents:
        self._put_setting(CONTENTS, contents.text())
        return contents

    def count_sheets(self) -> Contents:
        """For app.storage.sheets: says inside a transaction that the sheets are others; what holds when it ends."""
        return self._put_contents(replace(self._contents, sheets=sheet_tally(self._connection)))

    def counted(self, contents: Contents) -> None:
        """For app.storage.sheets: that transaction has ended well."""
        self._contents = contents

    @property
    def contents(self) -> Contents:
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
    }
    with closing(connect(path, "rwc")) as connection:
        connection.execute("PRAGMA synchronous = OFF")  # the whole file is synced before it gets its name
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
        migrate(connection, STEPS)
        with transaction(connection):
            connection.executemany(_PUT_SETTING, [sealed("setting", *item) for item in settings.items()])


def set_orphans_aside(path: Path) -> None:
    """Renames what SQLite left of a file that is gone: it would take it for that of a new one."""
    for orphan in (sidecar(path, suffix) for suffix in SIDECARS):
        if orphan.exists():
            orphan.replace(sidecar(orphan, ".orphan"))

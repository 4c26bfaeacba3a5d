"""The log of an open workbook: an edit goes there with one sync, and all of them into the file itself later."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from app.domain.history import Done
from app.files import DiskFull, StorageError, naming_system_errors
from app.storage.connection import fold_in, naming, set_journal_mode, transaction
from app.storage.file_watch import FileWatch
from app.storage.lineage import Lineage, fresh, put_lineage
from app.storage.pages_found import PagesFound
from app.storage.sidecars import sidecar

_LIMIT = 40 << 20
"""Bytes of a log that is folded in even where nobody rests; until then an edit costs its one sync."""


class WorkbookLog:
    """Writes for one open workbook, and knows what is in its log alone. It also closes the connection.

    Without a `FileWatch`, which it gets when it begins, it stands for a copy in memory, into which nothing is written.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, lineage: Lineage | None) -> None:
        """`lineage` is that of the file."""
        self._connection, self._path = connection, path
        self._watch: FileWatch | None = None
        self._lineage = lineage
        self._begun: Lineage | None = None  # the lineage of the log
        self._is_folded = True
        self._image: bytes | None = None  # of the whole, before what was done since
        self._since: list[Done] = []
        self._first: PagesFound | None = None
        self.is_closed = False
        """Whether the connection is given back, or about to be."""

    @property
    def was_file_closed(self) -> bool:
        """Whether the file says that whoever wrote it last has closed it."""
        return self._lineage is not None and self._lineage.is_closed

    def begin(self, watch: FileWatch) -> None:
        """Begins the log, on what the log of a crash has brought into the file."""
        self._watch = watch
        if not sidecar(self._path, "-wal").exists():  # else it was read whole before it was opened
            self._first = PagesFound(watch)
        set_journal_mode(self._connection, "wal")
        try:
            with naming(self._path):
                fold_in(self._connection)
        except DiskFull:  # then it goes on
            self._begun = self._lineage
        watch.record(None if self._begun else self._lineage)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """A transaction; the first of a log says in it which state of the file the log is begun on."""
        begun = self._begun
        with transaction(self._connection):
            if begun is None:
                begun = self._lineage.next() if self._lineage else fresh(is_closed=False)
                put_lineage(self._connection, begun)
            yield
        self._begun = begun

    @contextmanager
    def writing(self) -> Iterator[None]:
        """The transaction of an edit. Raises ChangedOutside, and nothing was written into another's file."""
        self.require_own_file()
        with naming(self._path):
            self.remember()
            with self.transaction():
                yield
            self._is_folded = False

    def note(self, done: Done) -> None:
        """What was done in a transaction, for a copy of all of it; a long log is folded in."""
        self._since.append(done)
        if self._watch is not None and self._watch.log_size > _LIMIT:
            with suppress(StorageError):  # the edits are safe in the log, which is tried again after the next
                self.fold()

    def fold(self) -> None:
        """Brings everything into the file itself, so that a copy of it is whole. Does nothing where it is already.

        Raises ChangedOutside, DiskFull, AccessFailed; every edit is as safe as before then.
        """
        if not self._is_folded and not self.is_closed:
            self.require_own_file()
            with naming(self._path):
                self.fold_in()

    def fold_in(self) -> None:
        """The log goes into the file, and the next begins here: that takes syncs that no edit has to wait for."""
        if self._first is not None:
            self._first.before_folding()
        try:
            fold_in(self._connection)
        except sqlite3.Error:
            if self._watch is not None:
                self._watch.record_half(self._begun)
            raise
        self._lineage, self._begun = self._begun, None
        self._since, self._is_folded = [], True
        if self._image is not None:
            self._image = self._connection.serialize()
        if self._watch is not None and self._lineage is not None:
            self._watch.record(self._lineage)
        with self.transaction():
            pass

    def require_own_file(self) -> None:
        """Raises ChangedOutside when the file is no longer the one that was opened."""
        if self._watch is not None:
            self._watch.require_unchanged()

    def require_own_content(self) -> None:
        """Raises FileReplaced when other content was written into the file that was opened; it may be gone by name."""
        if self._watch is not None:
            self._watch.require_content()

    @property
    def holds_edits(self) -> bool:
        """Whether anything was done since all was in the file."""
        return bool(self._since)

    def remember(self) -> None:
        """Reads the whole database into memory: from then on all of it can be kept, whatever becomes of the file.

        Raises ChangedOutside, AccessFailed.
        """
        if self._image is None and not self.is_closed:
            self.require_own_file()
            with naming(self._path):
                self._image = self._connection.serialize()

    def image(self) -> tuple[bytes, Sequence[Done]]:
        """The whole database of a moment, and what was done since then.

        Raises FileReplaced when it is not in memory and its file is overwritten.
        """
        if self._image is None:
            self.require_own_content()
        pages = self._connection.serialize() if self._image is None else self._image
        return pages, tuple(self._since)

    def content_found(self) -> bytes:
        """The file byte by byte as it was before it was opened; as it is, where that is not known any more.

        Raises ChangedOutside, AccessFailed.
        """
        self.require_own_file()
        assert self._watch is not None
        with naming_system_errors(self._path):
            return self._first.content() if self._first is not None else self._watch.read_at(0, self._watch.size)

    def let_go_of_found(self) -> None:
        """It is sound: nobody will want it as it was."""
        self._first = None

    def close(self) -> None:
        """Folds the log in and leaves one plain file. Where that fails, the log stays beside it: nothing is lost."""
        self.is_closed = True
        try:
            self._fold_for_good()
        except StorageError:
            with suppress(StorageError), naming(self._path):  # a full disk may have room when the log is folded in
                fold_in(self._connection)
                self._fold_for_good()
        self._end()

    def _fold_for_good(self) -> None:
        with naming(self._path):
            with self.transaction():
                if self._begun is not None:
                    put_lineage(self._connection, self._begun.closed())
            fold_in(self._connection)
            if self._watch is not None:
                self._watch.let_go_of_log()
            set_journal_mode(self._connection, "delete")

    def leave(self) -> None:
        """Closes without writing into a file that is another's now.

        Where the disk does not let the log be emptied, SQLite would write it there as it closes: it never does then.
        """
        self.is_closed = True
        if self._watch is not None:
            try:
                self._watch.drop_log()
            except OSError:
                _hold_for_ever(self._connection)
                return
        self._end()

    def _end(self) -> None:
        watch, self._watch = self._watch, None
        if watch is not None:
            watch.let_go_of_log()
        self._connection.close()
        if watch is not None:
            watch.close()


def _hold_for_ever(connection: sqlite3.Connection) -> None:
    """Not even the end of the program closes it."""
    import ctypes

    ctypes.pythonapi.Py_IncRef(ctypes.py_object(connection))

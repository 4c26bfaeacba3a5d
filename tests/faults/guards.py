"""The guards of the program that a control takes away, in a process of its own."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from app import files
from app.storage import backup_marks, connection, lock


def _put(there: object, other: object) -> None:
    """Puts something in the place of a function wherever a module of the program has it."""
    for name, module in list(sys.modules.items()):
        if name.startswith("app."):
            for key in [key for key, value in vars(module).items() if value is there]:
                setattr(module, key, other)


@contextmanager
def _statement_by_statement(_connection: object) -> Iterator[None]:
    yield


@contextmanager
def _no_temporary(path: Path) -> Iterator[Path]:
    path.unlink(missing_ok=True)
    yield path


def _there_already(_temporary: Path, _path: Path) -> None:
    """The file was written at its name."""


def without_transactions() -> None:
    """Each statement by itself, and files written where they are to lie."""
    _put(connection.transaction, _statement_by_statement)
    _put(files.temporary_beside, _no_temporary)
    _put(files.place_new, _there_already)
    _put(files.place_over, _there_already)


def without_sync() -> None:
    """Nothing waits for the disk."""
    pragmas = connection._OWNER_PRAGMAS
    connection._OWNER_PRAGMAS = tuple(pragma.replace("synchronous = FULL", "synchronous = OFF") for pragma in pragmas)
    os.fsync = lambda _descriptor: None


def without_lock() -> None:
    """No program holds a workbook for itself alone."""
    pragmas = connection._OWNER_PRAGMAS
    connection._OWNER_PRAGMAS = tuple(pragma for pragma in pragmas if "EXCLUSIVE" not in pragma)
    lock.Lock._is_taken = lambda _lock: True


def in_one_place() -> None:
    """A workbook's place counts by its name alone: trials are made in copies of a folder, whose backups are to be its.

    This takes no guard away.
    """
    _put(backup_marks.place_of, lambda path: sha256(path.name.encode()).hexdigest()[:8])


GUARDS: dict[str, Callable[[], None]] = {
    "": lambda: None,
    "transactions and atomic placing": without_transactions,
    "synchronous=OFF, no fsync": without_sync,
    "locks": without_lock,
}

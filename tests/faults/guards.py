"""The guards of the program that a control takes away, in a process of its own."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app import files
from app.exchange import csv_file, hand_over_file, json_node, xlsx_xml, zip_guard
from app.storage import connection, database_problems, lock, stored_schema


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


def without_comparison_of_schemas() -> None:
    """A database may be made of anything."""
    _put(database_problems.schema_problems, lambda *_asked: [])
    _put(stored_schema.has_plain_tables, lambda _connection: True)


def without_limits_of_input() -> None:
    """What comes from outside may be as large, as long and as many as it is."""
    endless = 1 << 62
    for module, name in (
        (csv_file, "_LONGEST_ROW"),
        (csv_file, "MOST_COLUMNS"),
        (zip_guard, "_MOST_BYTES"),
        (xlsx_xml, "_MOST_ELEMENTS"),
        (json_node, "_MOST_KEYS"),
        (json_node, "_LARGEST_TEXT"),
        (hand_over_file, "HAND_OVER_LIMIT"),
    ):
        assert isinstance(getattr(module, name), int)
        setattr(module, name, endless)
    json_node._MOST_SIGNS = {}
    hand_over_file._is_as_ours = lambda _content: True


GUARDS: dict[str, Callable[[], None]] = {
    "": lambda: None,
    "transactions and atomic placing": without_transactions,
    "synchronous=OFF, no fsync": without_sync,
    "locks": without_lock,
    "comparison of schemas": without_comparison_of_schemas,
    "limits of what is read": without_limits_of_input,
}

"""All of an open workbook verified beside the thread that works in it: what opening it does not read."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from app.storage.connection import connect, reading
from app.storage.database_soundness import whole_problems
from app.storage.errors import FileProblem, WorkbookDamaged
from app.storage.log_bytes import without_log_mode

_ASKS_AFTER = 20_000
"""Steps of SQLite's machine, a few hundredths of a second."""


def damage_in(pages: bytes, path: Path, is_unwanted: Callable[[], bool] = bool) -> tuple[FileProblem, ...]:
    """What is wrong in what a workbook at `path` holds, given as `Workbook.image` gives it; for any thread.

    Found is what `check` finds. It ends soon, and says nothing of worth, when it `is_unwanted`.
    """
    with closing(connect(path, "memory")) as connection:
        try:
            with reading(path):
                connection.deserialize(without_log_mode(pages))
                connection.set_progress_handler(is_unwanted, _ASKS_AFTER)
                return tuple(whole_problems(connection, path))
        except WorkbookDamaged as error:
            return error.problems

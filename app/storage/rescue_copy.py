"""What an open workbook holds, kept as a file of its own when its file has become another's, or is gone."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Protocol, Self

from app.domain.history import Done, Origin
from app.domain.undo import Edit
from app.files import naming_system_errors, short_stem, time_stamp, unused
from app.storage.connection import connect, naming
from app.storage.database_soundness import whole_problems
from app.storage.errors import WorkbookDamaged
from app.storage.sidecars import place_new_database, temporary_database


class Keepable(Protocol):
    """What this asks of an open workbook, which asks this to keep what is its own."""

    @property
    def path(self) -> Path: ...

    def image(self) -> tuple[bytes, Sequence[Done]]: ...

    @classmethod
    def open(cls, path: Path) -> Self: ...

    def apply(self, edits: Sequence[Edit], origin: Origin) -> object: ...

    def fold(self) -> None: ...

    def close(self) -> None: ...


def free_name_in(folder: Path, path: Path) -> Path:
    """A free name in a folder for what is kept of the workbook `path`."""
    return unused(folder / f"{short_stem(path)}-kept-{time_stamp()}{path.suffix}")


def keep_as(workbook: Keepable, target: Path, pending: Sequence[Done] = ()) -> None:
    """Writes a verified workbook at a free name that holds all of an open one and what is `pending` besides.

    It reads nothing of the open workbook's file where there was an edit since it was opened or folded in.
    Raises WorkbookDamaged when that file is read and is another's; PathTaken, PathMissing, NameTooLong,
    FolderNotWritable, DiskFull, AccessFailed.
    """
    with naming(workbook.path):
        pages, since = workbook.image()
    with temporary_database(target) as temporary:
        with naming_system_errors(target):
            temporary.write_bytes(pages)
        with closing(type(workbook).open(temporary)) as mine:  # a workbook that is closed keeps what is its own by this
            for edits, origin in (*since, *pending):
                mine.apply(edits, origin)
            mine.fold()  # closing leaves a log that there is no room to fold in, and only the file gets the name
        with naming(target), closing(connect(temporary, "immutable")) as copy:
            problems = whole_problems(copy, target)
        if problems:
            raise WorkbookDamaged(workbook.path, problems)
        place_new_database(temporary, target)

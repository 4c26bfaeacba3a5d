"""What can go wrong with a file outside the program's power, as errors that carry data and no words."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.domain.answers import Value
from app.domain.undo import Edit


class ProblemKind(StrEnum):
    """What is wrong in a workbook: SQLite's pages, the tables, a row's digest, a value, or the chain of changes."""

    STRUCTURE = "structure"
    SCHEMA = "schema"
    DIGEST = "digest"
    VALUE = "value"
    CHAIN = "chain"


@dataclass(frozen=True)
class Problem:
    """One finding: where it is (table and key, as far as known) and the datum or SQLite's message."""

    kind: ProblemKind
    table: str = ""
    key: str = ""
    detail: str = ""


class StorageError(Exception):
    """Something about a file or folder; what was saved before is not affected."""

    def __init__(self, path: Path, *details: object) -> None:
        super().__init__(str(path), *details)
        self.path = path


class PathMissing(StorageError):
    """There is no such file or folder."""


class PathTaken(StorageError):
    """A new workbook would lie where a file is already."""


class NameTooLong(StorageError):
    """The file's name leaves no room for the names that SQLite derives from it."""


class NotReadable(StorageError):
    """The file may not be read."""


class NotAWorkbook(StorageError):
    """The file is something else."""


class WorkbookDamaged(StorageError):
    """The file is a workbook, but not as it was written. `problems` lists everything found."""

    def __init__(self, path: Path, problems: Sequence[Problem]) -> None:
        super().__init__(path, *problems)
        self.problems = tuple(problems)


class WorkbookTooNew(StorageError):
    """A later program wrote the file: schema `found`, ours is `known`; `program_version` is its own, if stored."""

    def __init__(self, path: Path, found: int, known: int, program_version: str | None) -> None:
        super().__init__(path, found, known, program_version)
        self.found = found
        self.known = known
        self.program_version = program_version


class WorkbookBusy(StorageError):
    """Another window or program holds the file."""


class WorkbookReadOnly(StorageError):
    """The file may not be written."""


class FolderNotWritable(StorageError):
    """Nothing may be written into the folder `path`."""


class DiskFull(StorageError):
    """There was no room; the file is as it was."""


class AccessFailed(StorageError):
    """Reading or writing failed for another reason, in the system's words."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.reason = reason


class CopyOntoItself(StorageError):
    """A copy would overwrite the workbook it is made from."""


class ChangedOutside(StorageError):
    """The file of an open workbook is no longer the one that was opened, and nothing was written into it."""


class FileReplaced(ChangedOutside):
    """Another file, or other content, lies at the workbook's name."""


class FileGone(ChangedOutside):
    """Nothing lies at the workbook's name, or it cannot be reached; `moved_to` is the file's new name, if known."""

    def __init__(self, path: Path, moved_to: Path | None = None) -> None:
        super().__init__(path)
        self.moved_to = moved_to


class StaleChange(StorageError):
    """A change starts from a value that is not the one stored."""

    def __init__(self, path: Path, change: Edit, stored: Value) -> None:
        super().__init__(path, change, stored)
        self.change = change
        self.stored = stored

"""What can go wrong with a file outside the program's power, as errors that carry data and no words."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from app.domain.answers import Value
from app.domain.undo import Edit
from app.files import StorageError


class ProblemKind(StrEnum):
    """What is wrong in a workbook: SQLite's pages, the tables, a row's digest, a value, or the chain of changes."""

    STRUCTURE = "structure"
    SCHEMA = "schema"
    DIGEST = "digest"
    VALUE = "value"
    CHAIN = "chain"
    EXCESS = "excess"
    """More than any release writes: it was counted, and not read."""


class FileProblem(NamedTuple):
    """One problem: where it is (table and key, as far as known) and the datum or SQLite's message."""

    kind: ProblemKind
    table: str = ""
    key: str = ""
    detail: str = ""


class NotReadable(StorageError):
    """The file may not be read."""


class NotAFile(NotReadable):
    """It is a folder, a pipe or a device: nothing that is read from its beginning to its end."""


class FileKind(StrEnum):
    """What a file that is no workbook looks like."""

    PDF = "pdf"
    ARCHIVE = "archive"
    """A spreadsheet, a Word file, a ZIP."""
    JSON = "json"
    TEXT = "text"
    DATABASE = "database"
    EMPTY = "empty"
    FOLDER = "folder"
    OTHER = "other"


class NotAWorkbook(StorageError):
    """The file is something else; `kind` tells what, as far as that is known."""

    def __init__(self, path: Path, kind: FileKind = FileKind.OTHER) -> None:
        super().__init__(path)
        self.kind = kind


class WorkbookDamaged(StorageError):
    """The file is a workbook, but not as it was written. `problems` lists everything found."""

    def __init__(self, path: Path, problems: Sequence[FileProblem]) -> None:
        super().__init__(path, *problems)
        self.problems = tuple(problems)

    @property
    def is_too_much(self) -> bool:
        """Whether nothing else is known to be wrong than how much it holds: none of it was read then, nor will be."""
        return bool(self.problems) and all(problem.kind is ProblemKind.EXCESS for problem in self.problems)


class DamagedInside(WorkbookDamaged):
    """The open workbook is damaged in what opening it does not read: earlier changes, hand-ins, sheets, pages."""


class BackupNotSound(WorkbookDamaged):
    """A backup was kept at `kept` that is not sound, since the workbook at `path` is damaged inside."""

    def __init__(self, path: Path, problems: Sequence[FileProblem], kept: Path) -> None:
        super().__init__(path, problems)
        self.kept = kept


class IsBackup(StorageError):
    """The file is a backup: nobody works in it."""


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


class NotAsStored(Exception):
    """An edit does not start from what is stored. For this layer alone: who knows the file raises StaleChange."""

    def __init__(self, edit: Edit, stored: Value) -> None:
        super().__init__(edit, stored)
        self.edit = edit
        self.stored = stored


class StaleChange(StorageError):
    """A change starts from a value that is not the one stored."""

    def __init__(self, path: Path, change: Edit, stored: Value) -> None:
        super().__init__(path, change, stored)
        self.change = change
        self.stored = stored


class RecordNotPlain(StorageError):
    """What is to be kept as a record is no ordinary file, or it is the workbook itself."""


class RecordTooLarge(StorageError):
    """A file to be kept as a record has more bytes than one may have."""

    def __init__(self, path: Path, size: int, limit: int) -> None:
        super().__init__(path, size, limit)
        self.size = size
        self.limit = limit


class RecordsTooMany(StorageError):
    """More files than are kept, or carried, at once."""

    def __init__(self, path: Path, count: int, limit: int) -> None:
        super().__init__(path, count, limit)
        self.count = count
        self.limit = limit


class RecordsTooLarge(StorageError):
    """The files of the folder of records have together more bytes than one file for another PC carries."""

    def __init__(self, path: Path, size: int, limit: int) -> None:
        super().__init__(path, size, limit)
        self.size = size
        self.limit = limit


class SampleKeepsNoRecords(StorageError):
    """The sample is made anew each time: no files are kept for it."""

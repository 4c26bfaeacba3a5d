"""Says what went wrong together with a button for what the sentence advises, where the program can do that."""

from collections.abc import Callable, Mapping
from enum import Enum
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.exchange.refusals import ExchangeError, Why, WrongPassword
from app.files import AccessFailed, DiskFull, FolderNotWritable, StorageError
from app.i18n import N_, _
from app.storage.errors import (
    BackupNotSound,
    FileKind,
    NotAWorkbook,
    NotReadable,
    WorkbookBusy,
    WorkbookDamaged,
    WorkbookReadOnly,
    WorkbookTooNew,
)
from app.ui.kit.boxes import BoxAnswer, BoxQuestion, Standard, ask
from app.ui.kit.message_box import tell, words_for
from app.ui.shell.state import AppState


class ErrorRemedy(Enum):
    """What can be done about an error at the press of a button."""

    NEWEST_BACKUP = "newest_backup"
    ITS_WINDOW = "its_window"
    OTHER_WORKBOOKS = "other_workbooks"
    ANOTHER_FILE = "another_file"
    SAVE_COPY = "save_copy"
    FROM_PAPER = "from_paper"
    IMPORT = "import"
    IMPORT_ANOTHER = "import_another"


_WORDS: Mapping[ErrorRemedy, str] = {
    ErrorRemedy.NEWEST_BACKUP: N_("Open the newest backup"),
    ErrorRemedy.ITS_WINDOW: N_("&Show that window"),
    ErrorRemedy.OTHER_WORKBOOKS: N_("Other workbooks..."),
    ErrorRemedy.ANOTHER_FILE: N_("Open another..."),
    ErrorRemedy.SAVE_COPY: N_("Save a copy elsewhere..."),
    ErrorRemedy.FROM_PAPER: N_("Enter a sheet from paper..."),
    ErrorRemedy.IMPORT: N_("Import the file..."),
    ErrorRemedy.IMPORT_ANOTHER: N_("Choose the file to import..."),
}
_OF_KIND: Mapping[FileKind, ErrorRemedy] = {
    FileKind.PDF: ErrorRemedy.FROM_PAPER,
    FileKind.ARCHIVE: ErrorRemedy.IMPORT,
    FileKind.JSON: ErrorRemedy.IMPORT,
    FileKind.TEXT: ErrorRemedy.IMPORT,
}
Slots = Mapping[ErrorRemedy, Callable[[Path], object]]
"""What does each remedy, with the file that the error is about."""


def tell_with_remedy(error: Exception, state: AppState, window: QWidget, slots: Slots) -> None:
    """Says what went wrong, and does what a person presses."""
    remedies = _remedies(error, state)
    if not remedies or not isinstance(error, StorageError | ExchangeError):
        tell(window, error)
    elif (wanted := ask(window, remedy_question(error, *remedies))) is not None:
        slots[wanted](getattr(error, "path", state.path))


def _remedies(error: Exception, state: AppState) -> tuple[ErrorRemedy, ...]:
    """What can be done, the best first."""
    match error:
        case BackupNotSound():  # before the damaged ones, of which it is one
            wanted = ErrorRemedy.SAVE_COPY
        case WorkbookDamaged():
            return (ErrorRemedy.NEWEST_BACKUP,) if _has_backup(error.path, state) else ()
        case WorkbookBusy():
            return (ErrorRemedy.ITS_WINDOW, ErrorRemedy.OTHER_WORKBOOKS)
        case NotAWorkbook(kind=FileKind.EMPTY):
            return (ErrorRemedy.NEWEST_BACKUP,) if _has_backup(error.path, state) else ()
        case NotAWorkbook():
            wanted = _OF_KIND.get(error.kind, ErrorRemedy.ANOTHER_FILE)
        case ExchangeError() if getattr(error, "why", None) is Why.NOT_A_HAND_OVER:
            wanted = ErrorRemedy.ANOTHER_FILE
        case ExchangeError() if not isinstance(error, WrongPassword):
            wanted = ErrorRemedy.IMPORT_ANOTHER  # the same once more, after it was mended, or another one
        case NotReadable() | WorkbookTooNew() | WorkbookReadOnly() if not _is_of_workbook(error.path, state.path):
            wanted = ErrorRemedy.ANOTHER_FILE
        case DiskFull() | FolderNotWritable() | AccessFailed() if _is_of_workbook(error.path, state.path):
            wanted = ErrorRemedy.SAVE_COPY
        case _:
            return ()
    return (wanted,)


def _is_of_workbook(path: Path, own: Path) -> bool:
    """Whether it is the open workbook, what lies beside it by the same name, or its folder."""
    return path == own.parent or (path.parent == own.parent and path.name.startswith(own.name))


def _has_backup(path: Path, state: AppState) -> bool:
    from app.storage.backup import newest_backup

    return newest_backup(path, state.data.backups) is not None


def remedy_question(error: Exception, *remedies: ErrorRemedy) -> BoxQuestion[ErrorRemedy]:
    """The words for the error, and the buttons, of which Enter presses the first."""
    message = words_for(error)
    assert message is not None
    answers = tuple(BoxAnswer(remedy, _(_WORDS[remedy])) for remedy in remedies)
    return BoxQuestion(message, answers, usual=remedies[0], leaves=Standard.Close)

"""Says what went wrong together with a button for what the sentence advises, where the program can do that."""

from collections.abc import Callable, Mapping
from enum import Enum
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.exchange.refusals import ExchangeError, Why, WrongPassword
from app.files import AccessFailed, DiskFull, FolderNotWritable, PathMissing, StorageError
from app.i18n import N_, _
from app.paths import SUFFIX
from app.storage.errors import (
    BackupNotSound,
    FileGone,
    FileKind,
    FileReplaced,
    NotAWorkbook,
    NotReadable,
    RecordsTooLarge,
    RecordsTooMany,
    SampleKeepsNoRecords,
    StaleChange,
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
    OPEN_AGAIN = "open_again"
    LOOK_AGAIN = "look_again"
    SHOW_FOLDER = "show_folder"
    SHOW_STORED = "show_stored"
    KEEP_ELSEWHERE = "keep_elsewhere"
    LEAVE_SAMPLE = "leave_sample"
    HAND_OVER_ALONE = "hand_over_alone"


_WORDS: Mapping[ErrorRemedy, str] = {
    ErrorRemedy.NEWEST_BACKUP: N_("Open the newest backup"),
    ErrorRemedy.ITS_WINDOW: N_("&Show that window"),
    ErrorRemedy.OTHER_WORKBOOKS: N_("Other workbooks..."),
    ErrorRemedy.ANOTHER_FILE: N_("Open another..."),
    ErrorRemedy.SAVE_COPY: N_("Save a copy elsewhere..."),
    ErrorRemedy.FROM_PAPER: N_("Enter a sheet from paper..."),
    ErrorRemedy.IMPORT: N_("Import the file..."),
    ErrorRemedy.IMPORT_ANOTHER: N_("Choose the file to import..."),
    ErrorRemedy.OPEN_AGAIN: N_("Try &again"),
    ErrorRemedy.LOOK_AGAIN: N_("Try &again"),
    ErrorRemedy.SHOW_FOLDER: N_("Open the &folder"),
    ErrorRemedy.SHOW_STORED: N_("Show what it &holds"),
    ErrorRemedy.KEEP_ELSEWHERE: N_("Keep it elsewhere..."),
    ErrorRemedy.LEAVE_SAMPLE: N_("Back to my workbook"),
    ErrorRemedy.HAND_OVER_ALONE: N_("Hand over &without the records..."),
}
_OF_KIND: Mapping[FileKind, ErrorRemedy] = {
    FileKind.PDF: ErrorRemedy.FROM_PAPER,
    FileKind.ARCHIVE: ErrorRemedy.IMPORT,
    FileKind.JSON: ErrorRemedy.IMPORT,
    FileKind.TEXT: ErrorRemedy.IMPORT,
}
_TABLES = (".csv", ".xlsx", ".json")
"""The endings of what is imported."""
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
            return (ErrorRemedy.SAVE_COPY,)
        case WorkbookDamaged() | NotAWorkbook(kind=FileKind.EMPTY):
            return (ErrorRemedy.NEWEST_BACKUP,) if _has_backup(error.path, state) else ()
        case WorkbookBusy():
            return (ErrorRemedy.ITS_WINDOW, ErrorRemedy.OTHER_WORKBOOKS)
        case NotAWorkbook():
            return (_OF_KIND.get(error.kind, ErrorRemedy.ANOTHER_FILE),)
        case ExchangeError():
            return _after_exchange(error)
        case StorageError() if _is_of_workbook(error.path, state.path):
            return _for_open_workbook(error)
        case RecordsTooMany() | RecordsTooLarge():  # for one file; what is given as evidence asks where it is given
            return (ErrorRemedy.HAND_OVER_ALONE, ErrorRemedy.SHOW_FOLDER)
        case PathMissing() | NotReadable() | WorkbookTooNew() | WorkbookReadOnly():
            return _for_file_named(error)
        case DiskFull() | FolderNotWritable() | AccessFailed():  # settings, backups, whatever lies elsewhere
            return (ErrorRemedy.SHOW_FOLDER,) if _folder_of(error.path).is_dir() else ()
    return ()


def _after_exchange(error: ExchangeError) -> tuple[ErrorRemedy, ...]:
    if getattr(error, "why", None) is Why.NOT_A_HAND_OVER:
        return (ErrorRemedy.ANOTHER_FILE,)
    if isinstance(error, WrongPassword):
        return ()
    return (ErrorRemedy.IMPORT_ANOTHER,)  # the same once more, after it was mended, or another one


def _for_open_workbook(error: StorageError) -> tuple[ErrorRemedy, ...]:
    match error:
        case DiskFull():  # to save once more what was typed, and to make room for it
            return (ErrorRemedy.SAVE_COPY, ErrorRemedy.SHOW_FOLDER)
        case FolderNotWritable() | AccessFailed() | PathMissing():
            return (ErrorRemedy.SAVE_COPY,)
        case FileReplaced():
            return (ErrorRemedy.LOOK_AGAIN, ErrorRemedy.SHOW_FOLDER)
        case FileGone():
            return (ErrorRemedy.LOOK_AGAIN,)
        case StaleChange():
            return (ErrorRemedy.SHOW_STORED,)
        case WorkbookReadOnly():
            return (ErrorRemedy.KEEP_ELSEWHERE,)
        case SampleKeepsNoRecords():
            return (ErrorRemedy.LEAVE_SAMPLE,)
    return ()


def _for_file_named(error: StorageError) -> tuple[ErrorRemedy, ...]:
    """For a file that a person named: what it was to be is told by its ending."""
    if error.path.suffix.lower() in _TABLES:
        return (ErrorRemedy.IMPORT_ANOTHER,)
    if error.path.suffix.lower() != SUFFIX:
        return ()
    again = (ErrorRemedy.OPEN_AGAIN,) if isinstance(error, PathMissing) else ()
    return (*again, ErrorRemedy.ANOTHER_FILE)


def _is_of_workbook(path: Path, own: Path) -> bool:
    """Whether it is the open workbook, what lies beside it by the same name, or its folder."""
    return path == own.parent or (path.parent == own.parent and path.name.startswith(own.name))


def _folder_of(path: Path) -> Path:
    """What is shown of a file or folder: the folder."""
    return path if path.is_dir() else path.parent


def _has_backup(path: Path, state: AppState) -> bool:
    from app.storage.backup import newest_backup

    return newest_backup(path, state.data.backups) is not None


def remedy_question(error: Exception, *remedies: ErrorRemedy) -> BoxQuestion[ErrorRemedy]:
    """The words for the error, and the buttons, of which Enter presses the first."""
    message = words_for(error)
    assert message is not None
    answers = tuple(BoxAnswer(remedy, _(_WORDS[remedy])) for remedy in remedies)
    return BoxQuestion(message, answers, usual=remedies[0], leaves=Standard.Close)

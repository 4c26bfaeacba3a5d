"""What to do with a workbook that may only be read: look at it where it lies, or take a copy onto this PC."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from app.files import FolderNotWritable, StorageError
from app.i18n import _
from app.storage.errors import WorkbookReadOnly
from app.storage.workbook import Workbook
from app.storage.workbook_in_memory import look_at
from app.ui.kit.boxes import BoxAnswer, BoxQuestion, ButtonRole, ask
from app.ui.kit.message_box import tell
from app.words.messages import message_for

T = TypeVar("T")


def may_be_looked_at(error: StorageError, path: Path) -> bool:
    """Whether a workbook that cannot be opened for this error can at least be read."""
    return isinstance(error, WorkbookReadOnly | FolderNotWritable) and path.is_file()


def looked_at(parent: QWidget | None, path: Path) -> Workbook | None:
    """The workbook, of which nothing can be changed; None where it cannot be read either, which is told."""
    try:
        return look_at(path)
    except StorageError as error:
        tell(parent, error)
        return None


def look_answer(value: T) -> BoxAnswer[T]:
    """The answer that looks at the workbook as it is, standing for this value."""
    return BoxAnswer(value, _("Only &look at it and print"), ButtonRole.ActionRole)


def ask_to_look(parent: QWidget, error: StorageError, path: Path) -> Workbook | None:
    """Says why a workbook cannot be opened, and looks at it where a person wants that."""
    return looked_at(parent, path) if ask(parent, look_question(error)) else None


def look_question(error: StorageError) -> BoxQuestion[bool]:
    """Why a workbook cannot be opened, and whether it is to be looked at all the same."""
    message = message_for(error)
    assert message is not None
    return BoxQuestion(message, (look_answer(True),), usual=True)

"""What to do with a workbook that may only be read: look at it where it lies, or take a copy onto this PC."""

from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from app.files import StorageError
from app.i18n import _
from app.storage.errors import WorkbookBusy
from app.storage.workbook import Workbook
from app.storage.workbook_in_memory import ONLY_LOOKED_AT, look_at
from app.ui.kit.boxes import BoxAnswer, BoxQuestion, ButtonRole, ask
from app.ui.kit.message_box import tell
from app.words.messages import message_for

T = TypeVar("T")


def may_be_looked_at(error: StorageError, path: Path) -> bool:
    """Whether a workbook that cannot be opened for this error can at least be read."""
    return isinstance(error, ONLY_LOOKED_AT) and path.is_file()


def looked_at(parent: QWidget | None, path: Path, why: StorageError) -> Workbook | None:
    """The workbook, of which nothing can be changed; None where it cannot be read either, which is told."""
    try:
        return look_at(path, why)
    except StorageError as error:
        tell(parent, error)
        return None


def look_answer(value: T) -> BoxAnswer[T]:
    """The answer that looks at the workbook as it is, standing for this value."""
    return BoxAnswer(value, _("Only &look at it and print"), ButtonRole.ActionRole)


class InsteadOfOpening(Enum):
    """What to do with a workbook that cannot be opened."""

    LOOK = "look"
    ITS_WINDOW = "its_window"


def ask_to_look(
    parent: QWidget, error: StorageError, path: Path, show_window: Callable[[Path], object]
) -> Workbook | None:
    """Says why a workbook cannot be opened, and looks at it where a person wants that. `show_window` brings the window
    to the front that has it open.
    """
    match ask(parent, look_question(error)):
        case InsteadOfOpening.LOOK:
            return looked_at(parent, path, error)
        case InsteadOfOpening.ITS_WINDOW:
            show_window(path)
    return None


def look_question(error: StorageError) -> BoxQuestion[InsteadOfOpening]:
    """Why a workbook cannot be opened, and whether it is to be looked at all the same."""
    message = message_for(error)
    assert message is not None
    look = look_answer(InsteadOfOpening.LOOK)
    if not isinstance(error, WorkbookBusy):
        return BoxQuestion(message, (look,), usual=InsteadOfOpening.LOOK)
    shows = BoxAnswer(InsteadOfOpening.ITS_WINDOW, _("&Show that window"))
    return BoxQuestion(message, (shows, look), usual=InsteadOfOpening.ITS_WINDOW)

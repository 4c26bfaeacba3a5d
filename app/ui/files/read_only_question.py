"""What to do with a workbook that may only be read: look at it where it lies, or take a copy onto this PC."""

from collections.abc import Callable
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from app.domain.filenames import safe_name
from app.files import AccessFailed, DiskFull, FolderNotWritable, StorageError
from app.i18n import _
from app.paths import SUFFIX
from app.storage.errors import WorkbookBusy, WorkbookReadOnly
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


def kept_elsewhere(parent: QWidget | None, path: Path, why: StorageError, folder: Path) -> Path | None:
    """Where a copy of it lies now, its records beside it, to be worked in; None where a person names no file, or it
    cannot be made, which is told. `folder` is proposed.
    """
    from app.ui.files.copy_saving import save_copy_at

    seen = looked_at(parent, path, why)
    if seen is None:
        return None
    with seen:
        choose = partial(ask_where_to_keep, parent, seen.organisation, folder)
        target = choose()
        return save_copy_at(seen, target, parent, choose, records=True) if target is not None else None


def ask_where_to_keep(parent: QWidget | None, organisation: str, folder: Path) -> Path | None:
    """Asks for the file of a workbook that can be worked in."""
    from app.ui.kit.file_question import where_to_save

    proposed = folder / f"{safe_name(organisation) or 'tenken'}{SUFFIX}"
    return where_to_save(parent, _("Keep it elsewhere"), proposed, _("Workbooks (*.tenken)"))


def keep_answer(value: T) -> BoxAnswer[T]:
    """The answer that makes a copy which can be worked in, standing for this value."""
    return BoxAnswer(value, _("Keep it elsewhere..."), ButtonRole.ActionRole)


def can_be_kept_elsewhere(error: Exception) -> bool:
    """Whether a copy of a workbook can be worked in that cannot be opened for this error: nobody else works in it, and
    this version knows all that it holds.
    """
    return isinstance(error, WorkbookReadOnly | FolderNotWritable | DiskFull | AccessFailed)


def look_answer(value: T) -> BoxAnswer[T]:
    """The answer that looks at the workbook as it is, standing for this value."""
    return BoxAnswer(value, _("Only &look at it and print"), ButtonRole.ActionRole)


class InsteadOfOpening(Enum):
    """What to do with a workbook that cannot be opened."""

    LOOK = "look"
    KEEP = "keep"
    ITS_WINDOW = "its_window"


def ask_to_look(
    parent: QWidget, error: StorageError, path: Path, folder: Path, show_window: Callable[[Path], object]
) -> Workbook | Path | None:
    """Says why a workbook cannot be opened, and looks at it where a person wants that, or makes a copy: its path. In
    `folder` that is proposed. `show_window` brings the window to the front that has it open.
    """
    match ask(parent, look_question(error)):
        case InsteadOfOpening.LOOK:
            return looked_at(parent, path, error)
        case InsteadOfOpening.KEEP:
            return kept_elsewhere(parent, path, error, folder)
        case InsteadOfOpening.ITS_WINDOW:
            show_window(path)
    return None


def look_question(error: StorageError) -> BoxQuestion[InsteadOfOpening]:
    """Why a workbook cannot be opened, and whether it is to be looked at all the same."""
    message = message_for(error)
    assert message is not None
    look = look_answer(InsteadOfOpening.LOOK)
    if not isinstance(error, WorkbookBusy):
        answers = (look, keep_answer(InsteadOfOpening.KEEP)) if can_be_kept_elsewhere(error) else (look,)
        return BoxQuestion(message, answers, usual=InsteadOfOpening.LOOK)
    shows = BoxAnswer(InsteadOfOpening.ITS_WINDOW, _("&Show that window"))
    return BoxQuestion(message, (shows, look), usual=InsteadOfOpening.ITS_WINDOW)

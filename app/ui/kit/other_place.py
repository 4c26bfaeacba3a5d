"""What to do where a file cannot be written in the place that a person chose."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.files import AccessFailed, DiskFull, FileHeld, FolderNotWritable, NameTooLong, PathMissing, StorageError
from app.i18n import _
from app.ui.kit.boxes import BoxAnswer, BoxQuestion, Standard, ask
from app.words.message_parts import Message
from app.words.messages import message_for

Choose = Callable[[], Path | None]
"""Asks for the file once more; None when a person names none."""
_OF_THE_PLACE = (FileHeld, FolderNotWritable, PathMissing, NameTooLong, DiskFull, AccessFailed)


def lies_at_place(error: Exception, place: Path) -> bool:
    """Whether the file could not be written there for a reason that another place does not have."""
    return isinstance(error, _OF_THE_PLACE) and error.path in (place, place.parent)


def ask_another_place(parent: QWidget | None, error: StorageError, choose: Choose) -> Path | None:
    """Where to write instead; None when a person gives up."""
    if isinstance(error, FileHeld):
        return ask(parent, held_question(error))
    return choose() if ask(parent, place_question(error)) else None


def held_question(error: FileHeld) -> BoxQuestion[Path]:
    """Whether to write to the same place once more, or beside it."""
    beside = BoxAnswer(error.free, _("Save under the other name"))
    return BoxQuestion(_message(error), (beside, BoxAnswer(error.path, Standard.Retry)), usual=error.path)


def place_question(error: StorageError) -> BoxQuestion[bool]:
    """Whether to choose another file."""
    return BoxQuestion(_message(error), (BoxAnswer(True, _("Save &elsewhere...")),), usual=True)


def _message(error: StorageError) -> Message:
    message = message_for(error)
    assert message is not None
    return message


def written_at_last(parent: QWidget | None, path: Path, write: Callable[[Path], object], choose: Choose) -> Path | None:
    """Where a file was written at last; None when a person gave up.

    Raises what `write` raises for another reason than the place.
    """
    place: Path | None = path
    while place is not None:
        try:
            write(place)
            return place
        except StorageError as error:
            if not lies_at_place(error, place):
                raise
            place = ask_another_place(parent, error, choose)
    return None

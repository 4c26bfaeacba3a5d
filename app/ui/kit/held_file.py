"""What to do where another program holds the file that is to be written."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.files import FileHeld
from app.i18n import _
from app.ui.kit.boxes import BoxAnswer, BoxQuestion, Standard, ask
from app.words.messages import message_for


def ask_another_name(parent: QWidget, error: FileHeld) -> Path | None:
    """Where to write instead: to the same place once more, or beside it; None when a person wants neither."""
    return ask(parent, held_question(error))


def held_question(error: FileHeld) -> BoxQuestion[Path]:
    """The question, whose answers are the two places."""
    message = message_for(error)
    assert message is not None
    beside = BoxAnswer(error.free, _("Save under the other name"))
    return BoxQuestion(message, (beside, BoxAnswer(error.path, Standard.Retry)), usual=error.path)


def written_where_free(parent: QWidget, path: Path, write: Callable[[Path], object]) -> Path | None:
    """Where a file was written at last; None when a person gave up because another program holds it.

    Raises what `write` raises, but FileHeld.
    """
    place: Path | None = path
    while place is not None:
        try:
            write(place)
            return place
        except FileHeld as error:
            place = ask_another_name(parent, error)
    return None

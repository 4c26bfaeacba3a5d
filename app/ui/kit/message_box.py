"""Says what happened, that data is safe, what to do: of what went wrong, and of what is done."""

from platform import python_version
from typing import TypeVar

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app import __version__
from app.i18n import _
from app.ui.kit.boxes import BoxAnswer, BoxQuestion, BoxSign, ButtonRole, Standard, ask, show_message
from app.ui.kit.window_errors import WindowError
from app.ui.shell.logbook import log
from app.words.message_parts import Message
from app.words.messages import message_for

T = TypeVar("T")


def unexpected() -> Message:
    """The words for an error that only a programmer can mend."""
    return Message(
        _("Something went wrong inside Tenken."),
        _("What you entered before is saved."),
        _("Go on working. If it happens again, close Tenken and open it again; the details say where it was."),
    )


def words_for(error: BaseException) -> Message | None:
    """The words for an error that a person can do something about, those of the window alone included."""
    return error.message if isinstance(error, WindowError) else message_for(error)


def tell(parent: QWidget | None, error: BaseException) -> None:
    """Shows the words for an error; one without words is written to the log as well."""
    if words_for(error) is None:
        log.warning("unexpected error", exc_info=error)
    tell_logged(parent, error)


def tell_logged(parent: QWidget | None, error: BaseException) -> None:
    """The same for an error that is in the log already."""
    if words := words_for(error):
        show_message(parent, words, BoxSign.WARNS)
    else:
        _tell_unexpected(parent, error)


def _tell_unexpected(parent: QWidget | None, error: BaseException) -> None:
    """Where it arose can be copied, for whoever helps."""
    if ask(parent, BoxQuestion(unexpected(), (details_answer(True),), leaves=Standard.Ok)):
        copy_details(error)


def details_answer(value: T) -> BoxAnswer[T]:
    """The answer that copies where an error arose, standing for this value."""
    return BoxAnswer(value, _("&Copy the details"), ButtonRole.ActionRole)


def copy_details(error: BaseException) -> None:
    """Copies where an error arose, for whoever helps; no word of the user is in it."""
    from app.ui.shell.log_file import traced

    QGuiApplication.clipboard().setText(f"Tenken {__version__}, Python {python_version()}\n{traced(error)}")


def say(parent: QWidget | None, message: Message) -> None:
    """Shows a message about what is done until it is closed."""
    show_message(parent, message, BoxSign.TELLS)

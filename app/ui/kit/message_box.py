"""Says what happened, that data is safe, what to do: of what went wrong, and of what is done."""

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.ui.kit.boxes import BoxSign, show_message
from app.ui.kit.window_errors import WindowError
from app.ui.shell.logbook import log
from app.words.message_parts import Message
from app.words.messages import message_for


def unexpected() -> Message:
    """The words for an error that only a programmer can mend."""
    return Message(
        _("Something went wrong inside the program."),
        _("What you entered before is saved."),
        _("Close the program and open it again. The file tenken.log in the data folder says more."),
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
    show_message(parent, words_for(error) or unexpected(), BoxSign.WARNS)


def say(parent: QWidget | None, message: Message) -> None:
    """Shows a message about what is done until it is closed."""
    show_message(parent, message, BoxSign.TELLS)

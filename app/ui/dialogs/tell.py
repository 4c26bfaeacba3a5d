"""Says what went wrong: what happened, that data is safe, what to do."""

import logging

from PySide6.QtWidgets import QMessageBox, QWidget

from app.i18n import _
from app.messages import Message, message_for


def unexpected() -> Message:
    """The words for an error that only a programmer can mend."""
    return Message(
        _("Something went wrong inside the program."),
        _("What you entered before is saved."),
        _("Close the program and open it again. The file tenken.log in the data folder says more."),
    )


def tell(parent: QWidget | None, error: BaseException) -> None:
    """Shows the words for an error; one without words is written to the log as well."""
    message = message_for(error)
    if message is None:
        logging.getLogger(__name__).error("unexpected error", exc_info=error)
        message = unexpected()
    say(parent, message)


def say(parent: QWidget | None, message: Message) -> None:
    """Shows a message until it is closed."""
    box = message_box(parent, message)
    box.exec()
    box.deleteLater()


def message_box(parent: QWidget | None, message: Message) -> QMessageBox:
    """A box with a message; more buttons may be added."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(_("Tenken"))
    box.setText(message.what)
    box.setInformativeText("\n".join(part for part in (message.safe, message.todo) if part))
    return box

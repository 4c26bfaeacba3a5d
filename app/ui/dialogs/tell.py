"""Says what went wrong: what happened, that data is safe, what to do."""

import logging

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from app.i18n import _
from app.messages import Message, message_for
from app.ui.errors import DocumentUnreadable, PrintFailed


def unexpected() -> Message:
    """The words for an error that only a programmer can mend."""
    return Message(
        _("Something went wrong inside the program."),
        _("What you entered before is saved."),
        _("Close the program and open it again. The file tenken.log in the data folder says more."),
    )


def words_for(error: BaseException) -> Message | None:
    """The words for an error that a person can do something about, those of the window alone included."""
    if isinstance(error, PrintFailed):
        return Message(
            _("The printer {printer} did not take the pages.").format(printer=error.printer),
            _("Your workbook is safe."),
            _("Check that it is on and has paper, or save the PDF and print that."),
        )
    if isinstance(error, DocumentUnreadable):
        return Message(
            _("The PDF {path} cannot be opened.").format(path=error.path),
            _("Your workbook is safe."),
            _("Make the document once more."),
        )
    return message_for(error)


def tell(parent: QWidget | None, error: BaseException) -> None:
    """Shows the words for an error; one without words is written to the log as well."""
    message = words_for(error)
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
    for label in box.findChildren(QLabel):  # names of files and typed text are no mark-up
        label.setTextFormat(Qt.TextFormat.PlainText)
    return box

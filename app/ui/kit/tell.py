"""Says what happened, that data is safe, what to do: of what went wrong, and of what is done."""

import logging

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from app.i18n import _
from app.ui.kit.window_errors import DocumentUnreadable, PrintFailed
from app.words.messages import Message, message_for


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
    if words_for(error) is None:
        logging.getLogger(__name__).error("unexpected error", exc_info=error)
    tell_logged(parent, error)


def tell_logged(parent: QWidget | None, error: BaseException) -> None:
    """The same for an error that is in the log already."""
    _show(message_box(parent, words_for(error) or unexpected()))


def say(parent: QWidget | None, message: Message) -> None:
    """Shows a message about what is done until it is closed."""
    _show(message_box(parent, message, QMessageBox.Icon.Information))


def _show(box: QMessageBox) -> None:
    box.exec()
    box.deleteLater()


def message_box(
    parent: QWidget | None, message: Message, icon: QMessageBox.Icon = QMessageBox.Icon.Warning
) -> QMessageBox:
    """A box with a message; more buttons may be added."""
    box = QMessageBox(parent)
    box.setIcon(icon)
    box.setWindowTitle(_("Tenken"))
    box.setText(message.what)
    box.setInformativeText("\n".join(part for part in (message.safe, message.todo) if part))
    for label in box.findChildren(QLabel):  # names of files and typed text are no mark-up
        label.setTextFormat(Qt.TextFormat.PlainText)
    return box

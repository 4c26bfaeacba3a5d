"""What to do where another program holds the file that is to be written."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QWidget

from app.files import FileHeld
from app.i18n import _
from app.ui.kit.tell import message_box
from app.words.messages import message_for


def ask_another_name(parent: QWidget, error: FileHeld) -> Path | None:
    """Where to write instead: to the same place once more, or beside it; None when a person wants neither."""
    message = message_for(error)
    assert message is not None
    box = message_box(parent, message)
    beside = box.addButton(_("Save under the other name"), QMessageBox.ButtonRole.AcceptRole)
    again = box.addButton(QMessageBox.StandardButton.Retry)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(again)
    try:
        box.exec()
        pressed = box.clickedButton()
        return error.free if pressed is beside else error.path if pressed is again else None
    finally:
        box.deleteLater()


def written(parent: QWidget, path: Path, write: Callable[[Path], object]) -> Path | None:
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

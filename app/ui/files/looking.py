"""What to do with a workbook that may only be read: look at it where it lies, or take a copy onto this PC."""

from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from app.files import FolderNotWritable, StorageError
from app.i18n import _
from app.storage.errors import WorkbookReadOnly
from app.storage.memory import look_at
from app.storage.workbook import Workbook
from app.ui.kit.tell import message_box, tell
from app.words.messages import message_for


def may_be_looked_at(error: StorageError, path: Path) -> bool:
    """Whether a workbook that cannot be opened for this error can at least be read."""
    return isinstance(error, WorkbookReadOnly | FolderNotWritable) and path.is_file()


def looked_at(parent: QWidget | None, path: Path) -> Workbook | None:
    """The workbook, of which nothing can be changed; None where it cannot be read either, which is told."""
    try:
        return look_at(path)
    except StorageError as error:
        tell(parent, error)
        return None


def add_look_button(box: QMessageBox) -> QPushButton:
    """The button that looks at the workbook as it is."""
    return box.addButton(_("Only &look at it and print"), QMessageBox.ButtonRole.ActionRole)


def ask_to_look(parent: QWidget, error: StorageError, path: Path) -> Workbook | None:
    """Says why a workbook cannot be opened, and looks at it where a person wants that."""
    message = message_for(error)
    assert message is not None
    box = message_box(parent, message)
    look = add_look_button(box)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(look)
    box.exec()
    pressed = box.clickedButton()
    box.deleteLater()
    return looked_at(parent, path) if pressed is look else None

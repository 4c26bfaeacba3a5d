"""Asks for the password of a file that is about to be made."""

from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from app.i18n import _
from app.ui.kit.dialog import Dialog, run_dialog
from app.ui.kit.password_fields import PasswordFields
from app.ui.kit.texts import Text


class PasswordDialog(Dialog):
    """After it was accepted, `password` is what was entered, twice and fit for a file."""

    def __init__(self, what: str, parent: QWidget, advice: str = "") -> None:
        super().__init__(parent)
        self.password = ""
        self.setWindowTitle(_("Password for the file"))
        page = QWidget(self)
        head = Text(page)
        head.setText(_("Who opens “{document}” has to enter this password.").format(document=what))
        more = Text(page, muted=True)
        more.set_text(advice)
        self.fields = PasswordFields(page)
        self.finished.connect(self.fields.clear)
        column = QVBoxLayout(page)
        column.addWidget(head)
        column.addWidget(more)
        column.addWidget(self.fields)
        column.addStretch(1)
        self.set_page(page, QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)

    def accept(self) -> None:
        """A password that does not do keeps the dialog open and says why."""
        password = self.fields.taken()
        if password is not None:
            self.password = password
            super().accept()


def ask_password(what: str, parent: QWidget, advice: str = "") -> str:
    """The password that a person wants for a file; '' when they want the file no longer."""
    return run_dialog(lambda: PasswordDialog(what, parent, advice), hand_over=None).password

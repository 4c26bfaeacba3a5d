"""Prepares the hand-over of the workbook to another PC: with a password or without."""

from PySide6.QtWidgets import QPushButton, QRadioButton, QVBoxLayout, QWidget

from app.i18n import _
from app.ui.kit.dialog import Buttons, Dialog
from app.ui.kit.password_fields import PasswordFields
from app.ui.kit.texts import Text


class HandOverDialog(Dialog):
    """After it was accepted, `password` is the one to use, '' for none; or `wants_steps`, to see them first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.password = ""
        self.wants_steps = False
        self.setWindowTitle(_("Hand over to another PC"))
        page = QWidget(self)
        lead = Text(page)
        lead.setText(
            _(
                "Everything of this workbook goes into one file. Take it to the other PC and double-click it there. "
                "Then go on working on that PC only."
            )
        )
        self._locked = QRadioButton(_("With a password (for a USB stick or mail)"), page)
        self._open = QRadioButton(_("Without one: whoever has it can read it"), page)
        self._locked.setChecked(True)
        self.fields = PasswordFields(page)
        self.finished.connect(self.fields.clear)
        self._locked.toggled.connect(self.fields.setVisible)
        steps = QPushButton(_("See the &steps on one page..."), page)
        steps.setAutoDefault(False)
        steps.clicked.connect(self._on_steps)
        column = QVBoxLayout(page)
        for widget in (lead, self._locked, self._open, self.fields):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addWidget(steps)
        column.addStretch(1)
        self.set_page(page, Buttons.Save | Buttons.Cancel)

    def _on_steps(self) -> None:
        self.wants_steps = True
        super().accept()

    def accept(self) -> None:
        """A password that does not do keeps the dialog open and says why."""
        if self._locked.isChecked():
            password = self.fields.taken()
            if password is None:
                return
            self.password = password
        super().accept()

"""Asks for the organisation's name."""

from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from app.domain.entered_text import LINE_LIMIT
from app.i18n import _
from app.ui.kit.dialog import Dialog
from app.ui.kit.texts import Text
from app.ui.kit.told_keys import name_control
from app.ui.kit.type_setting import LABEL


class OrganisationDialog(Dialog):
    """After it was accepted, `name` is what a person entered."""

    def __init__(self, name: str, parent: QWidget | None, *, is_new: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("New workbook") if is_new else _("Name of the organization"))
        page = QWidget(self)
        head = Text(page, LABEL)
        head.setText(_("Name of the organization"))
        self._line = QLineEdit(name, page)
        self._line.setMaxLength(LINE_LIMIT)
        name_control(self._line, _("Name of the organization"))
        hint = Text(page, muted=True)
        hint.setText(_("It stands in the title bar, on every printed page and in file names. You can change it later."))
        column = QVBoxLayout(page)
        for widget in (head, self._line, hint):
            column.addWidget(widget)
        column.addStretch(1)
        head.setBuddy(self._line)
        self.set_page(page, QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._line.setFocus()

    @property
    def name(self) -> str:
        """The name as entered, without blanks around it."""
        return " ".join(self._line.text().split())

"""Asks for the password of a hand-over file from another PC."""

from pathlib import Path

from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from app.domain.filenames import readable_name
from app.i18n import _
from app.ui.kit.dialog import Dialog
from app.ui.kit.texts import Text
from app.ui.kit.tick_box import TickBox
from app.ui.kit.told_keys import name_control
from app.ui.kit.type_setting import LABEL


class UnlockDialog(Dialog):
    """After it was accepted, `password` is what was entered. It may be shown again, with what was wrong."""

    def __init__(self, path: Path, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Take over from another PC"))
        page = QWidget(self)
        which = Text(page)
        which.setText(
            _("“{file}” carries a workbook and is locked by a password.").format(file=readable_name(path.name))
        )
        head = Text(page, LABEL)
        head.setText(_("Password"))
        self._line = QLineEdit(page)
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        name_control(self._line, _("Password"))
        self._line.returnPressed.connect(self.accept)
        head.setBuddy(self._line)
        self._show = TickBox(page)
        self._show.setText(_("Show what is typed"))
        self._show.toggled.connect(self._on_show)
        self._problem = Text(page, LABEL)
        self._problem.hide()
        hint = Text(page, muted=True)
        hint.setText(_("It was chosen on the other PC. Upper and lower case differ. The file itself is not changed."))
        column = QVBoxLayout(page)
        for widget in (which, head, self._line, self._show, self._problem, hint):
            column.addWidget(widget)
        column.addStretch(1)
        self.set_page(page, QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._line.setFocus()

    @property
    def password(self) -> str:
        """What was entered."""
        return self._line.text()

    def show_problem(self, problem: str) -> None:
        """Says why the password did not do, and has it typed once more."""
        self._problem.set_text(problem)
        self._line.setAccessibleDescription(problem)
        self._line.selectAll()
        self._line.setFocus()

    def _on_show(self, shown: bool) -> None:
        self._line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

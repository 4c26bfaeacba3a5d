"""Asks why a finding is put off, and for how long."""

from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from app.domain.entered_text import is_blank
from app.domain.putting_off import PutOffFor
from app.finding_labels import put_off_for_words
from app.i18n import _
from app.ui.kit.dialog import Dialog
from app.ui.kit.line_field import Line
from app.ui.kit.segmented import Segmented
from app.ui.kit.texts import Text
from app.ui.kit.told_keys import name_control
from app.ui.kit.type_setting import LABEL


class PutOffDialog(Dialog):
    """After it was accepted, `reason` is what a person entered, never blank, and `how_long` what was chosen."""

    def __init__(self, about: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Put off"))
        self.how_long = PutOffFor.MONTH
        page = QWidget(self)
        what = Text(page, LABEL)
        what.setText(about)
        why = Text(page)
        why.setText(_("Why?"))
        self._line = Line(page)
        name_control(self._line, _("Why?"))
        why.setBuddy(self._line)
        until = Text(page)
        until.setText(_("For how long?"))
        self._choice = Segmented(list(PutOffFor), page)
        self._choice.setAccessibleName(_("For how long?"))
        self._choice.set_texts([put_off_for_words(each) for each in PutOffFor])
        self._choice.choose(self.how_long)
        hint = Text(page, muted=True)
        hint.setText(_("It stays in the list of what was put off, with the reason, and comes back by itself."))
        column = QVBoxLayout(page)
        for widget in (what, why, self._line, until, self._choice, hint):
            column.addWidget(widget)
        column.addStretch(1)
        self.set_page(page, QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._line.textChanged.connect(self._on_typed)
        self._choice.chosen.connect(self._on_chosen)
        self._on_typed()
        self._line.setFocus()

    @property
    def reason(self) -> str:
        """Why, as it was entered."""
        return self._line.text()

    def _on_typed(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not is_blank(self.reason))

    def _on_chosen(self, key: str) -> None:
        self.how_long = PutOffFor(key)

"""A field for a number of people that may be empty; what is no number is said below, and kept."""

import unicodedata

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.profile import MOST_PEOPLE
from app.i18n import _
from app.ui.kit.texts import Text
from app.ui.kit.told_keys import name_control
from app.ui.kit.type_setting import BODY, TypeStyle


class CountField(QWidget):
    """`text` is the number in plain digits, '' for none; full-width digits are taken too."""

    def __init__(self, parent: QWidget, text: str, name: str, style: TypeStyle = BODY) -> None:
        super().__init__(parent)
        self._before = text
        self._line = QLineEdit(text, self)
        self._line.setFont(style.font(self.font()))
        self._line.setMaxLength(len(str(MOST_PEOPLE)))
        name_control(self._line, name)
        self._line.editingFinished.connect(self._check)
        unit = Text(self, style)
        unit.setWordWrap(False)
        unit.setText(_("people"))
        self._problem = Text(self)
        self._problem.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._line)
        row.addWidget(unit)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._problem)
        self.setFocusProxy(self._line)

    @property
    def text(self) -> str:
        """The number; for what is none, the one that stood here before."""
        if self.is_wrong:
            return self._before
        return str(int(self._typed())) if self._typed() else ""

    @property
    def is_wrong(self) -> bool:
        """Whether something stands in the field that is no number of people."""
        return bool(self._typed()) and not _is_count(self._typed())

    def _typed(self) -> str:
        return unicodedata.normalize("NFKC", self._line.text()).strip()

    def _check(self) -> None:
        self._problem.set_text(_("Enter a number such as 5, or leave it empty.") if self.is_wrong else "")


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdecimal() and int(text) <= MOST_PEOPLE

"""One finding in full: what is wrong, why that matters, and what can be done about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.domain.findings import Finding
from app.domain.putting_off import PutOff
from app.finding_labels import finding_facts_words, finding_heading, finding_why, put_off_words
from app.i18n import _
from app.ui.kit.flow_layout import FlowLayout
from app.ui.kit.scroll_page import ScrollPage
from app.ui.kit.texts import Text
from app.ui.kit.told_keys import name_control, plain_words
from app.ui.kit.type_setting import H2, LABEL


class FindingCard(ScrollPage):
    """Beside the list, or below it."""

    going = Signal()
    """A person wants to go to the place that it is about."""
    putting_off = Signal()
    """A person wants to put it off, or to have it back."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        page = QWidget(self)
        self._heading = Text(page, H2)
        self._title = Text(page, LABEL)
        self._facts = Text(page)
        self._why = Text(page, muted=True)
        self._reason = Text(page)
        self.go = QPushButton(page)
        self.go.setDefault(True)
        self.go.clicked.connect(self.going)
        self.off = QPushButton(page)
        self.off.clicked.connect(self.putting_off)
        buttons = FlowLayout(spacing=8)
        for button in (self.go, self.off):
            buttons.addWidget(button)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for text in (self._heading, self._title, self._facts, self._reason, self._why):
            column.addWidget(text)
        column.addLayout(buttons)
        column.addStretch(1)
        self.setWidget(page)

    def show_finding(self, finding: Finding, title: str, one: PutOff | None) -> None:
        """Shows a finding, and why it was put off, if it was."""
        self._heading.setText(finding_heading(finding.kind))
        self._title.set_text(title)
        self._facts.set_text(finding_facts_words(finding))
        self._why.setText(finding_why(finding.kind))
        self._reason.set_text(put_off_words(one) if one else "")
        self._name(self.go, _("&Go there"), _("Enter"))
        self._name(self.off, _("&List again") if one else _("Put o&ff..."), _("Del"))

    @staticmethod
    def _name(button: QPushButton, words: str, keys: str) -> None:
        button.setText(words)
        name_control(button, plain_words(words), keys)

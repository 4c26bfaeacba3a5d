"""Prepares the hand-over of the workbook to another PC: with a password or without."""

from PySide6.QtWidgets import QPushButton, QRadioButton, QVBoxLayout, QWidget

from app.domain.record_names import NO_RECORDS, RecordExtent
from app.i18n import _
from app.ui.kit.dialog import Buttons, Dialog
from app.ui.kit.password_fields import PasswordFields
from app.ui.kit.texts import Text
from app.ui.kit.tick_box import TickBox
from app.words.record_words import extent_words
from app.work.records_along import HAND_OVER_RECORDS_LIMIT


class HandOverDialog(Dialog):
    """After it was accepted, `password` is the one to use, '' for none, and `takes_records` whether the folder of
    records goes along; or `wants_steps`, to see them first. `records` is how much that folder holds."""

    def __init__(self, parent: QWidget, records: RecordExtent = NO_RECORDS, *, takes_records: bool = True) -> None:
        super().__init__(parent)
        self.password = ""
        self._extent = records
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
        self._records = TickBox(page)
        self._records.setText(_("Take the records folder along"))
        self._wanted = takes_records
        self._records.setChecked(takes_records)
        self._hint = Text(page, muted=True)
        self._locked.toggled.connect(self._follow)
        self._follow()
        steps = QPushButton(_("See the &steps on one page..."), page)
        steps.setAutoDefault(False)
        steps.clicked.connect(self._on_steps)
        column = QVBoxLayout(page)
        for widget in (lead, self._locked, self._open, self.fields, self._records, self._hint):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addWidget(steps)
        column.addStretch(1)
        self.set_page(page, Buttons.Save | Buttons.Cancel)

    @property
    def takes_records(self) -> bool:
        """Whether the folder of records goes along."""
        return bool(self._extent.files) and self._records.isEnabled() and self._records.isChecked()

    def _follow(self) -> None:
        is_too_large = self._locked.isChecked() and self._extent.size > HAND_OVER_RECORDS_LIMIT
        self._records.setVisible(bool(self._extent.files))
        if self._records.isEnabled():
            self._wanted = self._records.isChecked()
        self._records.setEnabled(not is_too_large)
        self._records.setChecked(self._wanted and not is_too_large)
        hint = extent_words(self._extent)
        if is_too_large:
            hint = _(
                "{extent}. A file with a password carries {limit} MB of records at most; copy the folder by itself."
            ).format(extent=hint, limit=HAND_OVER_RECORDS_LIMIT >> 20)
        elif not self._locked.isChecked():
            hint = _("{extent}. They go into a folder beside the file: take both.").format(extent=hint)
        self._hint.set_text(hint if self._extent.files else "")

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

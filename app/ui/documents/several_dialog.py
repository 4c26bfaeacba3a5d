"""Chooses several documents, and as what kind of file they are made."""

from collections.abc import Set as AbstractSet

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialogButtonBox, QRadioButton, QVBoxLayout, QWidget

from app.i18n import _, language
from app.reports.documents.listing import DOCUMENTS, by_occasion
from app.reports.press.document import BundleFormat, FileFormat
from app.ui.documents.document_delivery import Goal
from app.ui.documents.whose_measures import WhoseMeasures
from app.ui.kit.all_or_none import AllOrNone
from app.ui.kit.dialog import Dialog
from app.ui.kit.password_fields import PasswordFields
from app.ui.kit.row_tick import RowTick
from app.ui.kit.texts import Text
from app.ui.kit.tick_box import TickBox
from app.ui.kit.type_setting import LABEL


class SeveralDialog(Dialog):
    """After it was accepted, `goal`, `ticked`, `kind`, `whose` and `password` say what a person wants."""

    def __init__(self, whose: WhoseMeasures, ticked: AbstractSet[str], kind: BundleFormat, parent: QWidget) -> None:
        super().__init__(parent)
        self.goal = Goal.SAVE
        self.password = ""
        self.setWindowTitle(_("Several documents at once"))
        self._page = QWidget(self)
        self._column = QVBoxLayout(self._page)
        self.whose = WhoseMeasures(self._page)
        self.whose.take(whose)
        self._add_documents(ticked)
        self._column.addWidget(self.whose)
        self._add_kinds(kind)
        self._add_password()
        self._column.addStretch(1)
        self.set_page(self._page, QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self._preview = self.buttons.addButton(_("Preview..."), QDialogButtonBox.ButtonRole.ActionRole)
        self._preview.setAutoDefault(False)
        self._preview.clicked.connect(self._on_preview)
        self._show()

    def _add_documents(self, ticked: AbstractSet[str]) -> None:
        head = Text(self._page)
        head.setText(_("Each is made with the options that you chose for it last."))
        self._column.addWidget(head)
        self.all_or_none = AllOrNone(self._page)
        self.all_or_none.chosen.connect(self._on_all_or_none)
        self._column.addWidget(self.all_or_none)
        self.boxes: dict[str, RowTick] = {}
        for occasion, documents in by_occasion().items():
            title = Text(self._page, LABEL)
            title.setText(occasion.heading(language()))
            self._column.addSpacing(4)
            self._column.addWidget(title)
            for document in documents:
                box = RowTick(document.title(language()), "", self._page)
                box.setChecked(document.name in ticked)
                box.clicked.connect(self._show)
                self.boxes[document.name] = box
                self._column.addWidget(box)
        self._column.addSpacing(8)

    def _add_kinds(self, kind: BundleFormat) -> None:
        head = Text(self._page, LABEL)
        head.setText(_("As"))
        self._column.addSpacing(8)
        self._column.addWidget(head)
        words = {
            BundleFormat.ZIP: _("A ZIP file with a file for each"),
            BundleFormat.PDF: _("One PDF with a bookmark for each"),
        }
        self.kinds = {one: QRadioButton(text, self._page) for one, text in words.items()}
        for one, button in self.kinds.items():
            button.setChecked(one is kind)
            button.toggled.connect(self._show)
            self._column.addWidget(button)

    def _add_password(self) -> None:
        self.protect = TickBox(self._page)
        self.protect.setText(_("With a password"))
        self._left_out = Text(self._page)
        self.fields = PasswordFields(self._page)
        self.finished.connect(self.fields.clear)
        self._nothing = Text(self._page, LABEL)
        self._column.addSpacing(8)
        for widget in (self.protect, self._left_out, self.fields, self._nothing):
            self._column.addWidget(widget)
        self.protect.toggled.connect(self._show)
        self.protect.clicked.connect(self._on_protect)

    @property
    def ticked(self) -> frozenset[str]:
        """The names of the documents that are ticked."""
        return frozenset(name for name, box in self.boxes.items() if box.isChecked())

    @property
    def kind(self) -> BundleFormat:
        """What kind of file is wanted."""
        return next(kind for kind, button in self.kinds.items() if button.isChecked())

    def _show(self) -> None:
        """Offers what is possible with what is chosen."""
        protect, is_pdf = self.protect.isChecked(), self.kind is BundleFormat.PDF
        self.fields.setVisible(protect)
        word = [
            d.title(language()) for d in DOCUMENTS.values() if d.name in self.ticked and FileFormat.DOCX in d.formats
        ]
        self._left_out.set_text(
            _("A Word file cannot have a password; that of “{document}” is left out.").format(document="” “".join(word))
            if protect and not is_pdf and word
            else ""
        )
        self._preview.setVisible(is_pdf and not protect)  # what is saved from there has no password
        self._nothing.set_text("" if self.ticked else _("Tick at least one document."))
        for button in (self._preview, self.buttons.button(QDialogButtonBox.StandardButton.Save)):
            button.setEnabled(bool(self.ticked))

    def _on_protect(self) -> None:
        QTimer.singleShot(0, self._reveal_fields)  # once they have their place

    def _reveal_fields(self) -> None:
        if self.protect.isChecked():
            self.fields.setFocus(Qt.FocusReason.OtherFocusReason)
            self.reveal(self.fields)

    def _on_all_or_none(self, on: bool) -> None:
        for box in self.boxes.values():
            box.setChecked(on)
        self._show()

    def _on_preview(self) -> None:
        self.goal = Goal.PREVIEW
        super().accept()

    def accept(self) -> None:
        """A password that does not do keeps the dialog open and says why."""
        if self.protect.isChecked():
            password = self.fields.taken()
            if password is None:
                return
            self.password = password
        self.goal = Goal.SAVE
        super().accept()

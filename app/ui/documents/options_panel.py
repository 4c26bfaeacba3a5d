"""The panel beside the page: what can be chosen about it, what it is made of, and what comes back from paper."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QRadioButton, QVBoxLayout, QWidget

from app.domain.selection import in_view
from app.domain.tables import CONTACT, DEVICE, PERSON, TABLES
from app.i18n import _
from app.reports.press.document import BundleFormat, Document, Option
from app.ui.documents.document_options import DocumentOptions
from app.ui.kit.scroll_page import ScrollPage
from app.ui.kit.texts import Text
from app.ui.kit.told_keys import name_control, plain_words, told_keys
from app.ui.kit.type_setting import LABEL
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways
from app.words.document_hints import hint
from app.work.orders import is_for_teleworkers

_DATA = (DEVICE.name, CONTACT.name, PERSON.name, "notice", "statement")
"""What can be edited before the document is made, the texts that no other one prints last; so begin their keys."""


class OptionsPanel(ScrollPage):
    """Emits `changed` when a person chose anything."""

    changed = Signal()
    data_wanted = Signal(str)
    """A person wants to edit what the document alone prints: people, notice, statement."""

    def __init__(self, state: AppState, ways: Ways, parent: QWidget) -> None:
        super().__init__(parent)
        self._state, self._ways = state, ways
        self._document: Document | None = None
        self._edited = ""
        """What F2 edits; '' for nothing."""
        self.is_several = False
        """Whether the document is one of several that are made at once."""
        self._page = page = QWidget(self)
        self.several = BundleChoice(page)
        self.options = DocumentOptions(state, page)
        self._data = {str(key): QPushButton(page) for key in _DATA}
        self.enter = QPushButton(page)
        self.hint, self.nameless = Text(page, muted=True), Text(page)
        column = QVBoxLayout(page)
        column.setContentsMargins(4, 0, 4, 8)
        column.setSpacing(10)
        for widget in (self.several, self.options, self.hint):
            column.addWidget(widget)
        for button in (*self._data.values(), self.enter):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.nameless)
        column.addStretch(1)
        self.setWidget(page)
        self._connect()

    def _connect(self) -> None:
        self.options.changed.connect(self._on_changed)
        self.several.changed.connect(self._on_changed)
        self.enter.clicked.connect(self._on_enter)
        for key, button in self._data.items():
            button.setObjectName(key)
            button.clicked.connect(self._on_data)

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self.enter.setText(_("Enter a sheet from paper..."))
        self._data[DEVICE.name].setText(_("Edit devices..."))
        self._data[CONTACT.name].setText(_("Edit contacts..."))
        self._data[PERSON.name].setText(_("Edit names..."))
        self._data["notice"].setText(_("Edit the text..."))
        self._data["statement"].setText(_("Choose what it says..."))
        self._name_key()
        self.several.retranslate()
        self.options.retranslate()

    def _name_key(self) -> None:
        for key, button in self._data.items():
            name_control(button, plain_words(button.text()), told_keys(Qt.Key.Key_F2) if key == self._edited else "")

    # what is shown

    def show_document(self, document: Document, *, is_several: bool) -> None:
        """Shows what can be chosen about a document, and about the file where it is one of several."""
        self._document, self.is_several = document, is_several
        needed = {key.partition(".")[0] for key in document.prints_kept}
        if is_for_teleworkers(document):
            needed.add(PERSON.name)
        self._edited = next((key for key in reversed(self._data) if key in needed), "")
        for key, button in self._data.items():
            button.setVisible(key in needed)
        self._name_key()
        self.enter.setVisible(document.is_numbered)
        self.several.setVisible(is_several)
        self.options.show_document(document)
        if is_several:
            self.options.whose.offer_view(True)
        self.show_hint()

    def show_hint(self) -> None:
        """Says how much will be in the document."""
        if self._document is None:
            return
        state, lang, blank = self._state, self.options.whose.language, self.options.is_on(Option.BLANK)
        measures = in_view(state.catalogue.measures, self.options.view_of(self._document))
        self.hint.set_text(hint(self._document, measures, state.entries, state.workbook, lang, blank=blank))
        self.nameless.set_text(
            ""
            if state.workbook.organisation
            else _("Your organization has no name yet. Enter it in the overview, and it stands on every page.")
        )

    def follow_state(self) -> None:
        """The workbook is another one."""
        self.options.show_people()
        self.show_hint()

    # what a person asks for

    def _on_changed(self) -> None:
        self.show_hint()
        self.changed.emit()

    def edit(self) -> None:
        """Has a person edit what the document prints: its own text rather than what others print, too."""
        if self._edited:
            self._data[self._edited].click()

    def _on_data(self) -> None:
        button = self.sender()
        assert isinstance(button, QPushButton)
        what = button.objectName()
        if what in (DEVICE.name, CONTACT.name):
            self._ways.ledger(TABLES[what])
        else:
            self.data_wanted.emit(what)

    def _on_enter(self) -> None:
        self._ways.sheet()


class BundleChoice(QWidget):
    """As what kind of file several documents are made."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._head, self._note = Text(self, LABEL), Text(self, muted=True)
        self.kinds = {kind: QRadioButton(self) for kind in BundleFormat}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._head, *self.kinds.values(), self._note):
            column.addWidget(widget)
        self.kinds[BundleFormat.ZIP].setChecked(True)
        for button in self.kinds.values():
            button.clicked.connect(self.changed)

    @property
    def kind(self) -> BundleFormat:
        """What kind of file is wanted."""
        return next(kind for kind, button in self.kinds.items() if button.isChecked())

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self._head.set_text(_("As"))
        self.kinds[BundleFormat.ZIP].setText(_("ZIP, a file for each"))
        self.kinds[BundleFormat.PDF].setText(_("One PDF with bookmarks"))
        self._note.set_text(_("Each is made with the options that you chose for it last."))

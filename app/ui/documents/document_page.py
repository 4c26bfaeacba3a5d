"""The page of one document: what it is for, what can be chosen, and the buttons that make it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.domain.selection import in_view
from app.domain.tables import CONTACT, DEVICE, PERSON, TABLES
from app.i18n import _, language
from app.reports.press.document import Document, FileFormat, Option
from app.ui.documents.document_delivery import Goal
from app.ui.documents.document_options import DocumentOptions
from app.ui.documents.document_outcome import BuildProgress, SavedLine
from app.ui.kit.flow_layout import FlowLayout
from app.ui.kit.scroll_page import ScrollPage
from app.ui.kit.texts import Card, Text
from app.ui.kit.type_setting import H1, READING
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways
from app.words.document_hints import hint
from app.work.orders import is_for_teleworkers

_WIDEST_EM = 52
_DATA = (DEVICE.name, CONTACT.name, PERSON.name, "notice", "statement")
"""What can be edited before the document is made; so begin the keys of the texts that it prints."""


class DocumentPage(ScrollPage):
    """Scrolls where it is higher than the window."""

    goal_chosen = Signal(object, object, bool)
    """A person wants the document: for which Goal, as which FileFormat, and whether with a password."""
    data_wanted = Signal(str)
    """A person wants to edit what the document alone prints: people, notice, statement."""

    def __init__(self, state: AppState, ways: Ways, parent: QWidget) -> None:
        super().__init__(parent)
        self._state, self._ways = state, ways
        self._document: Document | None = None
        page = QWidget(self)
        self._card = Card(page)
        self._make_parts(state)
        self._lay_out()
        outer = QVBoxLayout(page)
        outer.setContentsMargins(8, 12, 16, 16)
        outer.addWidget(self._card)
        outer.addStretch(1)
        self.setWidget(page)
        self._connect()

    def _make_parts(self, state: AppState) -> None:
        card = self._card
        self._title, self._purpose = Text(card, H1), Text(card, READING, muted=True)
        self._data = {str(key): QPushButton(card) for key in _DATA}
        self.options = DocumentOptions(state, card)
        self.enter = QPushButton(card)
        self.hint, self.nameless = Text(card, READING), Text(card, READING)
        self.preview, self.print = QPushButton(card), QPushButton(card)
        self.save, self.save_word, self.save_protected = (QPushButton(card) for _n in range(3))
        self._goals = {
            self.preview: (Goal.PREVIEW, FileFormat.PDF, False),
            self.print: (Goal.PRINT, FileFormat.PDF, False),
            self.save: (Goal.SAVE, FileFormat.PDF, False),
            self.save_word: (Goal.SAVE, FileFormat.DOCX, False),
            self.save_protected: (Goal.SAVE, FileFormat.PDF, True),
        }
        self.progress, self.saved = BuildProgress(card), SavedLine(card)

    def _lay_out(self) -> None:
        data, actions = FlowLayout(spacing=8), FlowLayout(spacing=8)
        for button in self._data.values():
            data.addWidget(button)
        for button in self._goals:
            actions.addWidget(button)
        card = self._card.column
        card.addWidget(self._title)
        card.addWidget(self._purpose)
        card.addLayout(data)
        card.addSpacing(6)
        card.addWidget(self.options)
        card.addWidget(self.enter, 0, Qt.AlignmentFlag.AlignLeft)
        card.addSpacing(6)
        card.addWidget(self.hint)
        card.addWidget(self.nameless)
        card.addSpacing(6)
        card.addLayout(actions)
        card.addWidget(self.progress)
        card.addWidget(self.saved)

    def _connect(self) -> None:
        self.options.changed.connect(self.show_hint)
        self.enter.clicked.connect(self._on_enter)
        for button in self._goals:
            button.clicked.connect(self._on_goal)
        for key, button in self._data.items():
            button.setObjectName(key)
            button.clicked.connect(self._on_data)

    # what is shown

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self.enter.setText(_("Enter a sheet from paper..."))
        self.preview.setText(_("Preview..."))
        self.print.setText(_("Print..."))
        self.save.setText(_("Save as PDF..."))
        self.save_word.setText(_("Save as Word..."))
        self.save_protected.setText(_("Save with a password..."))
        self._data[DEVICE.name].setText(_("Edit devices..."))
        self._data[CONTACT.name].setText(_("Edit contacts..."))
        self._data[PERSON.name].setText(_("Edit names..."))
        self._data["notice"].setText(_("Edit the text..."))
        self._data["statement"].setText(_("Choose what it says..."))
        for part in (self.options, self.progress, self.saved):
            part.retranslate()
        if self._document:
            self.show_document(self._document)

    def show_document(self, document: Document) -> None:
        """Shows another document, or the same one anew."""
        self._document = document
        self._title.set_text(document.title(language()))
        self._purpose.set_text(document.purpose(language()))
        needed = {key.partition(".")[0] for key in document.prints_kept}
        if is_for_teleworkers(document):
            needed.add(PERSON.name)
        for key, button in self._data.items():
            button.setVisible(key in needed)
        self.enter.setVisible(document.is_numbered)
        self.save_word.setVisible(FileFormat.DOCX in document.formats)
        self.options.show_document(document)
        self.show_hint()

    def show_hint(self) -> None:
        """Says how much will be in the document."""
        if self._document is None:
            return
        whose, blank = self.options.whose, self.options.is_on(Option.BLANK)
        state = self._state
        measures = in_view(state.catalogue.measures, self.options.view_of(self._document))
        told = hint(self._document, measures, state.entries, state.workbook, whose.language, blank=blank)
        self.hint.set_text(told)
        self.nameless.set_text(
            ""
            if self._state.workbook.organisation
            else _("Your organization has no name yet. Enter it in the overview, and it stands on every page.")
        )

    def focus_first(self) -> None:
        """Gives the keys to the first button."""
        self.preview.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_width()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_width()

    def _fit_width(self) -> None:
        """On a wide screen lines of text stay short enough to be read."""
        self._card.setMaximumWidth(_WIDEST_EM * self.fontMetrics().height())

    # what a person asks for

    def _on_goal(self) -> None:
        self.goal_chosen.emit(*self._goals[self._pressed()])

    def _on_data(self) -> None:
        what = self._pressed().objectName()
        if what in (DEVICE.name, CONTACT.name):
            self._ways.ledger(TABLES[what])
        else:
            self.data_wanted.emit(what)

    def _on_enter(self) -> None:
        self._ways.sheet()

    def _pressed(self) -> QPushButton:
        button = self.sender()
        assert isinstance(button, QPushButton)
        return button

"""One document: what it is for, the buttons that make it, the page as it will be printed, and what can be chosen."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.i18n import _, language, ngettext
from app.reports.press.document import BundleFormat, Document, FileFormat, bundle_title
from app.ui.documents.document_delivery import Goal
from app.ui.documents.live_page import LivePage
from app.ui.documents.options_panel import OptionsPanel
from app.ui.kit.flow_layout import FlowLayout
from app.ui.kit.scroll_page import ScrollPage
from app.ui.kit.texts import Text
from app.ui.kit.told_keys import name_control, plain_words, told_keys
from app.ui.kit.type_setting import H1
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways

_WIDE_EM = 54
"""From this width on, the options stand beside the page; where there is less room, they take its place when wanted."""
_OPTIONS_EM = 20


class DocumentPage(ScrollPage):
    """One button is the first: it prints, or saves where several documents are made at once."""

    goal_chosen = Signal(object, object, bool)
    """A person wants the document: for which Goal, as which FileFormat, and whether with a password."""

    def __init__(self, state: AppState, ways: Ways, parent: QWidget) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        page = QWidget(self)
        self._title, self._purpose = Text(page, H1), Text(page, muted=True)
        self.live = LivePage(page)
        self.panel = OptionsPanel(state, ways, page)
        self.panel.several.changed.connect(self._show_purpose)
        self._make_buttons(page)
        self._lay_out(page)
        self.setWidget(page)
        self._arrange()

    def _make_buttons(self, page: QWidget) -> None:
        self._buttons = QWidget(page)
        self.print, self.save = QPushButton(self._buttons), QPushButton(self._buttons)
        self._show_options, self._more = QToolButton(self._buttons), QToolButton(self._buttons)
        self._show_options.setCheckable(True)
        self._show_options.toggled.connect(self._arrange)
        self._menu = QMenu(self._more)
        self._more.setMenu(self._menu)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.save_word, self.save_protected = self._menu.addAction(""), self._menu.addAction("")
        self.print.clicked.connect(self._on_print)
        self.save.clicked.connect(self._on_save)
        self.save_word.triggered.connect(self._on_word)
        self.save_protected.triggered.connect(self._on_protected)
        self._row = FlowLayout(self._buttons, spacing=8)
        for each in (self.print, self.save, self._more, self._show_options):
            self._row.addWidget(each)

    def _lay_out(self, page: QWidget) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._purpose)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(12)
        self._head.addLayout(words, 1)
        self._head.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignTop)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self.live, 1)
        body.addWidget(self.panel)
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(10)
        column.addLayout(self._head)
        column.addLayout(body, 1)

    # what is shown

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self.print.setText(_("Print..."))
        self._show_options.setText(_("Options"))
        self._more.setText("…")
        for button, name in ((self._more, _("More")), (self._show_options, _("Options"))):
            name_control(button, name)
        self.save_word.setText(_("Save as Word..."))
        self.save_protected.setText(_("Save with a password..."))
        self.live.retranslate()
        self.panel.retranslate()

    def show_document(self, document: Document, ticked: int | None) -> None:
        """Shows another document, or the same one anew; `ticked`: so many are to be made at once."""
        self._document = document
        self._title.set_text(document.title(language()) if ticked is None else bundle_title(language()))
        self.save_word.setVisible(ticked is None and FileFormat.DOCX in document.formats)
        self.panel.show_document(document, is_several=ticked is not None)
        self._show_purpose()
        self.show_ticked(ticked)

    def _show_purpose(self) -> None:
        """Below the title: what the document is for; of several, which is seen, unless all are seen in one."""
        assert self._document is not None
        lang = language()
        of_several = self._document.title(lang) if self.panel.several.kind is BundleFormat.ZIP else ""
        self._purpose.set_text(of_several if self.panel.is_several else self._document.purpose(lang))

    def show_ticked(self, ticked: int | None) -> None:
        """So many documents are to be made at once; None: the one that is shown."""
        if ticked is None:
            self.save.setText(_("Save as PDF..."))
        else:
            words = ngettext("Save {count} document...", "Save {count} documents...", ticked)
            self.save.setText(words.format(count=ticked) if ticked else _("Tick at least one document."))
        for button in (self.print, self.save, self._more):
            button.setEnabled(ticked != 0)
        for button, keys in ((self.print, QKeySequence.StandardKey.Print), (self.save, QKeySequence.StandardKey.Save)):
            name_control(button, plain_words(button.text()), told_keys(keys))
        self._put_first(self.print if ticked is None else self.save)

    def _put_first(self, first: QPushButton) -> None:
        """The button that is meant first stands first, and looks like it."""
        second = self.save if first is self.print else self.print
        self._row.put_in_order((first, second, self._more, self._show_options))
        first.setDefault(True)
        second.setDefault(False)
        for before, after in ((first, second), (second, self._more), (self._more, self._show_options)):
            QWidget.setTabOrder(before, after)
        self._first = first

    def focus_first(self) -> None:
        """Gives the keys to the first button."""
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_pages(self) -> None:
        """Gives the keys to the page as it will be printed."""
        self._show_options.setChecked(False)
        self.live.surface.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        """Page and options side by side, or one in the place of the other."""
        em = self.fontMetrics().height()
        wide = self.width() >= _WIDE_EM * em
        self._head.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._show_options.setVisible(not wide)
        options = wide or self._show_options.isChecked()
        self.panel.setMaximumWidth(_OPTIONS_EM * em if wide else 16777215)
        self.panel.setMinimumWidth(_OPTIONS_EM * em if wide else 0)
        self.live.setVisible(wide or not options)
        self.panel.setVisible(options)

    # what a person asks for

    def _on_print(self) -> None:
        self.goal_chosen.emit(Goal.PRINT, FileFormat.PDF, False)

    def _on_save(self) -> None:
        self.goal_chosen.emit(Goal.SAVE, FileFormat.PDF, False)

    def _on_word(self) -> None:
        self.goal_chosen.emit(Goal.SAVE, FileFormat.DOCX, False)

    def _on_protected(self) -> None:
        self.goal_chosen.emit(Goal.SAVE, FileFormat.PDF, True)

"""The place "documents": what there is to print, each as it will be printed, one at a time or several at once."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.catalogue.data_reader import CatalogueDamaged
from app.files import StorageError
from app.i18n import _, language
from app.reports.documents.listing import DOCUMENTS
from app.reports.press.document import BundleFormat, FileFormat, bundle_title
from app.ui.documents.document_delivery import DocumentDelivery, Goal
from app.ui.documents.document_jobs import order_from
from app.ui.documents.document_list import DocumentList
from app.ui.documents.document_outcome import BuildProgress, SavedLine
from app.ui.documents.document_page import DocumentPage
from app.ui.documents.page_following import PageFollowing
from app.ui.kit.all_or_none import AllOrNone
from app.ui.kit.dialog import run_dialog
from app.ui.kit.retranslating import Retranslating
from app.ui.kit.side_by_side import SideBySide
from app.ui.kit.tick_box import TickBox
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways
from app.work.orders import Order


class DocumentsView(Retranslating, QWidget):
    """One file is made at a time. What goes wrong is told by `state.failed`, and in the page where that is made."""

    given_up = Signal()
    """A person wanted a document, and then no longer."""

    def __init__(self, state: AppState, ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._delivery: DocumentDelivery | None = None
        self._shown_language = ""
        self._lay_out(ways)
        self._following = PageFollowing(state, self.list, self.page)
        self.list.stand_on_first()
        self._connect()
        self.page.panel.options.whose.view = state.view
        self.retranslate()

    def _lay_out(self, ways: Ways) -> None:
        parts = SideBySide(self)
        left = QWidget(parts)
        self.list = DocumentList(left)
        self._all_or_none = AllOrNone(left)
        self._all_or_none.hide()
        self.several = TickBox(left)
        self.page = DocumentPage(self._state, ways, parts)
        beside = QVBoxLayout(left)
        beside.setContentsMargins(0, 0, 4, 0)
        beside.addWidget(self.list, 1)
        ticks = QVBoxLayout()
        ticks.setContentsMargins(0, 0, 0, 0)
        ticks.addWidget(self._all_or_none)
        ticks.addWidget(self.several)
        beside.addLayout(ticks)
        parts.set_parts(left, self.page, (2, 5))
        self.progress, self.saved = BuildProgress(self), SavedLine(self)
        below = QVBoxLayout()
        below.setContentsMargins(0, 0, 12, 0)
        below.addWidget(self.progress)
        below.addWidget(self.saved)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 0, 8)
        column.addWidget(parts, 1)
        column.addLayout(below)

    def _connect(self) -> None:
        self.list.current_changed.connect(self._show_document)
        self.list.entered.connect(self.page.focus_first)
        self.list.ticked_changed.connect(self._on_ticked)
        self._all_or_none.chosen.connect(self._on_all_or_none)
        self.several.toggled.connect(self._on_several)
        self.page.goal_chosen.connect(self._on_goal)
        self.page.panel.changed.connect(self._following.follow)
        self.page.panel.data_wanted.connect(self._on_data_wanted)
        self.progress.cancel_wanted.connect(self.cancel)
        self._state.view_changed.connect(self._on_view_changed)
        self._state.workbook_replaced.connect(self._on_workbook_replaced)
        self._state.changed.connect(self._on_state)
        self._state.findings_found.connect(self._on_findings)

    # what is shown

    def retranslate(self) -> None:
        """Says everything in the language of the screens; the document follows it until a person chooses another."""
        if self._shown_language != language():
            self._shown_language = self.page.panel.options.whose.language = language()
        self.several.setText(_("Several at &once"))
        self.list.retranslate()
        self.page.setAccessibleName(_("The document"))
        for part in (self.page, self.progress, self.saved):
            part.retranslate()
        self._show_document()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.page.panel.follow_state()

    def focus_list(self) -> None:
        """Gives the keys to the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _ticked_count(self) -> int | None:
        return len(self.list.ticked) if self.list.is_ticking else None

    def _show_document(self) -> None:
        if self.list.current_id:
            self.page.show_document(self.list.document, self._ticked_count)
            self._following.follow()

    def _on_state(self) -> None:
        self._following.note_change()
        if self.isVisible():
            self.page.panel.follow_state()
            self._following.follow()

    def _on_findings(self) -> None:
        if self._following.tells_findings:
            self._on_state()

    def _on_view_changed(self) -> None:
        self.page.panel.options.whose.view = self._state.view
        self.page.panel.show_hint()
        self._following.follow()

    def _on_workbook_replaced(self) -> None:
        self._following.forget()
        self.saved.clear()
        self._show_document()

    # for the window

    def preview(self) -> None:
        """Gives the keys to the chosen document as it will be printed."""
        self.page.focus_pages()

    def save_pdf(self) -> None:
        """Asks for a file and saves what is chosen there."""
        self._on_goal(Goal.SAVE, FileFormat.PDF, False)

    def save_all(self) -> None:
        """Ticks every document, asks for a file and saves them there."""
        self.make_several()
        self.list.tick(tuple(DOCUMENTS))
        self.save_pdf()

    def print_document(self, name: str = "") -> None:
        """Asks for a printer and prints what is chosen; with a name, that document alone."""
        if name:
            self.several.setChecked(False)
            self.list.stand_on(name)
        self._on_goal(Goal.PRINT, FileFormat.PDF, False)

    @property
    def has_running_job(self) -> bool:
        """Whether a document is being made at the moment."""
        return self._delivery is not None and self._delivery.has_running_job

    def cancel(self) -> None:
        """Stops the document that is being made."""
        if self._delivery:
            self._delivery.cancel()
            self.progress.show_cancelled()

    # one document, or several

    @property
    def _bundle(self) -> BundleFormat:
        return self.page.panel.several.kind

    def make_several(self) -> None:
        """Lets a person tick what is made in one file."""
        self.several.setChecked(True)

    def _on_several(self, on: bool) -> None:
        self.list.let_tick(on)
        self._all_or_none.setVisible(on)
        self._show_document()
        if on:
            self.page.focus_first()

    def _on_ticked(self) -> None:
        self.page.show_ticked(self._ticked_count)
        self._following.follow()

    def _on_all_or_none(self, on: bool) -> None:
        self.list.tick(tuple(DOCUMENTS) if on else ())

    def _on_goal(self, goal: Goal, kind: FileFormat, protected: bool) -> None:
        names = self.list.ticked if self.list.is_ticking else (self.list.current_id,)
        if self._delivery or not names:
            return
        self._state.hand_over_typed()
        made_as: FileFormat | BundleFormat = kind
        if self.list.is_ticking:
            made_as = BundleFormat.PDF if goal is Goal.PRINT else self._bundle
        password = self._password(made_as, names) if protected else ""
        if protected and not password:
            return
        self._make(
            goal, lambda: order_from(self._state, [(n, self._following.choices(n)) for n in names], made_as, password)
        )

    def _password(self, kind: FileFormat | BundleFormat, names: tuple[str, ...]) -> str:
        """The password for what is made; '' when a person wants it no longer."""
        from app.ui.documents.password_dialog import ask_password

        lang, chosen = language(), [DOCUMENTS[name] for name in names]
        if isinstance(kind, FileFormat):
            return ask_password(chosen[0].title(lang), self)
        word = [one.title(lang) for one in chosen if FileFormat.DOCX in one.formats and kind is BundleFormat.ZIP]
        left_out = _("A Word file cannot have a password; that of “{document}” is left out.")
        return ask_password(bundle_title(lang), self, left_out.format(document="” “".join(word)) if word else "")

    def _make(self, goal: Goal, ordered: Callable[[], Order]) -> None:
        try:
            order = ordered()
        except (CatalogueDamaged, StorageError) as error:
            self._state.failed.emit(error)
            return
        self.saved.clear()
        self.progress.set_text(_("Making “{document}”...").format(document=order.title))
        self._delivery = delivery = DocumentDelivery(goal, order, self._state, self)
        delivery.working.connect(self._on_working)
        delivery.progress.connect(self.progress.show_share)
        delivery.saved.connect(self._on_saved)
        delivery.given_up.connect(self.given_up)
        delivery.finished.connect(self._on_finished)
        self._following.rest_from_counting()
        delivery.start()

    def _on_working(self, working: bool) -> None:
        if working:
            self.progress.begin()
        else:
            self.progress.end()

    def _on_saved(self, path: Path) -> None:
        assert self._delivery is not None
        self._state.last_folder = path.parent
        self.saved.show_saved(self._delivery.title, path)

    def _on_finished(self) -> None:
        if self._delivery:
            self._delivery.deleteLater()
            self._delivery = None
            self._following.count_again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.page.panel.edit()
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.has_running_job:
            self.cancel()
        elif self.several.isChecked():
            self.several.setChecked(False)
            self.focus_list()

    # what a document prints

    def _on_data_wanted(self, what: str) -> None:
        from app.ui.documents.kept_editors import editor

        state, lang = self._state, self.page.panel.options.whose.language
        try:
            run_dialog(lambda: editor(what, state, lang, self.window()), hand_over=state.hand_over_typed)
        except (CatalogueDamaged, StorageError) as error:
            self._state.failed.emit(error)
            return
        self._show_document()

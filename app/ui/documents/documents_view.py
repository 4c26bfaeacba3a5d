"""The place "documents": what there is to print, and the ways to get it: preview, file, printer, several at once."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.catalogue.data_reader import CatalogueDamaged
from app.files import StorageError
from app.i18n import _, language
from app.reports.documents.listing import DOCUMENTS
from app.reports.press.document import BundleFormat, FileFormat
from app.ui.documents.document_delivery import DocumentDelivery, Goal
from app.ui.documents.document_jobs import order_for, part_of
from app.ui.documents.document_list import DocumentList
from app.ui.documents.document_page import DocumentPage
from app.ui.kit.dialog import run_dialog
from app.ui.kit.retranslating import Retranslating
from app.ui.kit.side_by_side import SideBySide
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways
from app.work.orders import Order


class DocumentsView(Retranslating, SideBySide):
    """One file is made at a time. What goes wrong is told by `state.failed`."""

    def __init__(self, state: AppState, ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._delivery: DocumentDelivery | None = None
        self._shown_language = ""
        self._several = frozenset(DOCUMENTS)
        self._several_kind = BundleFormat.ZIP
        left = QWidget(self)
        self.list = DocumentList(left)
        self._many = QPushButton(left)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 4, 8)
        column.addWidget(self.list, 1)
        column.addWidget(self._many)
        self.page = DocumentPage(state, ways, self)
        self.set_parts(left, self.page)
        self._connect()
        self.page.options.whose.view = state.view
        self.list.stand_on_first()
        self.retranslate()

    def _connect(self) -> None:
        self.list.current_changed.connect(self._show_document)
        self.list.entered.connect(self.page.focus_first)
        self._many.clicked.connect(self.make_several)
        self.page.goal_chosen.connect(self._on_goal)
        self.page.data_wanted.connect(self._on_data_wanted)
        self.page.progress.cancel_wanted.connect(self.cancel)
        self._state.view_changed.connect(self._on_view_changed)
        self._state.workbook_replaced.connect(self._on_workbook_replaced)
        self._state.changed.connect(self._on_state)

    # what is shown

    def retranslate(self) -> None:
        """Says everything in the language of the screens; the document follows it until a person chooses another."""
        if self._shown_language != language():
            self._shown_language = self.page.options.whose.language = language()
        self._many.setText(_("Several at once..."))
        self.list.retranslate()
        self.page.setAccessibleName(_("The document"))
        self.page.retranslate()
        self._show_document()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._on_state()

    def focus_list(self) -> None:
        """Gives the keys to the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_document(self) -> None:
        if self.list.current_id:
            self.page.show_document(self.list.document)

    def _on_state(self) -> None:
        if self.isVisible():
            self.page.options.show_people()
            self.page.show_hint()

    def _on_view_changed(self) -> None:
        self.page.options.whose.view = self._state.view
        self.page.show_hint()

    def _on_workbook_replaced(self) -> None:
        self.page.saved.show_path(None)
        self._show_document()

    # for the window

    def preview(self) -> None:
        """Shows the chosen document as it will be printed."""
        self._on_goal(Goal.PREVIEW, FileFormat.PDF, False)

    def save_pdf(self) -> None:
        """Asks for a file and saves the chosen document there."""
        self._on_goal(Goal.SAVE, FileFormat.PDF, False)

    def print_document(self) -> None:
        """Asks for a printer and prints the chosen document."""
        self._on_goal(Goal.PRINT, FileFormat.PDF, False)

    @property
    def has_running_job(self) -> bool:
        """Whether a document is being made at the moment."""
        return self._delivery is not None and self._delivery.has_running_job

    def cancel(self) -> None:
        """Stops the document that is being made."""
        if self._delivery:
            self._delivery.cancel()
            self.page.progress.show_cancelled()

    # one document, or several

    def _on_goal(self, goal: Goal, kind: FileFormat, protected: bool) -> None:
        if self._delivery:
            return
        self._state.hand_over_typed()
        document = self.list.document
        password = ""
        if protected:
            from app.ui.documents.password_dialog import ask_password

            password = ask_password(document.title(language()), self)
            if not password:
                return
        choices = self.page.options.choices(document)
        self._make(goal, lambda: order_for(self._state, document.name, choices, kind, password))

    def make_several(self) -> None:
        """Asks which documents, and makes them in one file."""
        if self._delivery:
            return
        from app.ui.documents.several_dialog import SeveralDialog

        whose, several, kind = self.page.options.whose, self._several, self._several_kind
        dialog = run_dialog(lambda: SeveralDialog(whose, several, kind, self), hand_over=self._state.hand_over_typed)
        self._several, self._several_kind = dialog.ticked, dialog.kind
        if dialog.is_accepted:
            goal, password = dialog.goal, dialog.password
            whose.take(dialog.whose)
            self.page.show_hint()
            self._make(goal, lambda: self._order_of_several(password))

    def _order_of_several(self, password: str) -> Order:
        chosen = [document for name, document in DOCUMENTS.items() if name in self._several]
        options = self.page.options
        parts = tuple(part_of(self._state, one.name, options.choices(one)) for one in chosen)
        return Order(parts, self._several_kind, password)

    def _make(self, goal: Goal, ordered: Callable[[], Order]) -> None:
        try:
            order = ordered()
        except (CatalogueDamaged, StorageError) as error:
            self._state.failed.emit(error)
            return
        self.page.saved.show_path(None)
        self.page.progress.set_text(_("Making “{document}”...").format(document=order.title))
        self._start(DocumentDelivery(goal, order, self._state, self))

    def _start(self, delivery: DocumentDelivery) -> None:
        self._delivery = delivery
        delivery.working.connect(self._on_working)
        delivery.progress.connect(self.page.progress.show_share)
        delivery.saved.connect(self._on_saved)
        delivery.finished.connect(self._on_finished)
        delivery.start()

    def _on_working(self, working: bool) -> None:
        if working:
            self.page.progress.begin()
        else:
            self.page.progress.end()

    def _on_saved(self, path: Path) -> None:
        self._state.last_folder = path.parent
        self.page.saved.show_path(path)
        QTimer.singleShot(0, self._reveal_saved)  # once it has its place

    def _reveal_saved(self) -> None:
        self.page.ensureWidgetVisible(self.page.saved)

    def _on_finished(self) -> None:
        if self._delivery:
            self._delivery.deleteLater()
            self._delivery = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.has_running_job:
            self.cancel()
        else:
            super().keyPressEvent(event)

    # what a document prints

    def _on_data_wanted(self, what: str) -> None:
        from app.ui.documents.kept_editors import editor

        state, lang = self._state, self.page.options.whose.language
        try:
            run_dialog(lambda: editor(what, state, lang, self.window()), hand_over=state.hand_over_typed)
        except (CatalogueDamaged, StorageError) as error:
            self._state.failed.emit(error)
            return
        self._show_document()

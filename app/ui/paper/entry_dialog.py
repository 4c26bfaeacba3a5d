"""Types a printed sheet back: its number, its rows with one key each, then what changes; kept as one step."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QStackedWidget, QWidget

from app.domain.answers import InvalidValue
from app.domain.entered_text import TextTooLong
from app.domain.measures import together
from app.domain.paper_entry import Newer, Outcome, of_answers, of_self_check, of_vendor
from app.domain.sheets import NotASheetNumber, Sheet, SheetOfAnotherWorkbook, SheetUnknown
from app.domain.tables import DECISION, HAND_IN
from app.files import StorageError
from app.i18n import _, ngettext
from app.storage import printed_sheets
from app.storage.later_changes import changed_after
from app.ui.kit.boxes import BoxAnswer, BoxQuestion, BoxSign, ButtonRole, ask
from app.ui.kit.dialog import Buttons, Dialog, run_dialog
from app.ui.kit.message_box import tell
from app.ui.paper.entry_find import EntryFind, sheet_words
from app.ui.paper.entry_model import EntryModel
from app.ui.paper.entry_rows import EntryRows
from app.ui.shell.state import AppState
from app.words.message_parts import Message
from app.words.vendor_notes import vendor_note


class EntryDialog(Dialog):
    """Nothing is kept before a person has seen what changes. Raises WorkbookDamaged when the sheets cannot be read.

    `found` is the sheet to begin with, by its count.
    """

    def __init__(self, state: AppState, parent: QWidget, found: tuple[int, Sheet] | None = None) -> None:
        # first: a dialog that cannot be made leaves nothing behind
        sheets = printed_sheets.issued_sheets(state.workbook)
        super().__init__(parent)
        self._state = state
        self._rows: EntryRows | None = None
        self.setWindowTitle(_("Enter a sheet from paper"))
        self._pages = QStackedWidget(self)
        self._find = EntryFind(state, sheets, self._pages)
        self._pages.addWidget(self._find)
        self.set_page(self._pages, Buttons.Ok | Buttons.Cancel, size=(52, 44))
        self._next = self.buttons.button(Buttons.Ok)
        self._back = self.buttons.addButton(_("&Another sheet"), QDialogButtonBox.ButtonRole.ResetRole)
        self._back.setAutoDefault(False)
        self._find.found.connect(self.show_sheet)
        self._find.hand_ins_wanted.connect(self._on_hand_ins)
        self._back.clicked.connect(self._on_back)
        self._show_find()
        if found:
            self.show_sheet(*found)

    def _show_find(self) -> None:
        self._pages.setCurrentWidget(self._find)
        self._next.setText(_("&Next"))
        self._back.hide()
        self._find.focus_number()

    def show_sheet(self, number: int, sheet: Sheet) -> None:
        """Goes to the rows of a sheet."""
        self._drop_rows()
        model = EntryModel(self._state, number, sheet, self)
        rows = EntryRows(self._state, model, sheet_words(sheet), self._pages)
        rows.finished.connect(self._on_finished)
        self._rows = rows
        self._pages.addWidget(rows)
        self._pages.setCurrentWidget(rows)
        self._next.setText(_("&Look at the changes..."))
        self._back.show()
        rows.focus_first()

    def take_scan(self, text: str) -> bool:
        """Goes to the sheet that was scanned: from another one after what would be lost was said."""
        if self._rows is None:
            self._find.look_for(text)
            return True
        try:
            number, sheet = printed_sheets.find(self._state.workbook, text)
        except (NotASheetNumber, SheetOfAnotherWorkbook, SheetUnknown, StorageError) as error:
            tell(self, error)
            return True
        if number != self._rows.model.number and self._may_drop():
            self.show_sheet(number, sheet)
        return True

    def _drop_rows(self) -> None:
        if self._rows:
            self._pages.removeWidget(self._rows)
            self._rows.model.deleteLater()
            self._rows.deleteLater()
            self._rows = None

    def _on_finished(self) -> None:
        """The last row is done: Enter now shows what changes."""
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_back(self) -> None:
        if self._may_drop():
            self._drop_rows()
            self._show_find()

    def _on_hand_ins(self) -> None:
        from app.ui.paper.hand_ins_dialog import HandInsDialog

        run_dialog(lambda: HandInsDialog(self._state, self), hand_over=None)

    # what changes

    def accept(self) -> None:
        """Goes on: from the number to the rows, from the rows to what changes."""
        if self._rows is None:
            self._find.go_on()
        elif self._rows.flush() and self._rows.has_typed():
            self._review(self._rows)

    def _review(self, rows: EntryRows) -> None:
        from app.ui.review.review_dialog import ReviewDialog

        try:
            outcome = self._outcome(rows)
        except (StorageError, TextTooLong, InvalidValue) as error:
            self._state.failed.emit(error)
            return
        lead, found = _lead(rows, outcome), outcome.differences
        review = run_dialog(
            lambda: ReviewDialog(self._state, found, self, lead=lead, along=outcome.along), hand_over=None
        )
        if review.is_accepted:
            super().accept()

    def _outcome(self, rows: EntryRows) -> Outcome:
        model, sheet = rows.model, rows.model.sheet
        entries, workbook = self._state.stored, self._state.workbook
        newer = Newer(*changed_after(workbook, sheet.made))
        if rows.signature and not model.form.is_signed:
            said = partial(vendor_note, day=rows.signature.day, has_steps=model.form.has_steps)
            return of_vendor(sheet, model.typed, entries, newer, said)
        if rows.signature:
            who, day = rows.signature.person, rows.signature.day
            return of_self_check(model.number, who, day, model.typed, entries, workbook.rows(HAND_IN), newer)
        settled = together(self._state.catalogue.measures)
        return of_answers(model.number, sheet, model.typed, entries, workbook.rows(DECISION), newer, settled)

    # leaving

    def reject(self) -> None:
        """Leaves; what would be lost is said first."""
        if self._may_drop():
            super().reject()

    def _may_drop(self) -> bool:
        if self._rows is None:
            return True
        self._rows.fields.flush()
        typed = len(self._rows.model.typed)
        return typed == 0 or ask(self, leave_question(typed)) is True


def leave_question(typed: int) -> BoxQuestion[bool]:
    """Whether to leave though so many rows would be lost."""
    lost = ngettext("{count} typed row is not kept yet.", "{count} typed rows are not kept yet.", typed)
    message = Message(lost.format(count=typed), _("The workbook is as it was before. Leave without keeping it?"), "")
    leave = BoxAnswer(True, _("&Leave"), ButtonRole.DestructiveRole)
    stay = BoxAnswer(False, _("&Go on typing"), ButtonRole.RejectRole)
    title = _("Enter a sheet from paper")
    return BoxQuestion(message, (leave, stay), usual=False, on_escape=False, sign=BoxSign.ASKS, title=title)


def _lead(rows: EntryRows, outcome: Outcome) -> str:
    if not (rows.signature and rows.model.form.is_signed):
        return ""
    if not outcome.along:
        return _("The sheet of {person} is kept already, just like this.").format(person=rows.signature.person)
    return _("The sheet of {person} is kept. The answers below follow from the newest sheets of everybody.").format(
        person=rows.signature.person
    )

"""What actions of the menus and keys ask of the place that is shown, or of the place where it is done."""

from PySide6.QtCore import QObject

from app.domain.answers import Change, Status
from app.domain.kept_texts import PUT_OFF
from app.domain.selection import Filter
from app.domain.undo import RowChange, SettingChange, UndoStep
from app.ui.shell.places import Places
from app.ui.shell.state import AppState
from app.ui.shell.step_notices import seen_again
from app.ui.shell.ways import Place, Ways


class PlaceCommands(QObject):
    """Goes where a command is done, and does it there; goes to what undo and redo have put back."""

    def __init__(self, state: AppState, ways: Ways, places: Places) -> None:
        super().__init__(places)
        self._ways, self._places = ways, places
        self._returns = False
        """Whether one came to the documents only to have some made."""
        state.restored.connect(self._on_restored)
        places.given_up.connect(self._on_given_up)

    def show_in_checklist(self) -> None:
        """Goes to the measure that the place stands on."""
        if self._places.current_id:
            self._ways.measure(self._places.current_id)

    def show_all(self) -> None:
        """Goes to the checklist and lifts search and filters."""
        self._ways.filter(Filter())

    def search(self) -> None:
        """Goes to the search field: that of the guide for who reads it, else that of the checklist."""
        if self._places.place is Place.GUIDE:
            self._places.guide.focus_search()
            return
        self._places.go_to(Place.CHECKLIST)
        self._places.checklist.focus_search()

    def next_unanswered(self) -> bool:
        """Goes to the next measure without an answer. False where there is none."""
        self._places.go_to(Place.CHECKLIST)
        return self._places.checklist.go_to_next_unanswered()

    def answer(self, status: Status) -> None:
        """Answers the measure, or the tasks, that the place stands on."""
        if self._places.place is Place.CHECKLIST:
            self._places.checklist.answer(status)
        elif self._places.place is Place.PLAN and status is Status.NOT_APPLICABLE:
            self.show_in_checklist()  # there the reason is asked for
            self._places.checklist.answer(status)
        elif self._places.place is Place.PLAN:
            self._places.plan.answer(status)

    def edit_tasks(self) -> None:
        """Edits the tasks that are chosen."""
        if self._places.place is Place.PLAN:
            self._places.plan.edit_tasks()
        elif self._places.place is Place.CHECKLIST:
            self._places.checklist.edit_task()

    def save_pdf(self) -> None:
        """Saves the chosen document."""
        self._places.go_to(Place.DOCUMENTS)
        self._places.documents.save_pdf()

    def save_all(self) -> None:
        """Saves all documents as one file; who gives up is where they were before."""
        self._returns = self._places.place is not Place.DOCUMENTS
        self._places.go_to(Place.DOCUMENTS)
        self._places.documents.save_all()

    def preview(self) -> None:
        """Shows the chosen document as it will be printed."""
        self._places.go_to(Place.DOCUMENTS)
        self._places.documents.preview()

    def print_document(self) -> None:
        """Prints the chosen document, on the overview the executive's page; who gives up is where they were before."""
        self._returns = self._places.place is not Place.DOCUMENTS
        wanted = "summary" if self._places.place is Place.OVERVIEW else ""
        self._places.go_to(Place.DOCUMENTS)
        self._places.documents.print_document(wanted)

    def _on_given_up(self) -> None:
        if self._returns and self._places.place is Place.DOCUMENTS:
            self._ways.back(self._places.here)
        self._returns = False

    def _on_restored(self, step: UndoStep) -> None:
        """Goes to the measures that undo or redo has put back, unless one of them is shown, or it is all of a state."""
        if step.returns_to is not None:
            return
        from app.domain.ledgers import LEDGERS

        measures = list(dict.fromkeys(edit.measure for edit in step.edits if isinstance(edit, Change)))
        measures += seen_again(step)
        rows = {edit.table: edit.row for edit in step.edits if isinstance(edit, RowChange)}
        for ledger in LEDGERS:
            if not measures and ledger.name in rows:
                self._ways.ledger(ledger, int(rows[ledger.name]))
        if any(isinstance(edit, SettingChange) and edit.key == PUT_OFF for edit in step.edits):
            self._ways.place(Place.FINDINGS)
        if not measures or (self._places.place is Place.PLAN and self._places.plan.show_tasks(measures)):
            return
        if self._places.place is Place.GUIDE and self._places.guide.show_measures(measures):
            return
        if self._places.place is Place.CHECKLIST and self._places.current_id in measures:
            self._places.checklist.show_current()
        else:
            self._ways.measure(measures[0])

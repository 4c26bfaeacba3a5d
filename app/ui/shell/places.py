"""The places of the window, each made when it is first gone to, and how each is gone to."""

from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtWidgets import QWidget

from app.domain.answers import Change, Status
from app.domain.kept_texts import PUT_OFF
from app.domain.selection import Filter, View
from app.domain.undo import RowChange, SettingChange, UndoStep
from app.ui.checklist.filter_menu import FilterMenu
from app.ui.kit.shown_stack import ShownStack
from app.ui.shell.place_page import PlacePage
from app.ui.shell.state import AppState
from app.ui.shell.step_notices import seen_again
from app.ui.shell.ways import (
    Place,
    ToDocument,
    ToFilter,
    ToLedger,
    ToMeasure,
    ToPlace,
    ToTask,
    ToTopic,
    Ways,
    Whereabouts,
)

if TYPE_CHECKING:
    from app.ui.checklist.checklist_view import ChecklistView
    from app.ui.documents.documents_view import DocumentsView
    from app.ui.findings.findings_view import FindingsView
    from app.ui.guide.guide_view import GuideView
    from app.ui.ledgers.ledgers_view import LedgersView
    from app.ui.overview.overview_view import OverviewView
    from app.ui.plan.plan_view import PlanView


class Places(ShownStack):
    """Shows one place. What concerns measures goes to the place that is shown, if it has any."""

    place_changed = Signal()

    def __init__(self, state: AppState, ways: Ways, filter_menu: FilterMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._ways = ways
        self._filter_menu = filter_menu
        self._made: dict[Place, QWidget] = {}
        self._pages: dict[Place, PlacePage] = {}
        self._stacked: list[PlacePage] = []
        self._place = Place.OVERVIEW
        self._returns = False
        """Whether one came to the documents only to have some made."""
        state.restored.connect(self._on_restored)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange) and self._place in self._pages:
            self._pages[self._place].follow()

    @property
    def place(self) -> Place:
        """The place that is shown."""
        return self._place

    @property
    def current_id(self) -> str | None:
        """The measure that the place stands on; None where there is none, as while the place is being made."""
        if self._place not in self._made:
            return None
        if self._place is Place.CHECKLIST:
            return self.checklist.current_id
        return self.plan.current_id if self._place is Place.PLAN else None

    def under_notices(self) -> QWidget:
        """What a notice may lie over for a moment: where there is a list that one goes through, it stays in sight."""
        if self._place in self._made:
            match self._place:
                case Place.CHECKLIST:
                    return self.checklist.under_notices
                case Place.PLAN:
                    return self.plan.under_notices
                case Place.DOCUMENTS:
                    return self.documents.page
                case Place.GUIDE:
                    return self.guide.under_notices
        return self

    @property
    def here(self) -> Whereabouts:
        """What is shown, and what one stands on: going there shows it again."""
        if self._place not in self._made:
            return ToPlace(self._place)
        match self._place:
            case Place.CHECKLIST:
                measure, left_in = self.checklist.current_id, self.checklist.left_in
                return ToMeasure(measure, left_in) if measure else ToFilter(left_in)
            case Place.PLAN if self.plan.current_id:
                return ToTask(self.plan.current_id)
            case Place.DOCUMENTS:
                return ToDocument(self.documents.list.current_id)
            case Place.GUIDE:
                return ToTopic(self.guide.topic, self.guide.item)
            case Place.LEDGERS:
                return ToLedger(self.ledgers.ledger, self.ledgers.row)
        return ToPlace(self._place)

    def go(self, wanted: Whereabouts) -> None:
        """Shows what is wanted, and gives it the keys; the way back leads to what is shown now."""
        left = self.here
        match wanted:
            case ToPlace(place):
                self._show(place)
            case ToMeasure(measure_id, left_in):
                self._show_measure(measure_id, left_in)
            case ToFilter(left_in):
                self._show(Place.CHECKLIST)
                self.checklist.set_filter(left_in)
            case ToTask(measure_id):
                self._show(Place.PLAN)
                self.plan.show_tasks([measure_id])
            case ToTopic(topic, item):
                if self._place is not Place.GUIDE:
                    self._show(Place.GUIDE)
                self.guide.show_topic(topic, item)
            case ToLedger(ledger, row):
                self._show(Place.LEDGERS)
                self.ledgers.show_ledger(ledger, row)
                self.ledgers.focus_list()
            case ToDocument(name):
                self._show(Place.DOCUMENTS)
                self.documents.list.stand_on(name)
            case _:
                assert_never(wanted)
        self._ways.went(left, self.here)

    def go_to(self, place: Place) -> None:
        """Shows a place and gives it the keys."""
        self.go(ToPlace(place))

    def back(self) -> None:
        """Shows what was shown before."""
        self._ways.back(self.here)

    def forward(self) -> None:
        """Shows what was shown before one went back."""
        self._ways.forward(self.here)

    def _show(self, place: Place) -> None:
        self._state.hand_over_typed()
        self._place = place
        self._view_of(place)
        self._turn_to(self._page(place))
        if place is Place.CHECKLIST:
            self.checklist.focus_list()
        elif place is Place.PLAN:
            self.plan.focus_list()
        elif place is Place.GUIDE:
            self.guide.focus_topics()
        elif place is Place.DOCUMENTS:
            self.documents.focus_list()
        elif place is Place.LEDGERS:
            self.ledgers.focus_list()
        elif place is Place.FINDINGS:
            self.findings.focus_list()
        else:
            self.overview.focus_primary()
        self.place_changed.emit()

    def _turn_to(self, page: PlacePage) -> None:
        for each in self._pages.values():
            if each is not page:
                each.rest()
        page.catch_up()
        if page not in self._stacked:  # only now: what is prepared beside it must take no room from what is shown
            self._stacked.append(page)
            self.addWidget(page)
        self.setCurrentWidget(page)

    def _show_measure(self, measure_id: str, left_in: Filter | None) -> None:
        """In the checklist, and shows its role where the view leaves that out."""
        role = self._state.catalogue.by_id[measure_id].role
        if role not in self._state.view.roles:
            self._state.set_view(View(role.value))
        self._show(Place.CHECKLIST)
        if left_in is not None:
            self.checklist.set_filter(left_in)
        self.checklist.show_measure(measure_id)

    def _view_of(self, place: Place) -> QWidget:
        match place:
            case Place.OVERVIEW:
                return self.overview
            case Place.CHECKLIST:
                return self.checklist
            case Place.PLAN:
                return self.plan
            case Place.DOCUMENTS:
                return self.documents
            case Place.GUIDE:
                return self.guide
            case Place.LEDGERS:
                return self.ledgers
            case Place.FINDINGS:
                return self.findings

    # the places

    @property
    def overview(self) -> "OverviewView":
        """The overview, made on first use."""
        from app.ui.overview.overview_view import OverviewView

        view = self._made.get(Place.OVERVIEW)
        if not isinstance(view, OverviewView):
            view = OverviewView(self._state, self._ways, self._page(Place.OVERVIEW))
            self._keep(Place.OVERVIEW, view)
        return view

    @property
    def checklist(self) -> "ChecklistView":
        """The checklist, made on first use."""
        from app.ui.checklist.checklist_view import ChecklistView

        view = self._made.get(Place.CHECKLIST)
        if not isinstance(view, ChecklistView):
            view = ChecklistView(self._state, self._ways, self._filter_menu, self._page(Place.CHECKLIST))
            self._keep(Place.CHECKLIST, view)
        return view

    @property
    def plan(self) -> "PlanView":
        """The plan, made on first use."""
        from app.ui.plan.plan_view import PlanView

        view = self._made.get(Place.PLAN)
        if not isinstance(view, PlanView):
            view = PlanView(self._state, self._ways, self._page(Place.PLAN))
            self._keep(Place.PLAN, view)
        return view

    @property
    def documents(self) -> "DocumentsView":
        """The documents, made on first use."""
        from app.ui.documents.documents_view import DocumentsView

        view = self._made.get(Place.DOCUMENTS)
        if not isinstance(view, DocumentsView):
            view = DocumentsView(self._state, self._ways, self._page(Place.DOCUMENTS))
            view.given_up.connect(self._on_given_up)
            self._keep(Place.DOCUMENTS, view)
        return view

    @property
    def guide(self) -> "GuideView":
        """The guide, made on first use."""
        from app.ui.guide.guide_view import GuideView

        view = self._made.get(Place.GUIDE)
        if not isinstance(view, GuideView):
            view = GuideView(self._state, self._ways, self._page(Place.GUIDE))
            self._keep(Place.GUIDE, view)
        return view

    @property
    def ledgers(self) -> "LedgersView":
        """The ledgers, made on first use."""
        from app.ui.ledgers.ledgers_view import LedgersView

        view = self._made.get(Place.LEDGERS)
        if not isinstance(view, LedgersView):
            view = LedgersView(self._state, self._page(Place.LEDGERS))
            view.returns_wanted.connect(self._ways.returns)
            self._keep(Place.LEDGERS, view)
        return view

    @property
    def findings(self) -> "FindingsView":
        """The findings, made on first use."""
        from app.ui.findings.findings_view import FindingsView

        view = self._made.get(Place.FINDINGS)
        if not isinstance(view, FindingsView):
            view = FindingsView(self._state, self._ways, self._page(Place.FINDINGS))
            self._keep(Place.FINDINGS, view)
        return view

    def _page(self, place: Place) -> PlacePage:
        """What a place lies on; it is there before the place."""
        if place not in self._pages:
            self._pages[place] = PlacePage(self)
        return self._pages[place]

    def _keep(self, place: Place, view: QWidget) -> None:
        self._made[place] = view
        self._page(place).hold(view)

    def prepare(self, place: Place) -> None:
        """Makes a place, if nobody has gone to it yet."""
        self._view_of(place)

    def prepare_look(self, place: Place, part: QRect) -> None:
        """Lays out a place that is made and was never shown, and paints a part, for what that needs to be there."""
        page = self._page(place)
        if page not in self._stacked:  # else it would take room from what is shown
            page.resize(self.size())
            page.grab(part)

    # what actions ask for

    def show_in_checklist(self) -> None:
        """Goes to the measure that the place stands on."""
        if self.current_id:
            self._ways.measure(self.current_id)

    def show_all(self) -> None:
        """Goes to the checklist and lifts search and filters."""
        self._ways.filter(Filter())

    def search(self) -> None:
        """Goes to the search field: that of the guide for who reads it, else that of the checklist."""
        if self._place is Place.GUIDE:
            self.guide.focus_search()
            return
        self.go_to(Place.CHECKLIST)
        self.checklist.focus_search()

    def next_unanswered(self) -> bool:
        """Goes to the next measure without an answer. False where there is none."""
        self.go_to(Place.CHECKLIST)
        return self.checklist.go_to_next_unanswered()

    def answer(self, status: Status) -> None:
        """Answers the measure, or the tasks, that the place stands on."""
        if self._place is Place.CHECKLIST:
            self.checklist.answer(status)
        elif self._place is Place.PLAN and status is Status.NOT_APPLICABLE:
            self.show_in_checklist()  # there the reason is asked for
            self.checklist.answer(status)
        elif self._place is Place.PLAN:
            self.plan.answer(status)

    def edit_tasks(self) -> None:
        """Edits the tasks that are chosen."""
        if self._place is Place.PLAN:
            self.plan.edit_tasks()
        elif self._place is Place.CHECKLIST:
            self.checklist.edit_task()

    def save_pdf(self) -> None:
        """Saves the chosen document."""
        self.go_to(Place.DOCUMENTS)
        self.documents.save_pdf()

    def save_all(self) -> None:
        """Saves all documents as one file; who gives up is where they were before."""
        self._returns = self._place is not Place.DOCUMENTS
        self.go_to(Place.DOCUMENTS)
        self.documents.save_all()

    def preview(self) -> None:
        """Shows the chosen document as it will be printed."""
        self.go_to(Place.DOCUMENTS)
        self.documents.preview()

    def print_document(self) -> None:
        """Prints the chosen document, on the overview the executive's page; who gives up is where they were before."""
        self._returns = self._place is not Place.DOCUMENTS
        wanted = "summary" if self._place is Place.OVERVIEW else ""
        self.go_to(Place.DOCUMENTS)
        self.documents.print_document(wanted)

    def _on_given_up(self) -> None:
        if self._returns and self._place is Place.DOCUMENTS:
            self.back()
        self._returns = False

    def _on_restored(self, step: UndoStep) -> None:
        """Goes to the measures that undo or redo has put back, unless one of them is shown, or it is all of a state."""
        if step.returns_to is not None:
            return
        from app.domain.ledgers import LEDGERS

        measures = list(dict.fromkeys(edit.measure for edit in step.edits if isinstance(edit, Change)))
        measures += seen_again(step)
        rows = {edit.table: int(edit.row) for edit in step.edits if isinstance(edit, RowChange)}
        for ledger in LEDGERS:
            if not measures and ledger.name in rows:
                self._ways.ledger(ledger, rows[ledger.name])
        if any(isinstance(edit, SettingChange) and edit.key == PUT_OFF for edit in step.edits):
            self._ways.place(Place.FINDINGS)
        if not measures or (self._place is Place.PLAN and self.plan.show_tasks(measures)):
            return
        if self._place is Place.GUIDE and self.guide.show_measures(measures):
            return
        if self._place is Place.CHECKLIST and self.current_id in measures:
            self.checklist.show_current()
        else:
            self._ways.measure(measures[0])

    def begin_anew(self) -> None:
        """Another workbook is open: it begins at its own start, with all of its measures."""
        if Place.CHECKLIST in self._made:
            self.checklist.show_everything()
        self.go_to(Place.OVERVIEW)
        self._ways.begin_anew(self.here)

    # for the window

    def refresh(self) -> None:
        """A new day has begun: what is overdue may be other measures."""
        for view in self._made.values():
            view.retranslate()  # type: ignore[attr-defined]

    def stop_jobs(self) -> None:
        """Ends what runs beside the window."""
        if Place.DOCUMENTS in self._made:
            self.documents.cancel()

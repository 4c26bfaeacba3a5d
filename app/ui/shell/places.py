"""The places of the window, each made when it is first gone to, and the ways between them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.answers import Change, Status
from app.domain.selection import Filter, View
from app.domain.undo import Step
from app.ui.checklist.filter_menu import FilterMenu
from app.ui.shell.state import AppState

if TYPE_CHECKING:
    from app.ui.checklist.checklist_view import ChecklistView
    from app.ui.documents.documents_view import DocumentsView
    from app.ui.guide.guide_view import GuideView
    from app.ui.overview.overview_view import OverviewView
    from app.ui.plan.plan_view import PlanView


class Place(StrEnum):
    """The places of the window."""

    OVERVIEW = "overview"
    CHECKLIST = "checklist"
    PLAN = "plan"
    DOCUMENTS = "documents"
    GUIDE = "guide"


_TOPICS = {"term": "glossary", "method": "methods", "case": "cases", "role": "roles", "explanation": "explanations"}
"""Where in the guide what was found stands, by the value of its kind (app.domain.lookup.Kind)."""


class Places(QStackedWidget):
    """Shows one place. What concerns measures goes to the place that is shown, if it has any."""

    rearranged = Signal()
    """A person moved the border between two parts."""
    place_changed = Signal()
    current_changed = Signal()
    context_menu_wanted = Signal(QPoint)
    rename_wanted = Signal()
    profile_wanted = Signal(str)
    """A person wants to tell about the organization, beginning with this part of the profile."""
    nothing_unanswered = Signal()

    def __init__(self, state: AppState, filter_menu: FilterMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._filter_menu = filter_menu
        self._made: dict[Place, QWidget] = {}
        self._place = Place.OVERVIEW
        state.restored.connect(self._on_restored)

    @property
    def place(self) -> Place:
        """The place that is shown."""
        return self._place

    @property
    def current_id(self) -> str | None:
        """The measure that the place stands on; None where there is none."""
        if self._place is Place.CHECKLIST:
            return self.checklist.current_id
        return self.plan.current_id if self._place is Place.PLAN else None

    def go_to(self, place: Place) -> None:
        """Shows a place and gives it the keys."""
        self._state.hand_over_typed()
        self._place = place
        self.setCurrentWidget(self._view_of(place))
        if place is Place.CHECKLIST:
            self.checklist.focus_list()
        elif place is Place.PLAN:
            self.plan.focus_list()
        elif place is Place.GUIDE:
            self.guide.focus_topics()
        elif place is Place.DOCUMENTS:
            self.documents.focus_list()
        self.place_changed.emit()

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

    # the places

    @property
    def overview(self) -> "OverviewView":
        """The overview, made on first use."""
        from app.ui.overview.overview_view import OverviewView

        view = self._made.get(Place.OVERVIEW)
        if not isinstance(view, OverviewView):
            view = OverviewView(self._state, self)
            view.measure_wanted.connect(self.show_measure)
            view.category_wanted.connect(self.show_category)
            view.plan_wanted.connect(self._on_plan_wanted)
            view.rename_wanted.connect(self.rename_wanted)
            view.profile_wanted.connect(self.profile_wanted)
            view.filter_wanted.connect(self.show_filtered)
            self._keep(Place.OVERVIEW, view)
        return view

    @property
    def checklist(self) -> "ChecklistView":
        """The checklist, made on first use."""
        from app.ui.checklist.checklist_view import ChecklistView

        view = self._made.get(Place.CHECKLIST)
        if not isinstance(view, ChecklistView):
            view = ChecklistView(self._state, self._filter_menu, self)
            view.current_changed.connect(self.current_changed)
            view.context_menu_wanted.connect(self.context_menu_wanted)
            view.nothing_unanswered.connect(self.nothing_unanswered)
            view.profile_wanted.connect(self.profile_wanted)
            view.term_wanted.connect(self._on_term_wanted)
            view.splitterMoved.connect(self.rearranged)
            sizes = self._state.preferences.now.splitters.get(Place.CHECKLIST)
            if sizes:
                view.setSizes(list(sizes))
            self._keep(Place.CHECKLIST, view)
        return view

    @property
    def plan(self) -> "PlanView":
        """The plan, made on first use."""
        from app.ui.plan.plan_view import PlanView

        view = self._made.get(Place.PLAN)
        if not isinstance(view, PlanView):
            view = PlanView(self._state, self)
            view.current_changed.connect(self.current_changed)
            view.context_menu_wanted.connect(self.context_menu_wanted)
            view.measure_wanted.connect(self.show_measure)
            self._keep(Place.PLAN, view)
        return view

    @property
    def documents(self) -> "DocumentsView":
        """The documents, made on first use."""
        from app.ui.documents.documents_view import DocumentsView

        view = self._made.get(Place.DOCUMENTS)
        if not isinstance(view, DocumentsView):
            view = DocumentsView(self._state, self)
            self._keep(Place.DOCUMENTS, view)
        return view

    @property
    def guide(self) -> "GuideView":
        """The guide, made on first use."""
        from app.ui.guide.guide_view import GuideView

        view = self._made.get(Place.GUIDE)
        if not isinstance(view, GuideView):
            view = GuideView(self._state, self)
            view.measure_wanted.connect(self.show_measure)
            # queued: the answer writes the page anew, and the link that asked is on it
            view.profile_wanted.connect(self.profile_wanted, Qt.ConnectionType.QueuedConnection)
            self._keep(Place.GUIDE, view)
        return view

    def _keep(self, place: Place, view: QWidget) -> None:
        self._made[place] = view
        self.addWidget(view)

    # ways

    def show_measure(self, measure_id: str) -> None:
        """Goes to a measure in the checklist, and shows its role where the view leaves that out."""
        role = self._state.catalogue.by_id[measure_id].role
        if role not in self._state.view.roles:
            self._state.set_view(View(role.value))
        self.go_to(Place.CHECKLIST)
        self.checklist.show_measure(measure_id)

    def show_category(self, letter: str) -> None:
        """Goes to the checklist and shows one category."""
        self.show_filtered(Filter(categories=frozenset({letter})))

    def show_filtered(self, chosen: Filter) -> None:
        """Goes to the checklist and leaves only some measures in."""
        self.go_to(Place.CHECKLIST)
        self.checklist.set_filter(chosen)

    def show_guide(self, topic: str, item: str | None = None) -> None:
        """Goes to a topic of the guide, and to an item of it."""
        self.go_to(Place.GUIDE)
        self.guide.show_topic(topic, item)

    def show_found(self, kind: str, item: str) -> None:
        """Goes to what the search over everything found."""
        if kind not in _TOPICS:
            self.show_measure(item)
        else:
            self.show_guide(_TOPICS[kind], item)

    def _on_term_wanted(self, term: str) -> None:
        self.show_guide(_TOPICS["term"], term)

    def show_in_checklist(self) -> None:
        """Goes to the measure that the place stands on."""
        if self.current_id:
            self.show_measure(self.current_id)

    def show_all(self) -> None:
        """Goes to the checklist and lifts search and filters."""
        self.go_to(Place.CHECKLIST)
        self.checklist.show_everything()

    def search(self) -> None:
        """Goes to the search field."""
        self.go_to(Place.CHECKLIST)
        self.checklist.focus_search()

    def next_unanswered(self) -> None:
        """Goes to the next measure without an answer."""
        self.go_to(Place.CHECKLIST)
        self.checklist.go_to_next_unanswered()

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

    def preview(self) -> None:
        """Shows the chosen document as it will be printed."""
        self.go_to(Place.DOCUMENTS)
        self.documents.preview()

    def print_document(self) -> None:
        """Prints the chosen document."""
        self.go_to(Place.DOCUMENTS)
        self.documents.print_document()

    def _on_plan_wanted(self) -> None:
        self.go_to(Place.PLAN)

    def _on_restored(self, step: Step) -> None:
        """Goes to the measures that undo or redo has put back, unless one of them is shown."""
        measures = list(dict.fromkeys(edit.measure for edit in step.edits if isinstance(edit, Change)))
        if not measures or (self._place is Place.PLAN and self.plan.show_tasks(measures)):
            return
        if self._place is Place.CHECKLIST and self.current_id in measures:
            self.checklist.show_current()
        else:
            self.show_measure(measures[0])

    def begin_anew(self) -> None:
        """Another workbook is open: it begins at its own start, with all of its measures."""
        if Place.CHECKLIST in self._made:
            self.checklist.show_everything()
        self.go_to(Place.OVERVIEW)

    # for the window

    def refresh(self) -> None:
        """A new day has begun: what is overdue may be other measures."""
        for view in self._made.values():
            view.retranslate()  # type: ignore[attr-defined]

    def splitter_sizes(self) -> Mapping[str, tuple[int, ...]]:
        """The sizes to remember."""
        if Place.CHECKLIST not in self._made:
            return self._state.preferences.now.splitters
        return {**self._state.preferences.now.splitters, Place.CHECKLIST.value: tuple(self.checklist.sizes())}

    def stop_jobs(self) -> None:
        """Ends what runs beside the window."""
        if Place.DOCUMENTS in self._made:
            self.documents.cancel()

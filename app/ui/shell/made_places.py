"""The places: each is made when somebody goes to it, or prepares it, for the first time."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.checklist.filter_menu import FilterMenu
from app.ui.kit.shown_stack import ShownStack
from app.ui.shell.place_page import PlacePage
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place, Ways

if TYPE_CHECKING:
    from app.ui.checklist.checklist_view import ChecklistView
    from app.ui.documents.documents_view import DocumentsView
    from app.ui.findings.findings_view import FindingsView
    from app.ui.guide.guide_view import GuideView
    from app.ui.ledgers.ledgers_view import LedgersView
    from app.ui.overview.overview_view import OverviewView
    from app.ui.plan.plan_view import PlanView


class MadePlaces(ShownStack):
    """Keeps the places that there are, each on its page."""

    given_up = Signal()
    """A person wants no longer what the documents were to make."""

    def __init__(self, state: AppState, ways: Ways, filter_menu: FilterMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._ways = ways
        self._filter_menu = filter_menu
        self._made: dict[Place, QWidget] = {}
        self._pages: dict[Place, PlacePage] = {}

    @property
    def made(self) -> Collection[Place]:
        """The places that there are by now."""
        return self._made.keys()

    def view_of(self, place: Place) -> QWidget:
        """A place, made on first use."""
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

    @property
    def overview(self) -> "OverviewView":
        """The overview, made on first use."""
        from app.ui.overview.overview_view import OverviewView

        view = self._made.get(Place.OVERVIEW)
        if not isinstance(view, OverviewView):
            view = OverviewView(self._state, self._ways, self.page_of(Place.OVERVIEW))
            self._keep(Place.OVERVIEW, view)
        return view

    @property
    def checklist(self) -> "ChecklistView":
        """The checklist, made on first use."""
        from app.ui.checklist.checklist_view import ChecklistView

        view = self._made.get(Place.CHECKLIST)
        if not isinstance(view, ChecklistView):
            view = ChecklistView(self._state, self._ways, self._filter_menu, self.page_of(Place.CHECKLIST))
            self._keep(Place.CHECKLIST, view)
        return view

    @property
    def plan(self) -> "PlanView":
        """The plan, made on first use."""
        from app.ui.plan.plan_view import PlanView

        view = self._made.get(Place.PLAN)
        if not isinstance(view, PlanView):
            view = PlanView(self._state, self._ways, self.page_of(Place.PLAN))
            self._keep(Place.PLAN, view)
        return view

    @property
    def documents(self) -> "DocumentsView":
        """The documents, made on first use."""
        from app.ui.documents.documents_view import DocumentsView

        view = self._made.get(Place.DOCUMENTS)
        if not isinstance(view, DocumentsView):
            view = DocumentsView(self._state, self._ways, self.page_of(Place.DOCUMENTS))
            view.given_up.connect(self.given_up)
            self._keep(Place.DOCUMENTS, view)
        return view

    @property
    def guide(self) -> "GuideView":
        """The guide, made on first use."""
        from app.ui.guide.guide_view import GuideView

        view = self._made.get(Place.GUIDE)
        if not isinstance(view, GuideView):
            view = GuideView(self._state, self._ways, self.page_of(Place.GUIDE))
            self._keep(Place.GUIDE, view)
        return view

    @property
    def ledgers(self) -> "LedgersView":
        """The ledgers, made on first use."""
        from app.ui.ledgers.ledgers_view import LedgersView

        view = self._made.get(Place.LEDGERS)
        if not isinstance(view, LedgersView):
            view = LedgersView(self._state, self.page_of(Place.LEDGERS))
            view.returns_wanted.connect(self._ways.returns)
            self._keep(Place.LEDGERS, view)
        return view

    @property
    def findings(self) -> "FindingsView":
        """The findings, made on first use."""
        from app.ui.findings.findings_view import FindingsView

        view = self._made.get(Place.FINDINGS)
        if not isinstance(view, FindingsView):
            view = FindingsView(self._state, self._ways, self.page_of(Place.FINDINGS))
            self._keep(Place.FINDINGS, view)
        return view

    def page_of(self, place: Place) -> PlacePage:
        """What a place lies on; it is there before the place."""
        if place not in self._pages:
            self._pages[place] = PlacePage(self)
        return self._pages[place]

    def _keep(self, place: Place, view: QWidget) -> None:
        self._made[place] = view
        self.page_of(place).hold(view)

    def refresh(self) -> None:
        """A new day has begun: what is overdue may be other measures."""
        for view in self._made.values():
            view.retranslate()  # type: ignore[attr-defined]

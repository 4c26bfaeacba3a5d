"""Shows the places of the window, one at a time, and leads to each and to what is on it."""

from typing import assert_never

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtWidgets import QWidget

from app.domain.selection import Filter, View
from app.ui.checklist.filter_menu import FilterMenu
from app.ui.shell.made_places import MadePlaces
from app.ui.shell.place_page import PlacePage
from app.ui.shell.state import AppState
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


class Places(MadePlaces):
    """Shows one place. What concerns measures goes to the place that is shown, if it has any."""

    place_changed = Signal()

    def __init__(self, state: AppState, ways: Ways, filter_menu: FilterMenu, parent: QWidget) -> None:
        super().__init__(state, ways, filter_menu, parent)
        self._stacked: list[PlacePage] = []
        self._place = Place.OVERVIEW

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
        if self._place not in self.made:
            return None
        if self._place is Place.CHECKLIST:
            return self.checklist.current_id
        return self.plan.current_id if self._place is Place.PLAN else None

    def under_notices(self) -> QWidget:
        """What a notice may lie over for a moment: where there is a list that one goes through, it stays in sight."""
        if self._place in self.made:
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
        if self._place not in self.made:
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
        self.view_of(place)
        self._turn_to(self.page_of(place))
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

    # before anybody goes there

    def prepare(self, place: Place) -> None:
        """Makes a place, if nobody has gone to it yet."""
        self.view_of(place)

    def prepare_look(self, place: Place, part: QRect) -> None:
        """Lays out a place that is made and was never shown, and paints a part, for what that needs to be there."""
        page = self.page_of(place)
        if page not in self._stacked:  # else it would take room from what is shown
            page.resize(self.size())
            page.grab(part)

    # for the window

    def begin_anew(self) -> None:
        """Another workbook is open: it begins at its own start, with all of its measures."""
        if Place.CHECKLIST in self.made:
            self.checklist.show_everything()
        self.go_to(Place.OVERVIEW)
        self._ways.begin_anew(self.here)

    def stop_jobs(self) -> None:
        """Ends what runs beside the window."""
        if Place.DOCUMENTS in self.made:
            self.documents.cancel()

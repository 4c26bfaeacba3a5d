"""The rows of the plan: what is open and known, by due date or by owner."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from app.domain.measures import Measure
from app.domain.priorities import is_planned, most_urgent_first
from app.domain.step_extent import Extent
from app.i18n import N_, _
from app.ui.measures.measure_list import MeasureListModel, MeasureSection
from app.ui.plan.staying_rows import with_staying
from app.ui.shell.state import AppState


class PlanOrder(StrEnum):
    """By what the plan is grouped."""

    DUE = "due"
    OWNER = "owner"


_OVERDUE = N_("Overdue")
_WEEK = N_("Within 7 days")
_MONTH = N_("Within 30 days")
_LATER = N_("Later")
_NO_DAY = N_("No due date yet")
_BUCKETS = (_OVERDUE, _WEEK, _MONTH, _LATER, _NO_DAY)


class PlanModel(MeasureListModel):
    """Holds the open measures that have an answer, an owner or a due date. It follows edits at once, until it rests.

    What an edit takes off the plan stays where it is until `refresh`.
    """

    refreshed = Signal()

    def __init__(self, state: AppState, parent: QObject | None = None) -> None:
        super().__init__(state, parent)
        self._order = PlanOrder.DUE
        self._rests = False
        state.changed.connect(self._on_step)
        state.view_changed.connect(self.refresh)
        state.workbook_replaced.connect(self.refresh)
        self.refresh()

    @property
    def order(self) -> PlanOrder:
        """By what the plan is grouped."""
        return self._order

    def set_order(self, order: PlanOrder) -> None:
        """Groups the plan in another way."""
        self._order = order
        self.refresh()

    def refresh(self) -> None:
        """Takes in the state and the language of this moment."""
        self._sections = self._made()
        self._show(self._sections, ())

    def rest(self) -> None:
        """Follows no steps until `wake`: nobody looks at it."""
        self._rests = True

    def wake(self) -> None:
        """Takes in what was missed, and follows steps again."""
        self._rests = False
        self.refresh()

    def _on_step(self, reached: Extent) -> None:
        if self._rests:
            return
        if reached.is_about_profile:
            self.refresh()
        elif reached.is_about_answers:
            self._follow()

    def _follow(self) -> None:
        now = self._made()
        there = {measure.id for section in now for measure in section.measures}
        staying = [m.id for section in self._sections for m in section.measures if m.id not in there]
        self._sections = with_staying(self._sections, now, staying)
        self._show(self._sections, staying)

    def _show(self, sections: Sequence[MeasureSection], staying: Collection[str]) -> None:
        self.show_sections(sections)
        self.mark_staying(staying)
        self.refreshed.emit()

    @property
    def task_count(self) -> int:
        """How many tasks there are; a row that only stays is none any more."""
        return len(set(self.shown_ids) - self._staying)

    def _made(self) -> list[MeasureSection]:
        today = self._state.today()
        listed = most_urgent_first(self._state.measures, self._state.entries, today, self._raised())
        tasks = [m for m in listed if is_planned(self._state.shown(m.id))]
        groups = self._by_due(tasks, today) if self._order is PlanOrder.DUE else self._by_owner(tasks)
        return [MeasureSection(title, tuple(group)) for title, group in groups.items() if group]

    def _raised(self) -> Collection[str]:
        return [i for i, weight in self._state.weights.items() if weight.is_raised]

    def _by_due(self, tasks: list[Measure], today: date) -> Mapping[str, list[Measure]]:
        groups: dict[str, list[Measure]] = {_(title): [] for title in _BUCKETS}
        for measure in tasks:
            groups[_(_bucket(self._state.shown(measure.id).due, today))].append(measure)
        for group in groups.values():
            group.sort(key=lambda m: self._state.shown(m.id).due or date.max)
        return groups

    def _by_owner(self, tasks: list[Measure]) -> Mapping[str, list[Measure]]:
        groups: dict[str, list[Measure]] = {}
        for measure in sorted(tasks, key=lambda m: (not self._state.shown(m.id).owner, self._state.shown(m.id).owner)):
            groups.setdefault(self._state.shown(measure.id).owner or _("No owner yet"), []).append(measure)
        return groups


def _bucket(due: date | None, today: date) -> str:
    if due is None:
        return _NO_DAY
    days = (due - today).days
    if days < 0:
        return _OVERDUE
    return _WEEK if days <= 7 else _MONTH if days <= 30 else _LATER

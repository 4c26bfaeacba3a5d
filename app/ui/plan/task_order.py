"""Which tasks the plan lists, in which order and under which headings, and where new ones come among them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app import labels
from app.domain.answers import Carrier, Priority, Status
from app.domain.measures import Measure
from app.domain.plan_periods import Period, is_within
from app.domain.priorities import is_planned, most_urgent_first
from app.i18n import N_, _
from app.ui.plan.task_look import TaskColumn
from app.ui.shell.state import AppState

_OVERDUE = N_("Overdue")
_WEEK = N_("Within 7 days")
_MONTH = N_("Within 30 days")
_LATER = N_("Later")
_NO_DAY = N_("No due date yet")
_BUCKETS = (_OVERDUE, _WEEK, _MONTH, _LATER, _NO_DAY)
_STATUSES, _CARRIERS, _PRIORITIES = tuple(Status), tuple(Carrier), tuple(Priority)


@dataclass(frozen=True)
class TaskHeading:
    """What stands above rows of the plan."""

    title: str


@dataclass(frozen=True)
class TaskOrder:
    """What the plan is sorted by, and what it is narrowed to."""

    column: TaskColumn = TaskColumn.DUE
    is_descending: bool = False
    is_by_month: bool = False
    """Whether days are grouped by their months, and not by how soon they are."""
    owner: str | None = None
    """'' for the tasks that nobody has; None for all."""
    period: Period | None = None

    @property
    def narrows(self) -> bool:
        """Whether some tasks are left out."""
        return self.owner is not None or self.period is not None


TaskRow = TaskHeading | str
"""A heading, or the id of a measure."""


def planned(state: AppState) -> list[Measure]:
    """Every task of the view, the most urgent first."""
    raised = [i for i, weight in state.weights.items() if weight.is_raised]
    listed = most_urgent_first(state.measures, state.entries, state.today(), raised)
    return [measure for measure in listed if is_planned(state.shown(measure.id))]


def of_owner(state: AppState, tasks: Sequence[Measure], owner: str | None) -> list[Measure]:
    """The tasks that somebody has."""
    return [measure for measure in tasks if owner is None or state.shown(measure.id).owner == owner]


def task_rows(state: AppState, tasks: Sequence[Measure], order: TaskOrder) -> list[TaskRow]:
    """The rows of the plan: with headings where it is sorted by day or by owner."""
    today = state.today()
    chosen = of_owner(state, tasks, order.owner)
    if order.period is not None:
        chosen = [m for m in chosen if is_within(state.shown(m.id).due, order.period, today)]
    if order.column is TaskColumn.DUE:
        groups = _by_month(state, chosen, today) if order.is_by_month else _by_due(state, chosen, today)
    elif order.column is TaskColumn.OWNER:
        groups = _by_owner(state, chosen)
    else:
        return [m.id for m in _sorted(state, chosen, order)]
    titles = list(reversed(groups)) if order.is_descending else list(groups)
    rows: list[TaskRow] = []
    for title in titles:
        group = groups[title]
        if group:
            rows += [TaskHeading(title), *(m.id for m in (reversed(group) if order.is_descending else group))]
    return rows


def with_arrivals(before: Sequence[TaskRow], now: Sequence[TaskRow]) -> list[TaskRow]:
    """The rows as they stand, and those that are new below what they follow: nothing that is there moves."""
    rows = list(before)
    there = set(rows)
    above: TaskRow | None = None
    for row in now:
        if row not in there:
            rows.insert(0 if above is None else rows.index(above) + 1, row)
            there.add(row)
        above = row
    return rows


def _by_due(state: AppState, tasks: Sequence[Measure], today: date) -> dict[str, list[Measure]]:
    groups: dict[str, list[Measure]] = {_(title): [] for title in _BUCKETS}
    for measure in tasks:
        groups[_(_bucket(state.shown(measure.id).due, today))].append(measure)
    for group in groups.values():
        group.sort(key=lambda m: state.shown(m.id).due or date.max)
    return groups


def _by_month(state: AppState, tasks: Sequence[Measure], today: date) -> dict[str, list[Measure]]:
    """What is overdue, the months one after the other, and what has no day."""
    groups: dict[str, list[Measure]] = {}
    for measure in sorted(tasks, key=lambda m: state.shown(m.id).due or date.max):
        due = state.shown(measure.id).due
        title = _(_NO_DAY) if due is None else _(_OVERDUE) if due < today else labels.month_of_year(due)
        groups.setdefault(title, []).append(measure)
    return groups


def _by_owner(state: AppState, tasks: Sequence[Measure]) -> dict[str, list[Measure]]:
    groups: dict[str, list[Measure]] = {}
    for measure in sorted(tasks, key=lambda m: (not state.shown(m.id).owner, state.shown(m.id).owner)):
        groups.setdefault(state.shown(measure.id).owner or _("No owner yet"), []).append(measure)
    return groups


def _sorted(state: AppState, tasks: Sequence[Measure], order: TaskOrder) -> list[Measure]:
    place = {measure.id: n for n, measure in enumerate(state.catalogue.measures)}

    def rank(measure: Measure) -> int:
        entry = state.shown(measure.id)
        match order.column:
            case TaskColumn.STATUS:
                return _STATUSES.index(entry.status)
            case TaskColumn.CARRIER:
                return _CARRIERS.index(entry.carrier)
            case TaskColumn.PRIORITY:
                return _PRIORITIES.index(entry.priority)
        return place[measure.id]

    return sorted(tasks, key=rank, reverse=order.is_descending)


def _bucket(due: date | None, today: date) -> str:
    if due is None:
        return _NO_DAY
    days = (due - today).days
    if days < 0:
        return _OVERDUE
    return _WEEK if days <= 7 else _MONTH if days <= 30 else _LATER

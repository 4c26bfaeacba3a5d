"""What a row of the plan shows of a task, column by column."""

from enum import IntEnum
from typing import NamedTuple

from app import labels
from app.domain.answers import Field, Priority, Status
from app.i18n import _
from app.ui.measures.measure_list import unsure_text
from app.ui.shell.state import AppState
from app.words.due import due_in_short, due_text


class TaskColumn(IntEnum):
    """The columns of the plan, from left to right."""

    STATUS = 0
    TITLE = 1
    OWNER = 2
    DUE = 3
    CARRIER = 4
    PRIORITY = 5


COLUMN_FIELDS = {
    TaskColumn.STATUS: Field.STATUS,
    TaskColumn.OWNER: Field.OWNER,
    TaskColumn.DUE: Field.DUE,
    TaskColumn.CARRIER: Field.CARRIER,
    TaskColumn.PRIORITY: Field.PRIORITY,
}
"""What is edited in a column."""


class TaskLook(NamedTuple):
    """A row, in the language of the screens."""

    measure: str
    status: Status
    title: str
    label: str
    code: str
    linked: str
    """The labels of what the same work settles; '' where it settles nothing else."""
    owner: str
    due: str
    due_tight: str
    """The same where there is room for a day alone: of what is overdue by how much."""
    due_spoken: str
    carrier: str
    priority: str
    is_overdue: bool
    is_urgent: bool
    unsure: str
    """The word for a measure of which it is not known whether it applies; '' for any other."""
    stays: bool
    """Whether it has left the plan, and its row stays for now, so that none moves under a person's keys."""

    def text(self, column: TaskColumn) -> str:
        """What a cell says."""
        return (labels.name(self.status), self.title, self.owner, self.due, self.carrier, self.priority)[column]

    def spoken(self, column: TaskColumn) -> str:
        """A cell for those who cannot see it: what it is about, and what it says. The title tells the whole row."""
        if column is TaskColumn.TITLE:
            linked = _("The same work also settles {measures}.").format(measures=self.linked) if self.linked else ""
            left = _("no longer in this list") if self.stays else ""
            facts = (labels.name(self.status), self.unsure, self.owner, self.due_spoken, left, linked)
            return ", ".join(part for part in (self.label, self.title, *facts) if part)
        said = self.due_spoken if column is TaskColumn.DUE else self.text(column)
        return _("{field}: {value}").format(field=labels.name(COLUMN_FIELDS[column]), value=said or _("(nothing)"))

    def tip(self, column: TaskColumn) -> str:
        """What pointing at a cell says: what may be shortened there, or shown by a sign."""
        if column is not TaskColumn.TITLE:
            return self.text(column)
        linked = _("The same work also settles {measures}.").format(measures=self.linked) if self.linked else ""
        return "\n".join(part for part in (f"{self.label}　{self.title}", self.unsure, linked) if part)


def task_look(state: AppState, measure_id: str, *, stays: bool) -> TaskLook:
    """The row of a task as it is now."""
    measure, entry, today = state.catalogue.by_id[measure_id], state.shown(measure_id), state.today()
    others = [labels.measure_label(state.catalogue.by_id[i]) for i in state.counterparts(measure_id)]
    return TaskLook(
        measure=measure_id,
        status=entry.status,
        title=state.words.measures[measure_id].title,
        label=labels.measure_label(measure),
        code=measure.code,
        linked=_(", ").join(others),
        owner=entry.owner,
        due=due_in_short(entry, today),
        due_tight=due_in_short(entry, today, tight=True),
        due_spoken=due_text(entry, today),
        carrier=labels.name(entry.carrier),
        priority=labels.name(entry.priority),
        is_overdue=entry.is_overdue(today),
        is_urgent=entry.priority is Priority.HIGH,
        unsure=unsure_text(state, measure_id),
        stays=stays,
    )

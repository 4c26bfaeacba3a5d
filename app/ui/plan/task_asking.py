"""Asks for values of tasks: of all that are chosen, or of one cell."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Qt

from app.domain.answers import Field, Value
from app.ui.plan.task_look import COLUMN_FIELDS, TaskColumn
from app.ui.plan.task_table import TaskTable
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways

if TYPE_CHECKING:
    from app.ui.plan.cell_editing import CellEditing

_COLUMNS = {field: column for column, field in COLUMN_FIELDS.items()}


class TaskAsking(QObject):
    """Opens what asks beside the task that the table stands on, and keeps the answer as one step.

    What it asks with is made when it is first needed.
    """

    def __init__(self, state: AppState, ways: Ways, table: TaskTable) -> None:
        super().__init__(table)
        self._state, self._ways, self._table = state, ways, table
        self._made: CellEditing | None = None

    @property
    def _editing(self) -> "CellEditing":
        if self._made is None:
            from app.ui.plan.cell_editing import CellEditing

            self._made = CellEditing(self._table)
            self._made.entered.connect(lambda ids, field, value: self._state.edit(ids, {field: value}))
            self._made.refused.connect(self._on_refused)
            self._made.measure_wanted.connect(self._ways.measure)
        return self._made

    def _on_refused(self, reason: str) -> None:
        from app.ui.kit.passing_notice import Notice

        self._ways.tell(Notice(reason))

    @property
    def is_editing(self) -> bool:
        """Whether a cell is being edited."""
        return self._made is not None and self._made.is_open

    def flush(self) -> None:
        """Keeps what is being typed into a cell."""
        if self._made is not None:
            self._made.flush()

    def edit_cell(self, index: QModelIndex) -> None:
        """Opens the editor of a cell, for its own task only."""
        here = self._table.id_at(index)
        if here is not None:
            self._table.go_to(index)
            entry = self._state.entry(here)
            self._editing.open(TaskColumn(index.column()), [here], entry, self._state.names)

    def ask_for(self, field: Field) -> None:
        """Asks for another value of a field of all tasks that are chosen."""
        from app.ui.plan.field_choices import ask_choice, ask_day

        ids = self._table.selected_ids
        if not ids:
            return
        values = {self._state.entry(i).get(field) for i in ids}
        common = next(iter(values)) if len(values) == 1 else None
        over, place = self._table.viewport(), self._table.place_of(_COLUMNS[field])
        take = partial(self._take, ids, field)
        if field is Field.OWNER:
            self._ask_owner(ids, str(common or ""))
        elif field is Field.DUE:
            now = common if isinstance(common, date) else None
            ask_day(over, place, now, can_be_emptied=values != {None}, take=take)
        else:
            ask_choice(over, place, field, common if isinstance(common, StrEnum) else None, take)

    def _ask_owner(self, ids: Sequence[str], owner: str) -> None:
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        shown = replace(self._state.entry(ids[0]), owner=owner)
        self._editing.open(TaskColumn.OWNER, ids, shown, self._state.names)

    def _take(self, ids: Sequence[str], field: Field, value: Value) -> None:
        self._state.edit(ids, {field: value})
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

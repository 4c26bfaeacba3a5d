"""Asks for values of tasks: of all that are chosen, or of one cell."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QModelIndex, QObject, Qt

from app.domain.answers import Field, Value
from app.ui.plan.cell_editing import CellEditing
from app.ui.plan.field_choices import ask_choice, ask_day
from app.ui.plan.task_look import COLUMN_FIELDS, TaskColumn
from app.ui.plan.task_table import TaskTable
from app.ui.shell.state import AppState

_COLUMNS = {field: column for column, field in COLUMN_FIELDS.items()}


class TaskAsking(QObject):
    """Opens what asks beside the task that the table stands on, and keeps the answer as one step."""

    def __init__(self, state: AppState, table: TaskTable, editing: CellEditing) -> None:
        super().__init__(table)
        self._state, self._table, self._editing = state, table, editing

    def edit_cell(self, index: QModelIndex) -> None:
        """Opens the editor of a cell, for its own task only."""
        here = self._table.id_at(index)
        if here is not None:
            self._table.go_to(index)
            entry = self._state.entry(here)
            self._editing.open(TaskColumn(index.column()), [here], entry, self._state.names)

    def ask_for(self, field: Field) -> None:
        """Asks for another value of a field of all tasks that are chosen."""
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

"""The plan: what is to be done, by month, in a table that is edited in its place."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.answers import Field, Status
from app.domain.measures import Measure
from app.domain.plan_periods import Period, day_within
from app.domain.priorities import is_planned
from app.domain.step_extent import Extent
from app.domain.summary import attention
from app.i18n import _
from app.ui.kit.nothing_found import NothingFound
from app.ui.kit.retranslating import Retranslating
from app.ui.plan.month_strip import MonthStrip
from app.ui.plan.plan_head import PlanHead
from app.ui.plan.selection_bar import SelectionBar
from app.ui.plan.task_asking import TaskAsking
from app.ui.plan.task_look import TaskColumn, TaskLook, task_look
from app.ui.plan.task_order import TaskOrder, of_owner, planned, task_rows, with_arrivals
from app.ui.plan.task_table import TaskTable
from app.ui.plan.task_table_model import TaskTableModel
from app.ui.shell.state import AppState
from app.ui.shell.ways import Errand, Place, Ways

_GOES_ON_MS = 300
"""So long after a task is done it goes on to the one below: a key pressed twice does not answer that, too."""
_LOW = 22
"""Heights of the text: where the place has no more, the months are left out, and what can be done elsewhere too."""


class PlanView(Retranslating, QWidget):
    """Follows edits at once where its rows stand; what has moved or left is taken in when one comes back."""

    def __init__(self, state: AppState, ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state, self._ways = state, ways
        self._order = TaskOrder()
        self._staying: set[str] = set()
        self._rests, self._is_stale = True, False  # whoever makes it has not shown it yet
        self._model = TaskTableModel(self._look, self)
        self._head = PlanHead(state, self)
        self._months = MonthStrip(self)
        self._table = TaskTable(self._model, self)
        self._asking = TaskAsking(state, ways, self._table)
        self._bar = SelectionBar(self)
        self._empty = NothingFound("plan", self)
        self._goes_on = QTimer(self)
        self._goes_on.setSingleShot(True)
        self._goes_on.setInterval(_GOES_ON_MS)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._table.stand_on_first()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addWidget(self._months)
        column.addWidget(self._table, 1)
        column.addWidget(self._bar)
        column.addWidget(self._empty, 1)

    def _connect(self) -> None:
        self._head.order_wanted.connect(self._on_order)
        self._head.owner_wanted.connect(lambda owner: self._show_order(replace(self._order, owner=owner)))
        self._head.calendar_wanted.connect(self._on_calendar)
        self._months.chosen.connect(lambda period: self._show_order(replace(self._order, period=period)))
        self._months.dropped.connect(self.move_to)
        self._table.entered.connect(self._ways.measure)
        self._table.cell_wanted.connect(self._asking.edit_cell)
        self._table.field_wanted.connect(self.ask_for)
        self._table.sort_wanted.connect(self._on_sort)
        self._table.stood.connect(self._on_stood)
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._table.customContextMenuRequested.connect(self._on_context_menu)
        self._bar.field_wanted.connect(self.ask_for)
        self._bar.done_wanted.connect(self._on_done_wanted)
        self._bar.ended.connect(self._on_ended)
        self._empty.pressed.connect(self._on_empty_pressed)
        self._goes_on.timeout.connect(self._go_on)
        self._state.changed.connect(self._on_step)
        self._state.view_changed.connect(self._on_other)
        self._state.workbook_replaced.connect(self._on_other_workbook)
        self._state.about_to_leave.connect(self._asking.flush)

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self._head.retranslate()
        self._bar.retranslate()
        self._table.setAccessibleName(_("Tasks"))
        self._remake()

    # what is shown

    def _look(self, measure_id: str) -> TaskLook:
        return task_look(self._state, measure_id, stays=measure_id in self._staying)

    def _show_order(self, order: TaskOrder) -> None:
        self._order = order
        self._remake()

    def _on_order(self, column: TaskColumn, is_by_month: bool) -> None:
        self._show_order(replace(self._order, column=column, is_descending=False, is_by_month=is_by_month))

    def _on_sort(self, column: TaskColumn) -> None:
        is_same = self._order.column is column
        turned, monthly = is_same and not self._order.is_descending, is_same and self._order.is_by_month
        self._show_order(replace(self._order, column=column, is_descending=turned, is_by_month=monthly))

    def _remake(self) -> None:
        """Takes in the state of this moment: what has left the plan is gone, what is due on another day has moved."""
        tasks = planned(self._state)
        owners = {self._state.shown(measure.id).owner for measure in tasks}
        if self._order.owner not in (None, *owners):
            self._order = replace(self._order, owner=None)
        self._staying, self._is_stale = set(), False
        self._made_on = self._state.today()
        self._table.show_rows(task_rows(self._state, tasks, self._order))
        self._table.show_order(self._order.column, is_descending=self._order.is_descending)
        self._head.show_order(self._order.column, is_by_month=self._order.is_by_month)
        self._head.show_owners(sorted(owners, key=lambda name: (not name, name)), self._order.owner)
        self._show_figures(tasks)
        self._on_stood()

    def _show_figures(self, tasks: Sequence[Measure]) -> None:
        state, today = self._state, self._state.today()
        listed = [i for i in self._model.shown_ids if i not in self._staying]
        overdue = len(attention(state.measures, state.entries, today).overdue)
        self._head.show_count(len(listed) if self._order.narrows else len(tasks), len(tasks), overdue)
        days = [state.shown(measure.id).due for measure in of_owner(state, tasks, self._order.owner)]
        self._months.show_days(days, today, self._order.period)
        has_any = bool(tasks) or bool(self._model.shown_ids)
        for widget in (self._head, self._table):
            widget.setVisible(has_any)
        self._empty.setVisible(not has_any)
        if not has_any:
            self._say_why_empty()
        self._fit_height()

    def _say_why_empty(self) -> None:
        if self._all_is_done:
            says, button = _("Nothing is left: every measure here is done or does not apply."), _("Go to the overview")
        else:
            says = _(
                "Nothing is planned yet. What you answer with “Partly done”, “Not done” or “Don't know” appears here."
            )
            button = _("Go to the checklist")
        self._empty.set_texts(says, button)

    @property
    def _all_is_done(self) -> bool:
        """Whether nothing is planned because everything is answered."""
        return all(self._state.shown(measure.id).status is not Status.UNANSWERED for measure in self._state.measures)

    def _fit_height(self) -> None:
        is_low = self.height() < _LOW * self.fontMetrics().height()
        self._head.make_compact(is_low)
        self._bar.make_compact(is_low)
        self._months.setVisible(self._table.isVisibleTo(self) and not is_low)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever comes here finds the plan of now: what has left it stayed only while it was looked at."""
        if not event.spontaneous() and self._rests:
            self._rests = False
            if self._is_stale or self._made_on != self._state.today():
                self._remake()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            self._rests = True
            self._goes_on.stop()
        super().hideEvent(event)

    # for the window

    @property
    def current_id(self) -> str | None:
        """The task that the table stands on."""
        return self._table.current_id

    @property
    def under_notices(self) -> QWidget:
        """What a notice may lie over: not the bar below the table; what is above it where the table shows few rows."""
        if not self._table.isVisibleTo(self):
            return self
        return self._head if self._table.is_low else self._table

    def focus_list(self) -> None:
        """Gives the keys to the table, or to what can be done without any task."""
        here = self._table if self._table.isVisibleTo(self) else self._empty
        here.setFocus(Qt.FocusReason.OtherFocusReason)

    def answer(self, status: Status) -> None:
        """Answers the tasks that are chosen, and those settled with them, as the checklist does.

        Not with 'not applicable', whose reason is written in the checklist.
        """
        self._asking.flush()
        chosen = self._table.selected_ids
        self._state.edit((*chosen, *self._head.together.others(chosen)), {Field.STATUS: status})
        if status is Status.DONE and chosen:
            self._goes_on.start()

    def show_tasks(self, measure_ids: Sequence[str]) -> bool:
        """Goes to tasks and chooses them. False when the plan shows none of them."""
        self._goes_on.stop()
        shown = [i for i in measure_ids if self._model.index_of(i).isValid()]
        if not shown:
            return False
        self._table.stand_on(shown[0])
        self._table.choose(set(shown))
        return True

    def edit_tasks(self) -> None:
        """Asks for owner, due date, carrier and priority of the chosen tasks, and keeps them as one step."""
        ids = self._table.selected_ids
        if not ids:
            return
        from app.ui.kit.dialog import run_dialog
        from app.ui.plan.task_dialog import TaskDialog

        state = self._state
        dialog = run_dialog(lambda: TaskDialog(state, ids, self), hand_over=state.hand_over_typed)
        if dialog.is_accepted:
            state.edit(ids, dialog.values)
        self.focus_list()

    def ask_for(self, field: Field) -> None:
        """Asks for another value of a field of the chosen tasks, and keeps it as one step."""
        self._asking.ask_for(field)

    def move_to(self, ids: Sequence[str], period: Period) -> None:
        """Moves the day on which tasks are due into a part of the plan, as one step."""
        today = self._state.today()
        self._state.edit_each({i: {Field.DUE: day_within(self._state.entry(i).due, period, today)} for i in ids})

    # what happens here

    def _on_step(self, reached: Extent) -> None:
        self._is_stale |= reached.is_about_answers
        if self._rests:
            return
        if reached.is_about_profile:
            self._remake()
        elif reached.is_about_answers:
            self._follow(reached)

    def _follow(self, reached: Extent) -> None:
        """Rows change where they stand; only what is new in the plan gets a row of its own."""
        there = set(self._model.shown_ids)
        open_now = {i for i in reached.fields if is_planned(self._state.shown(i))}
        for measure_id in there & reached.fields.keys():
            self._staying.add(measure_id) if measure_id not in open_now else self._staying.discard(measure_id)
        tasks = planned(self._state)
        now = task_rows(self._state, tasks, self._order)
        if open_now - there & {row for row in now if isinstance(row, str)}:
            self._table.show_rows(with_arrivals(self._model.rows, now))
        else:
            self._model.show_again(reached.fields.keys())
        self._show_figures(tasks)
        self._on_stood()

    def _on_other(self) -> None:
        self._is_stale = True
        if not self._rests:
            self._remake()

    def _on_other_workbook(self) -> None:
        self._order = TaskOrder()
        self._table.forget()
        self._on_other()

    def _go_on(self) -> None:
        """From tasks that are done to the one below, unless one has gone elsewhere by now."""
        chosen = self._table.selected_ids
        if chosen and set(chosen) <= self._staying and not self._asking.is_editing:
            self._table.stand_on(chosen[-1], TaskColumn(self._table.currentIndex().column()))
            self._table.move_down(self._staying)

    def _on_stood(self) -> None:
        chosen = self._table.selected_ids
        self._bar.show_count(len(chosen))
        self._head.together.show_for(self.current_id, chosen)
        self._ways.moved.emit()

    def _on_empty_pressed(self) -> None:
        self._ways.place(Place.OVERVIEW if self._all_is_done else Place.CHECKLIST)

    def _on_done_wanted(self) -> None:
        self.answer(Status.DONE)
        self.focus_list()

    def _on_calendar(self) -> None:
        self._ways.errand(Errand.CALENDAR)

    def _on_ended(self) -> None:
        self._table.choose_current_only()
        self.focus_list()

    def _on_context_menu(self, place: QPoint) -> None:
        self._ways.menu_wanted.emit(self._table.viewport().mapToGlobal(place))

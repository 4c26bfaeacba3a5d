"""The plan: what is to be done, by due date or owner, several measures edited at once."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QVBoxLayout, QWidget

from app import labels
from app.domain.answers import Field, Status
from app.domain.summary import attention
from app.i18n import _, ngettext
from app.ui.kit.flow_layout import FlowLayout
from app.ui.kit.retranslating import Retranslating
from app.ui.kit.segmented import Segmented
from app.ui.kit.texts import Text
from app.ui.kit.tick_box import TickBox
from app.ui.measures.measure_list_view import MeasureListView
from app.ui.plan.plan_model import PlanModel, PlanOrder
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways

_NAMED = 2
"""So many counterparts are named at most; of several tasks there would be too many to read."""


class PlanView(Retranslating, QWidget):
    """Lists the tasks, and leads to where one is seen in full."""

    def __init__(self, state: AppState, ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state, self._ways = state, ways
        self._model = PlanModel(state, self)
        self._order = Segmented(list(PlanOrder), self)
        self._count = Text(self, muted=True)
        self._empty = Text(self)
        self._list = MeasureListView(self._model, ways, self)
        self._list.stays_near = True
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._edit = QPushButton(self)
        self._open = QPushButton(self)
        self._both = TickBox(self)
        self._both.setChecked(True)
        self._lay_out()
        self._connect()
        self._order.choose(PlanOrder.DUE)
        self.retranslate()
        self._list.stand_on_first()

    def _lay_out(self) -> None:
        buttons = FlowLayout(spacing=8)
        buttons.addWidget(self._edit)
        buttons.addWidget(self._open)
        buttons.addWidget(self._both)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self._order)
        column.addWidget(self._count)
        column.addWidget(self._empty)
        column.addWidget(self._list, 1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self._order.chosen.connect(self._on_order)
        self._list.entered.connect(self._ways.measure)
        self._list.current_changed.connect(self._on_current)
        self._list.selectionModel().selectionChanged.connect(self._on_selection)
        self._edit.clicked.connect(self.edit_tasks)
        self._open.clicked.connect(self._on_open)
        self._model.refreshed.connect(self._on_refreshed)

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self._order.set_texts([_("By due date"), _("By owner")])
        self._list.setAccessibleName(_("Tasks"))
        self._open.setText(_("Open in checklist"))
        self._empty.setText(
            _("Nothing is planned yet. What you answer with “Partly done”, “Not done” or “Don't know” appears here.")
        )
        self._model.refresh()
        self._on_selection()

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever comes here finds the plan of now: what has left it stayed only while it was looked at."""
        if not event.spontaneous():
            self._model.wake()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            self._model.rest()
        super().hideEvent(event)

    # for the window

    @property
    def current_id(self) -> str | None:
        """The task that the list stands on."""
        return self._list.current_id

    def focus_list(self) -> None:
        """Gives the keys to the list."""
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def answer(self, status: Status) -> None:
        """Answers the tasks that are chosen, and those settled with them, as the checklist does.

        Not with 'not applicable', whose reason is written in the checklist.
        """
        chosen = self._list.selected_ids
        others = self._others if self._both.isChecked() else ()
        self._state.edit(dict.fromkeys((*chosen, *others)), {Field.STATUS: status})

    @property
    def _others(self) -> tuple[str, ...]:
        """The measures that the same work settles as the tasks that are chosen."""
        chosen = self._list.selected_ids
        others = dict.fromkeys(i for measure_id in chosen for i in self._state.counterparts(measure_id))
        return tuple(i for i in others if i not in chosen)

    def show_tasks(self, measure_ids: Sequence[str]) -> bool:
        """Goes to tasks and chooses them. False when the plan shows none of them."""
        places = [place for i in measure_ids if (place := self._model.index_of(i)).isValid()]
        if not places:
            return False
        self._list.go_to(places[0])
        for place in places[1:]:
            self._list.selectionModel().select(place, QItemSelectionModel.SelectionFlag.Select)
        return True

    def edit_tasks(self) -> None:
        """Asks for owner, due date, carrier and priority of the chosen tasks, and keeps them as one step."""
        ids = self._list.selected_ids
        if not ids:
            return
        from app.ui.kit.dialog import run_dialog
        from app.ui.plan.task_dialog import TaskDialog

        state = self._state
        dialog = run_dialog(lambda: TaskDialog(state, ids, self), hand_over=state.hand_over_typed)
        if dialog.is_accepted:
            state.edit(ids, dialog.values)
        self.focus_list()

    # what happens here

    def _on_order(self, key: str) -> None:
        self._model.set_order(PlanOrder(key))

    def _on_current(self, _measure_id: str) -> None:
        self._both.setChecked(True)

    def _on_open(self) -> None:
        if self.current_id:
            self._ways.measure(self.current_id)

    def _on_selection(self) -> None:
        count = len(self._list.selected_ids)
        self._edit.setText(
            ngettext("Edit {count} task...", "Edit {count} tasks...", count).format(count=count)
            if count
            else _("Edit tasks...")
        )
        self._edit.setEnabled(bool(count))
        self._open.setEnabled(bool(count))
        self._both.setText(self._both_text())
        self._both.setVisible(bool(self._others) and not self._state.joins_counterparts)
        self._ways.moved.emit()

    def _both_text(self) -> str:
        named = [labels.measure_label(self._state.catalogue.by_id[i]) for i in self._others]
        if not 0 < len(named) <= _NAMED:
            return _("Answer together")
        return _("Answer together with {measures}").format(measures=_(", ").join(named))

    def _on_refreshed(self) -> None:
        rows, tasks = len(self._model.shown_ids), self._model.task_count
        overdue = len(attention(self._state.measures, self._state.entries, self._state.today()).overdue)
        text = ngettext("{count} task", "{count} tasks", tasks).format(count=tasks)
        late = ngettext("{count} overdue", "{count} overdue", overdue).format(count=overdue)
        self._count.set_text("　".join((text, late)) if overdue else text if rows else "")
        self._empty.setVisible(not rows)
        self._list.setVisible(bool(rows))
        for widget in (self._order, self._edit, self._open):
            widget.setVisible(bool(rows))

"""What stands above the plan: its order, how many tasks there are, whose, and the way into a calendar."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.i18n import _, ngettext
from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.flow_layout import FlowLayout
from app.ui.kit.segmented import Segmented
from app.ui.kit.texts import Text
from app.ui.kit.told_keys import name_control
from app.ui.measures.together_tick import TogetherTick
from app.ui.plan.task_look import TaskColumn
from app.ui.shell.state import AppState

_ORDERS = {"due": (TaskColumn.DUE, False), "owner": (TaskColumn.OWNER, False), "month": (TaskColumn.DUE, True)}
"""The column that each of them sorts by, and whether days are grouped by month."""
_LONGEST_NAME = 10
"""Of an owner in the list, in heights of the text."""


class PlanHead(QWidget):
    """Shows what it is told, and emits what a person chooses."""

    order_wanted = Signal(object, bool)
    """By this TaskColumn; by month?"""
    owner_wanted = Signal(object)
    """Only the tasks of this owner, '' for those that nobody has; None for all."""
    calendar_wanted = Signal()

    def __init__(self, state: AppState, parent: QWidget) -> None:
        super().__init__(parent)
        self._order = Segmented(list(_ORDERS), self)
        self._count = Text(self)
        self._count.setWordWrap(False)
        self._owner = ChoiceBox(self)
        self.together = TogetherTick(state, self)
        self._export = QPushButton(self)
        line = FlowLayout(self, spacing=12)
        for widget in (self._order, self._count, self._owner, self._export, self.together):
            line.addWidget(widget)
        self._follow_font()
        self._order.chosen.connect(lambda key: self.order_wanted.emit(*_ORDERS[key]))
        self._owner.activated.connect(lambda _n: self.owner_wanted.emit(self._owner.currentData()))
        self._export.clicked.connect(self.calendar_wanted)

    def make_compact(self, on: bool) -> None:
        """Leaves out what is said or done elsewhere too, where the window is low; else keeps room for what comes and
        goes, so that nothing moves when one goes from row to row."""
        for widget in (self._count, self._export):
            widget.setVisible(not on)
        room = self.together.sizePolicy()
        room.setRetainSizeWhenHidden(not on)
        self.together.setSizePolicy(room)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._follow_font()

    def _follow_font(self) -> None:
        """Words stand in the middle of the line, beside controls."""
        for words in (self._count, self.together):
            words.setMinimumHeight(self._owner.sizeHint().height())

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self._order.set_texts([_("By due date"), _("By owner"), _("By month")])
        self._order.setAccessibleName(_("Order"))
        name_control(self._owner, _("Show whose tasks"))
        self._export.setText(_("Put into a calendar..."))
        self._export.setToolTip(_("The due dates as a file that calendar programs read (ICS)"))

    def show_order(self, column: TaskColumn, *, is_by_month: bool) -> None:
        """Shows by what the plan is sorted."""
        shown = (column, is_by_month)
        self._order.choose(next((key for key, one in _ORDERS.items() if one == shown), ""))

    def show_owners(self, owners: Sequence[str], chosen: str | None) -> None:
        """Offers those who have tasks."""
        metrics = self.fontMetrics()
        room = _LONGEST_NAME * metrics.height()
        named = [(name or _("No owner yet"), name) for name in owners]
        items: list[tuple[str, str | None]] = [(_("Owner: everybody"), None)]
        items += [(metrics.elidedText(words, Qt.TextElideMode.ElideRight, room), name) for words, name in named]
        if items != [(self._owner.itemText(n), self._owner.itemData(n)) for n in range(self._owner.count())]:
            self._owner.clear()
            for text, name in items:
                self._owner.addItem(text, name)
        self._owner.setCurrentIndex([name for _text, name in items].index(chosen))

    def show_count(self, shown: int, total: int, overdue: int) -> None:
        """Says how many tasks there are, and how many of them are overdue."""
        text = ngettext("{count} task", "{count} tasks", total).format(count=total)
        if shown < total:
            text = _("{shown} of {total} shown").format(shown=shown, total=total)
        late = _("Overdue {count}").format(count=overdue)
        self._count.setText(_("{tasks} · {overdue}").format(tasks=text, overdue=late) if overdue else text)

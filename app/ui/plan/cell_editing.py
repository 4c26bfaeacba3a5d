"""Edits a cell of the plan in its place: one field at a time, over the table."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from app import labels
from app.domain.answers import CHOICES, DAYS, STATUS_KEYS, Entry, Field, Status, Value
from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.composing import Composing
from app.ui.kit.day_field import DayField
from app.ui.kit.owner_field import OwnerField
from app.ui.kit.told_keys import name_control
from app.ui.plan.task_look import COLUMN_FIELDS, TaskColumn
from app.ui.plan.task_table import TaskTable

ChoiceBoxKind = TypeVar("ChoiceBoxKind", bound=QComboBox)

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COMES_BACK = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""Reasons for which the keys leave an editor and come back to it."""
_BEHIND_REASON = Status.NOT_APPLICABLE
"""The answer that is not given here: its reason is written in the checklist."""


class CellEditing(QObject):
    """Holds one editor at most. Enter and Tab take what it holds, Escape does not."""

    entered = Signal(object, object, object)
    """A person gave these measures another value: ids, Field, Value."""
    refused = Signal(str)
    """What was typed is no value, for this reason; the editor stays."""
    measure_wanted = Signal(str)

    def __init__(self, table: TaskTable) -> None:
        super().__init__(table)
        self._table = table
        self._composing = Composing(table)
        self._editor: QWidget | None = None
        self._index = QPersistentModelIndex()
        self._ids: Sequence[str] = ()
        self._shown = ""
        table.verticalScrollBar().valueChanged.connect(self._place)
        table.horizontalHeader().sectionResized.connect(self._place)
        table.model().modelAboutToBeReset.connect(self.cancel)

    @property
    def is_open(self) -> bool:
        """Whether a cell is being edited."""
        return self._editor is not None

    def open(self, column: TaskColumn, ids: Sequence[str], entry: Entry, names: Sequence[str]) -> None:
        """Opens the editor of a cell in the row that the table stands on, for these measures; `entry` is shown."""
        self.flush()
        index = self._table.currentIndex().siblingAtColumn(column)
        self._index, self._ids, field = QPersistentModelIndex(index), tuple(ids), COLUMN_FIELDS[column]
        made = self._made(field, entry, names)
        made.setParent(self._table.viewport())
        self._editor = made
        self._shown = made.currentText() if isinstance(made, QComboBox) else ""
        self._place()
        made.show()
        made.setFocus(Qt.FocusReason.OtherFocusReason)
        (made.line if isinstance(made, DayField) else made).installEventFilter(self)
        if isinstance(made, OwnerField | DayField):
            made.line.selectAll()

    def _made(self, field: Field, entry: Entry, names: Sequence[str]) -> QWidget:
        over = self._table.viewport()
        if field is Field.OWNER:
            owner = OwnerField(over)
            owner.set_name(labels.name(field))
            owner.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            owner.show_owner(entry.owner, names)
            return self._with_list(owner)
        if field in DAYS:
            day = DayField(over, DAYS[field], stays_low=True)
            day.retranslate(labels.name(field))
            day.show_day(entry.due)
            day.refused.connect(self.refused)
            day.chosen.connect(self._on_day)
            return day
        return self._box(field, entry, over)

    def _box(self, field: Field, entry: Entry, over: QWidget) -> ChoiceBox:
        box = ChoiceBox(over)
        name_control(box, labels.name(field))
        for value in STATUS_KEYS.values() if field is Field.STATUS else CHOICES[field]:
            if value is not _BEHIND_REASON:
                box.addItem(labels.name(value), value)
        box.setCurrentIndex(max(0, box.findData(entry.get(field))))
        self._with_list(box)
        return box

    def _with_list(self, box: ChoiceBoxKind) -> ChoiceBoxKind:
        """Hears when the list of a box closes: who picked another value there is done with the cell."""
        box.view().window().installEventFilter(self)
        return box

    def _place(self) -> None:
        if self._editor is None:
            return
        cell = self._table.visualRect(self._table.model().index(self._index.row(), self._index.column()))
        room = self._table.viewport().width()
        wide = min(max(cell.width(), _natural_width(self._editor)), room)
        self._editor.setGeometry(min(cell.left(), room - wide), cell.top(), wide, cell.height())

    # what the editor holds

    def flush(self) -> None:
        """Takes what the editor holds, and closes it; what is no day is given up."""
        if self._take():
            self.close()
        else:
            self.cancel()

    def _take(self) -> bool:
        editor = self._editor
        if isinstance(editor, DayField):
            editor.flush()
            return not editor.has_problem
        if isinstance(editor, OwnerField) and editor.owner != self._shown:
            self._hand_over(Field.OWNER, editor.owner)
        elif isinstance(editor, ChoiceBox) and editor.currentText() != self._shown:
            self._hand_over(COLUMN_FIELDS[TaskColumn(self._index.column())], editor.currentData())
        return True

    def _take_and_close(self) -> None:
        if self._take():
            self.close()

    def _on_list_closed(self) -> None:
        if isinstance(self._editor, QComboBox) and self._editor.currentText() != self._shown:
            self._take_and_close()

    def _on_day(self, due: date | None) -> None:
        self._hand_over(Field.DUE, due)

    def _hand_over(self, field: Field, value: Value) -> None:
        self.entered.emit(self._ids, field, value)

    def cancel(self) -> None:
        """Closes the editor; the cell stays as it was."""
        self.close()

    def close(self) -> None:
        """Closes the editor, and gives the keys back to the table."""
        editor, self._editor = self._editor, None
        if editor is None:
            return
        here = editor.window().focusWidget()
        had_keys = here is editor or editor.isAncestorOf(here)
        if isinstance(editor, OwnerField | DayField):
            editor.blockSignals(True)
        editor.hide()
        editor.deleteLater()
        if had_keys:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    # keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._editor is None:
            return False
        if event.type() == QEvent.Type.Hide and watched is not self._editor:
            QTimer.singleShot(0, self._on_list_closed)  # what was picked is set after it
        if not _is_inside(watched, self._editor):
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._takes_key(event)
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent) and _is_left(event):
            self._take_and_close()
        return False

    def _takes_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.cancel()
        elif key in _ENTER and self._composing.is_at_a_word:
            return True  # it ended a word of an input method
        elif key in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.flush()
            self.measure_wanted.emit(self._table.current_id)
        elif key in _ENTER:
            self._take_and_close()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._go_on(-1 if key == Qt.Key.Key_Backtab else 1)
        else:
            return False
        return True

    def _go_on(self, step: int) -> None:
        """Takes what is here, and edits the next cell of the row that can be; the table has the keys at its end."""
        if not self._take():
            return
        column = self._index.column() + step
        while column in range(len(TaskColumn)) and (column not in COLUMN_FIELDS or self._table.isColumnHidden(column)):
            column += step
        self.close()
        if column in range(len(TaskColumn)):
            index = self._table.currentIndex().siblingAtColumn(column)
            self._table.go_to(index)
            self._table.cell_wanted.emit(index)


def _natural_width(editor: QWidget) -> int:
    """How wide an editor is that shows all of its choices, or its example."""
    if not isinstance(editor, DayField):
        return editor.sizeHint().width()
    metrics = editor.line.fontMetrics()
    return metrics.horizontalAdvance(editor.line.placeholderText()) + 3 * metrics.height()


def _is_left(event: QFocusEvent) -> bool:
    """Whether the keys are elsewhere now, and not only in a list that the editor has opened."""
    return event.reason() not in _COMES_BACK and QApplication.activePopupWidget() is None


def _is_inside(watched: QObject, editor: QWidget) -> bool:
    return watched is editor or (isinstance(editor, DayField) and watched is editor.line)

"""The table of the plan: its keys, where it stands, and how its columns share the width."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.domain.answers import Field
from app.ui.kit.lists.rows_model import Index
from app.ui.kit.still_wheel import keep_still
from app.ui.plan.task_cells import TaskCells, heading_row_height, row_height
from app.ui.plan.task_head import TaskHead
from app.ui.plan.task_look import COLUMN_FIELDS, TaskColumn
from app.ui.plan.task_order import TaskRow
from app.ui.plan.task_table_model import TaskTableModel

FIELD_KEYS = {
    Qt.Key.Key_D: Field.DUE,
    Qt.Key.Key_O: Field.OWNER,
    Qt.Key.Key_P: Field.PRIORITY,
    Qt.Key.Key_C: Field.CARRIER,
}
"""The key that asks for each field of the tasks that are chosen."""
_FEW_ROWS = 8
_SORT = Qt.Key.Key_S
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Moves = QAbstractItemView.CursorAction
_UPWARD = (_Moves.MoveUp, _Moves.MovePageUp, _Moves.MoveEnd)
_Choosing = QItemSelectionModel.SelectionFlag
_ROW = _Choosing.ClearAndSelect | _Choosing.Rows


class TaskTable(QTableView):
    """Rows are chosen whole; the ring stands on one cell of the row that it stands on."""

    entered = Signal(str)
    """A person wants to see this measure in full."""
    cell_wanted = Signal(QModelIndex)
    """A person wants to edit this cell."""
    field_wanted = Signal(object)
    """A person wants to give all chosen tasks another value of this Field."""
    sort_wanted = Signal(object)
    """A person wants the tasks in the order of this TaskColumn, or the other way round."""
    stood = Signal()
    """It stands on another task, or others are chosen."""

    def __init__(self, model: TaskTableModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._tasks = model
        self._stood_on, self._before = "", ()
        self.setModel(model)
        self.setItemDelegate(TaskCells(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setDragEnabled(True)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._head = head = TaskHead(self)
        self.setHorizontalHeader(head)
        head.setSortIndicatorShown(True)  # which its table takes away when it gets it
        head.sectionClicked.connect(lambda section: self.sort_wanted.emit(TaskColumn(section)))
        keep_still(self)
        self._follow_font()

    # rows

    def show_rows(self, rows: Sequence[TaskRow]) -> None:
        """Shows these rows. It stands on the same task as before, or on the one that followed, never on one above.

        Where it stood on none, it stands on the first.
        """
        before = self._tasks.shown_ids
        chosen, here = set(self.selected_ids), self.current_id or self._stood_on
        column = self.currentIndex().column() if self.currentIndex().isValid() else TaskColumn.TITLE
        self._tasks.show_rows(rows)
        self.clearSpans()
        for row, what in enumerate(rows):
            if not isinstance(what, str):
                self.setSpan(row, 0, 1, len(TaskColumn))
        self._share_height()
        self.share_width()
        there = self._tasks.shown_ids
        following = (*before[before.index(here) :], *reversed(there)) if here in before else there
        near = next((i for i in (here, *following) if i in there), None)
        self.go_to(self._tasks.index_of(near, TaskColumn(column)))
        if near == here:
            self.choose(chosen & set(there))

    def forget(self) -> None:
        """It stands on none of its tasks any longer: the next ones are another workbook's."""
        self.selectionModel().clear()
        self._stood_on = ""

    @property
    def current_id(self) -> str | None:
        """The task that it stands on."""
        return self.id_at(self.currentIndex())

    @property
    def selected_ids(self) -> tuple[str, ...]:
        """The tasks that are chosen, from top to bottom."""
        rows = {index.row() for index in self.selectionModel().selectedIndexes()}
        return tuple(what for row in sorted(rows) if isinstance(what := self._tasks.rows[row], str))

    def id_at(self, index: Index) -> str | None:
        """The task of a row; None for a heading and for no row."""
        what = self._tasks.rows[index.row()] if index.isValid() else None
        return what if isinstance(what, str) else None

    def stand_on(self, measure_id: str | None, column: TaskColumn = TaskColumn.TITLE) -> bool:
        """Moves to a task, which alone is chosen then. False when it is not shown."""
        return self.go_to(self._tasks.index_of(measure_id, column))

    def stand_on_first(self) -> None:
        """Moves to the first task, and shows what is above it."""
        self.stand_on(next(iter(self._tasks.shown_ids), None))
        self.scrollToTop()

    def go_to(self, index: QModelIndex) -> bool:
        """Moves to a cell, and chooses its row. False when there is no such cell."""
        if index.isValid():
            # Qt itself asks which keys are down: with Ctrl, as in Ctrl+Z, it would choose the row or give it up
            self.selectionModel().setCurrentIndex(index, _ROW)
            self.scrollTo(index)
        return index.isValid()

    def choose(self, measure_ids: set[str]) -> None:
        """Chooses more tasks."""
        for measure_id in measure_ids:
            index = self._tasks.index_of(measure_id)
            self.selectionModel().select(index, _Choosing.Select | _Choosing.Rows)

    def choose_current_only(self) -> None:
        """Gives up the other tasks that were chosen."""
        self.go_to(self.currentIndex())

    def move_down(self, past: Collection[str]) -> None:
        """Goes to the first task below that is none of these, if there is one."""
        ids = self._tasks.shown_ids
        below = ids[ids.index(self.current_id) + 1 :] if self.current_id in ids else ()
        self.stand_on(next((i for i in below if i not in past), None), TaskColumn(self.currentIndex().column()))

    @property
    def is_low(self) -> bool:
        """Whether it shows so few rows that none of them can be spared."""
        return self.viewport().height() < _FEW_ROWS * row_height(self.fontMetrics())

    def place_of(self, column: TaskColumn) -> QRect:
        """Where a cell of the row is that it stands on; that of the title where the column has no room."""
        shown = TaskColumn.TITLE if self.isColumnHidden(column) else column
        return self.visualRect(self.currentIndex().siblingAtColumn(shown))

    def show_order(self, column: TaskColumn, *, is_descending: bool) -> None:
        """Marks the column by which the rows are sorted."""
        order = Qt.SortOrder.DescendingOrder if is_descending else Qt.SortOrder.AscendingOrder
        self._head.setSortIndicator(column, order)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        above = self._tasks.index(index.row() - 1, index.column()) if index.isValid() else QModelIndex()
        if above.isValid() and not self.id_at(above):
            super().scrollTo(above, hint)
        super().scrollTo(index, hint)
        self.horizontalScrollBar().setValue(0)  # every column has room

    # width

    def share_width(self) -> None:
        """Gives each column its width."""
        looks = [look for n in range(len(self._tasks.rows)) if (look := self._tasks.look_at(self._tasks.index(n, 0)))]
        for _n in range(2):  # the scroll bar comes and goes with them
            room = self.viewport().width()
            widths = self._head.widths(looks, room)
            for column in TaskColumn:
                self.setColumnHidden(column, column not in widths)
                if column in widths:
                    self._head.resizeSection(column, widths[column])
            if self.viewport().width() == room:
                break
        self.horizontalScrollBar().setValue(0)

    def _share_height(self) -> None:
        of_task, of_heading = row_height(self.fontMetrics()), heading_row_height(self.fontMetrics())
        for row, what in enumerate(self._tasks.rows):  # Qt keeps the heights of rows, whatever stands in them
            self.setRowHeight(row, of_task if isinstance(what, str) else of_heading)

    def _follow_font(self) -> None:
        height = row_height(self.fontMetrics())
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(height)
        self.setMinimumHeight(3 * height)
        self._share_height()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._follow_font()
            self.share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.share_width()

    # keys and mouse

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_letter(event):
            event.accept()  # of this place, not the shortcut that it is elsewhere
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, here = event.key(), self.current_id
        if here is None:
            super().keyPressEvent(event)
        elif key in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.entered.emit(here)
        elif key in (*_ENTER, Qt.Key.Key_F2):
            self._enter(self.currentIndex())
        elif _is_letter(event):
            if key == _SORT:
                self.sort_wanted.emit(TaskColumn(self.currentIndex().column()))
            else:
                self.field_wanted.emit(FIELD_KEYS[Qt.Key(key)])
        elif key == Qt.Key.Key_Escape and len(self.selected_ids) > 1:
            self.choose_current_only()
        else:
            super().keyPressEvent(event)

    def _enter(self, index: QModelIndex) -> None:
        if index.column() in COLUMN_FIELDS:
            self.cell_wanted.emit(index)
        else:
            self.entered.emit(self.id_at(index))

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys here."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if self.id_at(index) and event.button() == Qt.MouseButton.LeftButton:
            self._enter(index)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        rows = self._tasks.rows
        if not self._tasks.shown_ids:
            return QModelIndex()
        column = max(self.currentIndex().column(), 0)
        target = super().moveCursor(action, modifiers)
        if action in (_Moves.MoveLeft, _Moves.MoveRight):
            return target
        down = action in (_Moves.MoveDown, _Moves.MoveNext)
        up = action in (_Moves.MoveUp, _Moves.MovePrevious)
        here = self.currentIndex().row()
        start = {_Moves.MoveHome: 0, _Moves.MoveEnd: len(rows) - 1}.get(action, target.row())
        start = here + 1 if down else here - 1 if up else start
        below, above = range(max(start, 0), len(rows)), range(min(start, len(rows) - 1), -1, -1)
        order = (*above, *below) if action in _UPWARD else (*below, *above)
        found = next(row for row in order if isinstance(rows[row], str))
        return self._tasks.index(found, column)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.stood.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._stood_on = self.current_id or self._stood_on
        self.stood.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid():  # before Qt does, which would stand on a row without choosing it
            self.stand_on_first()
        super().focusInEvent(event)


def _is_letter(event: QKeyEvent) -> bool:
    """Whether it is one of the letters that are keys of the plan."""
    bare = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
    return bare and (event.key() in FIELD_KEYS or event.key() == _SORT)

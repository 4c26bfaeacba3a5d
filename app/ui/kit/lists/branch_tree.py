"""The tree in which branches are shown, folded and walked through."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QTreeView, QWidget

from app.domain.typeahead import found
from app.ui.kit.icons import paint_icon
from app.ui.kit.lists.branch_delegate import BranchDelegate
from app.ui.kit.lists.branch_model import Branch, BranchModel
from app.ui.kit.lists.row_frame import paint_ground, row_geometry
from app.ui.kit.lists.rows_model import Index
from app.ui.kit.lists.typed_letters import TypedLetters
from app.ui.kit.still_wheel import keep_still
from app.ui.shell.edges import paint_ring

_INDENT_EMS, _CHEVRON_EMS, _LEAST_EMS = 0.8, 0.9, 11


class BranchTree(QTreeView):
    """Emits `current_changed(key)`, '' for none, and `entered(key)` when a person goes into a row.

    What was unfolded stays so where other branches are shown, and it stands on the same one, if that is there.
    """

    current_changed = Signal(str)
    entered = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._branches = BranchModel(self)
        self._open: set[str] = set()
        self._typed = TypedLetters(self)
        self.setModel(self._branches)
        self.setItemDelegate(BranchDelegate(self))
        self.setHeaderHidden(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(80)
        self.setMouseTracking(True)
        self.activated.connect(self._on_activated)
        self.clicked.connect(self._on_clicked)
        self.expanded.connect(self._on_expanded)
        self.collapsed.connect(self._on_collapsed)
        self._indent()
        keep_still(self)

    # what is shown

    def set_name(self, name: str) -> None:
        """What the tree is called, and its head."""
        self.setAccessibleName(name)
        self._branches.name_column(name)

    def show_branches(self, branches: Iterable[Branch], *, unfolded: bool = False) -> None:
        """Shows these and no others, and says nothing; `unfolded`: all at once, which is not remembered."""
        stood, remembered = self.current_key, frozenset(self._open)
        self.blockSignals(True)
        self._branches.show_branches(branches)
        if unfolded:
            self._branches.grow_all(QModelIndex())
            self.expandAll()
        else:
            self._unfold(QModelIndex(), remembered)
        self.stand_on(stood)
        self.blockSignals(False)

    def retell(self, branches: Iterable[Branch]) -> None:
        """Says anew what is said in small of these, where they are shown."""
        self._branches.retell(branches)

    def unfold(self, keys: Iterable[str]) -> None:
        """Unfolds these, and remembers it."""
        self._open |= set(keys)
        self._unfold(QModelIndex(), self._open)

    @property
    def unfolded(self) -> tuple[str, ...]:
        """The keys of what is unfolded, and remembered."""
        return tuple(sorted(self._open))

    def _unfold(self, parent: Index, keys: Iterable[str]) -> None:
        wanted = frozenset(keys)
        for row in range(self._branches.rowCount(parent)):
            index = self._branches.index(row, 0, parent)
            branch = self._branches.branch_at(index)
            if branch and branch.key in wanted:
                self._branches.fetchMore(index)
                self.expand(index)
                self._unfold(index, wanted)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all that was grown, from top to bottom, whatever is folded."""
        return tuple(self._branches.keys(QModelIndex()))

    @property
    def shown_keys(self) -> tuple[str, ...]:
        """The keys of the rows that can be walked to, from top to bottom."""
        return tuple(self._key(index) for index in self._rows())

    # where it stands

    @property
    def current_key(self) -> str:
        """What the tree stands on; '' for nothing."""
        return self._key(self.currentIndex())

    def stand_on(self, key: str, within: str = "") -> bool:
        """Moves to a branch, and unfolds what it is under, `within` a root if that was not grown yet. False without."""
        index = self._branches.index_of(key)
        if not index.isValid() and within:
            self._branches.grow_all(self._branches.index_of(within))
            index = self._branches.index_of(key)
        if index.isValid():
            above = index.parent()
            while above.isValid():
                self.expand(above)
                above = above.parent()
            self.setCurrentIndex(index)
            # Qt itself asks which keys are down: with Ctrl, as in Ctrl+Z, it would choose the row or give it up
            self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            if self.isVisible():
                self.scrollTo(index)
        return index.isValid()

    def stand_on_first_leaf(self) -> None:
        """Moves to the first row under which nothing unfolds."""
        first = next((index for index in self._rows() if not self._folds(index)), None)
        if first is not None:
            self.stand_on(self._key(first))

    def _key(self, index: Index) -> str:
        branch = self._branches.branch_at(index)
        return branch.key if branch else ""

    def _folds(self, index: Index) -> bool:
        branch = self._branches.branch_at(index)
        return branch is not None and branch.folds

    def _rows(self) -> Iterator[QModelIndex]:
        index = self._branches.index(0, 0)
        while index.isValid():
            yield index
            index = self.indexBelow(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._take_words()
        self.current_changed.emit(self.current_key)

    def _take_words(self) -> None:
        """Qt itself lets input methods speak to rows that can be edited, and to no others."""
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid():  # before Qt does, which would stand on a row without choosing it
            self.stand_on(self._key(self._branches.index(0, 0)))
        super().focusInEvent(event)
        self._take_words()

    # what a person does

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._searches(event):
            event.accept()  # a letter is the beginning of a row here, not the shortcut that it is elsewhere
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_key:
            self.entered.emit(self.current_key)
            return
        super().keyPressEvent(event)

    @staticmethod
    def _searches(event: QKeyEvent) -> bool:
        command = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        return not command and len(event.text()) == 1 and event.text().isalnum()

    def keyboardSearch(self, search: str) -> None:
        rows = list(self._rows())
        here = rows.index(self.currentIndex()) if self.currentIndex() in rows else -1
        row = found([self._beginnings(index) for index in rows], self._typed.take(search), here)
        if row is not None:
            self.stand_on(self._key(rows[row]))

    def _beginnings(self, index: Index) -> tuple[str, ...]:
        branch = self._branches.branch_at(index)
        return (branch.title, *branch.also) if branch else ()

    def _on_activated(self, index: QModelIndex) -> None:
        if not self._folds(index):
            self.entered.emit(self._key(index))

    def _on_clicked(self, index: QModelIndex) -> None:
        """A press on a row that folds also unfolds it; the sign before it folds it again."""
        if self._folds(index):
            self.expand(index)

    def _on_expanded(self, index: QModelIndex) -> None:
        self._open.add(self._key(index))

    def _on_collapsed(self, index: QModelIndex) -> None:
        self._open.discard(self._key(index))

    # how it looks

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        chosen = self.selectionModel().isSelected(index)
        row = QStyleOptionViewItem(option)
        row.state = QStyle.StateFlag.State_Selected if chosen else option.state & QStyle.StateFlag.State_MouseOver
        paint_ground(painter, row)
        super().drawRow(painter, option, index)
        if self.hasFocus() and index == self.currentIndex():
            rect, palette = row_geometry(option)
            paint_ring(painter, rect, palette.color(QPalette.ColorRole.Link), 3)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        if not self._folds(index):
            return
        em = self.fontMetrics().height()
        size, place = _CHEVRON_EMS * em, QRectF(rect)
        place = QRectF(place.right() - (self.indentation() + size) / 2, place.top(), size, place.height())
        painter.save()
        if not self.isExpanded(index):
            painter.translate(place.center())
            painter.rotate(-90)
            painter.translate(-place.center())
        paint_icon(painter, "down", place, self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.restore()

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_EMS * self.fontMetrics().height(), super().minimumSizeHint().height())

    def _indent(self) -> None:
        self.setIndentation(round(_INDENT_EMS * self.fontMetrics().height()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._indent()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.scrollTo(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self.executeDelayedItemsLayout()
            self.scrollTo(self.currentIndex())  # titles wrap otherwise now

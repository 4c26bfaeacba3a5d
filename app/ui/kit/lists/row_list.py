"""What our lists of rows under headings have in common, whatever stands in the rows."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from app.domain.typeahead import expects_figure, found
from app.ui.kit.lists.rows_model import Index
from app.ui.kit.lists.typed_letters import TypedLetters
from app.ui.kit.still_wheel import keep_still

_Action = QAbstractItemView.CursorAction
_UPWARD = (_Action.MoveUp, _Action.MoveLeft, _Action.MovePrevious, _Action.MovePageUp, _Action.MoveEnd)
_PAGES = {_Action.MovePageDown: 1, _Action.MovePageUp: -1}
_Select = QItemSelectionModel.SelectionFlag


class RowList(QListView):
    """Emits `current_changed(id)`, '' for none, and `entered(id)` when a person goes into a row.

    A derived list says in `id_at` what a row stands for, and sets model and delegate. Where other rows are shown, it
    stands on the same one as before, if that is there. Letters go to the row that begins so.
    """

    current_changed = Signal(str)
    entered = Signal(str)

    takes_words = False
    """Whether words of an input method lead to rows: not where figures are answers, which it would keep to itself."""

    stays_near = False
    """Whether it stands on the row that followed where its own has left, and not on the first."""

    _was_seen = _awaits_rows = False  # of the class: Qt asks already while the list is being made

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(80)
        self.activated.connect(self._on_activated)
        self._typed = TypedLetters(self)
        self._stood_on = ""
        """The row that was last gone to: wherever others are shown meanwhile, it comes back to this one."""
        self._is_resetting = False
        keep_still(self)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.modelAboutToBeReset.connect(self._on_about_to_reset)
            model.modelReset.connect(self._on_reset)

    # what the rows are

    def id_at(self, index: Index) -> str:
        """What the row stands for; '' for a heading and for no row."""
        raise NotImplementedError

    def texts_at(self, index: Index) -> Sequence[str]:
        """The texts by whose beginning a row is found."""
        return (str(index.data(Qt.ItemDataRole.DisplayRole)),)

    def means_more(self, _text: str) -> bool:
        """Whether a key has a meaning of its own in this list, such as an answer."""
        return False

    def _indexes(self) -> list[QModelIndex]:
        return [self.model().index(row, 0) for row in range(self.model().rowCount())]

    # where it stands

    def stand_on_first(self) -> None:
        """Moves to the first row that stands for something, and shows what is above it."""
        first = next((index for index in self._indexes() if self.id_at(index)), None)
        if first is not None:
            self.go_to(first)
            self.scrollToTop()

    def go_to(self, index: QModelIndex) -> bool:
        """Moves to a row, which alone is chosen then, and shows it. False when there is no such row."""
        if index.isValid():
            self.setCurrentIndex(index)
            # Qt itself asks which keys are down: with Ctrl, as in Ctrl+Z, it would choose the row or give it up
            self.selectionModel().select(index, _Select.ClearAndSelect)
            self.scrollTo(index)
        return index.isValid()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        above = index.sibling(index.row() - 1, 0) if index.isValid() else QModelIndex()
        if above.isValid() and not self.id_at(above):
            super().scrollTo(above, hint)
        super().scrollTo(index, hint)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        rows = self._indexes()
        if not rows:
            return QModelIndex()
        target = super().moveCursor(action, modifiers)
        here = self.currentIndex().row()
        if target.row() == here and action in _PAGES:  # a row that is higher than the page
            target = rows[min(max(here + _PAGES[action], 0), len(rows) - 1)]
        start = {_Action.MoveHome: 0, _Action.MoveEnd: len(rows) - 1}.get(action, target.row())
        if start < 0:
            return target
        up, down = rows[start::-1], rows[start:]
        order = (*up, *down) if action in _UPWARD else (*down, *up)
        return next((index for index in order if self.id_at(index)), target)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._take_words()
        here = self.id_at(self.currentIndex())
        if here and not self._is_resetting:
            self._stood_on = here
        self.current_changed.emit(here)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid():  # before Qt does, which would stand on a row without choosing it
            self.stand_on_first()
        super().focusInEvent(event)
        self._take_words()

    def _take_words(self) -> None:
        """Qt itself lets input methods speak to rows that can be edited, and to no others."""
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, self.takes_words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The row that it stands on stays in sight, if it was."""
        if not self._awaits_rows:  # where a row stands is not asked meanwhile: they would all be laid out to no purpose
            here = self.visualRect(self.currentIndex())
            self._was_seen = here.top() >= 0 and here.bottom() < event.oldSize().height()
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._awaits_rows = True
            self.scheduleDelayedItemsLayout()
        elif self._was_seen and not self._awaits_rows:
            self.scrollTo(self.currentIndex())

    def doItemsLayout(self) -> None:
        super().doItemsLayout()
        if self._awaits_rows:
            self._awaits_rows = False
            if self._was_seen:
                self.scrollTo(self.currentIndex())

    # other rows are shown

    def _on_about_to_reset(self) -> None:
        self._before = [self.id_at(index) for index in self._indexes()] if self.stays_near else []
        self._chosen = {self.id_at(index) for index in self.selectedIndexes()}
        self._is_resetting = True

    def _on_reset(self) -> None:
        try:
            self._stand_again()
        finally:
            self._is_resetting = False

    def _stand_again(self) -> None:
        there = {self.id_at(index): index for index in reversed(self._indexes())}
        there.pop("", None)
        place = self._before.index(self._stood_on) if self._stood_on in self._before else 0
        near = [*self._before[place:], *reversed(self._before[:place])] if self.stays_near else []
        now = next((row for row in (self._stood_on, *near) if row in there), "")
        if not now:
            self.stand_on_first()
            return
        self.go_to(there[now])
        if self.stays_near:
            self._stood_on = now
        if now == self._stood_on:
            for row in self._chosen & set(there):
                self.selectionModel().select(there[row], _Select.Select)

    # keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.searches(event):
            event.accept()  # a letter is the beginning of a row here, not the shortcut that it is elsewhere
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.id_at(self.currentIndex()):
            self.entered.emit(self.id_at(self.currentIndex()))
            return
        super().keyPressEvent(event)

    def searches(self, event: QKeyEvent) -> bool:
        """Whether a key is part of what is searched: a letter or a figure; a dash after them; never an answer.

        What means more is searched only within a word that leads to a row, and figures only in a label such as E-10.
        """
        text = event.text()
        command = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if command or len(text) != 1 or not (text.isalnum() or (self._typed.text and text == "-")):
            return False
        if not self.means_more(text):
            return True
        if text.isdigit():
            return expects_figure(self._typed.text)
        return bool(self._typed.text) and self._row_for(self._typed.text + text) is not None

    def keyboardSearch(self, search: str) -> None:
        row = self._row_for(self._typed.take(search))
        if row is not None:
            self.go_to(self.model().index(row, 0))

    def _row_for(self, typed: str) -> int | None:
        texts = [self.texts_at(index) if self.id_at(index) else () for index in self._indexes()]
        return found(texts, typed, self.currentIndex().row())

    def _on_activated(self, index: QModelIndex) -> None:
        if self.id_at(index):
            self.entered.emit(self.id_at(index))

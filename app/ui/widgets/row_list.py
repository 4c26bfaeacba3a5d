"""What our lists of rows under headings have in common, whatever stands in the rows."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from app.ui.models.measure_list import Index


class RowList(QListView):
    """Emits `current_changed(id)`, '' for none, and `entered(id)` when a person goes into a row.

    A derived list sets model and delegate, says in `id_at` what a row stands for, and knows its first one.
    """

    current_changed = Signal(str)
    entered = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(80)
        self.activated.connect(self._on_activated)

    def id_at(self, index: Index) -> str:
        """What the row stands for; '' for a heading and for no row."""
        raise NotImplementedError

    def stand_on_first(self) -> None:
        """Moves to the first row that stands for something."""
        raise NotImplementedError

    def go_to(self, index: QModelIndex) -> bool:
        """Moves to a row and shows it. False when there is no such row."""
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit(self.id_at(self.currentIndex()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.stand_on_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.id_at(self.currentIndex()):
            self.entered.emit(self.id_at(self.currentIndex()))
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are shortcuts here, not a search for titles."""

    def _on_activated(self, index: QModelIndex) -> None:
        if self.id_at(index):
            self.entered.emit(self.id_at(index))

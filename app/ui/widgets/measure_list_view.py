"""The list in which measures are shown, with keys that lists of texts do not need."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from app.ui.delegates.measure_delegate import MeasureDelegate
from app.ui.models.measure_list import Index, MeasureListModel, Roles
from app.ui.state import AppState


class MeasureListView(QListView):
    """Shows a MeasureListModel. Emits `current_changed(id)`, and `entered(id)` when a person goes into a measure."""

    current_changed = Signal(str)
    entered = Signal(str)
    page_wanted = Signal(int)
    """The space bar asks to read on (1) or back (-1) in what is shown beside the list, where one row can be chosen."""

    def __init__(self, state: AppState, model: MeasureListModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._measures = model
        self.setModel(model)
        self.setItemDelegate(MeasureDelegate(state, self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(80)
        self.activated.connect(self._on_activated)

    @property
    def current_id(self) -> str | None:
        """The measure that the list stands on."""
        measure = self._measures.measure_at(self.currentIndex())
        return measure.id if measure else None

    @property
    def selected_ids(self) -> tuple[str, ...]:
        """The measures chosen, from top to bottom."""
        rows = sorted(self.selectedIndexes(), key=lambda index: index.row())
        return tuple(str(index.data(Roles.MEASURE)) for index in rows)

    def stand_on(self, measure_id: str | None) -> bool:
        """Moves to a measure. False when the list does not show it."""
        index = self._measures.index_of(measure_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    def stand_on_first(self) -> None:
        """Moves to the first measure there is."""
        if self._measures.shown_ids:
            self.stand_on(self._measures.shown_ids[0])
            self.scrollToTop()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit(self.current_id or "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.stand_on_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_id:
            self.entered.emit(self.current_id)
            return
        if event.key() == Qt.Key.Key_Space and self.selectionMode() is QAbstractItemView.SelectionMode.SingleSelection:
            self.page_wanted.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are shortcuts here, not a search for titles."""

    def _on_activated(self, index: QModelIndex) -> None:
        if measure := self._measures.measure_at(index):
            self.entered.emit(measure.id)

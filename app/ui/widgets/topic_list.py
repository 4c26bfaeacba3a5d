"""The list in which topics are shown."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from app.ui.delegates.topic_delegate import TopicDelegate
from app.ui.models.measure_list import Index
from app.ui.models.topic_model import Chapter, TopicModel


class TopicList(QListView):
    """Emits `current_changed(id)`, and `entered(id)` when a person goes into a topic."""

    current_changed = Signal(str)
    entered = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._topics = TopicModel(self)
        self.setModel(self._topics)
        self.setItemDelegate(TopicDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(80)
        self.activated.connect(self._on_activated)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the topics, from top to bottom."""
        return self._topics.ids

    @property
    def current_id(self) -> str:
        """The topic that the list stands on; '' for none."""
        topic = self._topics.topic_at(self.currentIndex())
        return topic.id if topic else ""

    def show_chapters(self, chapters: Sequence[Chapter]) -> None:
        """Shows these topics. It stands on the same one as before, or on the first, and says nothing."""
        before = self.current_id
        self.blockSignals(True)
        self._topics.show_chapters(chapters)
        if not self.current_id and not self.stand_on(before):
            self.stand_on_first()
        self.blockSignals(False)

    def stand_on(self, topic_id: str) -> bool:
        """Moves to a topic. False when the list does not show it."""
        index = self._topics.index_of(topic_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    def stand_on_first(self) -> None:
        """Moves to the first topic there is."""
        if self.ids:
            self.stand_on(self.ids[0])
            self.scrollToTop()

    def step(self, step: int) -> None:
        """Moves up or down by one topic, over headings."""
        index = self._topics.neighbour(self.currentIndex(), step)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit(self.current_id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.stand_on_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_id:
            self.entered.emit(self.current_id)
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are shortcuts here, not a search for titles."""

    def _on_activated(self, index: QModelIndex) -> None:
        if topic := self._topics.topic_at(index):
            self.entered.emit(topic.id)

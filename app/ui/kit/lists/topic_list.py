"""The list in which topics are shown."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.ui.kit.lists.row_list import RowList
from app.ui.kit.lists.rows_model import Index
from app.ui.kit.lists.topic_delegate import TopicDelegate
from app.ui.kit.lists.topic_model import Chapter, TopicModel


class TopicList(RowList):
    """Holds its own topics; `show_chapters` gives them to it."""

    takes_words = True

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._topics = TopicModel(self)
        self.setModel(self._topics)
        self.setItemDelegate(TopicDelegate(self))

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the topics, from top to bottom."""
        return self._topics.ids

    @property
    def current_id(self) -> str:
        """The topic that the list stands on; '' for none."""
        return self.id_at(self.currentIndex())

    def id_at(self, index: Index) -> str:
        topic = self._topics.topic_at(index)
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
        return self.go_to(self._topics.index_of(topic_id))

    def step(self, step: int) -> None:
        """Moves up or down by one topic, over headings."""
        self.go_to(self._topics.neighbour(self.currentIndex(), step))

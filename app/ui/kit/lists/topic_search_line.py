"""The field above a list of topics that one goes on typing in while one walks the list."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.kit.lists.topic_list import TopicList


class TopicSearchLine(QLineEdit):
    """Up, down and Enter are for the list."""

    def __init__(self, topics: TopicList, parent: QWidget) -> None:
        super().__init__(parent)
        self._topics = topics

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self._topics.step(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._topics.entered.emit(self._topics.current_id)
            case _:
                super().keyPressEvent(event)

"""A list of things to read or to go to, under headings."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from app.domain.summary import Figures
from app.ui.measures.measure_list import Index


@dataclass(frozen=True)
class Topic:
    """A row: a title, a second line, and a bar where there are figures."""

    id: str
    title: str
    second: str = ""
    figures: Figures | None = None


@dataclass(frozen=True)
class Heading:
    """What the rows below have in common."""

    title: str


@dataclass(frozen=True)
class Chapter:
    """A heading, none if empty, and the topics under it."""

    title: str
    topics: tuple[Topic, ...]


class TopicModel(QAbstractListModel):
    """Rows are headings and topics."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Heading | Topic] = []
        self._places: dict[str, int] = {}

    def show_chapters(self, chapters: Sequence[Chapter]) -> None:
        """Shows these and no others; where only second lines or figures differ, the rows stay."""
        rows: list[Heading | Topic] = []
        for chapter in chapters:
            rows += (Heading(chapter.title),) if chapter.title and chapter.topics else ()
            rows += chapter.topics
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self._places = {row.id: n for n, row in enumerate(rows) if isinstance(row, Topic)}
        self.endResetModel()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the topics, from top to bottom."""
        return tuple(self._places)

    def topic_at(self, index: Index) -> Topic | None:
        """The topic of a row; None for a heading and for no row."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Topic) else None

    def index_of(self, topic_id: str) -> QModelIndex:
        """The row of a topic; an invalid index when it is not shown."""
        row = self._places.get(topic_id)
        return QModelIndex() if row is None else self.index(row)

    def neighbour(self, index: Index, step: int) -> QModelIndex:
        """The next topic in a direction, over headings; an invalid index at the end."""
        row = index.row() + step
        while 0 <= row < len(self._rows) and isinstance(self._rows[row], Heading):
            row += step
        return self.index(row) if 0 <= row < len(self._rows) else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - private in QAbstractListModel
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.topic_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.title if isinstance(row, Heading) else ", ".join(p for p in (row.title, row.second) if p)
        return None

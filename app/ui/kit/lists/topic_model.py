"""A list of things to read or to go to, under headings."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt

from app.domain.summary import Figures
from app.ui.kit.lists.rows_model import Index, RowsModel


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


class TopicModel(RowsModel[Heading | Topic]):
    """Rows are headings and topics."""

    def show_chapters(self, chapters: Sequence[Chapter]) -> None:
        """Shows these and no others; where only second lines or figures differ, the rows stay."""
        rows: list[Heading | Topic] = []
        for chapter in chapters:
            rows += (Heading(chapter.title),) if chapter.title and chapter.topics else ()
            rows += chapter.topics
        self.show_rows(rows, {row.id: n for n, row in enumerate(rows) if isinstance(row, Topic)})

    def is_heading(self, row: Heading | Topic) -> bool:
        return isinstance(row, Heading)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the topics, from top to bottom."""
        return tuple(self._places)

    def topic_at(self, index: Index) -> Topic | None:
        """The topic of a row; None for a heading and for no row."""
        row = self.row_at(index)
        return row if isinstance(row, Topic) else None

    def neighbour(self, index: Index, step: int) -> QModelIndex:
        """The next topic in a direction, over headings; an invalid index at the end."""
        row = index.row() + step
        while 0 <= row < len(self._rows) and isinstance(self._rows[row], Heading):
            row += step
        return self.index(row) if 0 <= row < len(self._rows) else QModelIndex()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.title if isinstance(row, Heading) else ", ".join(p for p in (row.title, row.second) if p)
        return None

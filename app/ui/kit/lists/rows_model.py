"""What our models of rows have in common: one column, headings nobody stands on, and ids."""

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
ListRow = TypeVar("ListRow")
_FEW = 4
_NOBODY_STANDS_ON_IT = Qt.ItemFlag.NoItemFlags
_A_ROW = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
"""Joined once: a list asks for them whenever it paints a row."""


class RowsModel(QAbstractListModel, Generic[ListRow]):
    """Holds the rows, and by id in which row each thing stands. A derived model may have headings among them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[ListRow] = ()
        self._places: Mapping[str, int] = {}

    def show_rows(self, rows: Sequence[ListRow], places: Mapping[str, int]) -> bool:
        """Shows these rows and no others; what is equal already stays as it is, and False is returned."""
        if rows == self._rows:
            return False
        self.beginResetModel()
        self._rows, self._places = rows, places
        self.endResetModel()
        return True

    def is_heading(self, row: ListRow) -> bool:
        """Whether it stands above rows, and nobody stands on it."""
        return False

    def row_at(self, index: Index) -> ListRow | None:
        """What stands in a row; None for no row."""
        return self._rows[index.row()] if index.isValid() else None

    def index_of(self, row_id: str | None) -> QModelIndex:
        """The row of an id; an invalid index when it is not shown."""
        row = self._places.get(row_id) if row_id else None
        return QModelIndex() if row is None else self.index(row)

    def tell_changed(self, rows: Sequence[int]) -> None:
        """Says that rows show something else: of a few each by itself, which alone is painted anew then; else once."""
        if len(set(rows)) <= _FEW:
            for row in sorted(set(rows)):
                self.dataChanged.emit(self.index(row), self.index(row))
        else:
            self.dataChanged.emit(self.index(min(rows)), self.index(max(rows)))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - private in QAbstractListModel
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_at(index)
        return _NOBODY_STANDS_ON_IT if row is None or self.is_heading(row) else _A_ROW

"""What a tree shows: branches with others under them, which are asked for when they are first unfolded."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from app.ui.kit.lists.rows_model import Index

_BRANCH = Qt.ItemDataRole.UserRole


class Branch(NamedTuple):
    """A row: a title, what is said of it in small, other words that it begins with, and what unfolds under it."""

    key: str
    title: str
    second: str = ""
    also: tuple[str, ...] = ()
    grow: Callable[[], "Sequence[Branch]"] | None = None

    @property
    def folds(self) -> bool:
        """Whether there is something under it."""
        return self.grow is not None


_HEARD = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class BranchModel(QStandardItemModel):
    """Holds branches. Those under one are grown when it is first unfolded or gone to."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._items: dict[str, QStandardItem] = {}
        self._ungrown: set[str] = set()
        self._title = ""

    def name_column(self, title: str) -> None:
        """What the one column is called: its head is not seen, but heard."""
        self._title = title
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 0)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role in _HEARD:
            return self._title
        return super().headerData(section, orientation, role)

    def show_branches(self, branches: Iterable[Branch]) -> None:
        """Shows these and no others."""
        self.clear()
        self._items.clear()
        self._ungrown.clear()
        self.appendColumn([self._item(branch) for branch in branches])

    def retell(self, branches: Iterable[Branch]) -> None:
        """Says anew what is said in small of those that are shown."""
        for branch in branches:
            item = self._items.get(branch.key)
            if item and item.data(_BRANCH).second != branch.second:
                self._tell(item, branch)

    def _item(self, branch: Branch) -> QStandardItem:
        item = QStandardItem(branch.title)
        self._tell(item, branch)
        item.setEditable(False)
        self._items[branch.key] = item
        if branch.folds:
            self._ungrown.add(branch.key)
        return item

    @staticmethod
    def _tell(item: QStandardItem, branch: Branch) -> None:
        item.setData(branch, _BRANCH)
        item.setData(", ".join(filter(None, (branch.title, branch.second))), Qt.ItemDataRole.AccessibleTextRole)

    # what there is

    def branch_at(self, index: Index) -> Branch | None:
        """What stands in a row; None for no row."""
        branch = index.data(_BRANCH)
        return branch if isinstance(branch, Branch) else None

    def index_of(self, key: str) -> QModelIndex:
        """The row of a key among those that were grown; an invalid index when there is none."""
        item = self._items.get(key)
        return item.index() if item else QModelIndex()

    def keys(self, parent: Index) -> Iterator[str]:
        """The keys of all that was grown under a row, and of what is under that."""
        for row in range(self.rowCount(parent)):
            index = self.index(row, 0, parent)
            branch = self.branch_at(index)
            if branch:
                yield branch.key
            yield from self.keys(index)

    # growing

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008 - Qt's signature
        branch = self.branch_at(parent)
        return branch.folds if branch else not parent.isValid()

    def canFetchMore(self, parent: Index) -> bool:
        branch = self.branch_at(parent)
        return branch is not None and branch.key in self._ungrown

    def fetchMore(self, parent: Index) -> None:
        branch = self.branch_at(parent)
        if branch and branch.grow and branch.key in self._ungrown:
            self._ungrown.discard(branch.key)
            self._items[branch.key].appendRows([self._item(below) for below in branch.grow()])

    def grow_all(self, parent: Index) -> None:
        """Grows what is under a row, and what is under that."""
        self.fetchMore(parent)
        for row in range(self.rowCount(parent)):
            self.grow_all(self.index(row, 0, parent))

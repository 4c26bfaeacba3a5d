"""The list of the rows of a ledger: each in a few words, chosen singly or several at once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.ui.kit.lists.row_list import RowList
from app.ui.kit.lists.rows_model import Index
from app.ui.kit.lists.wrapped_delegate import WrappedDelegate
from app.ui.ledgers.ledger_model import LedgerModel, LedgerRole


class LedgerList(RowList):
    """What a row stands for is its number, as a text."""

    takes_words = True
    stays_near = True

    def __init__(self, model: LedgerModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._ledger = model
        self.setModel(model)
        self.setItemDelegate(WrappedDelegate(self, LedgerRole.SUMMARY))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    @property
    def number(self) -> int | None:
        """The number of the row that the list stands on."""
        return self._ledger.number_at(self.currentIndex().row())

    @property
    def numbers(self) -> list[int]:
        """The numbers of the rows that are chosen."""
        places = sorted(index.row() for index in self.selectedIndexes())
        return [number for place in places if (number := self._ledger.number_at(place)) is not None]

    def id_at(self, index: Index) -> str:
        number = self._ledger.number_at(index.row())
        return "" if number is None else str(number)

    def stand_on(self, number: int | None) -> bool:
        """Moves to a row by its number. False when there is none."""
        place = self._ledger.place_of(number)
        return place is not None and self.go_to(self._ledger.index(place, 0))

    def texts_at(self, index: Index) -> Sequence[str]:
        return str(index.data(LedgerRole.SUMMARY)).splitlines()

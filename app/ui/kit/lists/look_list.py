"""A list whose model tells how its rows look, with boxes to tick where the rows have them."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.ui.kit.lists.row_delegate import RowDelegate, toggle
from app.ui.kit.lists.row_list import RowList
from app.ui.kit.lists.row_look import LookRole, RowLook
from app.ui.kit.lists.rows_model import Index

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LookList(RowList):
    """Space ticks the row it stands on."""

    def __init__(self, model: QAbstractItemModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(RowDelegate(self))

    def id_at(self, index: Index) -> str:
        can_be = bool(index.flags() & Qt.ItemFlag.ItemIsSelectable) if index.isValid() else False
        return str(index.row()) if can_be else ""

    def texts_at(self, index: Index) -> Sequence[str]:
        look = index.data(LookRole.LOOK)
        return (look.label, look.title) if isinstance(look, RowLook) else super().texts_at(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.data(Qt.ItemDataRole.CheckStateRole) is not None:
            toggle(self.model(), index)
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in _ENTER:
            event.ignore()  # that is for the dialog
            return
        super().keyPressEvent(event)

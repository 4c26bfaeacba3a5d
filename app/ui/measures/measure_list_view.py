"""The list in which measures are shown, with keys that lists of texts do not need."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.domain.answers import STATUS_KEYS
from app.ui.kit.lists.row_list import RowList
from app.ui.kit.lists.rows_model import Index
from app.ui.measures.measure_delegate import MeasureDelegate
from app.ui.measures.measure_list import ItemRole, MeasureListModel
from app.ui.shell.ways import Ways


class MeasureListView(RowList):
    """Shows a MeasureListModel; the window, which owns the actions, hears by `ways` of a wish for their menu."""

    page_wanted = Signal(int)
    """The space bar asks to read on (1) or back (-1) in what is shown beside the list, where one row can be chosen."""

    commands = "N"
    """Letters that are keys of the place, at the beginning of a word."""

    def __init__(self, model: MeasureListModel, ways: Ways, parent: QWidget) -> None:
        super().__init__(parent)
        self._measures, self._ways = model, ways
        self.setModel(model)
        self.setItemDelegate(MeasureDelegate(model, self))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_context_menu)

    @property
    def current_id(self) -> str | None:
        """The measure that the list stands on."""
        return self.id_at(self.currentIndex()) or None

    @property
    def selected_ids(self) -> tuple[str, ...]:
        """The measures chosen, from top to bottom."""
        rows = sorted(self.selectedIndexes(), key=lambda index: index.row())
        return tuple(str(index.data(ItemRole.MEASURE)) for index in rows)

    def stand_on(self, measure_id: str | None) -> bool:
        """Moves to a measure. False when the list does not show it."""
        return self.go_to(self._measures.index_of(measure_id))

    def id_at(self, index: Index) -> str:
        measure = self._measures.measure_at(index)
        return measure.id if measure else ""

    def texts_at(self, index: Index) -> Sequence[str]:
        measure = self._measures.measure_at(index)
        return (measure.code, self._measures.row_label(measure), *super().texts_at(index)) if measure else ()

    def means_more(self, text: str) -> bool:
        return text in STATUS_KEYS or text.upper() in self.commands

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paints rows anew. Qt's lists lay all out, but these stay as high as they are, whatever is answered."""
        QAbstractItemView.dataChanged(self, first, last, list(roles))

    def _on_context_menu(self, place: QPoint) -> None:
        self._ways.menu_wanted.emit(self.viewport().mapToGlobal(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.selectionMode() is QAbstractItemView.SelectionMode.SingleSelection:
            self.page_wanted.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return
        super().keyPressEvent(event)

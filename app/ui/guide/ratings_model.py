"""The table of ratings: a row for each method, a column for each axis, in each cell the grade as sign and word."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from app.domain.guide import MethodGuide
from app.domain.ratings import ordered, sign
from app.domain.step_extent import Extent
from app.i18n import N_, _, language
from app.ui.guide.methods_in_use import is_in_use
from app.ui.kit.lists.rows_model import Index
from app.ui.shell.state import AppState

_SHOWN, _SPOKEN = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole
_WORDS: Mapping[str, str] = {
    "S": N_("better"),
    "A": N_("a little better"),
    "B": N_("standard"),
    "C": N_("a little worse"),
    "D": N_("worse"),
}


class RatingsModel(QAbstractTableModel):
    """Holds the methods in the order asked for. It follows the profile."""

    def __init__(self, state: AppState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._column, self._is_reversed = 0, False
        state.changed.connect(self._on_step)
        state.workbook_replaced.connect(self._on_profile)
        self.refresh()

    def refresh(self) -> None:
        """Takes in the language of this moment."""
        self.beginResetModel()
        self._chapter = self._state.catalogue.guide.methods(language())
        axis = self._chapter.axes[self._column - 1].id if self._column else None
        self._rows = ordered(self._chapter.methods, axis, worst_first=self._is_reversed)
        self.endResetModel()

    def sort_by(self, column: int) -> None:
        """Sorts by a column, the best first, and the other way round when it is the same once more."""
        self._is_reversed = column == self._column and not self._is_reversed
        self._column = column
        self.refresh()

    @property
    def order(self) -> tuple[int, bool]:
        """The column by which it is sorted, the guideline's order for the first, and whether that is reversed."""
        return self._column, self._is_reversed

    @property
    def methods(self) -> tuple[MethodGuide, ...]:
        """The methods, from top to bottom."""
        return self._rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else 1 + len(self._chapter.axes)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or role not in (_SHOWN, _SPOKEN):
            return None
        name = self._chapter.axes[section - 1].name if section else _("Method")
        if role == _SHOWN or section != self._column or not section:
            return name
        return (_("{axis}, worst first") if self._is_reversed else _("{axis}, best first")).format(axis=name)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        method = self._rows[index.row()]
        if not index.column():
            return self._named(method) if role in (_SHOWN, _SPOKEN) else None
        axis = self._chapter.axes[index.column() - 1]
        grade = method.ratings[axis.id]
        if role == _SHOWN:
            return f"{sign(grade)} {grade}\n{_(_WORDS[grade])}"
        if role == _SPOKEN:
            return _("{axis}: {grade}. {meaning}").format(
                axis=axis.name, grade=grade, meaning=self._chapter.grades[grade]
            )
        return method.rating_notes[axis.id] if role == Qt.ItemDataRole.ToolTipRole else None

    def _named(self, method: MethodGuide) -> str:
        return _("{method} (in use)").format(method=method.name) if is_in_use(self._state, method.id) else method.name

    def _on_step(self, reached: Extent) -> None:
        if reached.is_about_profile:
            self._on_profile()

    def _on_profile(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

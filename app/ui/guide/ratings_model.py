"""The table of ratings: a row for each method, a column for each axis, in each cell the grade and its sign."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from app.domain.guide import MethodGuide
from app.domain.ratings import listed, sign
from app.domain.step_extent import Extent
from app.i18n import _, language
from app.ui.guide.use_tick import is_in_use
from app.ui.kit.lists.rows_model import Index
from app.ui.shell.state import AppState

_SHOWN, _SPOKEN = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole


class RatingsModel(QAbstractTableModel):
    """Holds the methods that reach the least grades, in the order asked for. It follows the profile."""

    def __init__(self, state: AppState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._least: Mapping[str, str] = {}
        self._best_in: str | None = None
        state.changed.connect(self._on_step)
        state.workbook_replaced.connect(self._on_profile)
        self.refresh()

    def refresh(self) -> None:
        """Takes in the language of this moment."""
        self.beginResetModel()
        self._chapter = self._state.catalogue.guide.methods(language())
        self._rows = listed(self._chapter.methods, self._least, self._best_in)
        self.endResetModel()

    def arrange(self, least: Mapping[str, str], best_in: str | None) -> None:
        """Leaves in what reaches the least grades, by axis; the best in an axis first, or in the guideline's order."""
        self._least, self._best_in = dict(least), best_in
        self.refresh()

    @property
    def methods(self) -> tuple[MethodGuide, ...]:
        """The methods that are left in, from top to bottom."""
        return self._rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._chapter.axes)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (_SHOWN, _SPOKEN):
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self._chapter.axes[section].name
        method = self._rows[section]
        return _("{method} (in use)").format(method=method.name) if is_in_use(self._state, method.id) else method.name

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        method, axis = self._rows[index.row()], self._chapter.axes[index.column()]
        grade = method.ratings[axis.id]
        if role == _SHOWN:
            return f"{grade} {sign(grade)}"
        if role == _SPOKEN:
            return _("{axis}: {grade}. {meaning}").format(
                axis=axis.name, grade=grade, meaning=self._chapter.grades[grade]
            )
        return method.rating_notes[axis.id] if role == Qt.ItemDataRole.ToolTipRole else None

    def _on_step(self, reached: Extent) -> None:
        if reached.is_about_profile:
            self._on_profile()

    def _on_profile(self) -> None:
        if self._rows:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._rows) - 1)

"""The seven methods and the two combinations as a list; those in use say so."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.extent import Extent
from app.i18n import _, language
from app.ui.guide.use_tick import is_in_use
from app.ui.shell.state import AppState

Index = QModelIndex | QPersistentModelIndex


class MethodListModel(QAbstractListModel):
    """Rows are ids of methods and combinations. It follows the profile."""

    def __init__(self, state: AppState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._names: dict[str, str] = {}
        state.changed.connect(self._on_step)
        state.workbook_replaced.connect(self._on_profile)
        self.refresh()

    def refresh(self) -> None:
        """Takes in the language of this moment."""
        chapter = self._state.catalogue.guide.methods(language())
        self.beginResetModel()
        self._names = {m.id: _("{number}. {name}").format(number=m.number, name=m.name) for m in chapter.methods}
        self._names |= {c.id: c.name for c in chapter.combinations}
        self.endResetModel()

    @property
    def ids(self) -> tuple[str, ...]:
        """The methods, then the combinations."""
        return tuple(self._names)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._names)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - private in QAbstractListModel
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        item = self.ids[index.row()]
        name = self._names[item]
        return _("{method} (in use)").format(method=name) if is_in_use(self._state, item) else name

    def _on_step(self, reached: Extent) -> None:
        if reached.is_about_profile:
            self._on_profile()

    def _on_profile(self) -> None:
        self.dataChanged.emit(self.index(0), self.index(len(self._names) - 1))

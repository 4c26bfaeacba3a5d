"""The seven methods and the two combinations as a list; those in use say so."""

from PySide6.QtCore import QObject, Qt

from app.domain.step_extent import Extent
from app.i18n import _, language
from app.ui.guide.use_tick import is_in_use
from app.ui.kit.lists.rows_model import Index, RowsModel
from app.ui.shell.state import AppState


class MethodListModel(RowsModel[tuple[str, str]]):
    """Rows are ids and names of methods and combinations. It follows the profile."""

    def __init__(self, state: AppState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        state.changed.connect(self._on_step)
        state.workbook_replaced.connect(self._on_profile)
        self.refresh()

    def refresh(self) -> None:
        """Takes in the language of this moment."""
        chapter = self._state.catalogue.guide.methods(language())
        names = {m.id: _("{number}. {name}").format(number=m.number, name=m.name) for m in chapter.methods}
        names |= {c.id: c.name for c in chapter.combinations}
        self.show_rows(list(names.items()), {item: n for n, item in enumerate(names)})

    @property
    def ids(self) -> tuple[str, ...]:
        """The methods, then the combinations."""
        return tuple(self._places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        item, name = row
        return _("{method} (in use)").format(method=name) if is_in_use(self._state, item) else name

    def _on_step(self, reached: Extent) -> None:
        if reached.is_about_profile:
            self._on_profile()

    def _on_profile(self) -> None:
        self.tell_changed(range(len(self._rows)))

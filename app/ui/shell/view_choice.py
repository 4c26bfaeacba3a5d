"""Whose measures are shown: those of one role, or of all."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app import labels
from app.domain.selection import View
from app.i18n import _
from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.segmented import Segmented
from app.ui.kit.told_keys import name_control
from app.ui.shell.actions import Actions, tell_action


class ViewChoice(QWidget):
    """A row of buttons; a list to choose from where there is too little room for them."""

    chosen = Signal(str)
    """A person chose this view."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions
        self._segments = Segmented(list(View), self)
        self._segments.chosen.connect(self.chosen)
        self._list = ChoiceBox(self)
        for view in View:
            self._list.addItem("", view.value)
        self._list.activated.connect(self._on_listed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._segments)
        line.addWidget(self._list)
        self.retranslate()

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self._segments.set_texts([labels.name(view) for view in View])
        for n, view in enumerate(View):
            tell_action(self._segments.button(view), self._actions.views[view])
            self._list.setItemText(n, labels.name(view))
        self._segments.setAccessibleName(_("Whose measures are shown"))
        name_control(self._list, _("Whose measures are shown"))

    def show_view(self, view: View) -> None:
        """Shows a view as the chosen one."""
        self._segments.choose(view)
        self._list.setCurrentIndex(self._list.findData(view.value))

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What takes the keys, from left to right."""
        return (*(self._segments.button(view) for view in View), self._list)

    @property
    def row_width(self) -> int:
        """The room that the row of buttons takes."""
        return self._segments.sizeHint().width()

    def fit(self, *, is_wide: bool) -> None:
        """Is the row where there is room, else the list."""
        self._segments.setMinimumWidth(self.row_width if is_wide else 0)
        self._segments.setVisible(is_wide)
        self._list.setVisible(not is_wide)

    def _on_listed(self, row: int) -> None:
        self.chosen.emit(self._list.itemData(row))

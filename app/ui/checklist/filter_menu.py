"""The menu that narrows the checklist down, as the chips and the panel above the list do."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.record import replace
from app.domain.selection import Filter
from app.i18n import _
from app.ui.shell.state import AppState


class FilterMenu(QMenu):
    """Ticks what is left in. It is filled when it opens, so that it knows the owners and the language of the moment."""

    chosen = Signal(object)
    """A person wants this Filter; its text is that of the filter before."""

    def __init__(self, state: AppState, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._filter = Filter()
        self.aboutToShow.connect(self.fill)

    def show_filter(self, current: Filter) -> None:
        """Ticks what this filter leaves in."""
        self._filter = current

    def fill(self) -> None:
        """Makes the entries anew."""
        from app.ui.checklist.filter_choices import choice_words, filter_groups  # not on the way to the first paint

        self.clear()
        for group in filter_groups(self._state, self._filter):
            menu = self.addMenu(group.entry)
            for choice in group.choices:
                words = choice_words(choice, self._state).replace("&", "&&")
                self._add(menu, words, choice.toggled(self._filter)).setChecked(choice.is_in(self._filter))
        self.addSeparator()
        everything = self._add(self, _("&Show everything"), Filter(text=self._filter.text))
        everything.setCheckable(False)
        everything.setEnabled(not replace(self._filter, text="").is_empty)

    def _add(self, menu: QMenu, text: str, wanted: Filter) -> QAction:
        action = QAction(text, menu)
        action.setCheckable(True)
        action.setData(wanted)
        action.triggered.connect(self._on_triggered)
        menu.addAction(action)
        return action

    def _on_triggered(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.chosen.emit(action.data())

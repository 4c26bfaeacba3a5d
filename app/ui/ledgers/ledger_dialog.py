"""Devices, contacts and people: the ledgers of the workbook, to look through and to edit."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialogButtonBox, QStackedWidget, QVBoxLayout, QWidget

from app import labels
from app.domain.tables import TABLES, RowTable
from app.i18n import _
from app.ui.kit.dialog import Dialog
from app.ui.kit.segmented import Segmented
from app.ui.ledgers.ledger_pane import LedgerPane
from app.ui.ledgers.ledger_screens import SCREENS
from app.ui.shell.state import AppState


class LedgerDialog(Dialog):
    """Opens at one of the ledgers; closing keeps what is being typed."""

    def __init__(self, state: AppState, ledger: RowTable, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        page = QWidget(self)
        self._switch = Segmented([each.name for each in SCREENS], page)
        self._switch.chosen.connect(self._on_chosen)
        self._stack = QStackedWidget(page)
        self._panes = {each: LedgerPane(state, each, self._stack) for each in SCREENS}
        for pane in self._panes.values():
            self._stack.addWidget(pane)
        column = QVBoxLayout(page)
        column.addWidget(self._switch)
        column.addWidget(self._stack, 1)
        self._add_undo()
        self.set_page(page, QDialogButtonBox.StandardButton.Close, size=(58, 36))
        self.retranslate()
        self.show_ledger(ledger)

    def _add_undo(self) -> None:
        for key, slot in (
            (QKeySequence.StandardKey.Undo, self._state.undo),
            (QKeySequence.StandardKey.Redo, self._state.redo),
        ):
            action = QAction(self)
            action.setShortcut(key)
            action.triggered.connect(slot)
            self.addAction(action)

    @property
    def ledger(self) -> RowTable:
        """The ledger that is shown."""
        return next(each for each, pane in self._panes.items() if pane is self._stack.currentWidget())

    def show_ledger(self, ledger: RowTable) -> None:
        """Shows one of the ledgers and gives it the keys."""
        self._panes[self.ledger].flush()
        self._switch.choose(ledger.name)
        self._stack.setCurrentWidget(self._panes[ledger])
        self._panes[ledger].focus()

    def stand_on(self, number: int) -> None:
        """Moves to a row of the ledger that is shown, by its number, as far as there is one."""
        self._panes[self.ledger].stand_on(number)

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self.setWindowTitle(_("Devices, contacts and people"))
        self._switch.set_texts([labels.table_name(each) for each in SCREENS])
        self._switch.setAccessibleName(_("Devices, contacts and people"))
        for pane in self._panes.values():
            pane.retranslate()

    def _on_chosen(self, key: str) -> None:
        self.show_ledger(TABLES[key])

    def done(self, result: int) -> None:
        """Keeps what is being typed, and closes."""
        for pane in self._panes.values():
            pane.flush()
        super().done(result)

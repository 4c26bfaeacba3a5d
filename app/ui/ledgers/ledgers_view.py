"""Devices, contacts and people: the ledgers of the workbook, to look through and to edit."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app import labels
from app.domain.tables import PERSON, TABLES, RowTable
from app.i18n import _
from app.ui.kit.retranslating import Retranslating
from app.ui.kit.segmented import Segmented
from app.ui.kit.shown_stack import ShownStack
from app.ui.ledgers.ledger_pane import LedgerPane
from app.ui.ledgers.ledger_screens import SCREENS
from app.ui.shell.state import AppState


class LedgersView(Retranslating, QWidget):
    """Shows one ledger at a time; leaving it keeps what is being typed."""

    returns_wanted = Signal()
    """A person wants to see who has returned a self-check."""

    def __init__(self, state: AppState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._switch = Segmented([each.name for each in SCREENS], self)
        self._switch.chosen.connect(self._on_chosen)
        self._stack = ShownStack(self)
        self._panes = {each: LedgerPane(state, each, self._stack) for each in SCREENS}
        for pane in self._panes.values():
            self._stack.addWidget(pane)
        self._returns = QPushButton(self)
        self._returns.clicked.connect(self.returns_wanted)
        head = QHBoxLayout()
        head.addWidget(self._switch)
        head.addStretch(1)
        head.addWidget(self._returns)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 16, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self.retranslate()
        self.show_ledger(next(iter(SCREENS)))

    @property
    def ledger(self) -> RowTable:
        """The ledger that is shown."""
        return next(each for each, pane in self._panes.items() if pane is self._stack.currentWidget())

    @property
    def row(self) -> int:
        """The number of the row that one stands on; 0 where there is none."""
        return self._panes[self.ledger].row

    def show_ledger(self, ledger: RowTable, row: int = 0) -> None:
        """Shows one of the ledgers, and a row of it by its number, as far as there is one."""
        self._panes[self.ledger].flush()
        self._switch.choose(ledger.name)
        self._stack.setCurrentWidget(self._panes[ledger])
        self._returns.setVisible(ledger is PERSON)
        if row:
            self._panes[ledger].stand_on(row)

    def focus_list(self) -> None:
        """Gives the keys to the rows."""
        self._panes[self.ledger].focus()

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self._switch.set_texts([labels.table_name(each) for each in SCREENS])
        self._switch.setAccessibleName(_("Ledgers"))
        self._returns.setText(_("&Self-checks returned..."))
        for pane in self._panes.values():
            pane.retranslate()

    def _on_chosen(self, key: str) -> None:
        self.show_ledger(TABLES[key])
        self.focus_list()

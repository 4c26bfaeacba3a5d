"""The way from a measure to the ledger that it asks for."""

from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.domain.ledgers import ASKED_FOR_BY, Ledger
from app.domain.measures import Measure
from app.i18n import _
from app.ui.shell.state import AppState


class LedgerLink(QPushButton):
    """Is there only where the measure that is shown asks for a ledger; opens the window in which it is edited."""

    def __init__(self, state: AppState, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._ledger: Ledger | None = None
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)
        self.hide()

    def show_measure(self, measure: Measure) -> None:
        """Says what the measure asks for."""
        self._ledger = ASKED_FOR_BY.get(measure.id)
        self.setText(_("Edit devices...") if self._ledger is Ledger.DEVICE else _("Edit contacts..."))
        self.setVisible(self._ledger is not None)

    def _on_clicked(self) -> None:
        from app.ui.kit.dialog import run
        from app.ui.ledgers.ledger_dialog import LedgerDialog

        assert self._ledger is not None
        state, ledger = self._state, self._ledger
        run(lambda: LedgerDialog(state, ledger, self), hand_over=state.hand_over_typed)

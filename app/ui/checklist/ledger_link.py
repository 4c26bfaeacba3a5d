"""The way from a measure to the ledger that it asks for."""

from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.domain.ledgers import ASKED_FOR_BY
from app.domain.measures import Measure
from app.domain.tables import DEVICE, RowTable
from app.i18n import _
from app.ui.shell.ways import Ways


class LedgerLink(QPushButton):
    """Is there only where the measure that is shown asks for a ledger; leads to where it is edited."""

    def __init__(self, ways: Ways, parent: QWidget) -> None:
        super().__init__(parent)
        self._ways = ways
        self._ledger: RowTable | None = None
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)
        self.hide()

    def show_measure(self, measure: Measure) -> None:
        """Says what the measure asks for."""
        self._ledger = ASKED_FOR_BY.get(measure.id)
        self.setText(_("Edit devices...") if self._ledger is DEVICE else _("Edit contacts..."))
        self.setVisible(self._ledger is not None)

    def _on_clicked(self) -> None:
        assert self._ledger is not None
        self._ways.ledger(self._ledger)

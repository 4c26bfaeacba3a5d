"""That the words of a measure became stricter since it was answered, above its answer, until somebody has looked."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.domain.measures import Measure
from app.i18n import _
from app.ui.kit.texts import Text
from app.ui.shell.state import AppState


class LookAgainNote(QWidget):
    """One line and one button; takes no room where there is nothing to look at. The answer itself stays as it is."""

    def __init__(self, state: AppState, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._measure: Measure | None = None
        self._said = Text(self)
        self._still = QPushButton(self)
        self._still.clicked.connect(self._on_still_so)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(12)
        self._row.addWidget(self._said, 1)
        self._row.addWidget(self._still)
        self.hide()

    def set_side(self, side: int) -> None:
        """How far it stands from the edges, in pixels."""
        self._row.setContentsMargins(side, 8, side, 0)

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self._said.setText(_("Since you answered, “Done when” asks for more than before. Please read it again."))
        self._still.setText(_("Still so"))

    def show_measure(self, measure: Measure | None) -> None:
        """Tells of this measure."""
        self._measure = measure
        self.refresh()

    def refresh(self) -> None:
        """Takes in the answers of this moment."""
        self.setVisible(self._measure is not None and bool(self._state.asked_again(self._measure.id)))

    def _on_still_so(self) -> None:
        if self._measure is not None:
            self._state.still_so(self._state.asked_again(self._measure.id))

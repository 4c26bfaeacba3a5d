"""The line that says that what is on the screen is the sample, with the way back."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.i18n import _
from app.ui.state import AppState
from app.ui.widgets.text import Text


class SampleBanner(QFrame):
    """Shows itself while the sample is open."""

    back_wanted = Signal()

    def __init__(self, state: AppState, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self.setFrameShape(QFrame.Shape.Box)
        self.setBackgroundRole(QPalette.ColorRole.Midlight)
        self.setAutoFillBackground(True)
        self._says = Text(self, bold=True)
        self._back = QPushButton(self)
        self._back.clicked.connect(self.back_wanted)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 12, 6)
        line.addWidget(self._says, 1)
        line.addWidget(self._back)
        state.workbook_replaced.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self._says.setText(_("This is a sample of a made-up shop. Try anything; nothing of it is kept."))
        self._back.setText(_("Back to my workbook"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _show(self) -> None:
        self.setVisible(self._state.is_sample)

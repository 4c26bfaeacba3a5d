"""The line that says that the last backup failed, until one succeeds."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.i18n import _
from app.ui.backups import Backups
from app.ui.state import AppState
from app.ui.widgets.text import Text


class BackupBanner(QFrame):
    """Shows itself while the open workbook lacks a backup."""

    wanted = Signal()
    """A person wants it tried again."""

    def __init__(self, state: AppState, backups: Backups, parent: QWidget) -> None:
        super().__init__(parent)
        self._backups = backups
        self.setFrameShape(QFrame.Shape.Box)
        self.setBackgroundRole(QPalette.ColorRole.Midlight)
        self.setAutoFillBackground(True)
        self._says = Text(self, bold=True)
        self._again = QPushButton(self)
        self._again.clicked.connect(self.wanted)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 12, 6)
        line.addWidget(self._says, 1)
        line.addWidget(self._again)
        backups.changed.connect(self._show)
        state.workbook_replaced.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self._says.setText(_("The last backup of this workbook failed. Your answers are saved."))
        self._again.setText(_("Make a backup now"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _show(self) -> None:
        self.setVisible(self._backups.is_lacking)

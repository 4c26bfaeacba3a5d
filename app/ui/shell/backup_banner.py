"""The line above every place that says that the last backup failed."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.i18n import _
from app.ui.files.backup_on_leaving import Backups
from app.ui.kit.retranslating import Retranslating
from app.ui.kit.texts import Text
from app.ui.kit.type_setting import LABEL
from app.ui.shell.state import AppState


class BackupBanner(Retranslating, QFrame):
    """Shows itself while the open workbook lacks a backup: the button tries again."""

    pressed = Signal()

    def __init__(self, state: AppState, backups: Backups, parent: QWidget) -> None:
        super().__init__(parent)
        self._backups = backups
        self.setFrameShape(QFrame.Shape.Box)
        self.setBackgroundRole(QPalette.ColorRole.Midlight)
        self.setAutoFillBackground(True)
        self._says = Text(self, LABEL)
        self.button = QPushButton(self)
        self.button.clicked.connect(self.pressed)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 12, 6)
        line.addWidget(self._says, 1)
        line.addWidget(self.button)
        backups.changed.connect(self._look_again)
        state.workbook_replaced.connect(self._look_again)
        self.retranslate()

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self._says.setText(_("The last backup of this workbook failed. Your answers are saved."))
        self.button.setText(_("Make a backup now"))
        self._look_again()

    def _look_again(self) -> None:
        self.setVisible(self._backups.is_lacking)

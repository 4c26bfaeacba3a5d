"""Lines above every place, each with one button: that the sample is open, that the last backup failed."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.i18n import _
from app.ui.files.backup_on_leaving import Backups
from app.ui.kit.retranslating import Retranslating
from app.ui.kit.texts import Text
from app.ui.kit.type_setting import LABEL
from app.ui.shell.state import AppState


class Banner(Retranslating, QFrame):
    """Shows itself while it is due; what that is, and what it says, its kinds tell."""

    pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
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
        self.retranslate()

    def words(self) -> tuple[str, str]:
        """What it says, and what stands on its button, in the language of the screens."""
        raise NotImplementedError

    def is_due(self) -> bool:
        """Whether it is to be seen now."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        says, button = self.words()
        self._says.setText(says)
        self.button.setText(button)
        self.look_again()

    def look_again(self) -> None:
        """Shows or hides itself."""
        self.setVisible(self.is_due())


class SampleBanner(Banner):
    """While the sample is open: the button leads back."""

    def __init__(self, state: AppState, parent: QWidget) -> None:
        self._state = state
        super().__init__(parent)
        state.workbook_replaced.connect(self.look_again)

    def words(self) -> tuple[str, str]:
        return _("This is a sample of a made-up shop. Try anything; nothing of it is kept."), _("Back to my workbook")

    def is_due(self) -> bool:
        return self._state.is_sample


class BackupBanner(Banner):
    """While the open workbook lacks a backup: the button tries again."""

    def __init__(self, state: AppState, backups: Backups, parent: QWidget) -> None:
        self._backups = backups
        super().__init__(parent)
        backups.changed.connect(self.look_again)
        state.workbook_replaced.connect(self.look_again)

    def words(self) -> tuple[str, str]:
        return _("The last backup of this workbook failed. Your answers are saved."), _("Make a backup now")

    def is_due(self) -> bool:
        return self._backups.is_lacking

"""The line above every place that says what is wrong with the backups."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.i18n import _, ngettext
from app.ui.files.backup_on_leaving import Backups, Lack
from app.ui.kit.retranslating import Retranslating
from app.ui.kit.texts import Text
from app.ui.kit.type_setting import LABEL
from app.ui.shell.state import AppState


class BackupBanner(Retranslating, QFrame):
    """Shows itself while the open workbook lacks a backup, or its second place is not reached for long.

    One button tries again, the other shows the backups.
    """

    pressed = Signal()
    page_wanted = Signal()

    def __init__(self, state: AppState, backups: Backups, parent: QWidget) -> None:
        super().__init__(parent)
        self._backups = backups
        self.setFrameShape(QFrame.Shape.Box)
        self.setBackgroundRole(QPalette.ColorRole.Midlight)
        self.setAutoFillBackground(True)
        self._says = Text(self, LABEL)
        self.button, self.more = QPushButton(self), QPushButton(self)
        self.button.clicked.connect(self.pressed)
        self.more.clicked.connect(self.page_wanted)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 12, 6)
        line.addWidget(self._says, 1)
        line.addWidget(self.button)
        line.addWidget(self.more)
        backups.changed.connect(self._look_again)
        state.workbook_replaced.connect(self._look_again)
        self.retranslate()

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self.button.setText(_("Make a backup now"))
        self.more.setText(_("Backups..."))
        self._look_again()

    def _look_again(self) -> None:
        lack = self._backups.lack
        self.setVisible(lack is not None)
        if lack is not None:
            self._says.setText(self._words(lack))

    def _words(self, lack: Lack) -> str:
        match lack:
            case Lack.FAILED:
                return _("The last backup of this workbook failed. Your answers are saved.")
            case Lack.SECOND_FAILED:
                return _("No backup could be made in the second place. Those in the data folder are there.")
            case Lack.SECOND_LATE:
                days = self._backups.days_out_of_reach
                if days is None:
                    return _("No backup has been made in the second place yet.")
                return ngettext(
                    "The second place for backups has not been reached for {count} day.",
                    "The second place for backups has not been reached for {count} days.",
                    days,
                ).format(count=days)

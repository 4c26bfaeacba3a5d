"""The line above every place that says that the last backup failed."""

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.ui.files.backup_on_leaving import Backups
from app.ui.kit.banner import Banner
from app.ui.shell.state import AppState


class BackupBanner(Banner):
    """Shows itself while the open workbook lacks a backup: the button tries again."""

    def __init__(self, state: AppState, backups: Backups, parent: QWidget) -> None:
        super().__init__(parent)
        self._backups = backups
        backups.changed.connect(self._look_again)
        state.workbook_replaced.connect(self._look_again)
        self.retranslate()

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self.says.setText(_("The last backup of this workbook failed. Your answers are saved."))
        self.button.setText(_("Make a backup now"))
        self._look_again()

    def _look_again(self) -> None:
        self.setVisible(self._backups.is_lacking)

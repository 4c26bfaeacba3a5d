"""The line above every place that says what is wrong with the backups."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.i18n import _, ngettext
from app.ui.files.backup_on_leaving import Backups, Lack
from app.ui.kit.banner import Banner
from app.ui.shell.state import AppState


class BackupBanner(Banner):
    """Shows itself while the open workbook lacks a backup, or its second place is not reached for long.

    One button tries again, the other shows the backups.
    """

    page_wanted = Signal()

    def __init__(self, state: AppState, backups: Backups, parent: QWidget) -> None:
        super().__init__(parent)
        self._backups = backups
        self.more = QPushButton(self)
        self.more.clicked.connect(self.page_wanted)
        self.add(self.more)
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
            self.says.setText(self._words(lack))

    def _words(self, lack: Lack) -> str:
        match lack:
            case Lack.FAILED:
                return _("The last backup of this workbook failed. Your answers are saved.")
            case Lack.SECOND_FAILED:
                return _("No backup could be made in the second place. Those in the data folder are there.")
            case Lack.SECOND_LATE:
                days = self._backups.days_out_of_reach
                if self._backups.is_day_wrong:
                    return _("By this PC’s clock it cannot be told when the second place for backups was last reached.")
                if days is None:
                    return _("No backup has been made in the second place yet.")
                return ngettext(
                    "The second place for backups has not been reached for {count} day.",
                    "The second place for backups has not been reached for {count} days.",
                    days,
                ).format(count=days)

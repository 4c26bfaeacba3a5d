"""The line above every place that says why the open workbook is only looked at."""

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.storage.errors import WorkbookTooNew
from app.ui.kit.banner import Banner
from app.ui.shell.state import AppState


class ReadOnlyBanner(Banner):
    """Shows itself while nothing can be changed: the button makes a copy in which one can work.

    Of what a newer release wrote there is no such copy: it would lack what this one does not know.
    """

    def __init__(self, state: AppState, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        state.workbook_replaced.connect(self._look_again)
        self.retranslate()

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self.button.setText(_("Keep it elsewhere..."))
        self._look_again()

    def _look_again(self) -> None:
        workbook = self._state.workbook
        self.setVisible(workbook.is_read_only)
        if workbook.is_read_only:
            from app.words.workbook_messages import why_only_looked_at

            self.says.setText(why_only_looked_at(workbook.why))
            self.button.setVisible(not isinstance(workbook.why, WorkbookTooNew))

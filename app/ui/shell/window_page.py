"""What lies in the window: the rail at the side, the top bar, the banners, and the places below them."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.checklist.filter_menu import FilterMenu
from app.ui.files.workbook_commands import FileCommands
from app.ui.kit.scroll_page import PageBody, ScrollPage
from app.ui.shell.actions import Actions
from app.ui.shell.backup_banner import BackupBanner
from app.ui.shell.over_window import Windows
from app.ui.shell.places import Places
from app.ui.shell.rail import Rail
from app.ui.shell.read_only_banner import ReadOnlyBanner
from app.ui.shell.state import AppState
from app.ui.shell.top_bar import TopBar
from app.ui.shell.ways import Ways


class WindowPage(ScrollPage):
    """Scrolls where the screen is smaller than the page."""

    def __init__(
        self,
        state: AppState,
        ways: Ways,
        actions: Actions,
        filter_menu: FilterMenu,
        files: FileCommands,
        windows: Windows,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._state = state
        page = PageBody(self)  # as high as it has to be, not as it would like
        self.setWidget(page)
        self.rail, self.bar = Rail(state, actions, page), TopBar(actions, page)
        self.places = Places(state, ways, filter_menu, page)
        only_seen, lacking = ReadOnlyBanner(state, page), BackupBanner(state, files.backups, page)
        self.rail.sample.clicked.connect(files.leave_sample)
        only_seen.pressed.connect(files.keep_elsewhere)
        lacking.pressed.connect(files.try_backup)
        lacking.page_wanted.connect(windows.backups)
        column = QVBoxLayout()
        column.setSpacing(0)
        for part in (self.bar, only_seen, lacking):
            column.addWidget(part)
        column.addWidget(self.places, 1)
        self.line = QHBoxLayout(page)
        """The rail, the rest, and what stands beside it for a while."""
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(0)
        self.line.addWidget(self.rail)
        self.line.addLayout(column, 1)

    def retranslate(self) -> None:
        """Says everything in the language of the screens; a place hears of another one by itself."""
        self.rail.retranslate()
        self.bar.retranslate()

    def show_where(self) -> None:
        """Shows in the rail and the bar which place is shown, and whose measures."""
        self.rail.choose(self.places.place)
        self.bar.show_place(self.places.place)
        self.bar.show_view(self._state.view)

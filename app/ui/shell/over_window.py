"""What opens over the main window; each is loaded when it is first wanted."""

from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.files import StorageError
from app.ui.files.workbook_commands import FileCommands
from app.ui.shell.state import AppState
from app.ui.shell.ways import Errand, OverWindow, ToErrand, ToName, ToQuestion, ToReturns, ToSheet, Ways

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QAction

    from app.domain.sheets import Sheet
    from app.ui.kit.dialog import PlainDialog


class Windows(QObject):
    """Opens what a person wants over the window. What goes wrong is told by `state.failed`."""

    def __init__(
        self,
        state: AppState,
        ways: Ways,
        files: FileCommands,
        errands: "Mapping[Errand, Callable[[], object]]",
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._state, self._ways, self._files, self._window = state, ways, files, window
        self._errands = errands

    def open(self, wanted: OverWindow) -> None:
        """Opens what is wanted, after what is being typed was handed over."""
        match wanted:
            case ToQuestion(key):
                self._ask(key)
            case ToSheet(found):
                self._enter_sheet(found)
            case ToReturns():
                self._show_returns()
            case ToName():
                self._files.rename()
            case ToErrand(errand):
                self._errands[errand]()
            case _:
                assert_never(wanted)

    def _ask(self, key: str) -> None:
        if not key and not self._state.standing.has_profile:
            from app.ui.profile.quick_start import QuickStart

            self._run(lambda: QuickStart(self._state, self._ways, self._window))
            return
        from app.ui.profile.profile_dialog import ProfileDialog

        self._run(lambda: ProfileDialog(self._state, self._window, start_at=key))

    def _enter_sheet(self, found: "tuple[int, Sheet] | None") -> None:
        from app.ui.paper.entry_dialog import EntryDialog

        try:
            self._run(lambda: EntryDialog(self._state, self._window, found))
        except StorageError as error:
            self._state.failed.emit(error)
            return
        # Review and screen go together: some window managers then give the keys to nobody.
        self._window.activateWindow()

    def _show_returns(self) -> None:
        from app.ui.paper.hand_ins_dialog import HandInsDialog

        try:
            dialog = self._run(lambda: HandInsDialog(self._state, self._window, leads_to_sheets=True))
        except StorageError as error:
            self._state.failed.emit(error)
            return
        if dialog.is_accepted:
            self._enter_sheet(None)

    # what menus ask for

    def backups(self) -> None:
        """Shows the backups of the open workbook, and opens the one that is chosen as a new workbook."""
        from app.ui.backups.backups_dialog import BackupsDialog
        from app.ui.kit.dialog import run_dialog

        def make() -> BackupsDialog:
            files = self._files
            return BackupsDialog(
                self._state, self._window, keep=files.try_backup, choose_place=files.choose_second_place
            )

        try:
            dialog = run_dialog(make, hand_over=self._state.hand_over_typed)
        except StorageError as error:
            self._state.failed.emit(error)
            return
        if dialog.to_open is not None:
            self._files.open_backup(dialog.to_open)

    def search_everything(self, actions: "Mapping[str, QAction]") -> None:
        """Shows the one box for finding and doing; what can be done now, by its name, are `actions`."""
        from app.ui.kit.told_keys import plain_words
        from app.ui.search.findable_things import Command
        from app.ui.search.search_dialog import SearchDialog

        commands = [
            Command(name, plain_words(action.text()), action.shortcut().toString(), action.trigger)
            for name, action in actions.items()
            if action.isEnabled()
        ]

        def make() -> SearchDialog:
            dialog = SearchDialog(self._state, self._ways, self._window, commands)
            dialog.workbook_chosen.connect(self._files.open_path)
            return dialog

        self._run(make)
        self._window.activateWindow()  # some window managers give the keys to nobody when a window without frame goes

    def keys(self) -> None:
        """Shows the list of keys in a window of its own, beside which one works on; asked for again, it comes up."""
        from app.ui.shell.help import HelpDialog

        shown = self._window.findChild(HelpDialog) or HelpDialog("keys", self._window)
        shown.show_aside()

    def about(self) -> None:
        """Shows what the program is."""
        from app.ui.shell.about import AboutDialog

        self._run(lambda: AboutDialog(self._state, self._window))

    def _run(self, make: "Callable[[], PlainDialog]") -> "PlainDialog":
        from app.ui.kit.dialog import run_dialog

        return run_dialog(make, hand_over=self._state.hand_over_typed)

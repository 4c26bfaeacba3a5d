"""Tells in the window what went wrong, with buttons for what helps, and does what a person presses."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.storage.errors import WorkbookDamaged
from app.ui.files.exchange_commands import ExchangeCommands
from app.ui.files.workbook_commands import FileCommands
from app.ui.shell.logbook import log
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways

if TYPE_CHECKING:
    from app.ui.files.remedies import ErrorRemedy


class ErrorRemedies(QObject):
    """One for each window: it hears of every error that the state, the settings and the commands for files tell."""

    def __init__(
        self, state: AppState, ways: Ways, files: FileCommands, exchange: ExchangeCommands, window: QWidget
    ) -> None:
        super().__init__(window)
        self._state, self._ways, self._files, self._exchange, self._window = state, ways, files, exchange, window
        for failed in (state.failed, state.preferences.failed, files.failed):
            failed.connect(self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        from app.ui.files.remedies import tell_with_remedy
        from app.ui.kit.boxes import is_unattended

        gathered = self._state.unsaved.gathered
        if gathered is not None:
            gathered.append(error)
            return
        if is_unattended():
            log.warning("could not be told: nobody is there", exc_info=error)
            return
        if isinstance(error, WorkbookDamaged) and self._files.has_gone_on_from(error):
            return
        tell_with_remedy(error, self._state, self._window, self._slots())

    def _slots(self) -> "Mapping[ErrorRemedy, Callable[[Path], object]]":
        from app.ui.files.remedies import ErrorRemedy
        from app.ui.kit.open_outside import open_outside

        files, exchange = self._files, self._exchange
        return {
            ErrorRemedy.NEWEST_BACKUP: files.open_newest_backup,
            ErrorRemedy.ITS_WINDOW: files.show_its_window,
            ErrorRemedy.OTHER_WORKBOOKS: lambda _path: files.switch(),
            ErrorRemedy.ANOTHER_FILE: lambda _path: files.open(),
            ErrorRemedy.SAVE_COPY: lambda _path: files.save_copy(),
            ErrorRemedy.FROM_PAPER: lambda _path: self._ways.sheet(),
            ErrorRemedy.IMPORT: exchange.import_path,
            ErrorRemedy.IMPORT_ANOTHER: lambda _path: exchange.choose_import(),
            ErrorRemedy.OPEN_AGAIN: files.open_path,
            ErrorRemedy.LOOK_AGAIN: lambda _path: files.outside.look(),
            ErrorRemedy.SHOW_FOLDER: lambda path: open_outside(path if path.is_dir() else path.parent),
            ErrorRemedy.SHOW_STORED: lambda _path: files.show_stored(),
            ErrorRemedy.KEEP_ELSEWHERE: lambda _path: files.keep_elsewhere(),
            ErrorRemedy.LEAVE_SAMPLE: lambda _path: files.leave_sample(),
            ErrorRemedy.HAND_OVER_ALONE: lambda _path: exchange.hand_over_alone(),
        }

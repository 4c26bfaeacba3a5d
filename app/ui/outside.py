"""Looks after the workbook's file: folds the log in when one rests, and asks what to do when the file is another's."""

from contextlib import suppress
from datetime import datetime
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from app.storage.errors import ChangedOutside, FileGone, StorageError
from app.storage.workbook import Workbook
from app.ui.state import AppState

_REST_MS = 2000


class Choice(Enum):
    """What a person wants when another file lies at the workbook's name, or none."""

    MINE = "mine"
    THEIRS = "theirs"
    COMPARE = "compare"
    PUT_BACK = "put_back"
    FOLLOW = "follow"
    OWN_FOLDER = "own_folder"


class Outside(QObject):
    """One for each window."""

    moved = Signal()
    """The workbook that is shown has another file now."""

    def __init__(self, state: AppState, window: QWidget) -> None:
        super().__init__(window)
        self._state, self._window = state, window
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._on_rest)
        state.saved.connect(self._on_saved)
        state.workbook_replaced.connect(self._rest.start)
        state.changed_outside.connect(self._settle)
        app = QApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.applicationStateChanged.connect(self._on_application)
        self._rest.start()

    def look(self) -> None:
        """Asks what to do if the file is another's by now; what is being typed is handed over first."""
        self._state.about_to_leave.emit()
        try:
            self._state.workbook.require_own_file()
        except ChangedOutside as error:
            self._state.rescue(error)

    def stop(self) -> None:
        """The workbook is closed."""
        self._rest.stop()

    def _on_saved(self, _when: datetime) -> None:
        self._rest.start()

    def _on_application(self, application: Qt.ApplicationState) -> None:
        if application is Qt.ApplicationState.ApplicationInactive:
            self._on_rest()
        elif application is Qt.ApplicationState.ApplicationActive and QApplication.activeModalWidget() is None:
            self.look()

    def _on_rest(self) -> None:
        """Brings everything into the file: a copy of it is whole then. What fails is as safe in the log as before."""
        self._rest.stop()
        try:
            self._state.workbook.fold()
            self._state.workbook.remember()
        except ChangedOutside:
            return  # it is asked about before the next edit, and when the window is gone to
        except StorageError as error:
            import logging

            logging.getLogger(__name__).warning("log not folded in", exc_info=error)

    # another's

    def _settle(self, error: ChangedOutside) -> None:
        """Asks until everything is kept, or a person gives up after it could not be."""
        from app.ui.dialogs.outside import ask, compare, say_kept

        while True:
            choice = ask(self._window, error, can_switch=QApplication.activeModalWidget() is None)
            if choice is Choice.COMPARE:
                compare(self._window, error.path, self._state)
                continue
            try:
                kept = self._carry_out(choice, error)
            except (StorageError, OSError) as failed:
                if self._is_given_up(failed):
                    return
                continue
            if "-kept-" in kept.name:
                say_kept(self._window, kept, is_open=choice is not Choice.THEIRS)
            return

    def _is_given_up(self, failed: Exception) -> bool:
        from app.ui.dialogs.outside import ask_again

        return not ask_again(self._window, failed)

    def _carry_out(self, choice: Choice, error: ChangedOutside) -> Path:
        """Where that is kept which was on the screen."""
        from app.storage.files import place_new, place_over
        from app.storage.mine import free_name_in, keep_as

        left, state = self._state.workbook, self._state
        moved_to = error.moved_to if isinstance(error, FileGone) else None
        folder = state.data.root if choice is Choice.OWN_FOLDER else error.path.parent
        if choice is Choice.FOLLOW and moved_to is not None:
            folder = moved_to.parent
        kept = free_name_in(folder, error.path)
        keep_as(left, kept, state.pending)
        target = error.path if choice is Choice.PUT_BACK else moved_to if choice is Choice.FOLLOW else None
        if target is not None:
            left.leave_to_others()
            with suppress(StorageError, OSError):  # something lies there after all: work goes on in what is kept
                (place_new if choice is Choice.PUT_BACK else place_over)(kept, target)
                kept.unlink(missing_ok=True)
                kept = target
        if choice is Choice.THEIRS and self._shows_theirs(error.path, left):
            return kept
        mine = Workbook.open(kept)
        left.leave_to_others()
        state.continue_in(mine)
        self.moved.emit()
        return kept

    def _shows_theirs(self, path: Path, left: Workbook) -> bool:
        """False when what lies there cannot be opened, which is told."""
        from app.ui.dialogs.tell import tell

        left.leave_to_others()
        try:
            theirs = Workbook.open(path)
        except StorageError as error:
            tell(self._window, error)
            return False
        self._state.replace_workbook(theirs)
        return True

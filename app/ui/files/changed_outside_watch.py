"""Looks after the workbook's file: folds the log in when one rests, and asks what to do when the file is another's."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from app.files import StorageError
from app.i18n import _
from app.storage.errors import ChangedOutside, FileGone
from app.storage.workbook import Workbook
from app.ui.files.changed_outside_choice import OutsideChoice, UnkeptChoice
from app.ui.shell.logbook import log
from app.ui.shell.state import AppState

_REST_MS = 2000


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
        self._state.hand_over_typed()
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
            log.warning("log not folded in", exc_info=error)

    # another's

    def _settle(self, error: ChangedOutside) -> None:
        """Keeps everything first, lest the program ends before there is an answer; then asks."""
        from app.ui.files.changed_outside_dialog import ask_which_to_keep, compare, say_kept

        kept = self._kept(error)
        if kept is None:
            return
        is_where_expected = kept.parent in self._usual_folders(error)
        choice = OutsideChoice.COMPARE if is_where_expected else OutsideChoice.MINE
        while choice is OutsideChoice.COMPARE:
            choice = ask_which_to_keep(self._window, error, can_switch=QApplication.activeModalWidget() is None)
            if choice is OutsideChoice.COMPARE:
                compare(self._window, error.path, self._state)
        place = self._carry_out(choice, error, kept)
        if "-kept-" in place.name:
            say_kept(self._window, place, is_open=place == self._state.path)

    def _kept(self, error: ChangedOutside) -> Path | None:
        """Where all that is on the screen is kept now; None when a person gives up, since it can be kept nowhere."""
        from app.ui.files.changed_outside_dialog import ask_about_unkept
        from app.ui.kit.boxes import is_unattended
        from app.ui.kit.file_question import where_to_keep

        folders = self._usual_folders(error)
        while True:
            failed: StorageError | None = None
            for folder in folders:
                try:
                    return self._keep_in(folder, error.path)
                except StorageError as one:
                    failed = failed or one
            assert failed is not None
            if is_unattended():  # whom to ask again and again?
                log.warning("not kept", exc_info=failed)
                return None
            choice = ask_about_unkept(self._window, failed)
            if choice is UnkeptChoice.GIVE_UP:
                return None
            named = None
            if choice is UnkeptChoice.ELSEWHERE:
                named = where_to_keep(self._window, _("Where to keep it"))
            folders = self._usual_folders(error) if named is None else (named,)

    def _usual_folders(self, error: ChangedOutside) -> tuple[Path, ...]:
        return error.path.parent, self._state.data.root

    def _keep_in(self, folder: Path, path: Path) -> Path:
        from app.storage.rescue_copy import free_name_in, keep_as

        kept = free_name_in(folder, path)
        keep_as(self._state.workbook, kept, self._state.pending)
        return kept

    def _carry_out(self, choice: OutsideChoice, error: ChangedOutside, kept: Path) -> Path:
        """Where that lies in the end which was on the screen."""
        left = self._state.workbook
        if choice is OutsideChoice.OWN_FOLDER and kept.parent != self._state.data.root:
            with suppress(StorageError):
                kept, before = self._keep_in(self._state.data.root, error.path), kept
                before.unlink(missing_ok=True)
        left.leave_to_others()
        if choice is OutsideChoice.THEIRS and self._shows_theirs(error.path):
            return kept
        kept = _placed(kept, choice, error)
        self._state.continue_in(Workbook.open(kept))
        self.moved.emit()
        return kept

    def _shows_theirs(self, path: Path) -> bool:
        """False when what lies there cannot be opened, which is told."""
        from app.ui.kit.message_box import tell

        try:
            self._state.replace_workbook(Workbook.open(path))
        except StorageError as error:
            tell(self._window, error)
            return False
        return True


def _placed(kept: Path, choice: OutsideChoice, error: ChangedOutside) -> Path:
    """Puts it in the place that is wanted. Where that cannot be, work goes on in what is kept."""
    from app.storage.sidecars import place_new_database, place_over_database

    moved_to = error.moved_to if isinstance(error, FileGone) else None
    with suppress(StorageError):
        if choice is OutsideChoice.PUT_BACK:
            place_new_database(kept, error.path)
            kept.unlink(missing_ok=True)
            return error.path
        if choice is OutsideChoice.FOLLOW and moved_to is not None:
            place_over_database(kept, moved_to)
            return moved_to
    return kept

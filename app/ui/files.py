"""Workbooks as files: new, open, recent, copy, rename, and what happens on leaving."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.catalogue.reader import CatalogueDamaged
from app.i18n import _
from app.paths import DataDir
from app.storage import settings
from app.storage.errors import PathTaken, StorageError
from app.storage.workbook import Workbook
from app.ui.outside import Outside
from app.ui.state import AppState

SUFFIX = ".tenken"
_AFTER_FIRST_PAINT_MS = 300


class FileCommands(QObject):
    """What the File menu does. Errors are told, and leave the open workbook as it is."""

    def __init__(self, state: AppState, window: QWidget) -> None:
        super().__init__(window)
        self._state = state
        self._window = window
        self.outside = Outside(state, window)
        self.outside.moved.connect(self.remember)
        self.remember()

    def remember(self) -> None:
        """Puts the open workbook on top of the recent ones; the sample is none of them."""
        if not self._state.is_sample:
            self._state.settings = self._state.settings.with_opened(self._state.path)

    def new(self) -> None:
        """Asks for a name and a file, and opens a new workbook there."""
        from app.ui.dialogs.organisation import OrganisationDialog

        dialog = OrganisationDialog("", self._window, is_new=True)
        accepted, name = dialog.exec(), dialog.name
        dialog.deleteLater()
        if accepted and (path := self._ask_new_path(_("New workbook"), self._proposed(name))):
            self._switch(path, lambda: Workbook.create(path, name))

    def open(self) -> None:
        """Asks for a workbook and opens it."""
        from PySide6.QtWidgets import QFileDialog

        folder = str(self._state.path.parent)
        chosen, _kind = QFileDialog.getOpenFileName(self._window, _("Open a workbook"), folder, _filter())
        if chosen:
            self.open_path(Path(chosen))

    def open_path(self, path: Path) -> None:
        """Opens a workbook instead of the present one; that of a hand-over file is taken into the data folder first."""
        if self._is_open(path):
            return
        if is_hand_over(path):
            self.take_in(path)
        elif path not in self._state.settings.recent_workbooks and is_elsewhere(path, self._state.data):
            self._open_from_elsewhere(path)
        else:
            self._switch(path, lambda: Workbook.open(path))

    def _is_open(self, path: Path) -> bool:
        """Whether it is the open workbook under any name; asked before anything opens and closes the file."""
        try:
            return path == self._state.path or path.samefile(self._state.path)
        except (OSError, ValueError):
            return False

    def _open_from_elsewhere(self, path: Path) -> None:
        from app.ui.receiving import Elsewhere, ask_elsewhere

        match ask_elsewhere(self._window, path):
            case Elsewhere.TAKE_IN:
                self.take_in(path)
            case Elsewhere.OPEN_THERE:
                self._switch(path, lambda: Workbook.open(path))

    def take_in(self, path: Path) -> None:
        """Takes a workbook from outside into the data folder, a hand-over file or JSON, and opens it there."""
        from app.exchange.errors import ExchangeError
        from app.ui.receiving import Receiving

        if self._is_open(path):
            return
        self._state.about_to_leave.emit()
        receiving = Receiving(self._state.data, self._window, self._state.workbook)
        taken: Path | None = None
        try:
            taken = receiving.take(path)
        except (StorageError, ExchangeError) as error:
            self._tell(error)
        if receiving.has_closed_opened:  # what arrived stands in its place, or it is opened once more
            self._state.replace_workbook(Workbook.open(self._state.path))
            self.say_found()
        elif taken is not None:
            self._switch(taken, lambda: Workbook.open(taken))

    def open_sample(self) -> None:
        """Makes the sample anew and opens it."""
        from app.ui.sample import make_sample

        if not self._state.is_sample:
            self._switch(self._state.data.sample, lambda: make_sample(self._state.data.sample, self._state.today()))

    def leave_sample(self) -> None:
        """Goes back from the sample to the person's own workbook."""
        own = self._state.settings.last_workbook or self._state.data.workbook
        is_new = own == self._state.data.workbook and not own.exists()
        self._switch(own, lambda: Workbook.create(own) if is_new else Workbook.open(own))

    def save_copy(self) -> None:
        """Asks for a file and writes a copy there; work goes on in the present one."""
        self._state.about_to_leave.emit()
        name = f"{self._state.workbook.organisation or self._state.path.stem} {self._state.today():%Y-%m-%d}"
        target = self._ask_new_path(_("Save a copy"), self._proposed(name))
        if target is None:
            return
        from app.storage import backup

        try:
            backup.save_copy(self._state.workbook, target)
        except StorageError as error:
            self._tell(error)

    def rename(self) -> None:
        """Asks for the organisation's name."""
        from app.ui.dialogs.organisation import OrganisationDialog

        dialog = OrganisationDialog(self._state.workbook.organisation, self._window)
        accepted, name = dialog.exec(), dialog.name
        dialog.deleteLater()
        if accepted and name != self._state.workbook.organisation:
            self._state.rename(name)

    def fill_recent(self, menu: QMenu) -> None:
        """Fills the menu of recent workbooks."""
        menu.clear()
        others = [path for path in self._state.settings.recent_workbooks if path != self._state.path]
        for path in others:
            action = menu.addAction(f"{path.stem}　{path.parent}".replace("&", "&&"))
            action.setData(str(path))
        if not others:
            menu.addAction(_("No other workbook yet")).setEnabled(False)

    def open_recent(self, action: QAction) -> None:
        """Opens the workbook of an entry of that menu."""
        if action.data():
            self.open_path(Path(action.data()))

    def open_data_folder(self) -> None:
        """Shows the data folder in the system's file manager."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._state.data.root)))

    def leave(self) -> None:
        """Keeps a backup and the settings, and closes the workbook. What fails costs no answer: it goes to the log."""
        self.outside.look()
        self._keep_backup()
        try:
            settings.save(self._state.data.settings, self._state.settings)
        except StorageError as error:
            _note("settings not saved", error)
        self.outside.stop()
        self._state.workbook.close()
        self._drop_sample(self._state.path)

    def _drop_sample(self, left: Path) -> None:
        if left == self._state.data.sample:
            from app.ui.sample import remove

            remove(left)

    def _keep_backup(self) -> None:
        if self._state.is_sample:
            return
        from app.storage import backup

        try:
            self._state.data.backups.mkdir(parents=True, exist_ok=True)
            backup.keep_generation(self._state.workbook, self._state.data.backups)
        except (StorageError, OSError) as error:
            _note("no backup made", error)

    def _switch(self, path: Path, opened: Callable[[], Workbook]) -> None:
        self._state.about_to_leave.emit()
        try:
            workbook = opened()
        except (StorageError, CatalogueDamaged) as error:
            self._tell(error)
            return
        self._keep_backup()
        left = self._state.path
        self._state.replace_workbook(workbook)
        self._drop_sample(left)
        self.say_found()

    def say_found_after_first_paint(self) -> None:
        """The same for the first workbook."""
        QTimer.singleShot(_AFTER_FIRST_PAINT_MS, self.say_found)

    def say_found(self) -> None:
        """Says what opening the workbook brought to light, and where it lies unwisely; once."""
        if self._state.workbook.found or not self._state.is_sample:
            from app.ui.where import say_found

            say_found(self._state, self._window)

    def _tell(self, error: Exception) -> None:
        from app.ui.dialogs.tell import tell

        tell(self._window, error)

    def _ask_new_path(self, title: str, proposed: Path) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        chosen, _kind = QFileDialog.getSaveFileName(self._window, title, str(proposed), _filter())
        if not chosen:
            return None
        if chosen.endswith(SUFFIX):
            return Path(chosen)
        path = Path(chosen + SUFFIX)
        if path.exists():  # the file dialog asked about another name
            self._tell(PathTaken(path))
            return None
        return path

    def _proposed(self, name: str) -> Path:
        from app.domain.filenames import safe_name

        return self._state.path.parent / f"{safe_name(name) or 'tenken'}{SUFFIX}"


def is_hand_over(path: Path) -> bool:
    """Whether a file is a locked hand-over file; what cannot be read is none."""
    from app.exchange.hand_over import is_locked

    try:
        return is_locked(path)
    except OSError:
        return False


def is_elsewhere(path: Path, data: DataDir) -> bool:
    """Whether a file lies on another drive than the data folder; not when that cannot be told."""
    try:
        return path.stat().st_dev != data.root.stat().st_dev
    except OSError:
        return False


def _note(what: str, error: Exception) -> None:
    import logging

    logging.getLogger(__name__).warning(what, exc_info=error)


def _filter() -> str:
    return _("Workbooks (*.tenken)")

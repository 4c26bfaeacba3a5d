"""Workbooks as files: new, open, recent, copy, rename, and what happens on leaving."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.filenames import readable_name, safe_name
from app.files import StorageError
from app.i18n import _
from app.paths import SUFFIX, DataDir
from app.storage.errors import BackupNotSound, DamagedInside, WorkbookBusy, WorkbookDamaged
from app.storage.workbook import Workbook
from app.ui.files.backup_on_leaving import Backups, Remedy
from app.ui.files.changed_outside_watch import Outside
from app.ui.files.daily_backup import DailyBackup
from app.ui.files.damage_watch import DamageWatch
from app.ui.shell.logbook import log
from app.ui.shell.state import AppState

if TYPE_CHECKING:
    from app.ui.files.workbook_opening import Opened

_AFTER_FIRST_PAINT_MS = 300


class FileCommands(QObject):
    """What the File menu does. Errors are told, and leave the open workbook as it is."""

    began = Signal()
    """A new workbook was made and is open: nothing is known of its organisation."""
    failed = Signal(Exception)
    """What could not be done, to be told."""

    def __init__(self, state: AppState, window: QWidget) -> None:
        super().__init__(window)
        self._state = state
        self._window = window
        self.backups = Backups(state, self)
        DailyBackup(state, self.backups)
        self.outside = Outside(state, window)
        self.outside.moved.connect(self.remember)
        self._damage = DamageWatch(state, self)
        self._damage.found.connect(self.failed)
        self.remember()

    def remember(self) -> None:
        """Puts the open workbook on top of the recent ones; the sample is none of them."""
        if not self._state.is_sample:
            self._state.preferences.take(self._state.preferences.now.with_opened(self._state.path))

    def new(self) -> None:
        """Asks for a name and a file, and opens a new workbook there."""
        from app.ui.files.organisation_dialog import OrganisationDialog
        from app.ui.kit.dialog import run_dialog

        dialog = run_dialog(
            lambda: OrganisationDialog("", self._window, is_new=True), hand_over=self._state.hand_over_typed
        )
        name = dialog.name
        path = self._ask_new_path(_("New workbook"), name) if dialog.is_accepted else None
        if path and self._switch(lambda: Workbook.create(path, name)):
            self.began.emit()

    def open(self) -> None:
        """Asks for a workbook and opens it."""
        from app.ui.kit.file_question import where_to_open

        path = where_to_open(self._window, _("Open a workbook"), self._state.path.parent, _filter())
        if path:
            self.open_path(path)

    def switch(self, *, at_start: bool = False) -> None:
        """Shows the workbooks of this PC, and goes on in the one that is chosen."""
        from app.ui.files.switch_dialog import SwitchDialog
        from app.ui.kit.dialog import run_dialog

        dialog = run_dialog(
            lambda: SwitchDialog(self._state, self._window, at_start=at_start), hand_over=self._state.hand_over_typed
        )
        if dialog.path is not None:
            self.open_path(dialog.path)
        elif dialog.wants:
            {"new": self.new, "open": self.open, "sample": self.open_sample}[dialog.wants]()

    def show_its_window(self, path: Path) -> None:
        """Brings the window to the front that has a workbook open; where none answers, does what a person wants."""
        from app.ui.files.read_only_question import looked_at
        from app.ui.files.window_calls import WithoutWindow, show_its_window

        try:
            wanted = show_its_window(self._state.data, path, self._window)
        except StorageError as error:
            self.failed.emit(error)
            return
        if wanted is WithoutWindow.AGAIN:
            self.open_path(path)
        elif wanted is WithoutWindow.LOOK:
            self._switch(lambda: looked_at(self._window, path, WorkbookBusy(path)))

    def offer_after_first_paint(self) -> None:
        """Asks whose work it is today, where there are several workbooks."""
        if len(self._state.preferences.now.recent_workbooks) > 1:
            QTimer.singleShot(_AFTER_FIRST_PAINT_MS, lambda: self.switch(at_start=True))

    def open_path(self, path: Path) -> None:
        """Opens a workbook instead of the present one; that of a hand-over file is taken into the data folder first."""
        if self._is_open(path):
            return
        if is_hand_over(path):
            self.take_in(path)
        elif path not in self._state.preferences.now.recent_workbooks and is_elsewhere(path, self._state.data):
            self._open_from_elsewhere(path)
        else:
            self._switch_to(path)

    def _is_open(self, path: Path) -> bool:
        """Whether it is the open workbook under any name; asked before anything opens and closes the file."""
        try:
            return path == self._state.path or path.samefile(self._state.path)
        except (OSError, ValueError):
            return False

    def _open_from_elsewhere(self, path: Path) -> None:
        from app.ui.files.workbook_receiver import Elsewhere, ask_elsewhere

        match ask_elsewhere(self._window, path):
            case Elsewhere.TAKE_IN:
                self.take_in(path)
            case Elsewhere.OPEN_THERE:
                self._switch_to(path)

    def take_in(self, path: Path) -> None:
        """Takes a workbook from outside into the data folder, a hand-over file or JSON, and opens it there."""
        from app.exchange.refusals import ExchangeError
        from app.ui.files.workbook_receiver import WorkbookReceiver

        if self._is_open(path):
            return
        self.outside.look()
        receiver = WorkbookReceiver(
            self._state.data,
            self._window,
            self._state.workbook,
            lambda: self._is_given_up(self._state.hand_over_typed),
            takes_records=self._state.preferences.now.backs_up_records,
        )
        taken: Path | None = None
        try:
            taken = receiver.take(path)
        except (StorageError, ExchangeError) as error:
            self.failed.emit(error)
        if receiver.arrivals.has_closed_opened:  # what arrived stands in its place, or it is opened once more
            self._open_again()
            self.say_found()
        elif taken is not None:
            self._switch_to(taken)

    def _open_again(self) -> None:
        """Opens the present workbook once more; where that fails, a new one of its newest backup."""
        from app.storage.backup import newest_backup
        from app.ui.kit.message_box import tell

        path = self._state.path
        try:
            self._state.replace_workbook(Workbook.open(path))
        except Exception as error:
            log.warning("not opened again", exc_info=error)
            tell(self._window, error)  # without a button: the newest backup is opened anyway
            newest = newest_backup(path, self._state.data.backups)
            if newest is None or not self._switch_to(newest, keeps=False):
                self._window.close()

    def open_newest_backup(self, path: Path) -> None:
        """Opens a new workbook made of the newest backup of the one at `path`."""
        from app.storage.backup import newest_backup

        newest = newest_backup(path, self._state.data.backups)
        if newest is not None:
            self._switch_to(newest)

    def has_gone_on_from(self, error: WorkbookDamaged) -> bool:
        """Asks how to go on from a damaged workbook, and does so. False where a person wants something else."""
        from app.ui.files.damage_dialog import Remainder, go_on_from

        if isinstance(error, BackupNotSound) or error.is_too_much:
            return False
        state, is_open = self._state, self._is_open(error.path)
        if is_open:
            error = DamagedInside(error.path, error.problems)
            with state.unsaved.gathering():  # it goes along; what cannot be kept stays on screen
                state.hand_over_typed()
        opened = state.workbook if is_open and not state.workbook.is_read_only else None
        chosen, there = go_on_from(error, state.catalogue, state.data, self._window, opened)
        if there is not None:
            self._switch_to(there, keeps=not is_open)
        return chosen is not Remainder.ELSE

    def open_backup(self, backup: Path) -> None:
        """Opens a new workbook made of a backup, wherever that lies."""
        self._switch_to(backup)

    def open_sample(self) -> None:
        """Makes the sample anew and opens it."""
        from app.work.sample_workbook import make_sample

        if not self._state.is_sample:
            self._switch(lambda: make_sample(self._state.data.sample, self._state.today()))

    def leave_sample(self) -> None:
        """Goes back from the sample to the person's own workbook."""
        own = self._state.preferences.now.last_workbook or self._state.data.workbook
        if own == self._state.data.workbook and not own.exists():
            self._switch(lambda: Workbook.create(own))
        else:
            self._switch_to(own)

    def save_copy(self) -> None:
        """Asks for a file and writes a copy there; work goes on in the present one."""
        from app.ui.files.copy_saving import asks_for_records, save_copy_at

        self.outside.look()
        records = asks_for_records(self._state, self._window)
        name = f"{self._state.workbook.organisation or self._state.path.stem} {self._state.today():%Y-%m-%d}"

        def choose() -> Path | None:
            return self._ask_new_path(_("Save a copy"), name)

        target = choose() if records is not None else None
        if target is not None:
            save_copy_at(self._state.workbook, target, self._window, choose, records=bool(records))

    def keep_elsewhere(self) -> None:
        """Makes a copy of a workbook that is only looked at, its records beside it, and goes on there."""
        from app.ui.files.copy_saving import save_copy_at
        from app.ui.files.read_only_question import ask_where_to_keep

        def choose() -> Path | None:
            return ask_where_to_keep(self._window, self._state.workbook.organisation, self._state.data.root)

        target = choose()
        kept = save_copy_at(self._state.workbook, target, self._window, choose, records=True) if target else None
        if kept is not None:
            self._switch_to(kept, carries=True)

    def show_records(self) -> None:
        """Shows how much lies in the folder of records, and lets a person say whether backups take it along."""
        from app.ui.files.records_dialog import ask_about_records

        ask_about_records(self._state, self._window)

    def rename(self) -> None:
        """Asks for the organisation's name."""
        from app.ui.files.organisation_dialog import OrganisationDialog
        from app.ui.kit.dialog import run_dialog

        state, before = self._state, self._state.workbook.organisation
        dialog = run_dialog(lambda: OrganisationDialog(before, self._window), hand_over=state.hand_over_typed)
        if dialog.is_accepted and dialog.name != before:
            state.rename(dialog.name)

    def fill_recent(self, menu: QMenu) -> None:
        """Fills the menu of recent workbooks."""
        menu.clear()
        others = [path for path in self._state.preferences.now.recent_workbooks if path != self._state.path]
        for path in others:
            action = menu.addAction(readable_name(f"{path.stem}　{path.parent}").replace("&", "&&"))
            action.setData(path)
        if not others:
            menu.addAction(_("No other workbook yet")).setEnabled(False)

    def open_recent(self, action: QAction) -> None:
        """Opens the workbook of an entry of that menu."""
        if action.data():
            self.open_path(action.data())

    def open_data_folder(self) -> None:
        """Shows the data folder in the system's file manager."""
        from app.ui.kit.open_outside import open_outside

        open_outside(self._state.data.root)

    def may_leave(self) -> bool:
        """Has what is being typed kept. False where that fails, and a person stays with it rather than gives it up."""
        return self._is_given_up(self.outside.look)

    def show_stored(self) -> None:
        """Shows what the workbook holds, unless a person stays with a text that could not be saved."""
        if self._is_given_up(self._state.hand_over_typed):
            self._state.show_stored()

    def _is_given_up(self, hand_over: Callable[[], None]) -> bool:
        """Whether nothing is left unsaved after this, or a person gives that up."""
        with self._state.unsaved.gathering() as failed:
            hand_over()
        if not failed:
            return True
        log.warning("what was typed is not kept", exc_info=failed[-1])
        from app.ui.files.giving_up import give_up_question
        from app.ui.kit.boxes import ask, is_unattended

        return is_unattended() or ask(self._window, give_up_question(failed[-1])) is True

    def leave(self) -> None:
        """Keeps a backup, and closes the workbook; whatever fails, the rest is done.

        That there is no backup is said while a copy can still be saved elsewhere; all else costs no answer, and goes
        to the log.
        """
        self.outside.stop()
        self._damage.stop()
        self.backups.keep()
        try:
            self._tell_of_backup()
            self._state.workbook.close()
        except Exception as error:
            log.warning("not closed", exc_info=error)
        self._drop_sample(self._state.path)

    def keep(self) -> None:
        """Keeps a backup, and brings everything into the workbook's own file, which stays open."""
        self.backups.keep()
        if self._state.workbook.is_read_only:
            return
        try:
            self._state.workbook.fold()
        except StorageError as error:
            log.warning("log not folded in", exc_info=error)

    def try_backup(self) -> None:
        """Makes a backup because a person asks for it, and says why when there can be none."""
        self.outside.look()
        self.backups.keep()
        self._tell_of_backup(anew=True)

    def _tell_of_backup(self, *, anew: bool = False) -> None:
        doings = {
            Remedy.COPY: self.save_copy,
            Remedy.FOLDER: self.open_data_folder,
            Remedy.SECOND: self.choose_second_place,
        }
        self.backups.tell(self._window, doings, anew=anew)

    def choose_second_place(self) -> None:
        """Asks where else the backups of this workbook go, and makes one there."""
        from app.ui.files.second_place import choose_second_place

        choose_second_place(self._state, self._window, self.try_backup)

    def _drop_sample(self, left: Path) -> None:
        if left == self._state.data.sample:
            from app.work.sample_workbook import remove

            remove(left)

    def _switch_to(self, path: Path, *, keeps: bool = True, carries: bool = False) -> bool:
        from app.ui.files.workbook_opening import tell_of_backup

        opened = self._switch(lambda: self._open_or_look(path), keeps=keeps, carries=carries)
        if opened is None:
            return False
        tell_of_backup(self._window, opened)
        return True

    def _switch(
        self, opened: Callable[[], "Workbook | Opened | None"], *, keeps: bool = True, carries: bool = False
    ) -> "Opened | None":
        """Shows another workbook, all of it or, whatever goes wrong, nothing of it. `carries`: what could not be saved
        in the one before is saved in it."""
        from app.ui.files.workbook_opening import Opened

        if not carries and not self.may_leave():
            return None
        left = self._state.path
        try:
            found = opened()
            if found is None:
                return None
            other = found if isinstance(found, Opened) else Opened(found)
            if keeps:
                self.backups.keep()
                self._tell_of_backup()
            with self._state.unsaved.gathering():  # what a person gave up fails once more
                self._state.replace_workbook(other.workbook, carries=carries)
        except Exception as error:
            log.warning("another workbook not shown", exc_info=error)
            self.failed.emit(error)
            return None
        self._drop_sample(left)
        self.say_found()
        return other

    def _open_or_look(self, path: Path) -> "Workbook | Opened | None":
        """What lies there; only to be read where more is not allowed but wanted. Raises like open_workbook."""
        from app.ui.files.read_only_question import ask_to_look, may_be_looked_at
        from app.ui.files.workbook_opening import open_workbook

        try:
            return open_workbook(path, self._state.data)
        except StorageError as error:
            if not may_be_looked_at(error, path):
                raise
            instead = ask_to_look(self._window, error, path, self._state.data.root, self.show_its_window)
            return open_workbook(instead, self._state.data) if isinstance(instead, Path) else instead

    def say_found_after_first_paint(self) -> None:
        """The same for the first workbook."""
        QTimer.singleShot(_AFTER_FIRST_PAINT_MS, self.say_found)

    def say_found(self) -> None:
        """Says what opening the workbook brought to light, and where it lies unwisely; once."""
        from app.ui.files.unwise_place import unwise_place

        is_unwise = not self._state.is_sample and unwise_place(self._state) is not None
        if self._state.workbook.found or is_unwise:
            from app.ui.files.opening_advice import say_found

            say_found(self._state, self._window)

    def _ask_new_path(self, title: str, name: str) -> Path | None:
        from app.ui.kit.file_question import where_to_save

        proposed = self._state.path.parent / f"{safe_name(name) or 'tenken'}{SUFFIX}"
        return where_to_save(self._window, title, proposed, _filter())


def is_hand_over(path: Path) -> bool:
    """Whether a file is a locked hand-over file; what cannot be read is none."""
    from app.exchange.hand_over_file import is_locked_hand_over

    try:
        return is_locked_hand_over(path)
    except OSError:
        return False


def is_elsewhere(path: Path, data: DataDir) -> bool:
    """Whether a file lies on another drive than the data folder; not when that cannot be told."""
    try:
        return path.stat().st_dev != data.root.stat().st_dev
    except OSError:
        return False


def _filter() -> str:
    return _("Workbooks (*.tenken)")

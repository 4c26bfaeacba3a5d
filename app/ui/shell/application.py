"""Starts the window: settings, language, workbook, and what to do when one of them cannot be had."""

import gc
import sys
from enum import Enum
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from app import i18n
from app.catalogue.data_reader import CatalogueDamaged
from app.catalogue.loader import Catalogue
from app.files import NoDataFolder, PathMissing, StorageError, free_name
from app.i18n import _
from app.paths import DataDir, catalogue_folder
from app.storage import settings as program_settings
from app.storage.errors import WorkbookBusy, WorkbookDamaged
from app.storage.settings import Settings
from app.storage.workbook import Workbook
from app.ui.files.workbook_commands import is_elsewhere, is_hand_over
from app.ui.files.workbook_opening import Opened, open_workbook, tell_of_backup
from app.ui.shell import theme
from app.ui.shell.after_first_paint import HANDS_MS, AfterFirstPaint, scans_unheard_while_asked
from app.ui.shell.appearance import Appearance
from app.ui.shell.logbook import log
from app.ui.shell.main_window import MainWindow
from app.ui.shell.paper_style import PaperStyle
from app.ui.shell.qt_words import translate_qt
from app.ui.shell.state import AppState

if TYPE_CHECKING:
    from app.ui.kit.boxes import BoxQuestion

DESKTOP_NAME = "jp.tenken.Tenken"


class Started(NamedTuple):
    """The running program. Whoever starts it holds this until it ends."""

    app: QApplication
    window: MainWindow
    state: AppState


def run_window(data: DataDir, workbook: Path | None) -> int:
    """Shows the window until it is closed; the exit status."""
    started = start(data, workbook, asks=True)
    if started:
        QTimer.singleShot(HANDS_MS, started.window, partial(_hear_of_its_end, started))
    gc.freeze()  # what has been loaded stays: no collection has to look at it again
    gc.enable()
    return started.app.exec() if started else 1


def _hear_of_its_end(started: Started) -> None:
    """The system's wish is heard; before, it ends the program without being asked."""
    from app.ui.shell.program_ending import Ending

    Ending(started.app, started.window)


def start(data: DataDir, workbook: Path | None, *, asks: bool = False) -> Started | None:
    """Opens the window. None when the program cannot start; the person has been told why.

    `asks`: what was found is said, and who has several workbooks is asked which one it is to be.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = _application()
    with scans_unheard_while_asked(app):
        begun = _begin(app, data, workbook)
    if begun is None:
        return None
    state, window, is_first = begun
    AfterFirstPaint(window, state)
    if asks and not is_first:
        window.say_found()
        if workbook is None:
            window.offer_workbooks()
    window.show()
    if isinstance(sys.excepthook, Uncaught):
        QTimer.singleShot(0, sys.excepthook.tell_untold)
    return Started(app, window, state)


def _begin(app: QApplication, data: DataDir, workbook: Path | None) -> tuple[AppState, MainWindow, bool] | None:
    """The workbook and its window, not shown yet, and whether it is the very first time."""
    usable = _with_folder(app, data, workbook)
    if usable is None:
        return None
    data = usable
    log.keep_in(data.log)
    settings = _settings(data)
    _dress(app, settings)
    try:
        catalogue = Catalogue(catalogue_folder())
        catalogue.begin(i18n.language())
        is_first = not (data.workbook.exists() or workbook or settings.last_workbook)
        if workbook is not None:
            workbook = _brought(workbook, data, settings)
        begun = _Beginning(app, catalogue, data, settings)(workbook or settings.last_workbook)
    except CatalogueDamaged as error:
        _tell(error)
        return None
    return (*begun, is_first) if begun else None


def _dress(app: QApplication, settings: Settings) -> None:
    """Language, colours, fonts: before anything is shown or asked."""
    i18n.use(settings.language or i18n.system_language())
    translate_qt(app, i18n.language())
    theme.apply_theme(app, settings.theme)
    theme.apply_text_size(app, settings.text_size)


def _with_folder(app: QApplication, data: DataDir, workbook: Path | None) -> DataDir | None:
    """Where the data can be kept: as it is, or where a person says. None when they give up.

    A workbook that can be read may be looked at all the same: nothing is kept then.
    """
    while True:
        try:
            data.make()
            return data
        except NoDataFolder as error:
            _dress(app, _settings(data))
            chosen = _ask_for_folder(error, data, can_look=(workbook or data.workbook).is_file())
            if chosen is None or chosen == data:
                return chosen
            data = chosen


def _application() -> QApplication:
    QGuiApplication.setDesktopFileName(DESKTOP_NAME)
    app = QApplication(sys.argv[:1])
    app.setStyle(PaperStyle())
    app.setApplicationName("Tenken")
    sys.excepthook = Uncaught()
    return app


class Uncaught:
    """What nobody caught goes to the log and is told, once for each place: a paint or a timer comes again and again.

    What arises under the box, or before there is a window, is told afterwards, the first for all of it.
    """

    def __init__(self) -> None:
        self._seen: set[tuple[type[BaseException], str, int]] = set()
        self._is_telling = False
        self._untold: BaseException | None = None

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        place = _place(kind, trace)
        if place in self._seen:
            return
        self._seen.add(place)
        log.warning("unexpected error", exc_info=error)
        if not issubclass(kind, KeyboardInterrupt):
            self._untold = self._untold or error
            self.tell_untold()

    def tell_untold(self) -> None:
        """Tells what could not be told when it arose, as soon as that can be."""
        is_seen = any(widget.isVisible() for widget in QApplication.topLevelWidgets())
        if self._is_telling or not is_seen:
            return
        self._is_telling = True
        try:
            while self._untold is not None:
                from app.ui.kit.message_box import tell_logged

                error, self._untold = self._untold, None
                tell_logged(QApplication.activeWindow(), error)
        finally:
            self._is_telling = False


def _place(kind: type[BaseException], trace: TracebackType | None) -> tuple[type[BaseException], str, int]:
    """Where an error arose."""
    if trace is None:
        return kind, "", 0
    while trace.tb_next is not None:
        trace = trace.tb_next
    return kind, trace.tb_frame.f_code.co_filename, trace.tb_lineno


def _tell(error: BaseException, parent: QWidget | None = None) -> None:
    from app.ui.kit.message_box import tell

    tell(parent, error)


def _settings(data: DataDir) -> Settings:
    try:
        return program_settings.load(data.settings).settings
    except StorageError as error:
        log.warning("settings not read", exc_info=error)
        return Settings()


class _Beginning:
    """Shows the workbook to begin with, all of it or nothing."""

    def __init__(self, app: QApplication, catalogue: Catalogue, data: DataDir, settings: Settings) -> None:
        self._app, self._catalogue, self._data, self._settings = app, catalogue, data, settings

    def __call__(self, wanted: Path | None) -> tuple[AppState, MainWindow] | None:
        """Where it cannot be shown, whatever the reason, the person chooses another, a new one, or to quit.

        Raises CatalogueDamaged.
        """
        chosen: Path | Workbook | None = wanted or self._data.workbook
        while chosen is not None:
            path = chosen.path if isinstance(chosen, Workbook) else chosen
            try:
                return self._window_over(chosen)
            except CatalogueDamaged:
                raise
            except Exception as error:
                log.warning("not shown", exc_info=error)
                if isinstance(error, PathMissing) and path == wanted and path != self._data.workbook:
                    chosen = _instead_of_missing(error, path, self._data)
                else:
                    chosen = self._instead_of(error, path)
        return None

    def _instead_of(self, error: Exception, path: Path) -> Path | Workbook | None:
        """What is left of a damaged workbook, put in its place, or what else a person wants."""
        if isinstance(error, WorkbookDamaged) and not error.is_too_much:
            from app.ui.files.damage_dialog import Remainder, go_on_from

            wanted, there = go_on_from(error, self._catalogue, self._data, None)
            if wanted is not Remainder.ELSE:
                return there
        return _ask_for_another(error, path, self._data)

    def _window_over(self, chosen: Path | Workbook) -> tuple[AppState, MainWindow]:
        opened = Opened(chosen) if isinstance(chosen, Workbook) else _open_or_make(chosen, self._data)
        try:
            state = AppState(self._catalogue, opened.workbook, self._data, self._settings)
            window = MainWindow(state, Appearance(self._app, state))
        except BaseException:
            opened.workbook.close()
            raise
        tell_of_backup(None, opened)
        return state, window


def _brought(path: Path, data: DataDir, settings: Settings) -> Path | None:
    """Where the workbook lies that a person opened by its file; None for their own one.

    That of a hand-over file is taken into the data folder, and that of another drive where a person wants it.
    """
    if is_hand_over(path):
        return _taken_in(path, data)
    if path in settings.recent_workbooks or not is_elsewhere(path, data):
        return path
    from app.ui.files.workbook_receiver import Elsewhere, ask_elsewhere

    wish = ask_elsewhere(None, path)
    if wish is Elsewhere.TAKE_IN:
        return _taken_in(path, data)
    return path if wish is Elsewhere.OPEN_THERE else None


def _taken_in(path: Path, data: DataDir) -> Path | None:
    """Where the workbook of a hand-over file lies now; None when it was not taken in, and why was told."""
    from app.exchange.refusals import ExchangeError
    from app.ui.files.workbook_receiver import WorkbookReceiver

    try:
        return WorkbookReceiver(data, None).take(path)
    except (StorageError, ExchangeError) as error:
        _tell(error)
        return None


def _open_or_make(path: Path, data: DataDir) -> Opened:
    if path == data.workbook and not path.exists():
        return Opened(Workbook.create(path))
    return open_workbook(path, data)


class Instead(Enum):
    """What to do where it cannot begin as it was meant."""

    LOOK = "look"
    KEEP = "keep"
    DETAILS = "details"
    NEWEST_BACKUP = "newest_backup"
    OTHER = "other"
    NEW = "new"
    AGAIN = "again"
    OWN = "own"


def _ask_for_folder(error: NoDataFolder, data: DataDir, *, can_look: bool) -> DataDir | None:
    """Another folder for the data; the same where a person only wants to look at a workbook; None to give up."""
    from app.ui.kit.boxes import ask
    from app.ui.kit.file_question import where_to_keep

    match ask(None, folder_question(error, can_look=can_look)):
        case Instead.OTHER:
            chosen = where_to_keep(None, _("Folder for the data of Tenken"))
            return DataDir(chosen) if chosen else _ask_for_folder(error, data, can_look=can_look)
        case Instead.LOOK:
            return data
    return None


def folder_question(error: NoDataFolder, *, can_look: bool) -> "BoxQuestion[Instead]":
    """Why nothing can be kept, and whether to keep it elsewhere."""
    from app.ui.files.read_only_question import look_answer
    from app.ui.kit.boxes import BoxAnswer, BoxQuestion, Standard
    from app.words.messages import message_for

    message = message_for(error)
    assert message is not None
    other = BoxAnswer(Instead.OTHER, _("Choose a folder..."))
    answers = (other, look_answer(Instead.LOOK)) if can_look else (other,)
    return BoxQuestion(message, answers, usual=Instead.OTHER, leaves=Standard.Close)


def _ask_for_another(error: Exception, path: Path, data: DataDir) -> Path | Workbook | None:
    """What to begin with instead of the workbook at `path`: another, its backup, or that one, only to be read.

    Nothing where a window has it open already, which comes to the front.
    """
    if isinstance(error, WorkbookBusy) and _its_window_came(path, data):
        return None
    from app.storage.backup import newest_backup
    from app.ui.files.read_only_question import kept_elsewhere, looked_at, may_be_looked_at
    from app.ui.kit.boxes import ask
    from app.ui.kit.message_box import copy_details

    can_look = isinstance(error, StorageError) and may_be_looked_at(error, path)
    backup = newest_backup(path, data.backups) if not can_look and not isinstance(error, WorkbookBusy) else None
    match ask(None, another_question(error, can_look=can_look, has_backup=backup is not None)):
        case Instead.LOOK:
            assert isinstance(error, StorageError)
            return looked_at(None, path, error)
        case Instead.KEEP:
            assert isinstance(error, StorageError)
            return kept_elsewhere(None, path, error, data.root)
        case Instead.DETAILS:
            copy_details(error)
            return path
        case Instead.NEWEST_BACKUP:
            return backup
        case Instead.OTHER:
            return _chosen(data.backups if data.backups.exists() else data.root)
        case Instead.NEW:
            return _make_beside(data)
    return None


def _chosen(folder: Path) -> Path | None:
    from app.ui.kit.file_question import where_to_open

    return where_to_open(None, _("Open a workbook"), folder, _("Workbooks (*.tenken)"))


def _instead_of_missing(error: PathMissing, path: Path, data: DataDir) -> Path:
    """What to begin with where the workbook of last time is not there: perhaps its stick is put in by now."""
    from app.ui.kit.boxes import ask

    match ask(None, missing_workbook_question(error)):
        case Instead.AGAIN:
            return path
        case Instead.OTHER:
            return _chosen(data.root) or data.workbook
    return data.workbook


def missing_workbook_question(error: PathMissing) -> "BoxQuestion[Instead]":
    """Whether to look for the workbook once more, or what to begin with instead."""
    from app.ui.kit.boxes import BoxAnswer, BoxQuestion, ButtonRole
    from app.words.messages import message_for

    message = message_for(error)
    assert message is not None
    answers = (
        BoxAnswer(Instead.AGAIN, _("Try &again")),
        BoxAnswer(Instead.OTHER, _("Open another...")),
        BoxAnswer(Instead.OWN, _("&Begin without it"), ButtonRole.RejectRole),
    )
    return BoxQuestion(message, answers, usual=Instead.AGAIN, on_escape=Instead.OWN)


def another_question(error: Exception, *, can_look: bool, has_backup: bool) -> "BoxQuestion[Instead]":
    """Why a workbook cannot be shown, and what to begin with instead."""
    from app.ui.files.read_only_question import can_be_kept_elsewhere, keep_answer, look_answer
    from app.ui.kit.boxes import BoxAnswer, BoxQuestion, ButtonRole, Standard
    from app.ui.kit.message_box import details_answer, unexpected, words_for

    can_keep = can_look and can_be_kept_elsewhere(error)
    answers = (
        *((look_answer(Instead.LOOK),) if can_look else ()),
        *((keep_answer(Instead.KEEP),) if can_keep else ()),
        *((BoxAnswer(Instead.NEWEST_BACKUP, _("Open the newest backup")),) if has_backup else ()),
        BoxAnswer(Instead.OTHER, _("Open another...")),
        BoxAnswer(Instead.NEW, _("New workbook")),
        *((details_answer(Instead.DETAILS),) if words_for(error) is None else ()),
    )
    in_order = tuple(answer._replace(role=ButtonRole.AcceptRole) for answer in answers)  # they stand upright
    return BoxQuestion(words_for(error) or unexpected(), in_order, usual=answers[0].value, leaves=Standard.Close)


def _its_window_came(path: Path, data: DataDir) -> bool:
    """Whether a window on this PC has the workbook open, and is in front now."""
    from app.ui.files.window_calls import call_window

    try:
        return call_window(data, path)
    except StorageError as error:
        log.warning("no window called", exc_info=error)
        return False


def _make_beside(data: DataDir) -> Path | None:
    name = free_name(data.workbook)
    try:
        Workbook.create(name).close()
    except StorageError as error:
        _tell(error)
        return None
    return name

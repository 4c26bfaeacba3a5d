"""Starts the window: settings, language, workbook, and what to do when one of them cannot be had."""

import gc
import logging
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QWidget

from app import i18n
from app.catalogue.loader import Catalogue
from app.catalogue.reader import CatalogueDamaged
from app.i18n import _
from app.paths import DataDir, bundle
from app.storage import settings as program_settings
from app.storage.errors import PathMissing, StorageError
from app.storage.settings import Settings
from app.storage.workbook import Workbook
from app.ui import theme
from app.ui.appearance import Appearance
from app.ui.files import is_elsewhere, is_hand_over
from app.ui.main_window import MainWindow
from app.ui.state import AppState

_AFTER_FIRST_PAINT_MS = 300

DESKTOP_NAME = "jp.tenken.Tenken"


@dataclass(frozen=True)
class Started:
    """The running program. Whoever starts it holds this until it ends."""

    app: QApplication
    window: MainWindow
    state: AppState


def run(data: DataDir, workbook: Path | None) -> int:
    """Shows the window until it is closed; the exit status."""
    started = start(data, workbook, asks=True)
    gc.freeze()  # what has been loaded stays: no collection has to look at it again
    gc.enable()
    return started.app.exec() if started else 1


def start(data: DataDir, workbook: Path | None, *, asks: bool = False) -> Started | None:
    """Opens the window. None when the program cannot start; the person has been told why.

    `asks`: the first time, when the workbook has just been made, the program asks what the organization is.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = _application()
    _log_to(data)
    settings = _settings(data)
    i18n.use(settings.language or i18n.system_language())
    theme.apply_theme(app, settings.theme)
    theme.apply_text_size(app, settings.text_size)
    try:
        catalogue = Catalogue(bundle() / "resources" / "catalogue")
        catalogue.begin(i18n.language())
    except CatalogueDamaged as error:
        _tell(error)
        return None
    is_first = not (data.workbook.exists() or workbook or settings.last_workbook)
    if workbook is not None:
        workbook = _brought(workbook, data, settings)
    opened = _first_workbook(data, workbook or settings.last_workbook)
    if opened is None:
        return None
    try:
        state = AppState(catalogue, opened, data, settings)
        window = MainWindow(state, Appearance(app, state))
    except CatalogueDamaged as error:
        opened.close()
        _tell(error)
        return None
    _Completion(catalogue, window)
    if asks and is_first:
        window.ask_about_organisation()
    elif asks:
        window.say_found()
    window.show()
    return Started(app, window, state)


class _Completion(QObject):
    """Reads the rest of the catalogue once the window is there; where it is damaged, says so and closes."""

    def __init__(self, catalogue: Catalogue, window: MainWindow) -> None:
        super().__init__(window)
        self._catalogue, self._window = catalogue, window
        QTimer.singleShot(_AFTER_FIRST_PAINT_MS, self._complete)

    def _complete(self) -> None:
        try:
            self._catalogue.complete(i18n.language())
        except CatalogueDamaged as error:
            _tell(error, self._window)
            self._window.close()


def _application() -> QApplication:
    QGuiApplication.setDesktopFileName(DESKTOP_NAME)
    app = QApplication([*sys.argv[:1], "-style", "Fusion"])
    app.setApplicationName("Tenken")
    app.setWindowIcon(QIcon(str(bundle() / "resources" / "icons" / "tenken.png")))
    sys.excepthook = _on_uncaught
    return app


def _log_to(data: DataDir) -> None:
    try:
        data.root.mkdir(parents=True, exist_ok=True)
        logging.basicConfig(
            filename=data.log, encoding="utf-8", level=logging.WARNING, format="%(asctime)s %(message)s"
        )
    except OSError as error:
        logging.basicConfig(level=logging.WARNING)
        logging.getLogger(__name__).warning("no log file", exc_info=error)


def _on_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    logging.getLogger(__name__).error("unexpected error", exc_info=(kind, error, trace))
    if not issubclass(kind, KeyboardInterrupt) and QApplication.instance():
        _tell(error, QApplication.activeWindow())


def _tell(error: BaseException, parent: QWidget | None = None) -> None:
    from app.ui.dialogs.tell import tell

    tell(parent, error)


def _settings(data: DataDir) -> Settings:
    try:
        return program_settings.load(data.settings).settings
    except StorageError as error:
        logging.getLogger(__name__).warning("settings not read", exc_info=error)
        return Settings()


def _first_workbook(data: DataDir, wanted: Path | None) -> Workbook | None:
    """The workbook to begin with. Where it cannot be opened, the person chooses another, a new one, or to quit."""
    path = wanted or data.workbook
    while True:
        try:
            return _open_or_make(path, data)
        except StorageError as error:
            if isinstance(error, PathMissing) and path == wanted and path != data.workbook:
                _tell(error)
                path = data.workbook
                continue
            chosen = _ask_for_another(error, data)
            if chosen is None:
                return None
            path = chosen


def _brought(path: Path, data: DataDir, settings: Settings) -> Path | None:
    """Where the workbook lies that a person opened by its file; None for their own one.

    That of a hand-over file is taken into the data folder, and that of another drive where a person wants it.
    """
    if is_hand_over(path):
        return _taken_in(path, data)
    if path in settings.recent_workbooks or not is_elsewhere(path, data):
        return path
    from app.ui.receiving import Elsewhere, ask_elsewhere

    wish = ask_elsewhere(None, path)
    if wish is Elsewhere.TAKE_IN:
        return _taken_in(path, data)
    return path if wish is Elsewhere.OPEN_THERE else None


def _taken_in(path: Path, data: DataDir) -> Path | None:
    """Where the workbook of a hand-over file lies now; None when it was not taken in, and why was told."""
    from app.exchange.errors import ExchangeError
    from app.ui.receiving import Receiving

    try:
        return Receiving(data, None).take(path)
    except (StorageError, ExchangeError) as error:
        _tell(error)
        return None


def _open_or_make(path: Path, data: DataDir) -> Workbook:
    if path == data.workbook and not path.exists():
        return Workbook.create(path)
    return Workbook.open(path)


def _ask_for_another(error: StorageError, data: DataDir) -> Path | None:
    from PySide6.QtWidgets import QFileDialog, QMessageBox

    from app.messages import message_for
    from app.ui.dialogs.tell import message_box

    message = message_for(error)
    assert message is not None
    box = message_box(None, message)
    other = box.addButton(_("Open another..."), QMessageBox.ButtonRole.AcceptRole)
    fresh = box.addButton(_("New workbook"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(QMessageBox.StandardButton.Close)
    box.exec()
    pressed = box.clickedButton()
    box.deleteLater()
    if pressed is other:
        folder = str(data.backups if data.backups.exists() else data.root)
        chosen, _kind = QFileDialog.getOpenFileName(None, _("Open a workbook"), folder, _("Workbooks (*.tenken)"))
        return Path(chosen) if chosen else None
    if pressed is fresh:
        return _make_beside(data)
    return None


def _make_beside(data: DataDir) -> Path | None:
    name = next(p for n in range(2, 1000) if not (p := data.root / f"tenken-{n}.tenken").exists())
    try:
        Workbook.create(name).close()
    except StorageError as error:
        _tell(error)
        return None
    return name

"""What the first picture of the window does not need, and is done once it stands."""

from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from app import i18n
from app.catalogue.data_reader import CatalogueDamaged
from app.paths import have_temporary_folder, program_folder
from app.ui.shell.logbook import log
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState

HANDS_MS = 40
"""Sooner than anybody can press anything."""
_REST_MS = 300
_PLACES_MS = 700
"""Later than the rest: the start is over by then, and who knows where they want to go is there."""


@contextmanager
def scans_unheard_while_asked(app: QApplication) -> Iterator[None]:
    """A scan must not answer what is asked at the start; where nothing is asked, nobody has to listen for one."""
    with ExitStack() as asking:
        is_asking = False

        def listen(_window: object) -> None:
            nonlocal is_asking
            if not is_asking:
                from app.ui.paper.scanned_sheets import scans_unheard

                is_asking = True
                _wear_icon(app)
                asking.enter_context(scans_unheard())

        app.focusWindowChanged.connect(listen)
        try:
            yield
        finally:
            app.focusWindowChanged.disconnect(listen)


def _wear_icon(app: type[QApplication] | QApplication) -> None:
    from PySide6.QtGui import QIcon

    app.setWindowIcon(QIcon(str(program_folder() / "resources" / "icons" / "tenken.png")))


class AfterFirstPaint(QObject):
    """Makes ready for hands and scanners, reads the rest of the catalogue, then makes the other places.

    Where the catalogue is damaged, it says so and closes.
    """

    def __init__(self, window: MainWindow, state: AppState) -> None:
        super().__init__(window)
        self._window, self._state = window, state
        state.put_off_looking_again()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(HANDS_MS, self._listen)
            QTimer.singleShot(_REST_MS, self._complete)
        return False

    def _listen(self) -> None:
        from app.ui.paper.scanned_sheets import ScannedSheets

        _wear_icon(QApplication)
        self._window.fill_menus()
        ScannedSheets(self._state, self._window.ways, self._window)

    def _complete(self) -> None:
        if not self._window.isVisible():  # it was closed at once, and its workbook with it
            return
        from app.ui.files.window_calls import WindowCalls

        log.begin()
        have_temporary_folder(self._state.data)
        self._sweep()
        WindowCalls(self._state, self._window)
        try:
            self._state.catalogue.complete(i18n.language())
        except CatalogueDamaged as error:
            from app.ui.kit.message_box import tell

            tell(self._window, error)
            self._window.close()
            return
        self._state.begin_looking_again()
        self._count_findings()
        QTimer.singleShot(_PLACES_MS, self._window.prepare_places)

    def _count_findings(self) -> None:
        from app.ui.shell.findings_watch import watch_of

        watch_of(self._state).begin()

    def _sweep(self) -> None:
        """Removes what a run left that was killed; a folder on a slow disk holds nobody up."""
        from app.ui.kit.job import Job

        data, path = self._state.data, self._state.path
        second = self._state.preferences.now.second_folder(path)

        def work() -> Generator[float, None, int]:
            from app.work.left_behind import backed_up_folders, sweep, written_folders

            yield 0.0
            swept = sweep(written_folders(data, path))
            if second is None:
                return swept
            yield 0.5  # who has left by now does not wait for a share that may not answer
            return swept + sweep(backed_up_folders(second))

        Job(work).start()

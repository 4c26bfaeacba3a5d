"""The main window: it wires places, actions and state, and knows nothing of their insides."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMoveEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from app.domain.filenames import readable_name
from app.domain.record import replace
from app.domain.selection import View
from app.domain.step_extent import Extent
from app.i18n import _
from app.ui.checklist.filter_menu import FilterMenu
from app.ui.files.exchange_commands import ExchangeCommands
from app.ui.files.workbook_commands import FileCommands
from app.ui.kit.passing_notice import Notice
from app.ui.shell.actions import Actions
from app.ui.shell.appearance import Appearance
from app.ui.shell.dropping import Dropping
from app.ui.shell.error_remedies import ErrorRemedies
from app.ui.shell.geometry import remembered, reveal
from app.ui.shell.help_beside import HelpBeside
from app.ui.shell.kept_on_screen import KeptOnScreen
from app.ui.shell.menu_choices import MenuChoices
from app.ui.shell.menus import Menus
from app.ui.shell.over_window import Windows
from app.ui.shell.state import AppState
from app.ui.shell.step_notices import StepNotices
from app.ui.shell.unheard_keys import is_heard_at_last
from app.ui.shell.ways import Errand, OverWindow, Place, Ways, Whereabouts
from app.ui.shell.window_actions import WindowActions, WindowParts
from app.ui.shell.window_page import WindowPage

if TYPE_CHECKING:
    from app.ui.kit.toast import Toast

_LOW_EMS = 24
"""The height of a window, in heights of its text, below which nothing of a place is to be covered."""


class MainWindow(QMainWindow):
    """Shows one workbook. Closing it keeps what is being typed, the settings, and a backup."""

    def __init__(self, state: AppState, appearance: Appearance) -> None:
        super().__init__()
        self._state = state
        self._appearance = appearance
        self._today = state.today()
        self.ways = Ways(self)
        """Leads anywhere in this window."""
        self._has_left = False
        self._actions = Actions(self)
        self._filter_menu = FilterMenu(state, self)
        self._files = FileCommands(state, self)
        told = self._tell_written
        self._exchange = ExchangeCommands(state, self.ways, self._files.take_in, told, self)
        self._windows = Windows(state, self.ways, self._files, self._errands(), self)
        page = WindowPage(state, self.ways, self._actions, self._filter_menu, self._files, self._windows, self)
        self._page, self._places = page, page.places
        self._help = HelpBeside(page.places, page.line, self)
        self.setCentralWidget(page)
        self._toast: Toast | None = None
        """Made with the first notice."""
        parts = WindowParts(
            state,
            appearance,
            self.ways,
            self._files,
            self._exchange,
            self._windows,
            self._places,
            page.rail,
            self._help,
        )
        self._doings = WindowActions(self._actions, parts, self)
        StepNotices(state, self.ways, self)
        ErrorRemedies(state, self.ways, self._files, self._exchange, self)
        self._menus = Menus(self, self._actions, self._filter_menu)
        self._choices = MenuChoices(self._menus, self._actions, state, appearance, self._files, self.ways, self)
        self.addActions(self._actions.every_action())
        self._connect()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)
        self._reach = KeptOnScreen(self)
        self._restore()
        self.retranslate()

    # building

    def _errands(self) -> Mapping[Errand, Callable[[], object]]:
        return {
            Errand.SAMPLE: self._files.open_sample,
            Errand.OPEN: self._files.open,
            Errand.CALENDAR: self._exchange.slots["export_calendar"],
            Errand.PRINT: self._print,
        }

    def _connect(self) -> None:
        state = self._state
        self._files.began.connect(self._on_began)
        Dropping(self, self.ways, self._files.open_path, self._exchange.import_path)
        self._page.bar.view_chosen.connect(self._on_view)
        self._filter_menu.chosen.connect(self.ways.filter)
        state.preferences.about_to_keep.connect(self._keep_arrangement)
        state.undo_changed.connect(self._on_undo_changed)
        state.view_changed.connect(self._on_view_changed)
        state.workbook_replaced.connect(self._on_workbook_replaced)
        state.changed.connect(self._on_step)
        self._places.place_changed.connect(self._on_place_changed)
        self.ways.wanted.connect(self._go)
        self.ways.told.connect(self._on_told)
        self.ways.trail_changed.connect(self._enable_actions)
        self.ways.moved.connect(self._enable_actions)
        self._appearance.changed.connect(self._tick_menus)

    def _restore(self) -> None:
        settings = self._state.preferences.now
        self._reach.put(settings.geometry)
        if settings.maximized:
            self.setWindowState(Qt.WindowState.WindowMaximized)
        has_begun = bool(self._state.stored) or self._state.standing.has_profile  # else the overview says how to begin
        place = settings.place if has_begun and settings.place in tuple(Place) else Place.OVERVIEW
        self._places.go_to(Place(place))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reach.look_soon()

    # words

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self._actions.retranslate(self._state)
        self._menus.retranslate()
        self._page.retranslate()
        self.menuBar().setAccessibleName(_("Menus"))
        self._show_title()
        self._tick_menus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.ActivationChange and not self._has_left and self._today != self._state.today():
            self._today = self._state.today()
            self._places.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._page.rail.fit(event.size())
        self._help.fit()
        self._state.preferences.touch()

    def _on_step(self, reached: Extent) -> None:
        if reached.is_about_name:
            self._show_title()

    def _show_title(self) -> None:
        name = self._state.workbook.organisation or _("(organization not named) {file}").format(
            file=readable_name(self._state.path.stem)
        )
        words = _("{organization} (only to look at) - Tenken") if self._state.workbook.is_read_only else None
        self.setWindowTitle((words or _("{organization} - Tenken")).format(organization=name))

    def _tick_menus(self) -> None:
        self._choices.tick()
        self._page.show_where()
        self._enable_actions()

    def _enable_actions(self) -> None:
        if self._toast is not None:
            self._toast.make_way()
        self._doings.enable()

    def offer_workbooks(self) -> None:
        """Asks which workbook to go on in, once the window has been painted, where there are several."""
        self._files.offer_after_first_paint()

    def say_found(self) -> None:
        """Says what opening the workbook brought to light, once the window has been painted."""
        self._files.say_found_after_first_paint()

    def fill_menus(self) -> None:
        """Puts into the menus what they hold: a start does without, and whoever opens one first does not see it."""
        self._choices.fill()

    def prepare_places(self) -> None:
        """Makes what a person may go to next while they look at what is here."""
        from app.ui.shell.preparing import Preparing, preparations

        Preparing(preparations(self._places), self)

    def show_measure(self, measure_id: str) -> None:
        """Goes to a measure in the checklist."""
        self.ways.measure(measure_id)

    # what the state says

    def _on_told(self, notice: Notice) -> None:
        from app.ui.kit.toast import Toast

        self._toast = self._toast or Toast(self._page, self._under_notices)
        self._toast.show_notice(notice)

    def _under_notices(self) -> QWidget:
        """In a low window a notice would cover half of what is read, and its buttons: it lies over the top bar."""
        is_low = self.height() < _LOW_EMS * self.fontMetrics().height()
        return self._page.bar if is_low else self._places.under_notices()

    def _on_undo_changed(self) -> None:
        self._actions.name_undo(self._state)

    def _on_view_changed(self) -> None:
        self._state.preferences.touch()
        self._tick_menus()

    def _on_workbook_replaced(self) -> None:
        self._files.remember()
        self._places.begin_anew()
        self.retranslate()

    def _on_place_changed(self) -> None:
        self._state.preferences.touch()
        self._page.show_where()
        self._enable_actions()

    def _on_began(self) -> None:
        """A new workbook: its overview says how to begin."""
        name = self._state.workbook.organisation or readable_name(self._state.path.stem)
        self.ways.tell(Notice(_("“{name}” was made and is open.").format(name=name)))

    # what a person asks for

    def _go(self, wanted: Whereabouts | OverWindow) -> None:
        if isinstance(wanted, OverWindow):
            self._windows.open(wanted)
        else:
            self._places.go(wanted)

    def _on_view(self, key: str) -> None:
        self._state.set_view(View(key))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hears the keys that nobody else took: they would be silent."""
        if not is_heard_at_last(event, self._actions, self.ways):
            super().keyPressEvent(event)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            reveal(now)

    def _print(self) -> None:
        self._doings.print_document()

    def _tell_written(self, path: Path) -> None:
        from app.ui.files.written import written_notice

        self.ways.tell(written_notice(path))

    # keeping and leaving

    def hand_over(self) -> None:
        """Hands over what is still being typed."""
        self._state.hand_over_typed()

    def keep(self) -> None:
        """Keeps all that closing keeps, and goes on."""
        self.hand_over()
        self._keep_settings_after(self._files.keep)

    def _keep_settings_after(self, work: Callable[[], None]) -> None:
        """The settings remember what becomes of a backup, and are kept whatever becomes of the workbook."""
        try:
            work()
        finally:
            self._state.preferences.keep()

    def _keep_arrangement(self) -> None:
        arranged = replace(
            self._state.preferences.now,
            geometry=remembered(self.normalGeometry()),
            maximized=self.isMaximized(),
            place=self._places.place.value,
            view=self._state.view,
        )
        self._state.preferences.take(arranged)

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._state.preferences.touch()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Another press of Alt+F4, heard while the first was seen to, comes here when all is closed."""
        if not self._has_left:
            if not self._files.may_leave():
                event.ignore()
                return
            self._has_left = True
            self._places.stop_jobs()
            self._keep_settings_after(self._files.leave)
        super().closeEvent(event)

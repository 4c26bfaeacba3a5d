"""The main window: it wires places, actions and state, and knows nothing of their insides."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence, QMoveEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from app.domain.answers import Status
from app.domain.filenames import readable_name
from app.domain.record import replace
from app.domain.selection import View
from app.domain.step_extent import Extent
from app.i18n import _
from app.ui.checklist.filter_menu import FilterMenu
from app.ui.files.exchange_commands import ExchangeCommands
from app.ui.files.workbook_commands import FileCommands
from app.ui.kit.passing_notice import Notice
from app.ui.kit.scroll_page import PageBody, ScrollPage
from app.ui.shell.actions import Actions
from app.ui.shell.appearance import Appearance
from app.ui.shell.backup_banner import BackupBanner
from app.ui.shell.dropping import Dropping
from app.ui.shell.error_remedies import ErrorRemedies
from app.ui.shell.geometry import remembered, reveal
from app.ui.shell.kept_on_screen import KeptOnScreen
from app.ui.shell.menus import Menus
from app.ui.shell.over_window import Windows
from app.ui.shell.places import Places
from app.ui.shell.rail import Rail
from app.ui.shell.read_only_banner import ReadOnlyBanner
from app.ui.shell.side_buttons import SideButtons
from app.ui.shell.state import AppState
from app.ui.shell.step_notices import StepNotices
from app.ui.shell.top_bar import TopBar
from app.ui.shell.ways import Errand, OverWindow, Place, Ways, Whereabouts

if TYPE_CHECKING:
    from app.ui.kit.toast import Toast
    from app.ui.shell.help import HelpPanel

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


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
        self._build_page()
        StepNotices(state, self.ways, self)
        ErrorRemedies(state, self.ways, self._files, self._exchange, self)
        self._menus = Menus(self, self._actions, self._filter_menu)
        self.addActions(self._actions.every_action())
        self._connect_actions()
        self._connect_choices()
        self._connect_state()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)
        self._reach = KeptOnScreen(self)
        self._restore()
        self.retranslate()

    # building

    def _build_page(self) -> None:
        scroll = ScrollPage(self)  # where the screen is smaller than the page, the page scrolls
        page = PageBody(self)  # as high as it has to be, not as it would like
        scroll.setWidget(page)
        self._rail = Rail(self._state, self._actions, page)
        self._rail.sample.clicked.connect(self._files.leave_sample)
        self._bar = TopBar(self._actions, page)
        self._places = Places(self._state, self.ways, self._filter_menu, page)
        self._lacking = BackupBanner(self._state, self._files.backups, page)
        self._lacking.pressed.connect(self._files.try_backup)
        only_seen = ReadOnlyBanner(self._state, page)
        only_seen.pressed.connect(self._files.keep_elsewhere)
        self._lacking.page_wanted.connect(self._windows.backups)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(only_seen)
        column.addWidget(self._lacking)
        column.addWidget(self._places, 1)
        line = QHBoxLayout(page)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._rail)
        line.addLayout(column, 1)
        self._page = line
        self._help: HelpPanel | None = None
        self.setCentralWidget(scroll)
        self._scroll = scroll
        self._toast: Toast | None = None
        """Made with the first notice."""

    def _connect_actions(self) -> None:
        self._actions.perform(self._slots())
        self._actions.perform(self._exchange.slots)
        self._files.began.connect(self._on_began)
        Dropping(self, self.ways, self._files.open_path, self._exchange.import_path)
        SideButtons(self._actions["back"], self._actions["forward"], self)
        for place in Place:
            action = self._actions[f"place_{place}"]
            action.setData(place.value)
            action.triggered.connect(self._on_place_action)
        for action in self._actions.answers.values():
            action.triggered.connect(self._on_answer)
        for action in self._actions.views.values():
            action.triggered.connect(self._on_view_action)

    def _errands(self) -> Mapping[Errand, Callable[[], object]]:
        return {
            Errand.SAMPLE: self._files.open_sample,
            Errand.OPEN: self._files.open,
            Errand.CALENDAR: self._exchange.slots["export_calendar"],
            Errand.PRINT: self._on_print,
        }

    def _slots(self) -> Mapping[str, Callable[[], object]]:
        """What each action does, by its name."""
        files, places = self._files, self._places
        return {
            "new": files.new,
            "open": files.open,
            "sample": files.open_sample,
            "save_copy": files.save_copy,
            "rename": files.rename,
            "records": files.show_records,
            "backups": self._windows.backups,
            "switch": self._on_switch,
            "save": self._on_save,
            "save_pdf": places.save_pdf,
            "save_all": places.save_all,
            "preview": places.preview,
            "print": self._on_print,
            "quit": self.close,
            "profile": self._on_profile,
            "tools": self._on_tools,
            "enter": self._on_enter,
            "returns": self.ways.returns,
            "undo": self._state.undo,
            "redo": self._state.redo,
            "find": places.search,
            "lookup": self._on_lookup,
            "show_all": places.show_all,
            "back": places.back,
            "forward": places.forward,
            "larger": self._appearance.larger,
            "smaller": self._appearance.smaller,
            "usual": self._appearance.usual_size,
            "theme": self._appearance.light_or_dark,
            "next_unanswered": self._on_next_unanswered,
            "go_on": self._on_go_on,
            "edit_tasks": places.edit_tasks,
            "show_in_checklist": places.show_in_checklist,
            "help": self._on_help,
            "keys": self._windows.keys,
            "data_folder": files.open_data_folder,
            "about": self._windows.about,
        }

    def _connect_choices(self) -> None:
        for menu in self._menus.on_bar:
            menu.aboutToShow.connect(self.fill_menus)
        self._bar.view_chosen.connect(self._on_view)
        self._menus.sizes.triggered.connect(self._on_size)
        self._menus.themes.triggered.connect(self._on_theme)
        self._menus.languages.triggered.connect(self._on_language)
        self._menus.recent.aboutToShow.connect(self._on_recent_shown)
        self._menus.recent.triggered.connect(self._on_recent)
        self._filter_menu.chosen.connect(self.ways.filter)

    def _connect_state(self) -> None:
        state = self._state
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
        self.ways.menu_wanted.connect(self._on_context_menu)
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
        self._rail.retranslate()
        self._bar.retranslate()
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
        self._rail.fit(event.size())
        if self._help is not None:
            self._help.fit(event.size().width())
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
        look = self._appearance
        self._menus.tick(self._menus.sizes, look.text_size)
        self._menus.tick(self._menus.themes, look.theme.value)
        self._menus.tick(self._menus.languages, look.language)
        self._actions.views[self._state.view].setChecked(True)
        self._actions["go_on"].setChecked(self._state.preferences.now.goes_on)
        self._bar.show_view(self._state.view)
        self._show_place()
        self._enable_actions()

    def _enable_actions(self) -> None:
        if self._toast is not None:
            self._toast.make_way()
        listed = self._places.place in (Place.CHECKLIST, Place.PLAN)
        has_measure = listed and self._places.current_id is not None
        for action in (*self._actions.answers.values(), self._actions["edit_tasks"]):
            action.setEnabled(has_measure)
        self._actions["show_in_checklist"].setEnabled(has_measure and self._places.place is Place.PLAN)
        self._actions["back"].setEnabled(self.ways.leads_back)
        self._actions["forward"].setEnabled(self.ways.leads_forward)

    def offer_workbooks(self) -> None:
        """Asks which workbook to go on in, once the window has been painted, where there are several."""
        self._files.offer_after_first_paint()

    def say_found(self) -> None:
        """Says what opening the workbook brought to light, once the window has been painted."""
        self._files.say_found_after_first_paint()

    def fill_menus(self) -> None:
        """Puts into the menus what they hold: a start does without, and whoever opens one first does not see it."""
        if self._menus.fill():
            self._menus.retranslate()
            self._tick_menus()

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

        self._toast = self._toast or Toast(self._scroll, self._places.under_notices)
        self._toast.show_notice(notice)

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
        self._show_place()
        self._enable_actions()

    def _show_place(self) -> None:
        self._rail.choose(self._places.place)
        self._bar.show_place(self._places.place)
        if self._help is not None:
            self._help.show_topic(self._places.place)

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

    def _on_place_action(self) -> None:
        self._places.go_to(Place(self._sender().data()))

    def _on_view(self, key: str) -> None:
        self._state.set_view(View(key))

    def _on_view_action(self) -> None:
        self._state.set_view(View(self._sender().data()))

    def _on_answer(self) -> None:
        self._places.answer(Status(self._sender().data()))

    def _on_size(self, action: QAction) -> None:
        self._appearance.set_text_size(action.data())

    def _on_theme(self, action: QAction) -> None:
        self._appearance.set_theme(action.data())

    def _on_language(self, action: QAction) -> None:
        self.hand_over()
        self._appearance.set_language(action.data())

    def _on_recent_shown(self) -> None:
        self._files.fill_recent(self._menus.recent)

    def _on_recent(self, action: QAction) -> None:
        self._files.open_recent(action)

    def _on_context_menu(self, place: QPoint) -> None:
        menu = self._menus.context_menu(self)
        menu.exec(place)
        menu.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hears the keys that nobody else took: they would be silent."""
        keys = QKeySequence(event.keyCombination())
        if event.key() in _ENTER and self._pressed_by_enter():
            return
        if keys in self._actions["undo"].shortcuts():
            self.ways.tell(Notice(_("There is nothing to take back.")))
        elif keys in self._actions["redo"].shortcuts():
            self.ways.tell(Notice(_("There is nothing to do again.")))
        else:
            super().keyPressEvent(event)

    def _pressed_by_enter(self) -> bool:
        """Presses the button that has the keys; by Qt's own way, `autoDefault`, it would look primary, too.

        False where there is none, or one that is ticked: that is for Space alone.
        """
        from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton

        focused = QApplication.focusWidget()
        if not isinstance(focused, QAbstractButton) or isinstance(focused, QCheckBox | QRadioButton):
            return False
        focused.click()
        return True

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            reveal(now)

    def _on_next_unanswered(self) -> None:
        if not self._places.next_unanswered():
            self.ways.tell(Notice(_("Every measure shown here has an answer.")))

    def _on_lookup(self) -> None:
        self._windows.search_everything(self._actions.commands)

    def _on_switch(self) -> None:
        self._files.switch()

    def _on_save(self) -> None:
        """In the documents it writes the one that is shown; everywhere else all is kept already."""
        if self._places.place is Place.DOCUMENTS:
            self._places.save_pdf()
        else:
            self.hand_over()
            self.ways.tell(Notice(self._rail.all_saved()))

    def _on_print(self) -> None:
        self._places.print_document()

    def _tell_written(self, path: Path) -> None:
        from app.ui.files.written import written_notice

        self.ways.tell(written_notice(path))

    def _on_go_on(self) -> None:
        now = self._state.preferences.now
        self._state.preferences.take(replace(now, goes_on=self._actions["go_on"].isChecked()))

    def _on_help(self) -> None:
        """Help stands beside the page; asked for once more, it goes."""
        from app.ui.shell.help import HelpPanel

        if self._help is None:
            self._help = HelpPanel(self._places.place, self)
            self._help.left.connect(self._on_help_left)
            self._page.addWidget(self._help)
            self._help.fit(self.width())
        else:
            self._on_help_left()

    def _on_help_left(self) -> None:
        if self._help is not None:
            self._help.hide()
            self._help.deleteLater()
            self._help = None

    def _on_tools(self) -> None:
        self.ways.tools()

    def _on_profile(self) -> None:
        self.ways.question("kind")  # all of them: the three first ones alone are for who begins

    def _on_enter(self) -> None:
        self.ways.sheet()

    def _sender(self) -> QAction:
        action = self.sender()
        assert isinstance(action, QAction)
        return action

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
            self._has_left = True
            self.hand_over()
            self._places.stop_jobs()
            self._keep_settings_after(self._files.leave)
        super().closeEvent(event)

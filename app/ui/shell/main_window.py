"""The main window: it wires places, actions and state, and knows nothing of their insides."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QMargins, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QMoveEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QVBoxLayout, QWidget

from app import labels
from app.domain.answers import Status
from app.domain.filenames import readable_name
from app.domain.selection import Filter, View
from app.domain.summary import figures
from app.i18n import _
from app.ui.checklist.filter_menu import FilterMenu
from app.ui.files.exchange_commands import ExchangeCommands
from app.ui.files.workbook_commands import FileCommands
from app.ui.kit.scroll_page import ScrollPage
from app.ui.kit.segmented import Segmented
from app.ui.profile.profile_questions import Asking
from app.ui.shell.actions import Actions
from app.ui.shell.appearance import Appearance
from app.ui.shell.banners import BackupBanner, SampleBanner
from app.ui.shell.geometry import is_within_reach, placed, remembered, reveal, rooms
from app.ui.shell.header import Header
from app.ui.shell.menus import Menus
from app.ui.shell.places import Place, Places
from app.ui.shell.state import AppState

_LEAST_BAR = 24
"""Logical pixels: few title bars are lower."""
_FRAMED_MS = 400
"""When a window that has just come, or a screen that has just gone, has settled."""


class MainWindow(QMainWindow):
    """Shows one workbook. Closing it keeps what is being typed, the settings, and a backup."""

    def __init__(self, state: AppState, appearance: Appearance) -> None:
        super().__init__()
        self._state = state
        self._appearance = appearance
        self._today = state.today()
        self._actions = Actions(self)
        self._filter_menu = FilterMenu(state, self)
        self._files = FileCommands(state, self)
        self._exchange = ExchangeCommands(state, self)
        self._asking = Asking(state, self)
        self._build_page()
        self._build_status_bar()
        self._menus = Menus(self, self._actions, self._filter_menu)
        self.addActions(self._actions.every_action())
        self._connect_actions()
        self._connect_choices()
        self._connect_state()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)
        for changed in (app.screenAdded, app.screenRemoved, app.primaryScreenChanged):
            changed.connect(self._on_screens_changed)
        self._restore()
        self.retranslate()

    # building

    def _build_page(self) -> None:
        scroll = ScrollPage(self)  # where the screen is smaller than the page, the page scrolls
        page = QWidget(self)
        scroll.setWidget(page)
        self._place_switch = Segmented(list(Place), page)
        self._view_switch = Segmented(list(View), page)
        self._header = Header(self._place_switch, self._view_switch)
        self._places = Places(self._state, self._filter_menu, page)
        self._banner = SampleBanner(self._state, page)
        self._banner.pressed.connect(self._files.leave_sample)
        self._lacking = BackupBanner(self._state, self._files.backups, page)
        self._lacking.pressed.connect(self._files.try_backup)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._header)
        column.addWidget(self._banner)
        column.addWidget(self._lacking)
        column.addWidget(self._places, 1)
        self.setCentralWidget(scroll)

    def _build_status_bar(self) -> None:
        self._figures = QLabel(self)
        self._saved = QLabel(self)
        self._figures.setContentsMargins(8, 0, 0, 0)
        self.statusBar().addWidget(self._figures)
        self.statusBar().addPermanentWidget(self._saved)
        self._saved_at: datetime | None = None

    def _connect_actions(self) -> None:
        self._actions.perform(self._slots())
        self._actions.perform(self._exchange.slots)
        self._files.began.connect(self._asking.ask_new)
        self._exchange.written.connect(self._on_written)
        self._exchange.workbook_wanted.connect(self._files.take_in)
        for place in Place:
            action = self._actions[f"place_{place}"]
            action.setData(place.value)
            action.triggered.connect(self._on_place_action)
        for action in self._actions.answers.values():
            action.triggered.connect(self._on_answer)
        for action in self._actions.views.values():
            action.triggered.connect(self._on_view_action)

    def _slots(self) -> Mapping[str, Callable[[], object]]:
        """What each action does, by its name."""
        files, places = self._files, self._places
        return {
            "new": files.new,
            "open": files.open,
            "sample": files.open_sample,
            "save_copy": files.save_copy,
            "rename": files.rename,
            "save_pdf": places.save_pdf,
            "preview": places.preview,
            "print": places.print_document,
            "quit": self.close,
            "profile": self._asking.ask_all,
            "enter": self._on_enter,
            "ledgers": self._on_ledgers,
            "undo": self._state.undo,
            "redo": self._state.redo,
            "find": places.search,
            "lookup": self._on_lookup,
            "show_all": places.show_all,
            "larger": self._appearance.larger,
            "smaller": self._appearance.smaller,
            "usual": self._appearance.usual_size,
            "next_unanswered": places.next_unanswered,
            "edit_tasks": places.edit_tasks,
            "show_in_checklist": places.show_in_checklist,
            "help": self._on_help,
            "keys": self._on_keys,
            "data_folder": files.open_data_folder,
            "about": self._on_about,
        }

    def _connect_choices(self) -> None:
        self._place_switch.chosen.connect(self._on_place)
        self._view_switch.chosen.connect(self._on_view)
        self._menus.sizes.triggered.connect(self._on_size)
        self._menus.themes.triggered.connect(self._on_theme)
        self._menus.languages.triggered.connect(self._on_language)
        self._menus.recent.aboutToShow.connect(self._on_recent_shown)
        self._menus.recent.triggered.connect(self._on_recent)
        self._filter_menu.chosen.connect(self._on_filter)

    def _connect_state(self) -> None:
        state = self._state
        state.failed.connect(self._on_failed)
        state.preferences.failed.connect(self._on_failed)
        state.preferences.about_to_keep.connect(self._keep_arrangement)
        state.saved.connect(self._on_saved)
        state.unsaved_changed.connect(self._show_saved)
        state.undo_changed.connect(self._on_undo_changed)
        state.changed.connect(self._show_figures)
        state.profile_changed.connect(self._show_figures)
        state.view_changed.connect(self._on_view_changed)
        state.workbook_replaced.connect(self._on_workbook_replaced)
        state.organisation_changed.connect(self._show_title)
        self._places.current_changed.connect(self._enable_actions)
        self._places.place_changed.connect(self._on_place_changed)
        self._places.rearranged.connect(self._state.preferences.touch)
        self._places.context_menu_wanted.connect(self._on_context_menu)
        self._places.rename_wanted.connect(self._files.rename)
        self._places.profile_wanted.connect(self._asking.ask)
        self._places.nothing_unanswered.connect(self._on_nothing_unanswered)
        self._appearance.changed.connect(self._tick_menus)

    def _restore(self) -> None:
        settings = self._state.preferences.now
        em = self.fontMetrics().height()
        bar = QMargins(0, _LEAST_BAR, 0, 0)  # the frame is not there yet
        self.setGeometry(placed(settings.geometry, QSize(72 * em, 44 * em), rooms(), bar))
        if settings.maximized:
            self.setWindowState(Qt.WindowState.WindowMaximized)
        place = settings.place if settings.place in tuple(Place) else Place.OVERVIEW
        self._places.go_to(Place(place))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(_FRAMED_MS, self, self.bring_back)

    def _on_screens_changed(self) -> None:
        QTimer.singleShot(_FRAMED_MS, self, self.bring_back)

    def bring_back(self) -> None:
        """Moves the window to where its title bar is within reach, if no screen shows that any more."""
        inner, outer = self.geometry(), self.frameGeometry()
        frame = QMargins(
            inner.left() - outer.left(),
            inner.top() - outer.top(),
            outer.right() - inner.right(),
            outer.bottom() - inner.bottom(),
        )
        is_free = not (self.isMaximized() or self.isFullScreen() or self.isMinimized())
        if is_free and not is_within_reach(outer, frame, rooms()):
            self.setGeometry(placed(remembered(inner), inner.size(), rooms(), frame))

    # words

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self._actions.retranslate(self._state)
        self._menus.retranslate()
        self._place_switch.set_texts([_("Overview"), _("Checklist"), _("Plan"), _("Documents"), _("Guide")])
        self._place_switch.setAccessibleName(_("Places"))
        self._view_switch.set_texts([labels.name(view) for view in View])
        self._view_switch.setAccessibleName(_("Whose measures are shown"))
        self.menuBar().setAccessibleName(_("Menus"))
        self._header.fit()
        self._show_title()
        self._show_figures()
        self._show_saved()
        self._tick_menus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.ActivationChange and self._today != self._state.today():
            self._today = self._state.today()
            self._places.refresh()
        elif event.type() == QEvent.Type.FontChange:
            self._fit_status_bar()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_status_bar()
        self._state.preferences.touch()

    def _fit_status_bar(self) -> None:
        room = self.width() - 60
        self._saved.setVisible(self._saved.sizeHint().width() <= room)
        self._figures.setVisible(self._figures.sizeHint().width() <= room - self._saved.sizeHint().width())

    def _show_title(self) -> None:
        name = self._state.workbook.organisation or _("(organization not named) {file}").format(
            file=readable_name(self._state.path.stem)
        )
        words = _("{organization} (only to look at) - Tenken") if self._state.workbook.is_read_only else None
        self.setWindowTitle((words or _("{organization} - Tenken")).format(organization=name))

    def _show_figures(self) -> None:
        counts = figures(self._state.measures, self._state.entries)
        self._figures.setText(
            _("{view}: answered {answered} / {total}, done {done} / {total}").format(
                view=labels.name(self._state.view), answered=counts.answered, done=counts.done, total=counts.applicable
            )
        )
        self._fit_status_bar()

    def _show_saved(self) -> None:
        if self._state.workbook.is_read_only:
            self._saved.setText(_("Only to look at: changes are not saved"))
        elif self._state.unsaved:
            self._saved.setText(_("Not saved yet: {count}").format(count=len(self._state.unsaved)))
        elif self._saved_at is None:
            self._saved.setText(_("Changes are saved automatically"))
        else:
            self._saved.setText(_("Saved {time}").format(time=f"{self._saved_at:%H:%M}"))
        self._fit_status_bar()

    def _tick_menus(self) -> None:
        look = self._appearance
        self._menus.tick(self._menus.sizes, look.text_size)
        self._menus.tick(self._menus.themes, look.theme.value)
        self._menus.tick(self._menus.languages, look.language)
        self._actions.views[self._state.view].setChecked(True)
        self._view_switch.choose(self._state.view)
        self._place_switch.choose(self._places.place)
        self._enable_actions()

    def _enable_actions(self) -> None:
        listed = self._places.place in (Place.CHECKLIST, Place.PLAN)
        has_measure = listed and self._places.current_id is not None
        for action in (*self._actions.answers.values(), self._actions["edit_tasks"]):
            action.setEnabled(has_measure)
        self._actions["show_in_checklist"].setEnabled(has_measure and self._places.place is Place.PLAN)

    def ask_about_organisation(self) -> None:
        """Asks what the organization is, once the window has been painted."""
        self._asking.ask_after_first_paint()

    def say_found(self) -> None:
        """Says what opening the workbook brought to light, once the window has been painted."""
        self._files.say_found_after_first_paint()

    def show_measure(self, measure_id: str) -> None:
        """Goes to a measure in the checklist."""
        self._places.show_measure(measure_id)

    # what the state says

    def _on_failed(self, error: Exception) -> None:
        from app.ui.kit.tell import tell

        tell(self, error)

    def _on_saved(self, when: datetime) -> None:
        self._saved_at = when
        self._show_saved()

    def _on_undo_changed(self) -> None:
        self._actions.name_undo(self._state)

    def _on_view_changed(self) -> None:
        self._state.preferences.touch()
        self._tick_menus()
        self._show_figures()

    def _on_workbook_replaced(self) -> None:
        self._saved_at = None
        self._files.remember()
        self._places.begin_anew()
        self.retranslate()

    def _on_place_changed(self) -> None:
        self._state.preferences.touch()
        self._place_switch.choose(self._places.place)
        self._enable_actions()

    def _on_nothing_unanswered(self) -> None:
        self.statusBar().showMessage(_("Every measure shown here has an answer."), 8000)

    def _on_written(self, path: Path) -> None:
        self.statusBar().showMessage(_("Written: {path}").format(path=readable_name(str(path))), 8000)

    # what a person asks for

    def _on_place(self, key: str) -> None:
        self._places.go_to(Place(key))

    def _on_place_action(self) -> None:
        self._places.go_to(Place(self._sender().data()))

    def _on_view(self, key: str) -> None:
        self._state.set_view(View(key))

    def _on_view_action(self) -> None:
        self._state.set_view(View(self._sender().data()))

    def _on_answer(self) -> None:
        self._places.answer(Status(self._sender().data()))

    def _on_filter(self, chosen: Filter) -> None:
        self._places.show_filtered(chosen)

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

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            reveal(now)

    def _on_help(self) -> None:
        self._show_help(self._places.place)

    def _on_lookup(self) -> None:
        from app.ui.kit.dialog import run
        from app.ui.search.search_dialog import SearchDialog

        def searching() -> SearchDialog:
            dialog = SearchDialog(self._state, self)
            dialog.wanted.connect(self._places.show_found)
            return dialog

        run(searching, hand_over=self.hand_over)

    def _on_enter(self) -> None:
        from app.ui.paper.sheet_entry import enter_sheet

        enter_sheet(self._state, self)

    def _on_ledgers(self) -> None:
        from app.domain.ledgers import Ledger
        from app.ui.kit.dialog import run
        from app.ui.ledgers.ledger_dialog import LedgerDialog

        run(lambda: LedgerDialog(self._state, Ledger.DEVICE, self), hand_over=self.hand_over)

    def _on_keys(self) -> None:
        self._show_help("keys")

    def _show_help(self, topic: str) -> None:
        from app.ui.kit.dialog import run
        from app.ui.shell.help import HelpDialog

        run(lambda: HelpDialog(topic, self), hand_over=self.hand_over)

    def _on_about(self) -> None:
        from app.ui.kit.dialog import run
        from app.ui.shell.about import AboutDialog

        run(lambda: AboutDialog(self._state, self), hand_over=self.hand_over)

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
            splitters=self._places.splitter_sizes(),
        )
        self._state.preferences.take(arranged)

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._state.preferences.touch()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.hand_over()
        self._places.stop_jobs()
        self._keep_settings_after(self._files.leave)
        super().closeEvent(event)

"""What is chosen in menus, of several: the text's size, the colours, the language, a recent workbook."""

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from app.ui.files.workbook_commands import FileCommands
from app.ui.shell.actions import Actions
from app.ui.shell.appearance import Appearance
from app.ui.shell.menus import Menus
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways


class MenuChoices(QObject):
    """Does what a person chooses, and ticks what holds."""

    def __init__(
        self,
        menus: Menus,
        actions: Actions,
        state: AppState,
        appearance: Appearance,
        files: FileCommands,
        ways: Ways,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._menus, self._actions, self._window = menus, actions, window
        self._state, self._appearance, self._files = state, appearance, files
        for menu in menus.on_bar:
            menu.aboutToShow.connect(self.fill)
        menus.sizes.triggered.connect(self._on_size)
        menus.themes.triggered.connect(self._on_theme)
        menus.languages.triggered.connect(self._on_language)
        menus.recent.aboutToShow.connect(self._on_recent_shown)
        menus.recent.triggered.connect(self._on_recent)
        ways.menu_wanted.connect(self._on_context_menu)

    def tick(self) -> None:
        """Ticks what holds."""
        look = self._appearance
        self._menus.tick(self._menus.sizes, look.text_size)
        self._menus.tick(self._menus.themes, look.theme.value)
        self._menus.tick(self._menus.languages, look.language)
        self._actions.views[self._state.view].setChecked(True)
        self._actions["go_on"].setChecked(self._state.preferences.now.goes_on)

    def fill(self) -> None:
        """Puts into the menus what they hold: a start does without, and whoever opens one first does not see it."""
        if self._menus.fill():
            self._menus.retranslate()
            self.tick()

    def _on_size(self, action: QAction) -> None:
        self._appearance.set_text_size(action.data())

    def _on_theme(self, action: QAction) -> None:
        self._appearance.set_theme(action.data())

    def _on_language(self, action: QAction) -> None:
        self._state.hand_over_typed()
        self._appearance.set_language(action.data())

    def _on_recent_shown(self) -> None:
        self._files.fill_recent(self._menus.recent)

    def _on_recent(self, action: QAction) -> None:
        self._files.open_recent(action)

    def _on_context_menu(self, place: QPoint) -> None:
        menu = self._menus.context_menu(self._window)
        menu.exec(place)
        menu.deleteLater()

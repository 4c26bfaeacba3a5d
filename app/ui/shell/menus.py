"""The menu bar, and the context menu, whose every entry is also in the menu bar."""

from collections.abc import Sequence

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu

from app.i18n import N_, _, languages, own_name
from app.storage.settings import Theme
from app.ui.shell.actions import Actions
from app.ui.shell.theme import TEXT_SIZES

_THEMES = {Theme.SYSTEM: N_("As the &system"), Theme.LIGHT: N_("&Light"), Theme.DARK: N_("&Dark")}

_SEPARATOR = ""
_FILE = (
    "new",
    "open",
    "switch",
    "recent",
    "sample",
    "save",
    "save_copy",
    "rename",
    "records",
    "backups",
    _SEPARATOR,
    "import",
    "export",
    "hand_over",
    _SEPARATOR,
    "save_pdf",
    "save_all",
    "preview",
    "print",
    _SEPARATOR,
    "quit",
)
_EXPORT = (
    "export_answers_xlsx",
    "export_answers_csv",
    "export_devices_xlsx",
    "export_devices_csv",
    "export_contacts_xlsx",
    "export_contacts_csv",
    "export_people_xlsx",
    "export_people_csv",
    _SEPARATOR,
    "export_calendar",
    "export_json",
)
_EDIT = (
    "undo",
    "redo",
    _SEPARATOR,
    "profile",
    "tools",
    "enter",
    "returns",
    _SEPARATOR,
    "find",
    "lookup",
    "filter",
    "show_all",
)
_WAYS = ("back", "forward")
_PLACES = (
    "place_overview",
    "place_checklist",
    "place_plan",
    "place_documents",
    "place_guide",
    "place_ledgers",
    "place_findings",
)
_HELP = ("help", "keys", _SEPARATOR, "data_folder", "about")


class Menus:
    """Builds the menu bar at once, and with `fill` what its menus hold; `retranslate` gives them their words."""

    def __init__(self, window: QMainWindow, actions: Actions, filter_menu: QMenu) -> None:
        self._actions = actions
        self.recent = QMenu(window)
        self.languages = QActionGroup(window)
        self.themes = QActionGroup(window)
        self.sizes = QActionGroup(window)
        self._export = QMenu(window)
        self._submenus = {"recent": self.recent, "filter": filter_menu, "export": self._export}
        bar = window.menuBar()
        self._file, self._edit, self._view, self._measure, self._help = (QMenu(window) for _n in range(5))
        self._size_menu, self._theme_menu, self._language_menu = (QMenu(window) for _n in range(3))
        self.on_bar = (self._file, self._edit, self._view, self._measure, self._help)
        for menu in self.on_bar:
            bar.addMenu(menu)
        self._is_filled = False

    def fill(self) -> bool:
        """Puts the actions into the menus, once. True when that was now: their words and ticks are to be set."""
        if self._is_filled:
            return False
        self._is_filled = True
        self._fill(self._file, _FILE)
        self._fill(self._export, _EXPORT)
        self._fill(self._edit, _EDIT)
        self._fill_view()
        self._fill_measure(self._measure)
        self._fill(self._help, _HELP)
        self._language_menu.aboutToShow.connect(self._name_languages)
        return True

    def _fill(self, menu: QMenu, names: Sequence[str]) -> None:
        for name in names:
            if name == _SEPARATOR:
                menu.addSeparator()
            elif name in self._submenus:
                menu.addMenu(self._submenus[name])
            else:
                menu.addAction(self._actions[name])

    def _fill_view(self) -> None:
        self._fill(self._view, _WAYS)
        self._view.addSeparator()
        self._fill(self._view, _PLACES)
        self._view.addSeparator()
        group = QActionGroup(self._view)
        for action in self._actions.views.values():
            group.addAction(action)
            self._view.addAction(action)
        self._view.addSeparator()
        self._fill(self._view, ("go_on", _SEPARATOR))
        self._fill(self._size_menu, ("larger", "smaller", "usual", _SEPARATOR))
        for size in TEXT_SIZES:
            self._choice(self._size_menu, self.sizes, size).setText(f"{size} %")
        self._fill(self._theme_menu, ("theme", _SEPARATOR))
        for theme in Theme:
            self._choice(self._theme_menu, self.themes, theme.value)
        for language in languages():
            self._choice(self._language_menu, self.languages, language)
        for menu in (self._size_menu, self._theme_menu, self._language_menu):
            self._view.addMenu(menu)

    def _name_languages(self) -> None:
        """Only now: the words of every language have to be read for it."""
        for action in self.languages.actions():
            action.setText(own_name(action.data()))

    def _choice(self, menu: QMenu, group: QActionGroup, data: object) -> QAction:
        action = QAction(menu)
        action.setCheckable(True)
        action.setData(data)
        group.addAction(action)
        menu.addAction(action)
        return action

    def _fill_measure(self, menu: QMenu) -> None:
        for action in self._actions.answers.values():
            menu.addAction(action)
        menu.addSeparator()
        self._fill(menu, ("next_unanswered", "edit_tasks", "show_in_checklist"))

    def context_menu(self, window: QMainWindow) -> QMenu:
        """The menu of a measure, with the very actions of the menu bar."""
        menu = QMenu(window)
        self._fill_measure(menu)
        return menu

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        for menu, title in (
            (self._file, _("&File")),
            (self._edit, _("&Edit")),
            (self._view, _("&View")),
            (self._measure, _("&Measure")),
            (self._help, _("&Help")),
            (self.recent, _("Open &recent")),
            (self._submenus["filter"], _("F&ilter")),
            (self._export, _("&Export")),
            (self._size_menu, _("Text si&ze")),
            (self._theme_menu, _("Co&lors")),
            (self._language_menu, _("La&nguage / 言語")),
        ):
            menu.setTitle(title)
        for action in self.themes.actions():
            action.setText(_(_THEMES[Theme(action.data())]))

    @staticmethod
    def tick(group: QActionGroup, data: object) -> None:
        """Shows which of a group is in force."""
        for action in group.actions():
            action.setChecked(action.data() == data)

"""What each action of the window does, by its name: what menus, keys and buttons ask for."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.domain.answers import Status
from app.domain.record import replace
from app.domain.selection import View
from app.i18n import _
from app.ui.files.exchange_commands import ExchangeCommands
from app.ui.files.workbook_commands import FileCommands
from app.ui.kit.passing_notice import Notice
from app.ui.shell.actions import Actions
from app.ui.shell.appearance import Appearance
from app.ui.shell.help_beside import HelpBeside
from app.ui.shell.over_window import Windows
from app.ui.shell.place_commands import PlaceCommands
from app.ui.shell.places import Places
from app.ui.shell.rail import Rail
from app.ui.shell.side_buttons import SideButtons
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place, Ways


class WindowParts(NamedTuple):
    """What the actions of a window reach."""

    state: AppState
    appearance: Appearance
    ways: Ways
    files: FileCommands
    exchange: ExchangeCommands
    windows: Windows
    places: Places
    rail: Rail
    help: HelpBeside


class WindowActions(QObject):
    """Connects the actions, once, with the parts of a window that do what they say."""

    def __init__(self, actions: Actions, parts: WindowParts, window: QWidget) -> None:
        super().__init__(window)
        self._actions, self._parts, self._window = actions, parts, window
        self._does = PlaceCommands(parts.state, parts.ways, parts.places)
        actions.perform(self._slots())
        actions.perform(parts.exchange.slots)
        SideButtons(actions["back"], actions["forward"], window)
        for place in Place:
            action = actions[f"place_{place}"]
            action.setData(place.value)
            action.triggered.connect(self._on_place_action)
        for action in actions.answers.values():
            action.triggered.connect(self._on_answer)
        for action in actions.views.values():
            action.triggered.connect(self._on_view_action)

    def _slots(self) -> Mapping[str, Callable[[], object]]:
        files, does, parts = self._parts.files, self._does, self._parts
        return {
            "new": files.new,
            "open": files.open,
            "sample": files.open_sample,
            "save_copy": files.save_copy,
            "rename": files.rename,
            "records": files.show_records,
            "backups": parts.windows.backups,
            "switch": self._on_switch,
            "save": self._on_save,
            "save_pdf": does.save_pdf,
            "save_all": does.save_all,
            "preview": does.preview,
            "print": does.print_document,
            "quit": self._window.close,
            "profile": self._on_profile,
            "tools": parts.ways.tools,
            "enter": self._on_enter,
            "returns": parts.ways.returns,
            "undo": parts.state.undo,
            "redo": parts.state.redo,
            "find": does.search,
            "lookup": self._on_lookup,
            "show_all": does.show_all,
            "back": parts.places.back,
            "forward": parts.places.forward,
            "larger": parts.appearance.larger,
            "smaller": parts.appearance.smaller,
            "usual": parts.appearance.usual_size,
            "theme": parts.appearance.light_or_dark,
            "next_unanswered": self._on_next_unanswered,
            "go_on": self._on_go_on,
            "edit_tasks": does.edit_tasks,
            "show_in_checklist": does.show_in_checklist,
            "help": parts.help.show_or_leave,
            "keys": parts.windows.keys,
            "data_folder": files.open_data_folder,
            "about": parts.windows.about,
        }

    def enable(self) -> None:
        """Leaves out what cannot be done now."""
        actions, places, ways = self._actions, self._parts.places, self._parts.ways
        listed = places.place in (Place.CHECKLIST, Place.PLAN)
        has_measure = listed and places.current_id is not None
        for action in (*actions.answers.values(), actions["edit_tasks"]):
            action.setEnabled(has_measure)
        actions["show_in_checklist"].setEnabled(has_measure and places.place is Place.PLAN)
        actions["back"].setEnabled(ways.leads_back)
        actions["forward"].setEnabled(ways.leads_forward)

    def print_document(self) -> None:
        """Prints the chosen document, on the overview the executive's page."""
        self._does.print_document()

    def _on_place_action(self) -> None:
        self._parts.places.go_to(Place(self._sender().data()))

    def _on_view_action(self) -> None:
        self._parts.state.set_view(View(self._sender().data()))

    def _on_answer(self) -> None:
        self._does.answer(Status(self._sender().data()))

    def _on_next_unanswered(self) -> None:
        if not self._does.next_unanswered():
            self._parts.ways.tell(Notice(_("Every measure shown here has an answer.")))

    def _on_lookup(self) -> None:
        self._parts.windows.search_everything(self._actions.commands)

    def _on_switch(self) -> None:
        self._parts.files.switch()

    def _on_save(self) -> None:
        """In the documents it writes the one that is shown; everywhere else all is kept already."""
        if self._parts.places.place is Place.DOCUMENTS:
            self._does.save_pdf()
        else:
            self._parts.state.hand_over_typed()
            self._parts.ways.tell(Notice(self._parts.rail.all_saved()))

    def _on_go_on(self) -> None:
        preferences = self._parts.state.preferences
        preferences.take(replace(preferences.now, goes_on=self._actions["go_on"].isChecked()))

    def _on_profile(self) -> None:
        self._parts.ways.question("kind")  # all of them: the three first ones alone are for who begins

    def _on_enter(self) -> None:
        self._parts.ways.sheet()

    def _sender(self) -> QAction:
        action = self.sender()
        assert isinstance(action, QAction)
        return action

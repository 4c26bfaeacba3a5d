"""Everything that menus and keys can ask for: one action each, with its words and its keys."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app import labels
from app.domain.answers import STATUS_KEYS
from app.domain.selection import View
from app.i18n import N_, _
from app.ui.kit.told_keys import name_control, plain_words, told_keys
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place

if TYPE_CHECKING:
    from app.domain.undo import UndoStep

Keys = QKeySequence.StandardKey


class Spec(NamedTuple):
    """The words of an action and the keys that call it."""

    text: str
    keys: tuple[str | QKeySequence.StandardKey, ...] = ()


SPECS: Mapping[str, Spec] = {
    "new": Spec(N_("&New workbook..."), (Keys.New,)),
    "open": Spec(N_("&Open..."), (Keys.Open,)),
    "save_copy": Spec(N_("Save a &copy..."), ("Ctrl+Shift+S",)),
    "import": Spec(N_("Impor&t..."), ("Ctrl+I",)),
    "export_answers_xlsx": Spec(N_("&Answers as Excel (XLSX)...")),
    "export_answers_csv": Spec(N_("Answers as &CSV...")),
    "export_devices_xlsx": Spec(N_("&Devices as Excel (XLSX)...")),
    "export_devices_csv": Spec(N_("De&vices as CSV...")),
    "export_contacts_xlsx": Spec(N_("C&ontacts as Excel (XLSX)...")),
    "export_contacts_csv": Spec(N_("Co&ntacts as CSV...")),
    "export_people_xlsx": Spec(N_("&People as Excel (XLSX)...")),
    "export_people_csv": Spec(N_("People a&s CSV...")),
    "export_calendar": Spec(N_("Ca&lendar (ICS)...")),
    "export_json": Spec(N_("&Everything (JSON)...")),
    "hand_over": Spec(N_("&Hand over to another PC...")),
    "switch": Spec(N_("Other wor&kbooks..."), ("Ctrl+Shift+O",)),
    "sample": Spec(N_("Open the &sample")),
    "rename": Spec(N_("Organization's na&me...")),
    "records": Spec(N_("Records fol&der...")),
    "backups": Spec(N_("&Backups...")),
    "profile": Spec(N_("About your &organization...")),
    "tools": Spec(N_("&What you work with...")),
    "save": Spec(N_("S&ave"), (Keys.Save,)),
    "save_pdf": Spec(N_("Save as &PDF...")),
    "save_all": Spec(N_("Save a&ll documents...")),
    "preview": Spec(N_("Pre&view"), ("Ctrl+Shift+P",)),
    "print": Spec(N_("Pr&int..."), (Keys.Print,)),
    "quit": Spec(N_("&Quit"), ("Ctrl+Q",)),
    "enter": Spec(N_("Enter a sheet from &paper..."), ("Ctrl+E",)),
    "returns": Spec(N_("&Self-checks returned...")),
    "undo": Spec(N_("&Undo"), (Keys.Undo,)),
    "redo": Spec(N_("&Redo"), ("Ctrl+Y", "Ctrl+Shift+Z")),
    "find": Spec(N_("&Find..."), (Keys.Find,)),
    "lookup": Spec(N_("Find or &do something..."), ("Ctrl+K",)),
    "show_all": Spec(N_("Show &all measures")),
    "back": Spec(N_("Bac&k"), ("Alt+Left",)),
    "forward": Spec(N_("For&ward"), ("Alt+Right",)),
    "place_overview": Spec(N_("&Overview"), ("Ctrl+1",)),
    "place_checklist": Spec(N_("&Checklist"), ("Ctrl+2",)),
    "place_plan": Spec(N_("&Plan"), ("Ctrl+3",)),
    "place_documents": Spec(N_("&Documents"), ("Ctrl+4",)),
    "place_guide": Spec(N_("&Guide"), ("Ctrl+5",)),
    "place_ledgers": Spec(N_("Ledge&rs"), ("Ctrl+6",)),
    "place_findings": Spec(N_("F&indings"), ("Ctrl+7",)),
    "larger": Spec(N_("&Larger text"), (Keys.ZoomIn, "Ctrl+;", "Ctrl+=")),
    "smaller": Spec(N_("&Smaller text"), (Keys.ZoomOut,)),
    "usual": Spec(N_("&Usual text size"), ("Ctrl+0",)),
    "theme": Spec(N_("Light or da&rk"), ("Ctrl+Shift+L",)),
    "next_unanswered": Spec(N_("&Next without an answer"), ("N",)),
    "go_on": Spec(N_("Go on &after an answer")),
    "edit_tasks": Spec(N_("Edit &task..."), ("Ctrl+T",)),
    "show_in_checklist": Spec(N_("Open in c&hecklist")),
    "help": Spec(N_("&Help for this place"), (Keys.HelpContents,)),
    "keys": Spec(N_("&Keys")),
    "data_folder": Spec(N_("Open the &data folder")),
    "about": Spec(N_("&About Tenken")),
}

PLACE_NAMES: Mapping[Place, str] = {
    Place.OVERVIEW: N_("Overview"),
    Place.CHECKLIST: N_("Checklist"),
    Place.PLAN: N_("Plan"),
    Place.DOCUMENTS: N_("Documents"),
    Place.GUIDE: N_("Guide"),
    Place.LEDGERS: N_("Ledgers"),
    Place.FINDINGS: N_("Findings"),
}
"""What each place is called."""


class Actions(QObject):
    """Holds the actions; who makes it connects them. Answers and views have an action for each value."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._by_name = {name: self._made(spec) for name, spec in SPECS.items()}
        self.answers = {status: self._made(Spec("", (key,))) for key, status in STATUS_KEYS.items()}
        self.views = {view: self._made(Spec("", (f"Alt+{n}",))) for n, view in enumerate(View, 1)}
        for view, action in self.views.items():
            action.setCheckable(True)
            action.setData(view.value)
        for status, action in self.answers.items():
            action.setData(status.value)
        self["go_on"].setCheckable(True)
        self["about"].setMenuRole(QAction.MenuRole.AboutRole)
        self["quit"].setMenuRole(QAction.MenuRole.QuitRole)

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    @property
    def commands(self) -> Mapping[str, QAction]:
        """What can be found by its words, by name: all but the answers and the views."""
        return {name: action for name, action in self._by_name.items() if name != "lookup"}

    def _made(self, spec: Spec) -> QAction:
        action = QAction(self)
        sequences = [s for keys in spec.keys for s in _sequences(keys)]
        action.setShortcuts(sequences)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        return action

    def perform(self, slots: Mapping[str, Callable[[], object]]) -> None:
        """Says what each named action does."""
        for name, slot in slots.items():
            self[name].triggered.connect(slot)

    def every_action(self) -> list[QAction]:
        """All of them, for the window to know their keys."""
        return [*self._by_name.values(), *self.answers.values(), *self.views.values()]

    def retranslate(self, state: AppState) -> None:
        """Says everything in the language of the screens."""
        for name, spec in SPECS.items():
            self[name].setText(_(spec.text))
        for status, action in self.answers.items():
            action.setText(f"{labels.STATUS_GLYPHS[status]} {labels.name(status)}")
        for view, action in self.views.items():
            action.setText(labels.name(view))
        self.name_undo(state)

    def name_undo(self, state: AppState) -> None:
        """Names what undo and redo would do."""
        for name, step, words in (
            ("undo", state.next_undo, _("&Undo: {step}")),
            ("redo", state.next_redo, _("&Redo: {step}")),
        ):
            self[name].setEnabled(step is not None)
            self[name].setText(words.format(step=_said(step, state)) if step else _(SPECS[name].text))


def _said(step: "UndoStep", state: AppState) -> str:
    from app.words.edits import step_words

    return step_words(step, state.catalogue).replace("&", "&&")


def _sequences(keys: str | QKeySequence.StandardKey) -> list[QKeySequence]:
    return [QKeySequence(keys)] if isinstance(keys, str) else QKeySequence.keyBindings(keys)


def tell_action(button: QWidget, action: QAction) -> None:
    """Gives a button the name and the keys of the action that it stands for."""
    name_control(button, plain_words(action.text()), told_keys(action.shortcut()))

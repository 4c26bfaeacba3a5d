"""The main window: its menus, its places, and what stands above and below them."""

from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from app import labels
from app.domain.answers import Status
from app.domain.selection import View
from app.i18n import N_, _
from app.storage.settings import Theme
from app.ui.checklist.checklist_view import ChecklistView
from app.ui.checklist.filter_menu import FilterMenu
from app.ui.documents.documents_view import DocumentsView
from app.ui.files.workbook_commands import FileCommands
from app.ui.findings.findings_view import FindingsView
from app.ui.guide.guide_view import GuideView
from app.ui.kit.segmented import Segmented
from app.ui.kit.toast import Toast
from app.ui.ledgers.ledgers_view import LedgersView
from app.ui.overview.overview_view import OverviewView
from app.ui.plan.plan_view import PlanView
from app.ui.shell.actions import SPECS
from app.ui.shell.backup_banner import BackupBanner
from app.ui.shell.main_window import MainWindow
from app.ui.shell.rail import Rail, RailFigures
from app.ui.shell.rail_button import RailButton, WorkbookChip
from app.ui.shell.ways import GuideTopic, Place
from tests.ui.hands.parts import NotOnScreen, Part, W, plain
from tests.ui.hands.places import ChecklistHand, GuideHand, ListedHand, OverviewHand, PlanHand

_NAMES = {
    Place.OVERVIEW: N_("Overview"),
    Place.CHECKLIST: N_("Checklist"),
    Place.PLAN: N_("Plan"),
    Place.DOCUMENTS: N_("Documents"),
    Place.GUIDE: N_("Guide"),
    Place.LEDGERS: N_("Ledgers"),
    Place.FINDINGS: N_("Findings"),
}
_LANGUAGES = {"ja": "日本語", "en": "English"}
_THEMES = {Theme.SYSTEM: N_("As the &system"), Theme.LIGHT: N_("&Light"), Theme.DARK: N_("&Dark")}
_KEYS = {"undo": QKeySequence.StandardKey.Undo, "redo": QKeySequence("Ctrl+Y")}
"""What is named anew with each step is known by its key."""


class Hand(Part):
    """A person at the main window."""

    def __init__(self, window: QWidget) -> None:
        assert isinstance(window, MainWindow)
        super().__init__(window)
        self.window = window
        window.fill_menus()  # who opens one finds it filled

    # menus

    def entries(self, menu: QWidget | None = None) -> list[QAction]:
        """All entries of the menu bar, or of a menu, and of the menus in them."""
        found: list[QAction] = []
        for action in (menu or self.window.menuBar()).actions():
            inner = action.menu()
            if isinstance(inner, QMenu):
                found += self.entries(inner)
            elif not action.isSeparator():
                found.append(action)
        return found

    def menu(self, title: str) -> QMenu:
        """A menu by its title, opened."""
        menus = [m for m in self.window.findChildren(QMenu) if plain(m.title()) == plain(_(title))]
        if not menus:
            raise NotOnScreen(f"no menu is called {_(title)!r}")
        menus[0].aboutToShow.emit()
        return menus[0]

    def entry(self, name: str) -> QAction:
        """An entry of the menus, by the name of its action; what it is called on the screen is looked for."""
        if name in _KEYS:
            return next(a for a in self.entries() if QKeySequence(_KEYS[name]) in a.shortcuts())
        return self.worded(_(SPECS[name].text))

    def worded(self, text: str) -> QAction:
        """An entry of the menus by its words."""
        found = [action for action in self.entries() if plain(action.text()) == plain(text)]
        if not found:
            raise NotOnScreen(f"no entry is called {text!r}")
        return found[0]

    def answer_entry(self, status: Status) -> QAction:
        """The entry of an answer."""
        return self.worded(f"{labels.STATUS_GLYPHS[status]} {labels.name(status)}")

    def view_entry(self, view: View | str) -> QAction:
        """The entry of a view."""
        return self.worded(labels.name(View(view)))

    def size_entry(self, percent: int) -> QAction:
        """The entry of a size of text."""
        return self.worded(f"{percent} %")

    def theme_entry(self, theme: Theme | str) -> QAction:
        """The entry of some colours."""
        return self.worded(_(_THEMES[Theme(theme)]))

    def language_entry(self, language: str) -> QAction:
        """The entry of a language."""
        menu = next(m for m in self.window.findChildren(QMenu) if "言語" in m.title())
        menu.aboutToShow.emit()  # the languages get their names when a person looks for them
        return next(action for action in menu.actions() if action.text() == _LANGUAGES[language])

    def speak(self, language: str) -> None:
        """Chooses the language of the screens."""
        self.language_entry(language).trigger()
        QApplication.sendPostedEvents()
        QApplication.processEvents()

    def choose(self, name: str) -> None:
        """Chooses an entry of the menus."""
        self.entry(name).trigger()

    @property
    def recent(self) -> list[QAction]:
        """The workbooks opened before."""
        return self.menu("Open &recent").actions()

    @property
    def filters(self) -> FilterMenu:
        """The menu that filters, opened."""
        menu = self.menu("F&ilter")
        assert isinstance(menu, FilterMenu)
        return menu

    # places

    def place_button(self, place: Place | str) -> QAbstractButton:
        """The button of a place."""
        return next(b for b in self.window.findChildren(RailButton) if b.text() == _(_NAMES[Place(place)]))

    @property
    def view_buttons(self) -> list[QAbstractButton]:
        """The buttons of the views; none before a place has been seen that has them."""
        rows = [
            row for row in self.window.findChildren(Segmented) if row.accessibleName() == _("Whose measures are shown")
        ]
        return [button for row in rows for button in row.findChildren(QAbstractButton)]

    def view_button(self, view: View | str) -> QAbstractButton:
        """The button of a view."""
        return next(button for button in self.view_buttons if button.text() == labels.name(View(view)))

    def go(self, place: Place | str) -> None:
        """Goes to a place by its button."""
        self.place_button(place).click()

    @property
    def place(self) -> Place:
        """The place whose button is down."""
        return next(place for place in Place if self.place_button(place).isChecked())

    @property
    def current_view(self) -> QWidget:
        """What the place shows."""
        kinds = (OverviewView, ChecklistView, PlanView, DocumentsView, GuideView, LedgersView, FindingsView)
        return next(v for kind in kinds for v in self.window.findChildren(kind) if v.isVisibleTo(self.window))

    @property
    def ledgers(self) -> LedgersView:
        return self._view(LedgersView, Place.LEDGERS)

    def _view(self, kind: type[W], place: Place) -> W:
        """The view of a place; who was never there goes there first."""
        if not self.window.findChildren(kind):
            self.go(place)
        return self.kind(kind)

    @property
    def overview(self) -> OverviewHand:
        return OverviewHand(self._view(OverviewView, Place.OVERVIEW))

    @property
    def checklist(self) -> ChecklistHand:
        return ChecklistHand(self._view(ChecklistView, Place.CHECKLIST))

    @property
    def plan(self) -> PlanHand:
        return PlanHand(self._view(PlanView, Place.PLAN))

    @property
    def documents(self) -> DocumentsView:
        return self._view(DocumentsView, Place.DOCUMENTS)

    @property
    def guide(self) -> GuideHand:
        return GuideHand(self._view(GuideView, Place.GUIDE))

    @property
    def standing(self) -> str | None:
        """The measure that the place stands on; None where there is none."""
        listed: dict[Place, ListedHand] = {}
        if self.place in (Place.CHECKLIST, Place.PLAN):
            listed = {Place.CHECKLIST: self.checklist} if self.place is Place.CHECKLIST else {Place.PLAN: self.plan}
        return listed[self.place].current_id if listed else None

    def read(self, topic: GuideTopic | str, item: str = "") -> GuideHand:
        """Goes to a topic of the guide, or to an item of it."""
        self.go(Place.GUIDE)
        return self.guide.read(topic, item)

    def context_menu(self) -> list[QAction]:
        """The entries of the menu of a measure, as it opens over the list of the place."""
        from PySide6.QtCore import QTimer

        found: list[QAction] = []

        def look() -> None:
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, QMenu)
            found.extend(a for a in menu.actions() if not a.isSeparator())
            menu.close()

        shown = self.plan.list if self.place is Place.PLAN else self.checklist.list
        QTimer.singleShot(0, look)
        shown.customContextMenuRequested.emit(QPoint())
        return found

    # above and below the places

    @property
    def figures(self) -> str:
        """What the rail tells of the answers."""
        return self.kind(RailFigures).accessibleName()

    @property
    def saved(self) -> str:
        """What the rail tells of the file."""
        return self.kind(Rail).saved.text()

    @property
    def chip(self) -> WorkbookChip:
        """The name of the organisation, which leads to the other workbooks."""
        return self.kind(WorkbookChip)

    @property
    def toast(self) -> Toast:
        """What is told for a moment."""
        return self.kind(Toast)

    @property
    def told(self) -> str:
        """The words of the notice that is shown; empty where none is."""
        return next((toast.says.text() for toast in self.window.findChildren(Toast) if not toast.isHidden()), "")

    def hush(self) -> None:
        """Takes away the notice that is shown."""
        for toast in self.window.findChildren(Toast):
            toast.hide()

    @property
    def leave_sample(self) -> QAbstractButton:
        """The button that leads back from the sample."""
        return self.kind(Rail).sample

    @property
    def backup_banner(self) -> BackupBanner:
        """The line that says that a backup failed."""
        return self.kind(BackupBanner)

    # files

    @property
    def files(self) -> FileCommands:
        """What the menu of files does, with a path that was chosen already."""
        found = self.window.findChild(FileCommands)
        assert found is not None
        return found

    def open_path(self, path: Path) -> None:
        """Opens a workbook that was chosen already."""
        self.files.open_path(path)

"""The menu that narrows the checklist down: by category, level, status, applicability and owner."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app import labels
from app.domain.answers import Status
from app.domain.applicability import Verdict
from app.domain.measures import Level
from app.domain.record import replace
from app.domain.selection import Filter, owners
from app.i18n import _
from app.ui.kit.menu_width import widen
from app.ui.shell.state import AppState


class FilterMenu(QMenu):
    """Ticks what is left in. It is filled when it opens, so that it knows the owners and the language of the moment."""

    chosen = Signal(object)
    """A person wants this Filter; its text is that of the filter before."""

    def __init__(self, state: AppState, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._filter = Filter()
        self.aboutToShow.connect(self.fill)

    def show_filter(self, current: Filter) -> None:
        """Ticks what this filter leaves in."""
        self._filter = current

    def fill(self) -> None:
        """Makes the entries anew."""
        self.clear()
        names = self._state.words.categories
        letters = sorted({m.category for m in self._state.measures})
        now = self._filter
        categories = self.addMenu(_("&Category"))
        for letter in letters:
            self._add(
                categories, f"{letter}　{names[letter]}", letter in now.categories, self._with("categories", letter)
            )
        levels = self.addMenu(_("&Level"))
        for level in Level:
            self._add(levels, labels.name(level), level in now.levels, self._with("levels", level))
        statuses = self.addMenu(_("&Answer"))
        for status in Status:
            text = f"{labels.STATUS_GLYPHS[status]} {labels.name(status)}"
            self._add(statuses, text, status in now.statuses, self._with("statuses", status))
        verdicts = self.addMenu(_("Applies to &us"))
        verdicts.setEnabled(self._state.standing.has_profile or bool(now.verdicts))
        for verdict in Verdict:
            self._add(verdicts, labels.name(verdict), verdict in now.verdicts, self._with("verdicts", verdict))
        self._add_owners(self.addMenu(_("&Owner")), now)
        self.addSeparator()
        everything = self.addAction(_("&Show everything"))
        everything.setEnabled(not replace(now, text="").is_empty)
        everything.setData(Filter(text=now.text))
        everything.triggered.connect(self._on_triggered)
        for menu in (categories, levels, statuses):
            widen(menu)

    def _add_owners(self, menu: QMenu, now: Filter) -> None:
        for owner, text in (("", _("Nobody yet")), *((o, o.replace("&", "&&")) for o in owners(self._state.entries))):
            wanted = replace(now, owner=None if now.owner == owner else owner)
            self._add(menu, text, now.owner == owner, wanted)

    def _with(self, field: str, value: object) -> Filter:
        before: frozenset[object] = getattr(self._filter, field)
        return replace(self._filter, **{field: before ^ {value}})  # type: ignore[arg-type]

    def _add(self, menu: QMenu, text: str, ticked: bool, wanted: Filter) -> None:
        action = QAction(text, menu)
        action.setCheckable(True)
        action.setChecked(ticked)
        action.setData(wanted)
        action.triggered.connect(self._on_triggered)
        menu.addAction(action)

    def _on_triggered(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.chosen.emit(action.data())

"""The chips above the list: what is asked for most with its count, and whatever else the list is narrowed down by."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.record import replace
from app.domain.selection import Filter
from app.domain.step_extent import Extent
from app.i18n import _
from app.ui.checklist.filter_choices import (
    CATEGORIES,
    FIRST,
    OWNER,
    FilterChoice,
    answer_choices,
    category_choices,
    choice_counts,
    choice_words,
    owner_choices,
)
from app.ui.kit.filter_chip import FilterChip
from app.ui.kit.flow_layout import FlowLayout
from app.ui.shell.state import AppState


class ChipBar(QWidget):
    """Shows the filter of the list; `chosen(filter)` tells which one a person wants instead."""

    chosen = Signal(object)

    def __init__(self, state: AppState, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._filter = Filter()
        self._is_short = False
        self._counts: Mapping[FilterChoice, int] | None = None
        row = FlowLayout(self, spacing=6)
        others = [choice for choice in answer_choices() if choice not in FIRST]
        self._chips = {choice: FilterChip(self) for choice in (*FIRST, *others)}
        self._picked = {part: FilterChip(self) for part in (OWNER, CATEGORIES)}
        """Chips that open a menu: there are too many owners and categories for one each."""
        for chip in (*self._chips.values(), *self._picked.values()):
            chip.clicked.connect(self._on_clicked)
            row.addWidget(chip)
        for part, chip in self._picked.items():
            chip.menu = QMenu(chip)
            chip.menu.setObjectName(part)
            chip.menu.aboutToShow.connect(self._on_menu)
        state.changed.connect(self._on_changed)
        state.view_changed.connect(self.count_anew)
        state.workbook_replaced.connect(self.count_anew)

    def show_filter(self, current: Filter) -> None:
        """Shows what this filter leaves in, and how many each chip would."""
        is_only_searched = replace(current, text="") == replace(self._filter, text="") and self._counts is not None
        self._filter = current
        if not is_only_searched:
            self._show_chips(current)

    def _show_chips(self, current: Filter) -> None:
        if self._counts is None:
            self._counts = choice_counts(self._state)
        for choice, chip in self._chips.items():
            count, is_on = self._counts.get(choice, 0), choice.is_in(current)
            chip.show_choice(choice_words(choice, self._state), count, is_on=is_on)
            chip.setVisible(is_on or (choice in FIRST and count > 0 and not self._is_short))
        owner, letters = current.owner, "・".join(sorted(current.categories))
        words = choice_words(FilterChoice(OWNER, owner), self._state) if owner is not None else _("Owner")
        self._picked[OWNER].show_choice(words, None, is_on=owner is not None)
        self._picked[CATEGORIES].show_choice(letters or _("Category"), None, is_on=bool(letters))
        for chip in self._picked.values():
            chip.setVisible(chip.isChecked() or not self._is_short)

    def count_anew(self) -> None:
        """Takes in the answers of this moment, the day, and the language of the screens."""
        self._counts = None
        self.show_filter(self._filter)

    def _on_changed(self, reached: Extent) -> None:
        if reached.fields or reached.is_about_profile:
            self.count_anew()

    def set_short(self, *, is_short: bool) -> None:
        """Where there is little room, only what is narrowed down by is shown."""
        if is_short != self._is_short:
            self._is_short = is_short
            self._show_chips(self._filter)

    def height_of_all(self, width: int) -> int:
        """How much room the chips take that are there while there is enough of it."""
        layout = self.layout()
        assert layout is not None
        return layout.heightForWidth(width)

    def _on_clicked(self) -> None:
        chip = self.sender()
        assert isinstance(chip, FilterChip)
        choice = next((one for one, its in self._chips.items() if its is chip), None)
        if choice is not None:
            self.chosen.emit(choice.toggled(self._filter))
        elif chip is self._picked[OWNER] and self._filter.owner is not None:
            self.chosen.emit(replace(self._filter, owner=None))
        elif chip is self._picked[CATEGORIES] and self._filter.categories:
            self.chosen.emit(replace(self._filter, categories=frozenset()))

    def _on_menu(self) -> None:
        menu = self.sender()
        assert isinstance(menu, QMenu)
        menu.clear()
        counts = choice_counts(self._state)
        choices = owner_choices if menu.objectName() == OWNER else category_choices
        for choice in choices(self._state):
            words = choice_words(choice, self._state).replace("&", "&&")
            action = menu.addAction(f"{words}\t{counts.get(choice, 0)}")
            action.setData(choice.toggled(self._filter))
            action.triggered.connect(self._on_triggered)

    def _on_triggered(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.chosen.emit(action.data())

"""The chips above the list: what is asked for most with its count, and whatever else the list is narrowed down by."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction, QResizeEvent
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
from app.ui.kit.flow_layout import FlowLayout, lines_of
from app.ui.shell.state import AppState

_SPACING = 6


class ChipBar(QWidget):
    """Shows the filter of the list; `chosen(filter)` tells which one a person wants instead.

    What the list is narrowed down by is always shown, in several lines if need be; of the rest, the first ones that one
    line has room for. The panel has all of them.
    """

    chosen = Signal(object)

    def __init__(self, state: AppState, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._filter = Filter()
        self._counts: Mapping[FilterChoice, int] | None = None
        row = FlowLayout(self, spacing=_SPACING)
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
        state.look_again_found.connect(self.count_anew)

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
        owner, letters = current.owner, "・".join(sorted(current.categories))
        words = choice_words(FilterChoice(OWNER, owner), self._state) if owner is not None else _("Owner")
        self._picked[OWNER].show_choice(words, None, is_on=owner is not None)
        self._picked[CATEGORIES].show_choice(letters or _("Category"), None, is_on=bool(letters))
        self._fit()

    def count_anew(self) -> None:
        """Takes in the answers of this moment, the day, and the language of the screens."""
        self._counts = None
        self.show_filter(self._filter)

    def _on_changed(self, reached: Extent) -> None:
        if reached.fields or reached.may_ask_again:
            self.count_anew()

    # what there is room for

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        counts = self._counts or {}
        offered = [chip for choice, chip in self._chips.items() if choice in FIRST and counts.get(choice)]
        shown = self._with_room(chip for chip in self._all if chip.isChecked() or chip in offered or chip.menu)
        for chip in sorted(self._all, key=shown.__contains__):  # first what goes: what comes is laid out at once
            chip.setVisible(chip in shown)

    def _with_room(self, wanted: Iterable[FilterChip]) -> list[FilterChip]:
        widths = {chip: chip.sizeHint().width() for chip in wanted}
        spare = [chip for chip in widths if not chip.isChecked()]
        while spare and len(lines_of([*widths.values()], self.width(), _SPACING)) > 1:
            del widths[spare.pop()]
        return [*widths]

    @property
    def _all(self) -> tuple[FilterChip, ...]:
        return (*self._chips.values(), *self._picked.values())

    # what a person does

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

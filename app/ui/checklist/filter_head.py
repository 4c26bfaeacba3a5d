"""What stands above the list: the search, the chips, and how many measures they leave."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.record import replace
from app.domain.selection import Filter
from app.i18n import _
from app.ui.checklist.chip_bar import ChipBar
from app.ui.checklist.filter_panel import FilterPanel
from app.ui.kit.filter_chip import FilterChip
from app.ui.kit.icon_button import IconButton
from app.ui.kit.search_line import SearchLine
from app.ui.kit.texts import Text
from app.ui.kit.told_keys import name_control, told_keys
from app.ui.kit.type_setting import CAPTION
from app.ui.shell.state import AppState

_LOW = 30
"""In heights of the text: a place that is lower has no room for what is not there."""


class FilterHead(QWidget):
    """Shows what the list is narrowed down by; `chosen(filter)` tells what a person wants instead."""

    chosen = Signal(object)
    all_looked_at = Signal()
    """A person has looked at every answer in the list that was to be looked at again."""

    def __init__(self, state: AppState, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._filter = Filter()
        self.search = SearchLine(self)
        self._more = IconButton("settings", self, is_flat=False)
        self._chips = ChipBar(state, self)
        self._count = Text(self, CAPTION, muted=True)
        self._done = Text(self, CAPTION, muted=True)
        self._everything = FilterChip(self)
        self._everything.setCheckable(False)
        self._looked = QPushButton(self)
        self._looked.hide()
        self._panel: FilterPanel | None = None
        self._lay_out()
        self.search.textChanged.connect(self._on_text)
        self._more.clicked.connect(self.open_panel)
        self._chips.chosen.connect(self.chosen)
        self._everything.clicked.connect(self._on_everything)
        self._looked.clicked.connect(self.all_looked_at)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        top.addWidget(self._more)
        line = QHBoxLayout()
        line.addWidget(self._count)
        line.addWidget(self._done, 1)
        line.addWidget(self._everything, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._chips)
        column.addLayout(line)
        column.addWidget(self._looked, 0, Qt.AlignmentFlag.AlignLeft)

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self.search.setPlaceholderText(_("Search"))
        name_control(self.search, _("Search the measures"), told_keys(QKeySequence.StandardKey.Find))
        self.search.name_clear_button(_("Empty the search field"))
        name_control(self._more, _("Filter the measures"))
        self._everything.show_choice(_("Show all"), None, is_on=False)
        self._looked.setText(_("All of these are still so"))
        self._chips.count_anew()

    def show_filter(self, current: Filter, shown: int, total: int, unanswered: int) -> None:
        """Shows what is left in, how many measures that are of how many, and how many of them have no answer."""
        self._filter = current
        if self.search.text() != current.text:
            self.search.setText(current.text)
        self._chips.show_filter(current)
        if self._panel is not None:
            self._panel.show_filter(current)
        is_narrow = not current.is_empty
        count = (
            _("{shown} of {total} shown").format(shown=shown, total=total)
            if shown < total
            else _("{total} measures").format(total=total)
        )
        self._count.set_text(count if shown else "")
        is_told = shown and not unanswered and not current.text and not current.is_to_look_again
        self._done.set_text(_("All of these have an answer.") if is_told else "")
        self._everything.setVisible(is_narrow)
        self._looked.setVisible(current.is_to_look_again and bool(shown and self._state.look_again))

    def fit(self, height: int) -> None:
        """Makes do with the room of a place that is so high."""
        room = self._everything.sizePolicy()
        # where there is room, the list does not jump when it appears
        room.setRetainSizeWhenHidden(height >= _LOW * self.fontMetrics().height())
        self._everything.setSizePolicy(room)

    def open_panel(self) -> None:
        """Opens all that the list can be narrowed down by."""
        self._panel = FilterPanel(self._state, self._filter, self)
        self._panel.chosen.connect(self.chosen)
        self._panel.destroyed.connect(self._on_panel_closed)
        self._panel.open_below(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _on_panel_closed(self) -> None:
        self._panel = None

    def _on_text(self, text: str) -> None:
        if text != self._filter.text:
            self.chosen.emit(replace(self._filter, text=text))

    def _on_everything(self) -> None:
        self.chosen.emit(Filter())

"""Shows what was read on this PC before it goes into the ledger: every line can be changed or left out."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app import labels
from app.domain.tables import Column
from app.i18n import _
from app.ui.kit.dialog import Buttons, Dialog
from app.ui.kit.line_field import Line
from app.ui.kit.texts import Text
from app.ui.kit.tick_box import TickBox
from app.ui.kit.told_keys import name_control


class ThisPcDialog(Dialog):
    """After it was accepted, `chosen` holds the texts to be written down, and `updates` whether into the known row.

    `found` has a text for each line, '' where nothing could be read; `known` is what the row of this PC is called, ''
    where there is none.
    """

    def __init__(self, found: Mapping[Column, str], known: str, today: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Add this PC"))
        page = QWidget(self)
        lead = Text(page)
        lead.setText(
            _(
                "This is what the PC says about itself. Nothing has been written down yet: change what is wrong, and "
                "take the tick away from what is not to be in the ledger."
            )
            if any(found.values())
            else _("This PC says nothing about itself. Type what you know; the rest can come later.")
        )
        self._ticks: dict[Column, TickBox] = {}
        self._lines: dict[Column, Line] = {}
        column = QVBoxLayout(page)
        column.setSpacing(12)
        column.addWidget(lead)
        column.addLayout(self._grid(found, page))
        self._seen = self._tick(_("Last seen: today, {day}").format(day=today), page)
        self._update = self._tick(_("Bring the row that is there up to date"), page)
        self._update.setVisible(bool(known))
        self._update.setChecked(bool(known))
        hint = Text(page, muted=True)
        hint.setText(
            _("“{name}” has the same serial number or name. Without this tick a new row is added.").format(name=known)
        )
        hint.setVisible(bool(known))
        for widget in (self._seen, self._update, hint):
            column.addWidget(widget)
        column.addStretch(1)
        self.set_page(page, Buttons.Ok | Buttons.Cancel, (44, 30 if known else 25))
        self._ok = self.buttons.button(Buttons.Ok)
        self._ok.setText(_("&Write down"))
        for tick in self._ticks.values():
            tick.toggled.connect(self._on_change)
        self._on_change()
        next(iter(self._lines.values())).setFocus()

    def _grid(self, found: Mapping[Column, str], page: QWidget) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for n, (column, text) in enumerate(found.items()):
            tick = self._ticks[column] = self._tick(labels.name(column), page)
            line = self._lines[column] = Line(page)
            line.setText(text)
            line.setCursorPosition(0)
            name_control(line, labels.name(column))
            line.setPlaceholderText("" if text else _("could not be read"))
            tick.setChecked(bool(text))
            name_control(tick, labels.name(column))
            line.textEdited.connect(partial(self._on_typed, tick))
            grid.addWidget(tick, n, 0)
            grid.addWidget(line, n, 1)
        return grid

    def _tick(self, words: str, page: QWidget) -> TickBox:
        tick = TickBox(page)
        tick.setText(words.replace("&", "&&"))
        tick.setChecked(True)
        return tick

    @property
    def chosen(self) -> dict[Column, str]:
        """The texts of the lines with a tick."""
        texts = {column: " ".join(line.text().split()) for column, line in self._lines.items()}
        return {column: text for column, text in texts.items() if text and self._ticks[column].isChecked()}

    @property
    def is_seen(self) -> bool:
        """Whether it was seen today."""
        return self._seen.isChecked()

    @property
    def updates(self) -> bool:
        """Whether the row that there is takes it."""
        return self._update.isChecked()

    def _on_typed(self, tick: TickBox, text: str) -> None:
        tick.setChecked(bool(text.strip()))
        self._on_change()

    def _on_change(self) -> None:
        self._ok.setEnabled(bool(self.chosen))

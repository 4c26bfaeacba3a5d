"""A ledger to look through and to edit: its rows on the left, the one that is chosen on the right."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from app import labels
from app.domain.clipboard_cells import CellRefused
from app.domain.entered_text import in_short
from app.domain.tables import CellWrong, Column, RowTable
from app.domain.undo import RowChange, UndoStep
from app.exchange.refusals import ColumnTwice
from app.i18n import _, ngettext
from app.ui.kit.flow_layout import FlowLayout
from app.ui.kit.nothing_found import NothingFound
from app.ui.kit.scroll_page import ScrollPage
from app.ui.kit.texts import Text
from app.ui.kit.told_keys import name_control, plain_words, told_keys
from app.ui.ledgers.ledger_form import LedgerForm
from app.ui.ledgers.ledger_list import LedgerList
from app.ui.ledgers.ledger_model import Added, LedgerModel
from app.ui.ledgers.ledger_screens import SCREENS
from app.ui.ledgers.this_pc_adding import add_this_pc
from app.ui.shell.state import AppState

_KEYS: Mapping[str, QKeySequence | QKeySequence.StandardKey] = {
    "add": QKeySequence(Qt.Key.Key_Insert),
    "this_pc": QKeySequence(),
    "remove": QKeySequence.StandardKey.Delete,
    "copy": QKeySequence.StandardKey.Copy,
    "paste": QKeySequence.StandardKey.Paste,
    "today": QKeySequence("Ctrl+D"),
}
"""What can be done with a ledger, and its keys."""
_OF_DEVICES = frozenset({"today", "this_pc"})
_OF_ROWS = frozenset({"remove", "copy", "today"})
_OF_PANE = frozenset({"add", "this_pc"})
"""Those whose keys count outside the list, too."""

_MOST_NAMED = 5
"""So many columns that were left out are named."""
_NARROW = 32
"""Below so many heights of a line the chosen row stands below the list."""


class LedgerPane(QWidget):
    """Everything that is entered is kept at once; undo takes it back."""

    def __init__(self, state: AppState, ledger: RowTable, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._screen = SCREENS[ledger]
        self._model = LedgerModel(state, ledger, self)
        self._count = Text(self, muted=True)
        self._told = Text(self)
        self._first = "this_pc" if Column.SEEN in ledger.names else "add"
        self._empty = NothingFound(self._screen.sign, self)
        self._empty.setFocusProxy(self._empty.findChildren(QPushButton)[0])
        self._list = LedgerList(self._model, self)
        self._form = LedgerForm(self._model, self._suggested, self)
        names = _KEYS if Column.SEEN in ledger.names else _KEYS.keys() - _OF_DEVICES
        self._actions = {name: QAction(self) for name in _KEYS if name in names}
        self._buttons = {name: QPushButton(self) for name in self._actions}
        self._lay_out()
        self._connect()
        self._list.stand_on_first()
        self.retranslate()

    def _lay_out(self) -> None:
        buttons = FlowLayout(spacing=8)
        for button in self._buttons.values():
            button.setAutoDefault(False)
            buttons.addWidget(button)
        self._scroll = ScrollPage(self)
        self._scroll.setWidget(self._form)
        both = self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        both.setSpacing(12)
        both.addWidget(self._list, 2)
        both.addWidget(self._scroll, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(buttons)
        for widget in (self._told, self._count):
            column.addWidget(widget)
        column.addWidget(self._empty, 1)
        column.addLayout(both, 1)

    def _connect(self) -> None:
        slots = {
            "add": self.add,
            "remove": self.remove,
            "copy": self.copy,
            "paste": self.paste,
            "today": self.see_today,
            "this_pc": self.add_this_pc,
        }
        for name, action in self._actions.items():
            action.setShortcut(_KEYS[name])
            on_list = name not in _OF_PANE
            action.setShortcutContext(
                Qt.ShortcutContext.WidgetShortcut if on_list else Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            (self._list if on_list else self).addAction(action)
            action.triggered.connect(slots[name])
            self._buttons[name].clicked.connect(action.trigger)
        self._empty.pressed.connect(self._actions[self._first].trigger)
        self._list.current_changed.connect(self._on_current)
        self._list.entered.connect(self._on_entered)
        self._list.selectionModel().selectionChanged.connect(self._show_count)
        self._model.modelReset.connect(self._on_reset)
        self._model.dataChanged.connect(self._on_data_changed)
        self._state.about_to_leave.connect(self.flush)
        self._state.restored.connect(self._on_restored)
        self._state.failed.connect(self._form.refresh)
        self._state.unsaved.changed.connect(self._form.refresh)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW * self.fontMetrics().height()
        directions = QBoxLayout.Direction
        self._both.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)

    # words

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self._list.setAccessibleName(labels.table_name(self._model.ledger))
        words = {
            "add": _(self._screen.add),
            "remove": _("&Delete"),
            "copy": _("C&opy"),
            "paste": _("&Paste rows"),
            "today": _("Seen &today"),
            "this_pc": _("Add this P&C..."),
        }
        for name, action in self._actions.items():
            action.setText(words[name])
            self._buttons[name].setText(words[name])
            name_control(self._buttons[name], plain_words(words[name]), told_keys(action.shortcut()))
        self._empty.set_texts(_(self._screen.empty), words[self._first])
        self._told.set_text("")
        self._form.retranslate()
        self._show_count()

    def _show_count(self) -> None:
        rows = self._model.rowCount()
        count = self._screen.counted(rows).format(count=rows)
        unseen = self._model.unseen
        late = _("▲ not seen for 90 days: {count}").format(count=unseen) if unseen else ""
        self._count.set_text("　".join(filter(None, (count, late))) if rows else "")
        self._empty.setVisible(not rows)
        self._list.setVisible(bool(rows))
        self._scroll.setVisible(bool(rows))
        for name, button in self._buttons.items():
            if name in _OF_ROWS:
                self._actions[name].setEnabled(bool(self._list.numbers))
                button.setEnabled(bool(self._list.numbers))
            button.setVisible(bool(rows) or name not in (*_OF_ROWS, self._first))

    def _suggested(self) -> Mapping[Column, Sequence[str]]:
        return self._screen.suggested(self._state)

    # what a person asks for

    def add(self) -> None:
        """Adds a row and gives the keys to its first field."""
        self.flush()
        self._list.stand_on(self._model.add())
        self._form.focus_first()

    def add_this_pc(self) -> None:
        """Asks what of this PC is to be written down, and stands on its row."""
        number = add_this_pc(self._state, self._model, self)
        if number is not None:
            self._list.stand_on(number)
            self.focus()
            name = self._model.text(number, Column.NAME) or self._model.text(number, Column.SERIAL)
            back = _("Ctrl+Z takes it back.")
            self._told.set_text("{} {}".format(_("“{name}” was written down.").format(name=name), back))

    def remove(self) -> None:
        """Takes the chosen rows away, and stands on the one below them."""
        self.flush()
        numbers = self._list.numbers
        place = self._list.currentIndex().row()
        if numbers and self._model.remove(numbers):
            self._list.go_to(self._model.index(min(place, self._model.rowCount() - 1), 0))
            self._tell(ngettext("{count} row deleted.", "{count} rows deleted.", len(numbers)), len(numbers))
            self.focus()

    def copy(self) -> None:
        """Copies the chosen rows for a spreadsheet."""
        self.flush()
        numbers = self._list.numbers
        if numbers:
            QGuiApplication.clipboard().setText(self._model.copied(numbers))
            self._told.set_text(
                ngettext("{count} row copied.", "{count} rows copied.", len(numbers)).format(count=len(numbers))
            )

    def paste(self) -> None:
        """Adds the rows that were copied in a spreadsheet; says what it cannot take."""
        self.flush()
        try:
            added = self._model.paste(QGuiApplication.clipboard().text())
        except (CellRefused, CellWrong, ColumnTwice) as error:
            self._state.failed.emit(error)
            return
        if added.numbers:
            self._list.stand_on(added.numbers[0])
            self.focus()
        self._told.set_text(" ".join(_pasted_words(added)))

    def see_today(self) -> None:
        """Notes that the chosen devices were seen today."""
        self.flush()
        today = self._state.today().isoformat()
        numbers = self._list.numbers
        if numbers and self._model.set_texts({number: {Column.SEEN: today} for number in numbers}):
            self._tell(
                ngettext("{count} device seen today.", "{count} devices seen today.", len(numbers)), len(numbers)
            )

    def focus(self) -> None:
        """Gives the keys to the list, or to the button that adds the first row."""
        place = self._list if self._model.rowCount() else self._empty
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def row(self) -> int:
        """The number of the row that one stands on; 0 where there is none."""
        return self._list.number or 0

    def stand_on(self, number: int) -> bool:
        """Moves to a row by its number. False when there is none."""
        return self._list.stand_on(number)

    def flush(self) -> None:
        """Takes in what is being typed."""
        self._form.flush()

    def _tell(self, words: str, count: int) -> None:
        back = _("Ctrl+Z takes it back.")
        self._told.set_text(f"{words.format(count=count)} {back}")

    # what happens

    def _on_current(self, _number: str) -> None:
        self._form.show_row(self._list.number)

    def _on_entered(self, _number: str) -> None:
        self._form.focus_first()

    def _on_reset(self) -> None:
        self._form.show_row(self._list.number)
        self._show_count()

    def _on_restored(self, step: UndoStep) -> None:
        """Goes to the rows that undo or redo has put back."""
        changes = (edit for edit in step.edits if isinstance(edit, RowChange))
        numbers = {int(change.row) for change in changes if change.table == self._model.ledger.name}
        next((number for number in sorted(numbers) if self.stand_on(number)), None)

    def _on_data_changed(self) -> None:
        self._form.refresh()
        self._list.scheduleDelayedItemsLayout()
        self._show_count()


def _pasted_words(added: Added) -> Iterator[str]:
    """What pasting came to, and what of the rows was not taken in."""
    if added.numbers:
        count = len(added.numbers)
        yield ngettext("{count} row added.", "{count} rows added.", count).format(count=count)
        yield _("Ctrl+Z takes it back.")
    elif not added.there:
        yield _("There are no rows to paste: copy some in a spreadsheet first.")
    if added.there:
        yield ngettext("{count} row was there already.", "{count} rows were there already.", added.there).format(
            count=added.there
        )
    if added.left_out:
        names = _(", ").join(in_short(name, 20) for name in added.left_out[:_MOST_NAMED])
        more = "…" if len(added.left_out) > _MOST_NAMED else ""
        yield _("Left out, as no column here is called so: {names}").format(names=names + more)

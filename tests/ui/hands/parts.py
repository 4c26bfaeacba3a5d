"""A part of the screen, and how a person finds what is on it: by name, by words, by kind."""

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QWidget,
)

from app.i18n import _
from app.ui.kit.day_field import DayField
from app.ui.kit.link_row import LinkRow
from app.ui.kit.note_edit import NoteEdit
from app.ui.kit.segmented import Segmented

W = TypeVar("W", bound=QWidget)


class NotOnScreen(LookupError):
    """A person would not find it either."""


def plain(text: str) -> str:
    """A text of a button or an entry as it is read: without the mark of its letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def shown(widget: QWidget) -> bool:
    """Whether it is seen as soon as its window is."""
    return widget.isVisibleTo(widget.window())


def texts_of(model: QAbstractItemModel, role: int = Qt.ItemDataRole.DisplayRole) -> list[str]:
    """What the rows of a list say, from top to bottom."""
    return [str(index.data(role)) for index in indexes(model)]


def indexes(model: QAbstractItemModel) -> Iterator[QModelIndex]:
    """The rows of a list, from top to bottom."""
    return (model.index(row, 0) for row in range(model.rowCount()))


class Part:
    """A part of the window, and what a person finds on it.

    Words are given in English, and meant in the language of the screens.
    """

    def __init__(self, widget: QObject) -> None:
        self.widget = widget

    # reading

    @property
    def lines(self) -> list[str]:
        """The texts that can be read on it."""
        return [label.text() for label in self.widget.findChildren(QLabel) if shown(label) and label.text()]

    @property
    def said(self) -> str:
        """All that can be read on it."""
        return "\n".join(self.lines)

    @property
    def links(self) -> dict[str, LinkRow]:
        """The rows that lead somewhere, by where."""
        return {row.key: row for row in self.widget.findChildren(LinkRow) if shown(row)}

    @property
    def spoken_links(self) -> dict[str, str]:
        """The same rows as they are spoken."""
        return {key: row.accessibleName() for key, row in self.links.items()}

    def let_a_moment_pass(self) -> None:
        """What it waits a moment for comes at once."""
        for timer in self.widget.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if timer.isActive() and timer.isSingleShot():
                timer.stop()
                timer.timeout.emit()

    # finding

    def kind(self, kind: type[W]) -> W:
        """The one part of a kind, that which is seen first."""
        found = self.widget.findChildren(kind)
        if not found:
            raise NotOnScreen(kind.__name__)
        return next((one for one in found if shown(one)), found[0])

    def named(self, kind: type[W], name: str) -> W:
        """The part of a kind that a screen reader calls so; one that is seen before one that is hidden."""
        found = [one for one in self.widget.findChildren(kind) if one.accessibleName() == _(name)]
        if not found:
            there = sorted({one.accessibleName() for one in self.widget.findChildren(kind)})
            raise NotOnScreen(f"no {kind.__name__} is called {_(name)!r}, but: {there}")
        return next((one for one in found if shown(one)), found[0])

    def line(self, name: str) -> QLineEdit:
        """A field of one line."""
        return self.named(QLineEdit, name)

    def note(self, name: str) -> NoteEdit:
        """A field of several lines."""
        return self.named(NoteEdit, name)

    def day(self, name: str) -> DayField:
        """A field for a day."""
        field = self.line(name).parentWidget()
        assert isinstance(field, DayField)
        return field

    def choice(self, name: str) -> QComboBox:
        """A box to choose from."""
        return self.named(QComboBox, name)

    def listed(self, name: str) -> QAbstractItemView:
        """A list or a table."""
        return self.named(QAbstractItemView, name)

    def bar(self, name: str) -> QProgressBar:
        """What tells how far something is."""
        return self.named(QProgressBar, name)

    def segment(self, row: str, text: str) -> QAbstractButton:
        """One of a row of buttons of which one is down."""
        return Part(self.named(Segmented, row)).button(text)

    def chosen(self, row: str) -> str:
        """What is down in a row of buttons, as it is read."""
        buttons = self.named(Segmented, row).findChildren(QAbstractButton)
        return next((plain(button.text()) for button in buttons if button.isChecked()), "")

    def buttons(self, text: str) -> list[QAbstractButton]:
        """What can be pressed and begins so, seen before hidden, whole words before beginnings."""
        wanted = plain(_(text))
        named = ((one, plain(one.text())) for one in self.widget.findChildren(QAbstractButton))
        found = [(one, words) for one, words in named if words.startswith(wanted)]
        found.sort(key=lambda pair: (not shown(pair[0]), pair[1] != wanted))
        return [one for one, _words in found]

    def button(self, text: str) -> QAbstractButton:
        """What can be pressed and is called so, or begins so."""
        found = self.buttons(text)
        if not found:
            there = sorted({plain(one.text()) for one in self.widget.findChildren(QAbstractButton)})
            raise NotOnScreen(f"no button is called {plain(_(text))!r}, but: {there}")
        return found[0]

    def offers(self, text: str) -> bool:
        """Whether there is such a button to be seen."""
        return any(shown(button) for button in self.buttons(text))

    def press(self, text: str) -> None:
        """Presses a button."""
        self.button(text).click()


def day_choices(field: DayField) -> Part:
    """What opens below a field for a day when its arrow is clicked."""
    from app.ui.kit.day_popup import DayPopup

    arrow = next(one for one in field.line.findChildren(QAbstractButton))
    arrow.click()
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, DayPopup)
    return Part(popup)


def is_free(documents: QWidget) -> bool:
    """Whether no document is being made, looked at or printed."""
    from app.ui.documents.document_delivery import DocumentDelivery

    return not documents.findChildren(DocumentDelivery)


def ledger_pane(dialog: QWidget) -> QWidget:
    """The ledger that the dialog shows."""
    from app.ui.ledgers.ledger_pane import LedgerPane

    return Part(dialog).kind(LedgerPane)


def ledger_list(pane: QWidget) -> QAbstractItemView:
    """The rows of a ledger."""
    from app.ui.ledgers.ledger_list import LedgerList

    return Part(pane).kind(LedgerList)

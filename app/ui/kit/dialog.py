"""What all our dialogs share: how they are run and freed, their size, and a page that scrolls with buttons below it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from app.ui.kit.composing import Composing
from app.ui.kit.retranslating import Retranslating
from app.ui.kit.scroll_page import ScrollPage
from app.ui.shell.geometry import fitting

Buttons = QDialogButtonBox.StandardButton


class PlainDialog(Retranslating, QDialog):
    """Is gone once it is closed: by `run_dialog()`, and by `open()` for one that the program does not wait for."""

    is_accepted = False
    """Whether a person accepted it when it was run."""
    keeps_to_window = False
    """Whether it lies within the window that it opens over, as a part of it would."""

    def open(self) -> None:
        """Shows it and goes on; it is freed when it closes."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        super().open()

    def take_size(self, wanted: QSize) -> None:
        """Takes this size as far as the screen has room for it, and the window where it keeps to that."""
        over = self.parentWidget()
        if over is not None and self.keeps_to_window:
            em = self.fontMetrics().height()
            wanted = wanted.boundedTo(over.window().size() - QSize(2, 4) * em)
        self.resize(fitting(wanted, self))

    def retranslate(self) -> None:
        """Says everything in the language of the screens; dialogs that stay open while it changes override this."""


class Dialog(PlainDialog):
    """Enter presses the button that has the keys, else the one that is filled; Ctrl+Enter presses that from anywhere.

    While an input method is at a word, and right after, Enter does nothing: it is meant for the word.
    """

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._composing = Composing(self)
        self._to_reveal: QWidget | None = None
        self._scroll = ScrollPage(self)
        self.buttons = QDialogButtonBox(self)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.buttons)

    def set_page(
        self, page: QWidget, buttons: QDialogButtonBox.StandardButton, size: tuple[int, int] | None = None
    ) -> None:
        """Gives the dialog its content, its buttons, and its size: width and height in em, else what the page needs."""
        self._scroll.setWidget(page)
        self.buttons.setStandardButtons(buttons)
        for button in self.buttons.buttons():
            button.setAutoDefault(False)  # type: ignore[attr-defined]
        em = self.fontMetrics().height()
        if size is not None:
            self.take_size(QSize(*size) * em)
            return
        height = page.heightForWidth(34 * em) if page.hasHeightForWidth() else page.sizeHint().height()
        self.take_size(QSize(38 * em, height + 6 * em))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._composing.listen()
        QTimer.singleShot(0, self, self._reveal_at_last)

    def hideEvent(self, event: QHideEvent) -> None:
        self._composing.leave()
        super().hideEvent(event)

    def reveal(self, part: QWidget) -> None:
        """Scrolls to a part of the page, once the dialog is laid out."""
        if self.isVisible():
            self._scroll.ensureWidgetVisible(part)
        else:
            self._to_reveal = part

    def _reveal_at_last(self) -> None:
        if self._to_reveal is not None:
            self._scroll.ensureWidgetVisible(self._to_reveal)
            self._to_reveal = None

    def take_scan(self, _text: str) -> bool:
        """Takes the code that a scanner read. False where this dialog has no use for it."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        at_once = modifiers == Qt.KeyboardModifier.ControlModifier
        if self._composing.is_at_a_word or (modifiers and not at_once):
            return
        focused = self.focusWidget()
        button = focused if isinstance(focused, QPushButton) and not at_once else self._default_button()
        if button is not None:
            button.click()

    def _default_button(self) -> QPushButton | None:
        return next((each for each in self.findChildren(QPushButton) if each.isDefault() and each.isEnabled()), None)


AnyDialog = TypeVar("AnyDialog", bound=QDialog)
OurDialog = TypeVar("OurDialog", bound=PlainDialog)


@contextmanager
def freed(dialog: AnyDialog) -> Iterator[AnyDialog]:
    """Uses a dialog, one of Qt's as well, and has it freed afterwards, whatever happens.

    What it holds can be read till the end of the event in which it was used.
    """
    try:
        yield dialog
    finally:
        dialog.deleteLater()


def run_dialog(make: Callable[[], OurDialog], *, hand_over: Callable[[], object] | None) -> OurDialog:
    """The dialog after it was shown and closed; `is_accepted` says how. It is freed, with its fields still to be read.

    `hand_over` gives what is being typed elsewhere to whoever keeps it, before the dialog is made and looks at what
    there is; None where nobody can be typing. Raises what `make` raises.
    """
    if hand_over is not None:
        hand_over()
    with freed(make()) as dialog:
        dialog.is_accepted = bool(dialog.exec())
    return dialog

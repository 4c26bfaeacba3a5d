"""What becomes of a code that a scanner read: a sheet goes to its own screen, anything else nowhere, with a word."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import delete

from app.domain.entered_text import in_short
from app.domain.sheets import NotASheetNumber, SheetOfAnotherWorkbook, SheetUnknown, is_sheet_number
from app.files import StorageError
from app.i18n import _
from app.ui.paper.scanner import Clock, Scanner
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways

if TYPE_CHECKING:
    from app.words.message_parts import Message


@contextmanager
def scans_unheard(clock: Clock | None = None) -> Iterator[Scanner]:
    """While there is no window yet, a scan goes nowhere: it must not answer what is asked at the start."""
    parent = QApplication.instance()
    assert parent is not None
    scanner = Scanner(is_kept_from, parent, clock)
    try:
        yield scanner
    finally:
        delete(scanner)


def is_kept_from(text: str, in_field: bool) -> bool:
    """A field of text may have any code but the number of a sheet: a serial number, say."""
    return is_sheet_number(text) or not in_field


class ScannedSheets(QObject):
    """Listens to a scanner wherever the keys are, as long as the window is there."""

    def __init__(self, state: AppState, ways: Ways, window: QWidget, clock: Clock | None = None) -> None:
        super().__init__(window)
        self._state, self._ways, self._window = state, ways, window
        self._is_telling = False
        self._scanner = Scanner(is_kept_from, self, clock)
        # queued: what opens here must not hold up the key by which the scanner ended
        self._scanner.scanned.connect(self.take, Qt.ConnectionType.QueuedConnection)

    def take(self, text: str) -> None:
        """Goes to the sheet of a number. What is none, or comes while something else has to be finished, is told."""
        if self._is_telling:
            return  # the word about the scan before stands there still
        self._close_menus()
        top = QApplication.activeModalWidget()
        if top is None:
            self._enter(text)
        elif not _takes_scans(top, text):
            self._tell(top, _waits(text) if is_sheet_number(text) else _no_sheet(text))

    def _close_menus(self) -> None:
        while menu := QApplication.activePopupWidget():
            if not menu.close():
                return

    def _enter(self, text: str) -> None:
        from app.storage import printed_sheets
        from app.ui.kit.message_box import words_for

        try:
            found = printed_sheets.find(self._state.workbook, text)
        except NotASheetNumber:
            self._tell(self._window, _no_sheet(text))
        except (SheetOfAnotherWorkbook, SheetUnknown, StorageError) as error:
            message = words_for(error)
            assert message is not None
            self._tell(self._window, message)
        else:
            self._ways.sheet(found)

    def _tell(self, over: QWidget, message: "Message") -> None:
        from app.ui.kit.message_box import say

        self._is_telling = True
        try:
            say(over, message)
        finally:
            self._is_telling = False


def _takes_scans(dialog: QWidget, text: str) -> bool:
    from app.ui.kit.dialog import Dialog

    return isinstance(dialog, Dialog) and dialog.take_scan(text)


def _no_sheet(text: str) -> "Message":
    from app.words.message_parts import Message

    return Message(
        _("The scanner read “{text}”, which is no number of a sheet.").format(text=in_short(_printable(text))),
        _("Nothing was entered."),
        _("To put it into a field, click into the field first, then scan it again."),
    )


def _waits(text: str) -> "Message":
    from app.words.message_parts import Message

    return Message(
        _("The sheet {number} was scanned, but another window is still open.").format(number=_printable(text)),
        _("Nothing was entered."),
        _("Finish here first, then scan the sheet again."),
    )


def _printable(text: str) -> str:
    return "".join(c for c in text if c.isprintable())

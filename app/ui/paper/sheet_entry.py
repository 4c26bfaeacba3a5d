"""Opens the screen on which a printed sheet is typed back."""

from PySide6.QtWidgets import QWidget

from app.domain.sheets import Sheet
from app.files import StorageError
from app.ui.kit.dialog import run
from app.ui.paper.entry_dialog import EntryDialog
from app.ui.shell.state import AppState


def enter_sheet(state: AppState, parent: QWidget, found: tuple[int, Sheet] | None = None) -> None:
    """Shows the screen until it is closed; `found` is the sheet to begin with, by its count.

    Where the sheets cannot be read, that is told instead.
    """
    try:
        run(lambda: EntryDialog(state, parent, found), hand_over=state.hand_over_typed)
    except StorageError as error:
        state.failed.emit(error)
        return
    # Review and screen go together: some window managers then give the keys to nobody.
    parent.activateWindow()

"""How the dialogs about the organisation are put on the screen, and how their keys are pressed."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.ui.profile.quick_start import QuickStart
from app.ui.shell.state import AppState
from tests.ui.desk import Desk

AnyDialog = TypeVar("AnyDialog", bound=QDialog)


def on_screen(qtbot: QtBot, dialog: AnyDialog) -> AnyDialog:
    """The dialog, shown and with the keys."""
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitExposed(dialog)
    return dialog


def begun(qtbot: QtBot, state: AppState, desk: Desk) -> QuickStart:
    """The first questions."""
    return on_screen(qtbot, QuickStart(state, desk.ways, desk))


def key(dialog: QWidget, *keys: Qt.Key | str) -> None:
    """Presses keys wherever the focus is."""
    for each in keys:
        focus = QApplication.focusWidget()
        target = focus if focus and (focus is dialog or dialog.isAncestorOf(focus)) else dialog.focusWidget() or dialog
        if isinstance(each, str):
            QTest.keyClicks(target, each)
        else:
            QTest.keyClick(target, each)

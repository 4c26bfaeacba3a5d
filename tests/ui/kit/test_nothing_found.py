"""What stands where a list would: its button is pressed by Enter, too, in a window that is no dialog."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.kit.nothing_found import NothingFound
from tests.ui.desk import Desk
from tests.ui.stages import settled


def test_enter_presses_the_button(desk: Desk, qtbot: QtBot):
    nothing = desk.put(NothingFound("ledgers", desk))
    nothing.set_texts("No device is listed yet.", "Add this PC...")
    nothing.setFocus()
    settled(nothing)
    with qtbot.waitSignal(nothing.pressed):
        qtbot.keyClick(nothing.focusWidget(), Qt.Key.Key_Return)

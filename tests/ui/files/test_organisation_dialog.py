"""The dialog for the name of the organisation."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.domain.entered_text import LINE_LIMIT
from app.ui.files.organisation_dialog import OrganisationDialog
from tests.ui.desk import Desk
from tests.ui.hands import Part


def test_the_name_comes_without_blanks_around_and_not_too_long(desk: Desk) -> None:
    dialog = OrganisationDialog("みどり商店", desk)
    assert dialog.name == "みどり商店"
    Part(dialog).line("Name of the organization").setText("  Anna  Sato ")
    assert dialog.name == "Anna Sato"
    Part(dialog).line("Name of the organization").setText("字" * (LINE_LIMIT + 9))
    assert len(dialog.name) == LINE_LIMIT


def test_enter_in_the_field_keeps_the_name(qtbot: QtBot, desk: Desk) -> None:
    dialog = OrganisationDialog("", desk)
    dialog.show()
    dialog.activateWindow()
    line = Part(dialog).line("Name of the organization")
    line.setText("森")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert (dialog.isVisible(), dialog.result(), dialog.name) == (False, 1, "森")


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot, desk: Desk) -> None:
    dialog = OrganisationDialog("x", desk)
    dialog.show()
    dialog.activateWindow()
    cancel = dialog.buttons.button(dialog.buttons.StandardButton.Cancel)
    cancel.setFocus()
    qtbot.waitUntil(cancel.hasFocus)
    qtbot.keyClick(cancel, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.result() == QDialog.DialogCode.Rejected

"""Enter in our dialogs: the button that has the keys, else the filled one; and never the end of a word."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.kit import composing
from app.ui.kit.dialog import Dialog

CONTROL, KEYPAD = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.KeypadModifier
ENTER = Qt.Key.Key_Return
Standard = QDialogButtonBox.StandardButton


class Fields(Dialog):
    """A field of one line, one of many, and two buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        page = QWidget(self)
        self.line, self.text = QLineEdit(page), QPlainTextEdit(page)
        column = QVBoxLayout(page)
        column.addWidget(self.line)
        column.addWidget(self.text)
        self.set_page(page, Standard.Save | Standard.Cancel)
        self.ends: list[int] = []
        self.finished.connect(self.ends.append)


@pytest.fixture
def fields(qtbot: QtBot) -> Fields:
    dialog = Fields()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    QApplication.processEvents()
    dialog.line.setFocus()
    return dialog


@pytest.mark.parametrize("key", [ENTER, Qt.Key.Key_Enter])
def test_enter_in_a_line_presses_the_filled_button(qtbot: QtBot, fields: Fields, key: Qt.Key) -> None:
    qtbot.keyClick(fields.line, key, KEYPAD if key is Qt.Key.Key_Enter else Qt.KeyboardModifier.NoModifier)
    assert fields.ends == [1]


def test_enter_on_a_button_presses_that_one(qtbot: QtBot, fields: Fields) -> None:
    cancel = fields.buttons.button(Standard.Cancel)
    cancel.setFocus()
    qtbot.keyClick(cancel, ENTER)
    assert fields.ends == [0]


def test_in_many_lines_enter_is_a_line_and_with_ctrl_it_presses(qtbot: QtBot, fields: Fields) -> None:
    fields.text.setFocus()
    qtbot.keyClick(fields.text, ENTER)
    assert fields.ends == []
    assert fields.text.toPlainText() == "\n"
    qtbot.keyClick(fields.text, ENTER, CONTROL)
    assert fields.ends == [1]
    assert fields.text.toPlainText() == "\n"


def test_ctrl_enter_presses_the_filled_button_from_the_other_one(qtbot: QtBot, fields: Fields) -> None:
    cancel = fields.buttons.button(Standard.Cancel)
    cancel.setFocus()
    qtbot.keyClick(cancel, ENTER, CONTROL)
    assert fields.ends == [1]


def test_what_cannot_be_pressed_is_not(qtbot: QtBot, fields: Fields) -> None:
    fields.buttons.button(Standard.Save).setEnabled(False)
    qtbot.keyClick(fields.line, ENTER)
    assert fields.ends == []


def test_the_enter_that_ended_a_word_does_nothing(
    qtbot: QtBot, fields: Fields, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [100.0]
    monkeypatch.setattr(composing, "monotonic", lambda: clock[0])
    word = QInputMethodEvent()
    word.setCommitString("漢字")
    QApplication.sendEvent(fields.line, word)
    clock[0] += 0.1
    qtbot.keyClick(fields.line, ENTER)
    assert fields.ends == []
    assert fields.line.text() == "漢字"
    clock[0] += 0.1
    qtbot.keyClick(fields.line, ENTER)
    assert fields.ends == [1]


def test_a_word_that_is_still_put_together_keeps_the_dialog_open(qtbot: QtBot, fields: Fields) -> None:
    QApplication.sendEvent(fields.line, QInputMethodEvent("かん", []))
    qtbot.keyClick(fields.line, ENTER)
    assert fields.ends == []
    QApplication.sendEvent(fields.line, QInputMethodEvent())
    qtbot.keyClick(fields.line, ENTER)
    assert fields.ends == [1]

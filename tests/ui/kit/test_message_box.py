"""What a person is told in a box of its own."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from app import __version__, i18n
from app.files import DiskFull
from app.storage.settings import Theme
from app.ui.kit.boxes import BoxAnswer, BoxQuestion, BoxSign, ButtonRole, MessageBox, ask, box_showing, question_box
from app.ui.kit.message_box import say, tell, unexpected
from app.ui.kit.texts import Text
from app.words.message_parts import Message
from tests.languages import LANGUAGES
from tests.ui.desk import Desk
from tests.ui.stages import settled


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_says_what_happened_that_data_is_safe_and_what_to_do(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    shown: list[Message] = []
    monkeypatch.setattr(MessageBox, "exec", lambda box: shown.append(box.message))
    i18n.use(language)
    tell(desk, DiskFull(Path("/data/x.tenken")))
    [message] = shown
    assert "/data/x.tenken" in message.what
    assert message.safe
    assert message.todo


def test_an_unexpected_error_is_told_and_logged(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(MessageBox, "exec", lambda box: shown.append(box.message.what))
    tell(desk, ZeroDivisionError("inside"))
    assert shown == ["Something went wrong inside Tenken."]
    assert "inside" in caplog.text


def test_where_an_unexpected_error_arose_can_be_copied_without_what_was_entered(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def copy(box: MessageBox) -> int:
        next(button for button in box.findChildren(QPushButton) if "details" in button.text()).click()
        return 0

    monkeypatch.setattr(MessageBox, "exec", copy)
    try:
        raise KeyError("secret")
    except KeyError as error:
        tell(desk, error)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(f"Tenken {__version__}, Python ")
    assert copied.endswith("KeyError")
    assert "test_message_box.py:" in copied
    assert "secret" not in copied


def test_the_name_of_a_file_is_no_mark_up_in_a_message(desk: Desk) -> None:
    box = box_showing(desk, unexpected().__class__("<b>bold</b>", "<img src='/etc/passwd'>", ""), BoxSign.WARNS)
    for label in box.findChildren(QLabel):
        if "<" in label.text():
            assert label.textFormat() is Qt.TextFormat.PlainText


def test_only_what_went_wrong_is_a_warning(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[BoxSign] = []
    monkeypatch.setattr(MessageBox, "exec", lambda box: shown.append(box.sign))
    say(desk, Message("The file is written.", "", ""))
    tell(desk, DiskFull(Path("x")))
    assert shown == [BoxSign.TELLS, BoxSign.WARNS]


MESSAGE = Message("“みどり商店” cannot be written there.", "Your data is safe.", "Choose another folder.")


def test_its_lines_stand_apart_as_in_the_rest_of_the_window(desk: Desk) -> None:
    box = box_showing(desk, MESSAGE, BoxSign.WARNS)
    texts = box.findChildren(Text)
    assert [text.text() for text in texts] == [MESSAGE.what, MESSAGE.safe, MESSAGE.todo]
    for text in texts:
        assert text.style_of_type.leading == 1.5
    assert {type(label) for label in box.findChildren(QLabel)} == {Text}


@pytest.mark.parametrize("percent", [100, 200])
def test_all_of_it_is_seen_at_once(desk: Desk, dress: Callable, percent: int) -> None:
    dress("ja", Theme.LIGHT, percent)
    box = box_showing(desk, MESSAGE, BoxSign.WARNS)
    box.show()
    settled(box)
    assert box.findChild(QScrollArea).verticalScrollBar().maximum() == 0
    box.close()
    box.deleteLater()


@pytest.mark.parametrize("length", range(150, 180, 2))
def test_lines_that_just_fit_leave_no_bar_behind(dress: Callable, length: int) -> None:
    """Beside a bar they are narrower, and may be one more: it would be needed because it is there."""
    dress("en", Theme.LIGHT, 100)
    message = Message(("the workbook was written by a newer Tenken " * 5)[:length], "Your data is safe.", "")
    answers = tuple(BoxAnswer(n, f"One of the many ways to go on from there, number {n}") for n in range(4))
    box, _buttons = question_box(None, BoxQuestion(message, answers))
    box.show()
    settled(box)
    assert box.findChild(QScrollArea).verticalScrollBar().maximum() == 0
    box.close()
    box.deleteLater()


def test_a_screen_reader_is_told_of_it_when_it_comes(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[tuple[QAccessible.Event, object]] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda e: heard.append((e.type(), e.object())))
    box = box_showing(desk, MESSAGE, BoxSign.WARNS)
    box.show()
    assert heard == [(QAccessible.Event.Alert, box)]
    box.close()
    box.deleteLater()


def test_what_it_says_can_be_copied(desk: Desk, qtbot: QtBot) -> None:
    box = box_showing(desk, MESSAGE, BoxSign.WARNS)
    qtbot.keyClick(box, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == MESSAGE.line
    box.deleteLater()


@pytest.mark.parametrize(("key", "answer"), [(Qt.Key.Key_Return, "go"), (Qt.Key.Key_Escape, "stay")])
def test_enter_and_escape_answer(desk: Desk, qtbot: QtBot, key: Qt.Key, answer: str) -> None:
    answers = (BoxAnswer("go", "&Go", ButtonRole.ActionRole), BoxAnswer("stay", "&Stay", ButtonRole.RejectRole))
    question = BoxQuestion(MESSAGE, answers, usual="go", on_escape="stay")

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, MessageBox)
        qtbot.keyClick(box, key)

    QTimer.singleShot(0, press)
    assert ask(desk, question) == answer


def test_its_buttons_stand_upright_before_it_is_shown(qapp: QApplication) -> None:
    """To make a layout anew while a window is being shown is not for anybody: an event filter hears of it first."""
    seen: list[Qt.Orientation] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, MessageBox):
                seen.append(watched.buttons.orientation())
            return False

    answers = tuple(BoxAnswer(n, f"{n} what a person may wish to do about it") for n in range(5))
    box, _answers = question_box(None, BoxQuestion(Message("x", "y", "z"), answers))
    watch = Watch()
    box.installEventFilter(watch)
    for _again in range(2):
        box.show()
        box.hide()
    assert seen == [Qt.Orientation.Vertical] * 2
    box.deleteLater()

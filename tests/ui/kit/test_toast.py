"""What is told for a moment: over the page, with buttons, and gone after a while unless one is at it."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.kit.passing_notice import Notice, NoticeButton
from app.ui.kit.toast import Toast
from app.ui.shell.theme import is_dark
from tests.ui.desk import Desk
from tests.ui.stages import settled

LONG = "勤務者A-3・管理者A-2を「実施している」にしました。" * 3


@pytest.fixture
def toast(desk: Desk) -> Toast:
    return Toast(desk)


def run_out(toast: Toast) -> None:
    """Lets its time pass."""
    toast.findChild(QTimer).timeout.emit()


def test_it_lies_within_the_window_and_parts_from_the_page(desk: Desk, toast: Toast) -> None:
    assert toast.isHidden()
    for width in (1200, 500, 1400):
        desk.resize(width, 400)
        toast.show_notice(Notice(LONG, (NoticeButton("Undo", lambda: None), NoticeButton("Open", lambda: None))))
        settled(desk)
        assert desk.rect().contains(toast.geometry())
        assert toast.says.heightForWidth(toast.says.width()) <= toast.says.height()
        assert is_dark(toast.palette()) is not is_dark(desk.palette())
    desk.resize(600, 300)
    settled(desk)
    assert desk.rect().contains(toast.geometry()), "it keeps to a window that becomes smaller"


def test_what_is_short_is_said_in_one_line(desk: Desk, toast: Toast) -> None:
    """It covers as little as it can; what is long has its buttons below."""
    undo = NoticeButton("Undo", lambda: None)
    heights = []
    for text in (LONG, "x", LONG, "Done"):
        toast.show_notice(Notice(text, (undo,)))
        settled(desk)
        [button] = toast.buttons
        is_beside = button.x() >= toast.says.geometry().right() and button.geometry().top() <= toast.says.y()
        assert is_beside is (text != LONG)
        assert toast.says.heightForWidth(toast.says.width()) <= toast.says.height()
        heights.append(toast.height())
    assert heights[1] == heights[3] < 2 * button.height() < heights[0] == heights[2]


def test_it_keeps_to_the_part_that_it_may_cover(desk: Desk) -> None:
    left, right = QWidget(desk), QWidget(desk)
    left.setGeometry(0, 0, 400, 600)
    right.setGeometry(400, 0, 800, 500)
    for part in (left, right):
        part.show()
    parts = [right]
    toast = Toast(desk, lambda: parts[0])
    toast.show_notice(Notice("x"))
    settled(desk)
    assert right.geometry().contains(toast.geometry())
    right.setGeometry(500, 0, 400, 300)
    settled(desk)
    assert right.geometry().contains(toast.geometry()), "it goes with it"
    parts[0] = left
    toast.make_way()
    assert left.geometry().contains(toast.geometry())


def test_a_button_does_what_it_says_and_the_notice_goes(toast: Toast) -> None:
    done: list[str] = []
    toast.show_notice(Notice("x", (NoticeButton("Undo", lambda: done.append("undone")),)))
    [button] = toast.buttons
    button.click()
    assert done == ["undone"]
    assert toast.isHidden()


def test_the_next_notice_takes_the_place_of_the_one_before(toast: Toast) -> None:
    toast.show_notice(Notice("one", (NoticeButton("Undo", lambda: None),)))
    toast.show_notice(Notice("two"))
    assert toast.says.text() == "two"
    assert toast.buttons == ()
    assert [b.text() for b in toast.findChildren(QPushButton) if b.isVisible()] == []


def test_it_goes_after_a_while_but_not_from_under_the_keys(qtbot: QtBot, desk: Desk, toast: Toast) -> None:
    toast.show_notice(Notice("x", (NoticeButton("Undo", lambda: None),)))
    toast.buttons[0].setFocus()
    run_out(toast)
    assert toast.isVisible()
    desk.setFocus()
    toast.buttons[0].clearFocus()
    run_out(toast)
    assert toast.isHidden()


def test_a_screen_reader_is_told_what_it_says(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: heard.append(event.message()))
    toast = Toast(desk)
    toast.show_notice(Notice("“みどり商店” was made and is open."))
    assert heard == ["“みどり商店” was made and is open."]

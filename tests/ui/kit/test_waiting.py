"""Waiting for a thread: its outcome, its errors, and leaving it alone."""

import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.kit import waiting
from app.ui.kit.waiting import Stopped, wait_for, wait_for_steps


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


@contextmanager
def when_shown(act: Callable[[QProgressDialog], object]) -> Iterator[list[QProgressDialog]]:
    """Does something as soon as it is said that something is being worked on."""
    met: list[QProgressDialog] = []

    def look() -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, QProgressDialog):
            met.append(shown)
            act(shown)
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)
    yield met
    assert met


def test_what_is_soon_done_is_not_talked_about(parent: QWidget) -> None:
    assert wait_for(lambda: 7, "Reading", parent) == 7
    assert not any(child.isVisible() for child in parent.findChildren(QProgressDialog))


@pytest.mark.parametrize("can_stop", [False, True])
def test_an_error_is_raised_here(parent: QWidget, can_stop: bool) -> None:
    def fail() -> None:
        raise ValueError("odd")

    with pytest.raises(ValueError, match="odd"):
        wait_for(fail, "Reading", parent, can_stop=can_stop)


def cancel_button(shown: QProgressDialog) -> list[QPushButton]:
    return [button for button in shown.findChildren(QPushButton) if button.isVisible()]


@pytest.mark.parametrize("by_key", [False, True])
def test_a_person_need_not_wait_for_what_changes_nothing(
    qtbot: QtBot, parent: QWidget, monkeypatch: pytest.MonkeyPatch, by_key: bool
) -> None:
    monkeypatch.setattr(waiting, "PATIENCE_MS", 1)
    go_on, ended = threading.Event(), threading.Event()

    def work() -> None:
        go_on.wait()
        ended.set()

    def stop(shown: QProgressDialog) -> None:
        if by_key:
            qtbot.keyClick(shown, Qt.Key.Key_Escape)
        else:
            qtbot.mouseClick(cancel_button(shown)[0], Qt.MouseButton.LeftButton)

    with when_shown(stop), pytest.raises(Stopped):
        wait_for(work, "Reading", parent, can_stop=True)
    assert not ended.is_set()
    left = parent.findChild(waiting._Wait)
    assert left is not None
    with qtbot.waitSignal(left.destroyed):
        go_on.set()
    assert ended.is_set()


def test_what_writes_cannot_be_stopped(parent: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "PATIENCE_MS", 1)
    go_on = threading.Event()
    buttons: list[QPushButton] = []

    def look(shown: QProgressDialog) -> None:
        buttons.extend(cancel_button(shown))
        go_on.set()

    with when_shown(look):
        wait_for(go_on.wait, "Writing", parent)
    assert buttons == []


def test_work_in_steps_gives_its_result(parent: QWidget) -> None:
    def steps() -> Generator[float, None, int]:
        yield 0.0
        return 7

    assert wait_for_steps(steps, "Reading", parent) == 7


def test_what_ends_work_in_steps_is_raised_here(parent: QWidget) -> None:
    def steps() -> Generator[float, None, int]:
        yield 0.0
        raise ValueError("odd")

    with pytest.raises(ValueError, match="odd"):
        wait_for_steps(steps, "Reading", parent)


def test_work_in_steps_that_is_stopped_is_over_then(
    qtbot: QtBot, parent: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "PATIENCE_MS", 1)
    ended: list[str] = []

    def steps() -> Generator[float, None, int]:
        try:
            while True:
                yield 0.0
        finally:
            ended.append("closed")

    with when_shown(lambda shown: qtbot.keyClick(shown, Qt.Key.Key_Escape)), pytest.raises(Stopped):
        wait_for_steps(steps, "Reading", parent)
    assert ended == ["closed"]


def test_work_in_steps_ends_with_the_program(parent: QWidget) -> None:
    """Whatever is asked meanwhile: what was to be read has not come."""
    ended: list[str] = []

    def steps() -> Generator[float, None, int]:
        try:
            while True:
                yield 0.0
        finally:
            ended.append("closed")

    QTimer.singleShot(0, QApplication.instance().aboutToQuit.emit)
    with pytest.raises(Stopped):
        wait_for_steps(steps, "Reading", parent)
    assert ended == ["closed"]

"""Places are made while nobody does anything, and look as those that were made when they were gone to."""

import logging
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.checklist.checklist_view import ChecklistView
from app.ui.ledgers.ledgers_view import LedgersView
from app.ui.shell.main_window import MainWindow
from app.ui.shell.places import Places
from app.ui.shell.preparing import Preparing, preparations
from app.ui.shell.ways import Place
from tests.ui.hands import Hand, Part
from tests.ui.stages import settled

QUIET_MS = 500
"""So long at least nothing was touched."""


class _Resizes(QObject):
    """Notes the sizes that what it watches is given."""

    def __init__(self, found: list[QSize], parent: QObject) -> None:
        super().__init__(parent)
        self._found = found

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent):
            self._found.append(event.size())
        return False


def prepared(window: MainWindow, steps: Iterator[object], qtbot: QtBot) -> None:
    preparing = Preparing(steps, window)
    with qtbot.waitSignal(preparing.over, timeout=20_000):
        pass


def picture(window: MainWindow) -> QImage:
    settled(window)
    return window.grab().toImage()


def test_all_places_are_made_and_the_one_that_is_shown_stays(window: MainWindow, qtbot: QtBot) -> None:
    before = picture(window)
    here = QApplication.focusWidget()
    prepared(window, preparations(Part(window).kind(Places)), qtbot)
    assert window.findChild(ChecklistView) is not None
    assert window.findChild(LedgersView) is not None
    assert (Hand(window).place, QApplication.focusWidget()) == (Place.OVERVIEW, here)
    assert picture(window) == before


@pytest.mark.parametrize("place", [Place.CHECKLIST, Place.PLAN, Place.GUIDE, Place.LEDGERS])
def test_a_place_that_was_prepared_looks_as_one_that_was_not(window: MainWindow, qtbot: QtBot, place: Place) -> None:
    for _step in preparations(Part(window).kind(Places)):
        pass
    Hand(window).go(place)
    ready = picture(window)
    Hand(window).go(Place.OVERVIEW)
    settled(window)
    Hand(window).go(place)
    assert picture(window) == ready


def test_a_place_that_was_visited_takes_no_room_from_the_one_that_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    for place in (Place.PLAN, Place.CHECKLIST):
        Hand(window).go(place)
    settled(window)
    lists = Part(window).kind(ChecklistView)
    resized: list[QSize] = []
    lists.installEventFilter(watch := _Resizes(resized, window))
    for _step in preparations(Part(window).kind(Places)):
        pass
    lists.removeEventFilter(watch)
    assert resized == []


@pytest.mark.parametrize("kind", [QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride])
def test_a_key_has_it_wait_also_one_that_is_a_shortcut(window: MainWindow, qtbot: QtBot, kind: QEvent.Type) -> None:
    waited = QElapsedTimer()
    times = []

    def steps() -> Iterator[None]:
        QApplication.postEvent(window, QKeyEvent(kind, Qt.Key.Key_Shift, Qt.KeyboardModifier(0)))
        waited.start()
        yield
        times.append(waited.elapsed())

    prepared(window, steps(), qtbot)
    assert times[0] >= QUIET_MS


def test_what_cannot_be_prepared_is_left_to_who_goes_there(
    window: MainWindow, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def steps() -> Iterator[None]:
        yield
        raise ValueError("no such place")

    with caplog.at_level(logging.WARNING):
        preparing = Preparing(steps(), window)
        qtbot.waitUntil(lambda: "place not prepared" in caplog.text)
    assert preparing.parent() is window

"""The window stands where it stood, as far as screens exist there now."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.storage.settings import Geometry
from app.ui.geometry import clamped, fitted, remembered

PLACE = QRect(100, 50, 1000, 600)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (QRect(200, 100, 300, 200), QRect(200, 100, 300, 200)),
        (QRect(-5000, -5000, 300, 200), QRect(100, 50, 300, 200)),
        (QRect(5000, 5000, 300, 200), QRect(800, 450, 300, 200)),
        (QRect(0, 0, 9000, 9000), PLACE),
        (QRect(900, 100, 300, 200), QRect(800, 100, 300, 200)),
    ],
)
def test_a_window_is_moved_and_shrunk_into_its_place(wanted: QRect, expected: QRect) -> None:
    assert clamped(wanted, PLACE) == expected


def test_a_window_from_a_screen_that_is_gone_comes_back(qapp: QApplication) -> None:
    screen = QGuiApplication.primaryScreen()
    room = screen.availableGeometry()
    back = fitted(Geometry(40_000, -30_000, 500, 400), QRect(), screen)
    assert room.contains(back)
    assert (back.width(), back.height()) == (500, 400)


def test_the_first_window_stands_in_the_middle(qapp: QApplication) -> None:
    screen = QGuiApplication.primaryScreen()
    placed = fitted(None, QRect(0, 0, 300, 200), screen)
    assert placed.center() == screen.availableGeometry().center()
    assert screen.availableGeometry().contains(fitted(None, QRect(0, 0, 90_000, 90_000), screen))


def test_what_is_remembered_is_what_was_there() -> None:
    assert remembered(QRect(1, 2, 300, 400)) == Geometry(1, 2, 300, 400)
    assert remembered(QRect()) is None

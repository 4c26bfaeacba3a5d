"""The window stands where it stood, as far as screens exist there now."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMargins, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.storage.settings import Geometry
from app.ui.shell.geometry import clamped, is_within_reach, placed, remembered, rooms

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


SIZES = st.tuples(st.integers(640, 5120), st.integers(360, 2880))
PLACES = st.tuples(st.integers(-8000, 8000), st.integers(-8000, 8000))
SCREENS = st.lists(st.builds(lambda place, size: QRect(*place, *size), PLACES, SIZES), min_size=1, max_size=4)
FRAMES = st.builds(QMargins, st.integers(0, 12), st.integers(0, 90), st.integers(0, 12), st.integers(0, 12))
ANYWHERE = st.integers(-(1 << 31), (1 << 31) - 1)
LENGTHS = st.integers(1, (1 << 31) - 1)
NEAR = st.integers(-9000, 9000)
KEPT = st.builds(Geometry, NEAR, NEAR, st.integers(1, 6000), st.integers(1, 6000)) | st.builds(
    Geometry, ANYWHERE, ANYWHERE, LENGTHS, LENGTHS
)


@given(kept=st.none() | KEPT, screens=SCREENS, frame=FRAMES)
def test_whatever_was_kept_a_screen_shows_the_whole_window_and_its_title_bar(
    kept: Geometry | None, screens: list[QRect], frame: QMargins
) -> None:
    window = placed(kept, QSize(1200, 800), screens, frame).marginsAdded(frame)
    assert any(screen.contains(window) for screen in screens)
    assert is_within_reach(window, frame, screens)


@given(kept=KEPT, screens=SCREENS, frame=FRAMES)
def test_a_window_that_is_seen_stays_where_it_is(kept: Geometry, screens: list[QRect], frame: QMargins) -> None:
    once = placed(kept, QSize(1200, 800), screens, frame)
    assert placed(remembered(once), QSize(1200, 800), screens, frame) == once
    kept_one = QRect(kept.x, kept.y, min(kept.width, 9000), min(kept.height, 9000))
    if any(screen.contains(kept_one.marginsAdded(frame)) for screen in screens):
        assert once == kept_one


@given(kept=KEPT, screens=SCREENS)
def test_a_window_stays_on_the_screen_that_showed_most_of_it(kept: Geometry, screens: list[QRect]) -> None:
    was = QRect(max(-20_000, min(kept.x, 20_000)), max(-20_000, min(kept.y, 20_000)), 600, 400)
    shown = [was.intersected(screen) for screen in screens]
    most = max(part.width() * part.height() if part.isValid() else 0 for part in shown)
    now = placed(remembered(was), QSize(), screens, QMargins())
    if most:
        likeliest = [s for s, part in zip(screens, shown, strict=True) if part.width() * part.height() == most]
        assert any(screen.contains(now) for screen in likeliest)


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        (QRect(100, 100, 800, 600), True),
        (QRect(100, -1, 800, 600), False),  # the title bar is above the screen
        (QRect(-679, 0, 800, 600), True),  # a hand's breadth of it is seen
        (QRect(-700, 0, 800, 600), False),
        (QRect(1270, 0, 800, 600), False),
        (QRect(100, 690, 800, 600), True),
        (QRect(100, 700, 800, 600), False),  # below it
        (QRect(100, 100, 80, 60), True),  # narrower than a hand
        (QRect(5000, 5000, 800, 600), False),
    ],
)
def test_a_title_bar_is_within_reach_where_a_hand_finds_it(window: QRect, expected: bool) -> None:
    screen = QRect(0, 0, 1280, 720)
    assert is_within_reach(window, QMargins(4, 24, 4, 4), [screen]) is expected


def test_the_first_window_stands_in_the_middle_of_the_first_screen() -> None:
    screens = [QRect(1920, 0, 1280, 720), QRect(0, 0, 1920, 1080)]
    assert placed(None, QSize(300, 200), screens, QMargins()).center() == screens[0].center()


def test_the_screens_are_those_of_the_program(qapp: QApplication) -> None:
    assert rooms() == [QGuiApplication.primaryScreen().availableGeometry()]


def test_what_is_remembered_is_what_was_there() -> None:
    assert remembered(QRect(1, 2, 300, 400)) == Geometry(1, 2, 300, 400)
    assert remembered(QRect()) is None

"""Where the window stands, kept within the screens that exist now."""

from collections.abc import Sequence

from PySide6.QtCore import QMargins, QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QScrollArea, QWidget

from app.storage.settings import Geometry

_FARTHEST = 1 << 20
"""Logical pixels: no screen is wider or farther away."""
_GRIP = 120
"""So much of a title bar has to be seen, for a hand to take it."""

_BESIDE, _ABOVE_AND_BELOW = 40, 60
"""What a dialog leaves free of the screen, for its frame and title bar among others."""


def remembered(rect: QRect) -> Geometry | None:
    """What to keep of a window's rectangle."""
    return Geometry(rect.x(), rect.y(), rect.width(), rect.height()) if rect.isValid() else None


def screen_of(widget: QWidget) -> QScreen:
    """The screen on which a widget, or the window that it belongs to, stands.

    Not `widget.screen()`: PySide makes the widget the parent of the screen then, and when it collects the widget as
    garbage it deletes Qt's screen as well, which ends the program.
    """
    parent = widget.parentWidget() or widget
    return QGuiApplication.screenAt(parent.window().frameGeometry().center()) or QGuiApplication.primaryScreen()


def fitting(wanted: QSize, widget: QWidget) -> QSize:
    """A size for a dialog: the wanted one, as far as its screen has room for it and a frame around it."""
    room = screen_of(widget).availableGeometry().size()
    return wanted.boundedTo(room - QSize(_BESIDE, _ABOVE_AND_BELOW))


def rooms() -> list[QRect]:
    """What each screen has room for beside its bars, that of the primary screen first."""
    primary = QGuiApplication.primaryScreen()
    others = [screen for screen in QGuiApplication.screens() if screen is not primary]
    return [screen.availableGeometry() for screen in (primary, *others)]


def placed(kept: Geometry | None, usual: QSize, screens: Sequence[QRect], frame: QMargins) -> QRect:
    """The place of a window without its frame: the kept one; else one of the usual size, amid the first screen.

    It is moved and shrunk until one of the screens shows all of the window and its frame, the title bar above all.
    """
    if kept is None:
        wanted = QRect(QPoint(), usual.expandedTo(QSize(1, 1)))
        wanted.moveCenter(screens[0].center())
        room = screens[0]
    else:
        x, y = (max(-_FARTHEST, min(_FARTHEST, n)) for n in (kept.x, kept.y))
        wanted = QRect(x, y, min(kept.width, _FARTHEST), min(kept.height, _FARTHEST))
        room = max(screens, key=lambda screen: _nearness(wanted.marginsAdded(frame), screen))
    inner = clamped(wanted.marginsAdded(frame), room).marginsRemoved(frame)
    return QRect(inner.topLeft(), inner.size().expandedTo(QSize(1, 1)))


def _nearness(window: QRect, screen: QRect) -> tuple[int, int]:
    """How much of a window a screen shows; where none shows any of it, how near it lies."""
    shown = window.intersected(screen)
    away = window.center() - screen.center()
    return max(0, shown.width()) * max(0, shown.height()), -(away.x() ** 2 + away.y() ** 2)


def is_within_reach(window: QRect, frame: QMargins, screens: Sequence[QRect]) -> bool:
    """Whether a hand finds the title bar of a window, which is given with its frame."""
    bar = QRect(window.topLeft(), QSize(window.width(), max(frame.top(), 1)))
    seen = [bar.intersected(screen) for screen in screens]
    return any(part.height() == bar.height() and part.width() >= min(_GRIP, bar.width()) for part in seen)


def clamped(wanted: QRect, place: QRect) -> QRect:
    """The rectangle shrunk to the place and moved into it."""
    width, height = min(wanted.width(), place.width()), min(wanted.height(), place.height())
    x = min(max(wanted.x(), place.left()), place.left() + place.width() - width)
    y = min(max(wanted.y(), place.top()), place.top() + place.height() - height)
    return QRect(x, y, width, height)


def below_or_above(anchor: QRect, size: QSize, room: QRect) -> QRect:
    """Where something opens for what stands at the anchor: below it, else above, and within the room in any case."""
    below = QRect(anchor.bottomLeft() + QPoint(0, 1), size)
    above = QRect(anchor.topLeft() - QPoint(0, size.height()), size)
    is_above = below.bottom() > room.bottom() and above.top() >= room.top()
    return clamped(above if is_above else below, room)


def reveal(widget: QWidget) -> None:
    """Scrolls what a hidden widget lies in until it is seen. Qt does so only for Tab within one area."""
    area = widget.parentWidget()
    while area is not None and widget.visibleRegion().isEmpty():
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(widget)
        area = area.parentWidget()

"""Where the window stands, kept within the screens that exist now."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QScrollArea, QWidget

from app.storage.settings import Geometry


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


def fitted(kept: Geometry | None, usual: QRect, screen: QScreen) -> QRect:
    """The rectangle kept, or the usual one in the middle, moved and shrunk so that a screen shows all of it."""
    if kept is None:
        place = screen.availableGeometry()
        wanted = QRect(usual)
        wanted.moveCenter(place.center())
    else:
        wanted = QRect(kept.x, kept.y, kept.width, kept.height)
        place = (QGuiApplication.screenAt(wanted.center()) or screen).availableGeometry()
    return clamped(wanted, place)


def clamped(wanted: QRect, place: QRect) -> QRect:
    """The rectangle shrunk to the place and moved into it."""
    width, height = min(wanted.width(), place.width()), min(wanted.height(), place.height())
    x = min(max(wanted.x(), place.left()), place.left() + place.width() - width)
    y = min(max(wanted.y(), place.top()), place.top() + place.height() - height)
    return QRect(x, y, width, height)


def reveal(widget: QWidget) -> None:
    """Scrolls what a hidden widget lies in until it is seen. Qt does so only for Tab within one area."""
    area = widget.parentWidget()
    while area is not None and widget.visibleRegion().isEmpty():
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(widget)
        area = area.parentWidget()

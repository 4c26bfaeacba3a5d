"""Asks for one value for all tasks that are chosen: quick days, or a few values in a menu."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from app import labels
from app.domain.answers import CHOICES, DAYS, Field, Value
from app.domain.relative_days import QuickDay

_ENTER_TAKES = QuickDay.NEXT_WEEK


def ask_day(
    over: QWidget, place: QRect, now: date | None, *, can_be_emptied: bool, take: Callable[[Value], None]
) -> None:
    """Opens the quick days and the calendar beside a place. Enter takes next week."""
    from app.ui.kit.day_popup import DayPopup

    popup = DayPopup(DAYS[Field.DUE], now, over, can_be_emptied=can_be_emptied)
    popup.picked.connect(take)
    popup.open_on(_ENTER_TAKES, over, place, labels.name(Field.DUE))


def ask_choice(over: QWidget, place: QRect, field: Field, now: StrEnum | None, take: Callable[[Value], None]) -> QMenu:
    """Opens a menu with the values of a field beside a place; it stands on what the tasks have in common."""
    menu = QMenu(over)
    menu.setAccessibleName(labels.name(field))
    group = QActionGroup(menu)
    for value in CHOICES[field]:
        action = QAction(labels.name(value), menu, checkable=True, checked=value is now)
        action.triggered.connect(lambda _on, chosen=value: take(chosen))
        group.addAction(action)
        menu.addAction(action)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(over.mapToGlobal(QPoint(place.left(), place.bottom() + 1)))
    menu.setActiveAction(next((one for one in menu.actions() if one.isChecked()), menu.actions()[0]))
    return menu

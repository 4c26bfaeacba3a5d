"""What opens below a field for a day: quick choices, each with the day it means, and a month."""

from datetime import date

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app import labels
from app.domain.days import Tense
from app.domain.relative_days import QUICK_DAYS, QuickDay, quick_day
from app.i18n import _
from app.ui.kit.month_grid import MonthGrid, day_in_full
from app.ui.kit.quick_choice import QuickChoice
from app.ui.kit.texts import Text
from app.ui.kit.told_keys import name_control
from app.ui.kit.type_setting import BODY, LABEL, line_height
from app.ui.shell.geometry import below_or_above, screen_of


class DayPopup(QFrame):
    """Emits `picked(date | None)` and closes; closes without it by Escape or a click beside it."""

    picked = Signal(object)

    def __init__(self, tense: Tense, day: date | None, parent: QWidget, *, can_be_emptied: bool) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._today = date.today()
        self._quick: dict[QuickDay, QuickChoice] = {}
        self._grid = MonthGrid(day or self._today, self._today, self)
        self._month, self._said = Text(self, LABEL), Text(self)
        row = QHBoxLayout(self)
        row.setSpacing(8)
        row.addLayout(self._choices(tense, can_be_emptied=can_be_emptied))
        row.addLayout(self._calendar())
        self._grid.moved.connect(self._on_moved)
        self._grid.picked.connect(self._take)
        self._on_moved(self._grid.day)

    def open_beside(self, field: QWidget) -> None:
        """Opens where the screen has room for all of it, and takes the keys."""
        self._open(field, field.rect(), field.accessibleName())
        self._grid.setFocus(Qt.FocusReason.PopupFocusReason)

    def open_on(self, choice: QuickDay, over: QWidget, place: QRect, name: str) -> None:
        """Opens beside a place in a widget, where Enter takes this choice; `name` says what the day is for."""
        self._open(over, place, name)
        self._quick[choice].setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self, over: QWidget, place: QRect, name: str) -> None:
        self.setAccessibleName(name)
        anchor = QRect(over.mapToGlobal(place.topLeft()), place.size())
        self.setGeometry(below_or_above(anchor, self.sizeHint(), screen_of(over).availableGeometry()))
        self.show()

    def _choices(self, tense: Tense, *, can_be_emptied: bool) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        for which in QUICK_DAYS[tense]:
            day = quick_day(which, self._today)
            self._quick[which] = self._add(column, labels.name(which), day)
        if can_be_emptied:
            self._add(column, _("No date"), None)
        column.addStretch(1)
        return column

    def _add(self, column: QVBoxLayout, name: str, day: date | None) -> QuickChoice:
        button = QuickChoice(name, labels.near_day(day) if day else "", self)
        button.clicked.connect(lambda: self._take(day))
        column.addWidget(button)
        return button

    def _calendar(self) -> QVBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(4)
        self._month.setWordWrap(False)
        head.addWidget(self._month, 1)
        for arrow, name, months in (
            (Qt.ArrowType.LeftArrow, _("Previous month"), -1),
            (Qt.ArrowType.RightArrow, _("Next month"), 1),
        ):
            turning = QToolButton(self)
            turning.setArrowType(arrow)
            turning.setIconSize(QSize(1, 1) * self.fontMetrics().height())
            turning.setAutoRaise(True)
            name_control(turning, name)
            turning.clicked.connect(lambda _on, n=months: self._grid.turn(n))
            head.addWidget(turning)
        today = QToolButton(self)
        today.setText(_("Today"))
        today.clicked.connect(self._on_today)
        head.addWidget(today)
        self._said.setFixedSize(self._grid.width(), 2 * line_height(self.font(), BODY.leading))
        column = QVBoxLayout()
        column.addLayout(head)
        column.addWidget(self._grid)
        column.addWidget(self._said)
        return column

    def _on_today(self) -> None:
        self._grid.stand_on(self._today)
        self._grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_moved(self, day: date) -> None:
        self._month.setText(_("{month} {year}").format(month=labels.month(day.month), year=day.year))
        self._said.setText("\n".join(day_in_full(day, self._today)))

    def _take(self, day: date | None) -> None:
        self.close()
        self.picked.emit(day)

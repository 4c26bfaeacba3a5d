"""A field for a day that may be empty: typed in any usual form, or picked from a calendar."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from app import labels
from app.domain.days import NotADay, Tense, WeekdayWrong, parse_day
from app.i18n import _
from app.ui.kit.still_wheel import keep_still
from app.ui.kit.texts import Text
from app.words.input_messages import weekday_problem


class DayField(QWidget):
    """Emits `chosen(date | None)` when a person entered another day. What is no day is said below, and kept."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, tense: Tense) -> None:
        super().__init__(parent)
        self._tense = tense
        self._day: date | None = None
        self._line = QLineEdit(self)
        self._line.editingFinished.connect(self.flush)
        self._pick = QToolButton(self)
        self._pick.clicked.connect(self._on_pick)
        self._problem = Text(self)
        self._problem.hide()
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._line, 1)
        row.addWidget(self._pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._problem)
        self.setFocusProxy(self._line)

    def retranslate(self, name: str) -> None:
        """Names the field for those who cannot see it, in the language of the screens."""
        self._line.setAccessibleName(name)
        self._line.setPlaceholderText(_("e.g. 2026/11/30"))
        self._pick.setText(_("Calendar"))
        self._pick.setAccessibleName(_("{field}: pick from a calendar").format(field=name))
        self.show_day(self._day)

    def show_day(self, day: date | None) -> None:
        """Shows what is stored."""
        self._day = day
        self._line.setText(labels.day(day) if day else "")
        self._line.setModified(False)
        self._problem.set_text("")

    @property
    def line(self) -> QLineEdit:
        """The line in which the day is typed."""
        return self._line

    @property
    def day(self) -> date | None:
        """The day last entered or shown."""
        return self._day

    @property
    def has_problem(self) -> bool:
        """Whether what stands in the field is no day."""
        return not self._problem.isHidden()

    def flush(self) -> None:
        """Takes in what has been typed."""
        if not self._line.isModified():
            return
        try:
            day = self._read()
        except WeekdayWrong as error:
            self._problem.set_text(weekday_problem(error))
            return
        except NotADay:
            self._problem.set_text(_("This is not a day. Type it like 2026/11/30 or 11/30."))
            return
        self._choose(day)

    def _read(self) -> date | None:
        text = self._line.text()
        if self._day and text == labels.day(self._day):
            return self._day
        return parse_day(text, date.today(), self._tense)

    def _choose(self, day: date | None) -> None:
        before = self._day
        self.show_day(day)
        if day != before:
            self.chosen.emit(day)

    def _on_pick(self) -> None:
        menu = QMenu(self)
        calendar = QCalendarWidget(menu)
        for part in calendar.findChildren(QWidget):
            keep_still(part)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        if self._day:
            calendar.setSelectedDate(QDate(self._day.year, self._day.month, self._day.day))
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        calendar.activated.connect(menu.close)
        calendar.clicked.connect(menu.close)
        calendar.activated.connect(self._on_picked)
        calendar.clicked.connect(self._on_picked)
        calendar.setFocus()
        menu.exec(self._pick.mapToGlobal(self._pick.rect().bottomLeft()))
        menu.deleteLater()

    def _on_picked(self, picked: QDate) -> None:
        self._choose(date(picked.year(), picked.month(), picked.day()))

"""A field for a day that may be empty: typed in any usual form or as said of today, or picked below it."""

from contextlib import suppress
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app import labels
from app.domain.days import NotADay, Tense, WeekdayWrong
from app.domain.relative_days import typed_day
from app.i18n import _
from app.ui.kit.day_line import DayLine
from app.ui.kit.texts import Text
from app.ui.kit.told_keys import name_control
from app.ui.shell import theme
from app.words.input_messages import weekday_problem


class DayField(QWidget):
    """Emits `chosen(date | None)` when a person entered another day. What is no day is said below, and kept.

    `stays_low`: there is no room below; what is wrong is told by `refused(text)` only, and by the colour of the line.
    """

    chosen = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QWidget, tense: Tense, *, has_room: bool = True, stays_low: bool = False) -> None:
        """Where it has no room, it shows no example of a day."""
        super().__init__(parent)
        self._stays_low = stays_low
        self._is_refused = False
        self._tense = tense
        self._day: date | None = None
        self._is_mixed = False
        self._has_room = has_room
        self._hint = ""
        self._line = DayLine(self)
        self._line.editingFinished.connect(self.flush)
        self._line.choices_wanted.connect(self.open_choices)
        self._problem = Text(self)
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._line)
        column.addWidget(self._problem)
        self.setFocusProxy(self._line)

    def retranslate(self, name: str, keys: str = "") -> None:
        """Names the field, with the keys that lead here, in the language of the screens."""
        hint = _("Choose a day ({key})").format(key="↓")
        name_control(self._line, name, keys)
        self._line.setAccessibleDescription(_(", ").join(part for part in (keys, hint) if part))
        self._line.name_arrow(_("{field}: choose a day").format(field=name), hint)
        self._show(self._day)

    def show_day(self, day: date | None) -> None:
        """Shows what is stored."""
        self._is_mixed = False
        self._show(day)

    def show_mixed(self) -> None:
        """Shows that several days are stored, one for each of what is edited together."""
        self._is_mixed = True
        self._show(None)

    def _show(self, day: date | None) -> None:
        self._day = day
        example = _("e.g. 11/30, next week, +7") if self._tense is Tense.COMING else _("e.g. 11/30, yesterday")
        self._line.setPlaceholderText(
            _("Different for each") if self._is_mixed else example if self._has_room else self._hint
        )
        self._line.setText(labels.day(day) if day else "")
        self._line.setModified(False)
        self._say("")

    def set_hint(self, hint: str) -> None:
        """Says something in place of an example, where there is no room for that, while no day is entered."""
        self._hint = hint
        self._show_hint()

    def _show_hint(self) -> None:
        example = _("e.g. 11/30, next week, +7") if self._tense is Tense.COMING else _("e.g. 11/30, yesterday")
        hint = example if self._has_room else self._hint
        self._line.setPlaceholderText(_("Different for each") if self._is_mixed else hint)

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
        return self._is_refused

    def flush(self) -> None:
        """Takes in what has been typed."""
        if not self._line.isModified():
            return
        try:
            day = self._read()
        except WeekdayWrong as error:
            self._say(weekday_problem(error))
            return
        except NotADay:
            self._say(_("This is not a day. Type it like 2026/11/30 or 11/30."))
            return
        if day is None and self._is_mixed:  # what was typed is gone again
            self.show_mixed()
            return
        self._choose(day)

    def _say(self, problem: str) -> None:
        self._is_refused = bool(problem)
        if not self._stays_low:
            self._problem.set_text(problem)
            return
        palette = QPalette(self.palette())
        if problem:
            palette.setColor(QPalette.ColorRole.Text, theme.warning_colour(palette))
            self.refused.emit(problem)
        self._line.setPalette(palette)

    def open_choices(self) -> None:
        """Opens the quick choices and the calendar below the line."""
        from app.ui.kit.day_popup import DayPopup

        day = self._day
        with suppress(NotADay):
            day = self._read()
        popup = DayPopup(self._tense, day, self, can_be_emptied=self._is_mixed or day is not None)
        popup.picked.connect(self._on_picked)
        popup.open_beside(self._line)

    def _read(self) -> date | None:
        text = self._line.text()
        if self._day and text == labels.day(self._day):
            return self._day
        return typed_day(text, date.today(), self._tense)

    def _choose(self, day: date | None) -> None:
        before, was_mixed = self._day, self._is_mixed
        self.show_day(day)
        if day != before or was_mixed:
            self.chosen.emit(day)

    def _on_picked(self, day: date | None) -> None:
        self._line.setFocus(Qt.FocusReason.PopupFocusReason)
        self._choose(day)

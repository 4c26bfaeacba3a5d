"""Of which day a sheet is, and whose."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.hand_ins import FILLED_IN
from app.i18n import _
from app.ui.kit.day_field import DayField
from app.ui.kit.owner_field import OwnerField
from app.ui.kit.texts import Text


class Signature(QWidget):
    """When the sheet was filled in, and who did it, where that counts: then there are names that are `known`."""

    done = Signal()
    changed = Signal()
    """Another name was entered."""

    def __init__(self, person: str, known: Sequence[str] | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._person, self._day = OwnerField(self), DayField(self, FILLED_IN)
        self._person.set_name(_("Filled in by"))
        self._person.show_owner(person, known or ())
        self._asks_person = known is not None
        self._day.retranslate(_("Filled in on"))
        self._day.show_day(date.today())
        self._problem = Text(self)
        self._problem.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        parts = ((self._person, _("Filled in by")), (self._day, _("Filled in on")))
        self._person.setVisible(self._asks_person)
        for column, (widget, words) in enumerate(parts if self._asks_person else parts[1:]):
            head = Text(self, muted=True)
            head.setText(words)
            head.setBuddy(widget)
            grid.addWidget(head, 0, column)
            grid.addWidget(widget, 1, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 2 + column)  # the day has a button beside it
        grid.addWidget(self._problem, 2, 0, 1, 2)
        self._person.line.returnPressed.connect(self._on_done)
        self._person.chosen.connect(self.changed)
        self._day.line.returnPressed.connect(self._on_done)

    @property
    def person(self) -> str:
        """The name as typed."""
        return self._person.owner

    @property
    def lacks_person(self) -> bool:
        """Whether a name is wanted and none is there."""
        return self._asks_person and not self.person

    @property
    def day(self) -> date:
        """The day as typed; today where none is."""
        return self._day.day or date.today()

    def show_day(self, day: date) -> None:
        """Shows a day."""
        self._day.show_day(day)

    def focus_person(self) -> None:
        """Gives the keys to the name."""
        self._person.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> bool:
        """Takes in what is being typed. False where the name or the day has to be mended; it has the keys then."""
        self._day.flush()
        missing = _("Write whose sheet it is.") if self.lacks_person else ""
        self._problem.set_text(missing)
        if missing:
            self.focus_person()
        elif self._day.has_problem:
            self._day.setFocus(Qt.FocusReason.OtherFocusReason)
        return not missing and not self._day.has_problem

    def _on_done(self) -> None:
        if self.flush():
            self.done.emit()

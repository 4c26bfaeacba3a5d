"""Asks for owner, due date, carrier and priority of one or several tasks at once."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from app import labels
from app.domain.answers import DAYS, Carrier, Field, Priority, Value
from app.i18n import _, ngettext
from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.day_field import DayField
from app.ui.kit.dialog import Dialog
from app.ui.kit.owner_field import OwnerField
from app.ui.kit.texts import Text
from app.ui.kit.told_keys import name_control
from app.ui.kit.type_setting import LABEL
from app.ui.shell.state import AppState

T = TypeVar("T")


class TaskDialog(Dialog):
    """After it was accepted, `values` holds what a person entered; fields left alone are not in it."""

    def __init__(self, state: AppState, ids: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self.values: dict[Field, Value] = {}
        entries = [state.entry(i) for i in ids]
        self.setWindowTitle(ngettext("Edit {count} task", "Edit {count} tasks", len(ids)).format(count=len(ids)))
        page = QWidget(self)
        self._column = QVBoxLayout(page)
        listed = "\n".join(_line(state, i) for i in ids[:5])
        more = len(ids) - 5
        which = Text(page)
        which.setText(listed + (_("\nand {count} more").format(count=more) if more > 0 else ""))
        self._column.addWidget(which)
        self._add_owner(page, _shared([e.owner for e in entries], ""))
        self._add_due(page, [e.due for e in entries])
        self._carrier = self._add_choice(
            page, Field.CARRIER, tuple(Carrier), _shared_or_none([e.carrier for e in entries])
        )
        self._priority = self._add_choice(
            page, Field.PRIORITY, tuple(Priority), _shared_or_none([e.priority for e in entries])
        )
        hint = Text(page, muted=True)
        hint.setText(_("What you leave alone stays as it is for each task."))
        hint.setVisible(len(ids) > 1)
        self._column.addWidget(hint)
        self._column.addStretch(1)
        self.set_page(page, QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)

    def _add(self, page: QWidget, field: Field, widget: QWidget) -> None:
        name = Text(page, LABEL)
        name.setText(labels.name(field))
        name.setBuddy(widget)
        self._column.addWidget(name)
        self._column.addWidget(widget)

    def _add_owner(self, page: QWidget, owner: str) -> None:
        field = OwnerField(page)
        field.set_name(labels.name(Field.OWNER))
        field.show_owner(owner, self._state.names)
        field.chosen.connect(self._on_owner)
        self._owner = field
        self._add(page, Field.OWNER, field)

    def _add_due(self, page: QWidget, days: Sequence[date | None]) -> None:
        field = DayField(page, DAYS[Field.DUE])
        field.retranslate(labels.name(Field.DUE))
        if len(set(days)) == 1:
            field.show_day(days[0])
        else:
            field.show_mixed()
        field.chosen.connect(self._on_due)
        self._due = field
        self._add(page, Field.DUE, field)

    def _add_choice(self, page: QWidget, field: Field, values: Sequence[StrEnum], now: StrEnum | None) -> ChoiceBox:
        box = ChoiceBox(page)
        name_control(box, labels.name(field))
        if now is None:
            box.addItem(_("(as they are)"), None)
        for value in values:
            box.addItem(labels.name(value), value.value)
        box.setCurrentIndex(max(0, box.findData(now.value if now else None)))
        box.setProperty("before", now.value if now else None)
        self._add(page, field, box)
        return box

    def _on_owner(self, owner: str) -> None:
        self.values[Field.OWNER] = owner

    def _on_due(self, due: date | None) -> None:
        self.values[Field.DUE] = due

    def accept(self) -> None:
        """Takes in what is being typed; a day that is none keeps the dialog open."""
        self._owner.flush()
        self._due.flush()
        if self._due.has_problem:
            self._due.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        for field, box in ((Field.CARRIER, self._carrier), (Field.PRIORITY, self._priority)):
            if box.currentData() not in (None, box.property("before")):
                self.values[field] = box.currentData()
        super().accept()


def _shared(values: Sequence[T], otherwise: T) -> T:
    """The value that all have in common, or the other one."""
    return values[0] if len(set(values)) == 1 else otherwise


def _shared_or_none(values: Sequence[T]) -> T | None:
    return values[0] if len(set(values)) == 1 else None


def _line(state: AppState, measure_id: str) -> str:
    label = labels.measure_label(state.catalogue.by_id[measure_id])
    return f"{label}　{state.words.measures[measure_id].title}"

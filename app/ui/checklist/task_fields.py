"""What is planned for a measure, in a line: owner, due date, who carries it out, priority."""

from datetime import date
from enum import StrEnum

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app import labels
from app.domain.answers import DAYS, Carrier, Field, Priority
from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.day_field import DayField
from app.ui.kit.flow_layout import FlowLayout
from app.ui.kit.owner_field import OwnerField
from app.ui.kit.texts import Text
from app.ui.kit.told_keys import name_control
from app.ui.kit.type_setting import CAPTION
from app.ui.shell.state import AppState

FIELD_KEYS = {Field.OWNER: "O", Field.DUE: "D", Field.NOTE: "M"}
"""The letters that lead to what is written down of a measure."""
_CHOICES: tuple[tuple[Field, type[StrEnum]], ...] = ((Field.CARRIER, Carrier), (Field.PRIORITY, Priority))
TASK_FIELDS = frozenset({Field.OWNER, Field.DUE, *(field for field, _values in _CHOICES)})


class TaskFields(QWidget):
    """Shows the task of the measure that `show_measure` names; `chosen(field, value)` tells what a person enters."""

    chosen = Signal(object, object)

    def __init__(self, state: AppState, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._names: dict[Field, Text] = {}
        self._rows: list[QHBoxLayout] = []
        self._line = FlowLayout(self, spacing=8)
        self._owner = OwnerField(self)
        self._owner.setSizeAdjustPolicy(OwnerField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._due = DayField(self, DAYS[Field.DUE], has_room=False)
        self._boxes = {field: _box(self, values) for field, values in _CHOICES}
        for field, widget in ((Field.OWNER, self._owner), (Field.DUE, self._due), *self._boxes.items()):
            self._put(field, widget)
        self._follow_font()
        self._owner.chosen.connect(self._on_owner)
        self._due.chosen.connect(self._on_due)
        for box in self._boxes.values():
            box.activated.connect(self._on_box)

    def _put(self, field: Field, widget: QWidget) -> None:
        """Puts a field beside its name."""
        place = QWidget(self)
        name = self._names[field] = Text(place, CAPTION, muted=True)
        name.setWordWrap(False)
        name.setBuddy(widget)
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(name)
        row.addWidget(widget)
        self._line.addWidget(place)
        self._rows.append(row)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._follow_font()

    def _follow_font(self) -> None:
        for row in self._rows:
            row.setSpacing(self.fontMetrics().height() // 3)

    def retranslate(self) -> None:
        """Names everything in the language of the screens."""
        for field, name in self._names.items():
            name.setText(labels.name(field))
        self._owner.set_name(labels.name(Field.OWNER), FIELD_KEYS[Field.OWNER])
        self._due.retranslate(labels.name(Field.DUE), FIELD_KEYS[Field.DUE])
        for field, values in _CHOICES:
            name_control(self._boxes[field], labels.name(field))
            for n, value in enumerate(values):
                self._boxes[field].setItemText(n, labels.name(value))

    def show_measure(self, measure_id: str) -> None:
        """Shows what is stored for a measure."""
        entry = self._state.entry(measure_id)
        self._owner.show_owner(entry.owner, self._state.names)
        self._due.show_day(entry.due)
        for field, values in _CHOICES:
            self._boxes[field].setCurrentIndex(list(values).index(values(str(entry.get(field)))))

    def focus(self, field: Field) -> None:
        """Puts the cursor into a field."""
        widget = self._owner if field is Field.OWNER else self._due
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def flush(self) -> None:
        """Hands over what is being typed."""
        self._owner.flush()
        self._due.flush()

    def _on_owner(self, owner: str) -> None:
        self.chosen.emit(Field.OWNER, owner)

    def _on_due(self, day: date | None) -> None:
        self.chosen.emit(Field.DUE, day)

    def _on_box(self, index: int) -> None:
        field, values = next((f, values) for f, values in _CHOICES if self._boxes[f] is self.sender())
        self.chosen.emit(field, list(values)[index])


def _box(parent: QWidget, values: type[StrEnum]) -> ChoiceBox:
    box = ChoiceBox(parent)
    box.addItems([""] * len(values))
    return box

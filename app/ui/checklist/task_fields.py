"""What is planned for a measure, in a line: owner, due date, who carries it out, priority."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app import labels
from app.domain.answers import DAYS, Carrier, Field, Priority
from app.i18n import _
from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.day_field import DayField
from app.ui.kit.flow_layout import FlowLayout, lines_of
from app.ui.kit.owner_field import OwnerField
from app.ui.kit.refitting import Refitting
from app.ui.kit.texts import Text
from app.ui.kit.told_keys import name_control
from app.ui.kit.type_setting import CAPTION
from app.ui.shell.state import AppState

FIELD_KEYS = {Field.OWNER: "O", Field.DUE: "D", Field.NOTE: "M"}
"""The letters that lead to what is written down of a measure."""
_CHOICES: tuple[tuple[Field, type[StrEnum]], ...] = ((Field.CARRIER, Carrier), (Field.PRIORITY, Priority))
_SPACING = 8
_LEAST_OWNER, _BESIDE = 5.0, 2.5
"""In heights of the text: a name of some letters, and what a line has beside its text."""
_LONG_DAY = date(2026, 12, 28)
TASK_FIELDS = frozenset({Field.OWNER, Field.DUE, *(field for field, _values in _CHOICES)})


class TaskFields(Refitting, QWidget):
    """Shows the task of the measure that `show_measure` names; `chosen(field, value)` tells what a person enters.

    They stand in one line: where it is short, without captions, which their tooltips have; then they shrink, and only
    then do they go on in a further line.
    """

    chosen = Signal(object, object)

    def __init__(self, state: AppState, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._captions: dict[Field, Text] = {}
        self._rows: list[QHBoxLayout] = []
        self._fit: tuple[bool, tuple[int, ...]] | None = None
        self._line = FlowLayout(self, spacing=_SPACING)
        self._owner = OwnerField(self)
        self._owner.setSizeAdjustPolicy(OwnerField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._due = DayField(self, DAYS[Field.DUE], has_room=False)
        self._boxes = {field: _box(self, values) for field, values in _CHOICES}
        for field, widget in self._widgets.items():
            self._put(field, widget)
        self._owner.chosen.connect(self._on_owner)
        self._due.chosen.connect(self._on_due)
        for box in self._boxes.values():
            box.activated.connect(self._on_box)

    @property
    def _widgets(self) -> dict[Field, QWidget]:
        return {Field.OWNER: self._owner, Field.DUE: self._due, **self._boxes}

    def _put(self, field: Field, widget: QWidget) -> None:
        """Puts a field beside its name."""
        place = QWidget(self)
        name = self._captions[field] = Text(place, CAPTION, muted=True)
        name.setWordWrap(False)
        name.setBuddy(widget)
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(name)
        row.addWidget(widget)
        self._line.addWidget(place)
        self._rows.append(row)

    # how they fit

    def height_in(self, width: int) -> int:
        """How high they stand in this width."""
        has_captions, widths = self._fit_in(width)
        aside = self._beside if has_captions else {}
        taken = [wide + aside.get(field, 0) for field, wide in zip(self._widgets, widths, strict=True)]
        lines = len(lines_of(taken, width, _SPACING))
        return lines * (max(widget.sizeHint().height() for widget in self._widgets.values()) + _SPACING) - _SPACING

    @property
    def _gap(self) -> int:
        return self.fontMetrics().height() // 3

    @property
    def _beside(self) -> dict[Field, int]:
        """The room that the name of each field takes beside it."""
        return {field: name.sizeHint().width() + self._gap for field, name in self._captions.items()}

    def _usual_widths(self, *, is_inside: bool) -> dict[Field, int]:
        """How wide the fields would like to be, with their names inside where the value leaves open what it is."""
        widths = {field: widget.sizeHint().width() for field, widget in self._widgets.items()}
        for field, values in _CHOICES:
            box = self._boxes[field]
            words = [_choice_words(value, is_inside=is_inside) for value in values]
            widths[field] += self._widest(words) - self._widest(box.itemText(n) for n in range(box.count()))
        return widths

    def _widest(self, texts: Iterable[str]) -> int:
        return max(map(self.fontMetrics().horizontalAdvance, texts))

    def _fit_in(self, width: int) -> tuple[bool, tuple[int, ...]]:
        """Whether their names stand beside them, and how wide they are."""
        between = (len(self._captions) - 1) * _SPACING
        usual = self._usual_widths(is_inside=False)
        if sum(usual.values()) + sum(self._beside.values()) + between <= width:
            return True, tuple(usual.values())
        fitting = self._usual_widths(is_inside=True)
        beside = round(_BESIDE * self.fontMetrics().height())
        inside = {Field.DUE: labels.day(_LONG_DAY), Field.OWNER: labels.name(Field.OWNER)}
        least = {field: self._widest([words]) + beside for field, words in inside.items()}
        least[Field.OWNER] = max(least[Field.OWNER], round(_LEAST_OWNER * self.fontMetrics().height()))
        for field, narrowest in least.items():
            missing = sum(fitting.values()) + between - width
            fitting[field] -= min(max(0, missing), max(0, fitting[field] - narrowest))
        return False, tuple(fitting.values())

    def fit_anew(self) -> None:
        """Shows what there is room for now."""
        fit = self._fit_in(self.width())
        if fit == self._fit:
            return
        self._fit = fit
        has_captions, widths = fit
        for row, name in zip(self._rows, self._captions.values(), strict=True):
            row.setSpacing(self._gap)
            name.setVisible(has_captions)
        for widget, wide in zip(self._widgets.values(), widths, strict=True):
            widget.setFixedWidth(wide)
        self._show_names(is_inside=not has_captions)

    def _show_names(self, *, is_inside: bool) -> None:
        """Says in a field what it is for, where nothing beside it does, and its value leaves that open."""
        self._owner.line.setPlaceholderText(labels.name(Field.OWNER) if is_inside else "")
        self._due.set_hint(labels.name(Field.DUE) if is_inside else "")
        for field, values in _CHOICES:
            for n, value in enumerate(values):
                self._boxes[field].setItemText(n, _choice_words(value, is_inside=is_inside))

    # what they show

    def retranslate(self) -> None:
        """Names everything in the language of the screens."""
        for field, name in self._captions.items():
            name.setText(labels.name(field))
        self._owner.set_name(labels.name(Field.OWNER), FIELD_KEYS[Field.OWNER])
        self._due.retranslate(labels.name(Field.DUE), FIELD_KEYS[Field.DUE])
        for field, box in self._boxes.items():
            name_control(box, labels.name(field))
        self._show_names(is_inside=False)
        self._fit = None
        self.fit_anew()

    def show_measure(self, measure_id: str) -> None:
        """Shows what is stored for a measure; an owner that could not be saved yet as it was typed."""
        entry = self._state.entry(measure_id)
        owner = self._state.unsaved.texts.get((measure_id, Field.OWNER), entry.owner)
        self._owner.show_owner(str(owner), self._state.names)
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


def _choice_words(value: StrEnum, *, is_inside: bool) -> str:
    if is_inside and isinstance(value, Priority):
        return _("Priority: {priority}").format(priority=labels.name(value))
    return labels.name(value)


def _box(parent: QWidget, values: type[StrEnum]) -> ChoiceBox:
    box = ChoiceBox(parent)
    box.addItems([""] * len(values))
    return box

"""What we note and plan for one measure: note, scope, evidence, owner, carrier, due date, priority."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QPushButton, QVBoxLayout, QWidget

from app import labels
from app.domain.answers import DAYS, LIMITS, Carrier, Field, Priority
from app.domain.entered_text import is_blank
from app.i18n import _
from app.ui.checklist.evidence_files import EvidenceFiles
from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.day_field import DayField
from app.ui.kit.note_edit import NoteEdit
from app.ui.kit.owner_field import OwnerField
from app.ui.kit.texts import Card, Text
from app.ui.kit.type_setting import H2, LABEL
from app.ui.shell.state import AppState

_TWO_COLUMNS_FROM = 28
"""The width, in line heights, from which the fields of the task stand in two columns."""

_NOTES = (Field.NOTE, Field.SCOPE, Field.EVIDENCE)


class LabelledNote(QWidget):
    """A text field of several lines under its name, with a line below it when the text is too long."""

    typed = Signal(str, bool)
    left = Signal()

    def __init__(self, field: Field, lines: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        self._name = Text(self, LABEL)
        self.edit = NoteEdit(self)
        self.edit.set_lines(lines)
        self._hint = Text(self, muted=True)
        self._hint.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self._name, self.edit, self._hint):
            column.addWidget(widget)
        self._name.setBuddy(self.edit)
        self.edit.typed.connect(self._on_typed)

    def retranslate(self) -> None:
        """Names the field in the language of the screens."""
        self._name.setText(labels.name(self.field))
        self.edit.setAccessibleName(labels.name(self.field))

    def set_hint(self, text: str) -> None:
        """Says something below the field; an empty text takes no room."""
        self._hint.set_text(text)

    def focus(self) -> None:
        """Puts the cursor into the field."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_typed(self, text: str, goes_on: bool) -> None:
        over = len(text) - LIMITS[self.field]
        if over > 0:
            self.set_hint(_("{count} characters too many. This text is saved once it is shorter.").format(count=over))
            return
        self.set_hint("")
        self.typed.emit(text, goes_on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.edit.flush()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class RecordForm(Card):
    """Edits the entry of the measure that `show_measure` names. `reason` stands elsewhere, near the answers.

    `leave` is for a person who is done with a text.
    """

    def __init__(self, state: AppState, leave: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._measure_id = ""
        self.reason = LabelledNote(Field.REASON, 2, parent)
        self._names = {f: Text(self, LABEL) for f in (Field.OWNER, Field.DUE, Field.CARRIER, Field.PRIORITY)}
        self._names[Field.EVIDENCE_SEEN] = Text(self, LABEL)
        self._owner = OwnerField(self)  # made in the order in which they are read, which is that of Tab
        self._due = DayField(self, DAYS[Field.DUE])
        self._carrier = _choices(self, len(Carrier))
        self._priority = _choices(self, len(Priority))
        self._notes = {field: LabelledNote(field, 3 if field is Field.NOTE else 2, self) for field in _NOTES}
        self._files = EvidenceFiles(state, self)
        self._seen = DayField(self, DAYS[Field.EVIDENCE_SEEN])
        self._today = QPushButton(self)
        self._plan = Text(self, H2)
        self._record = Text(self, H2)
        self._lay_out()
        self._connect(leave)

    def _lay_out(self) -> None:
        self._seen_line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._seen_line.addWidget(self._seen, 1)
        self._seen_line.addWidget(self._today, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._plan)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self.column.addLayout(self._grid)
        self._place_task_fields(2)
        self.column.addWidget(self._record)
        for note in self._notes.values():
            self.column.addWidget(note)
        self.column.addWidget(self._files)
        self.column.addWidget(self._names[Field.EVIDENCE_SEEN])
        self.column.addLayout(self._seen_line)

    def _place_task_fields(self, columns: int) -> None:
        fields = (
            (Field.OWNER, self._owner),
            (Field.DUE, self._due),
            (Field.CARRIER, self._carrier),
            (Field.PRIORITY, self._priority),
        )
        for n, (field, widget) in enumerate(fields):
            row, column = n // columns * 2, n % columns
            self._grid.addWidget(self._names[field], row, column)
            self._grid.addWidget(widget, row + 1, column, Qt.AlignmentFlag.AlignTop)
            self._names[field].setBuddy(widget)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        wide = columns > 1
        self._seen_line.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._columns = columns

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = 2 if self.width() >= _TWO_COLUMNS_FROM * self.fontMetrics().height() else 1
        if columns != self._columns:
            self._place_task_fields(columns)

    def _connect(self, leave: Callable[[], None]) -> None:
        for note in self._notes.values():
            note.typed.connect(self._on_note)
        for note in (*self._notes.values(), self.reason):
            note.left.connect(leave)
        self._owner.chosen.connect(self._on_owner)
        self._due.chosen.connect(self._on_due)
        self._seen.chosen.connect(self._on_seen)
        self._today.clicked.connect(self._on_today)
        self._carrier.activated.connect(self._on_carrier)
        self._priority.activated.connect(self._on_priority)

    def retranslate(self) -> None:
        """Names everything in the language of the screens."""
        self._plan.setText(_("Our plan"))
        self._record.setText(_("Our record"))
        for field, text in self._names.items():
            text.setText(labels.name(field))
        for note in (*self._notes.values(), self.reason):
            note.retranslate()
        self._files.retranslate()
        self._today.setText(_("Seen today"))
        self._due.retranslate(labels.name(Field.DUE))
        self._seen.retranslate(labels.name(Field.EVIDENCE_SEEN))
        self._owner.set_name(labels.name(Field.OWNER))
        for box, values, field in (
            (self._carrier, tuple(Carrier), Field.CARRIER),
            (self._priority, tuple(Priority), Field.PRIORITY),
        ):
            box.setAccessibleName(labels.name(field))
            for n, value in enumerate(values):
                box.setItemText(n, labels.name(value))

    def show_measure(self, measure_id: str) -> None:
        """Shows what is stored for a measure."""
        if measure_id != self._measure_id:
            for note in (*self._notes.values(), self.reason):
                note.edit.start_anew()
                note.set_hint("")
        self._measure_id = measure_id
        entry = self._state.entry(measure_id)
        for field, note in ((Field.REASON, self.reason), *self._notes.items()):
            note.edit.show_text(str(entry.get(field)))
            if (typed := self._state.unsaved.texts.get((measure_id, field))) is not None:
                note.edit.show_unsaved(str(typed))
                note.set_hint(_("This text is not saved yet. It is tried again with your next change."))
        self._owner.show_owner(entry.owner, self._state.names)
        self._due.show_day(entry.due)
        self._files.show_evidence(measure_id, entry.evidence)
        self._seen.show_day(entry.evidence_seen)
        self._carrier.setCurrentIndex(tuple(Carrier).index(entry.carrier))
        self._priority.setCurrentIndex(tuple(Priority).index(entry.priority))

    def show_reason(self, *, wanted: bool) -> None:
        """Shows the field for the reason where the measure is, or is about to be, not applicable."""
        self.reason.setVisible(wanted)
        missing = wanted and is_blank(self.reason.edit.toPlainText())
        self.reason.set_hint(_("“Not applicable” is saved once you write the reason here.") if missing else "")

    def focus_task(self) -> None:
        """Puts the cursor into the first field of the task."""
        self._owner.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def flush(self) -> None:
        """Hands over what is being typed."""
        for note in (*self._notes.values(), self.reason):
            note.edit.flush()
        for widget in (self._owner, self._due, self._seen):
            widget.flush()

    def _keep(self, field: Field, value: str | date | None, *, join: bool = False) -> None:
        self.flush()  # the screen is shown anew afterwards, also where something is still being typed
        if self._measure_id and not self._state.edit([self._measure_id], {field: value}, join=join):
            self.show_measure(self._measure_id)

    def _on_note(self, text: str, goes_on: bool) -> None:
        note = self.sender()
        assert isinstance(note, LabelledNote)
        self._keep(note.field, text, join=goes_on)

    def _on_owner(self, owner: str) -> None:
        self._keep(Field.OWNER, owner)

    def _on_due(self, day: date | None) -> None:
        self._keep(Field.DUE, day)

    def _on_seen(self, day: date | None) -> None:
        self._keep(Field.EVIDENCE_SEEN, day)

    def _on_today(self) -> None:
        self._keep(Field.EVIDENCE_SEEN, self._state.today())

    def _on_carrier(self, index: int) -> None:
        self._keep(Field.CARRIER, tuple(Carrier)[index])

    def _on_priority(self, index: int) -> None:
        self._keep(Field.PRIORITY, tuple(Priority)[index])


def _choices(parent: QWidget, count: int) -> ChoiceBox:
    box = ChoiceBox(parent)
    box.addItems([""] * count)
    return box

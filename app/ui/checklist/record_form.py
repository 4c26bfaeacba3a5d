"""What we note of one measure: note, scope and exceptions, where the evidence is and when it was seen."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from app import labels
from app.domain.answers import DAYS, LIMITS, Field
from app.i18n import _
from app.ui.checklist.evidence_files import EvidenceFiles
from app.ui.checklist.task_fields import FIELD_KEYS
from app.ui.kit.day_field import DayField
from app.ui.kit.note_edit import NoteEdit
from app.ui.kit.texts import Card, Text
from app.ui.kit.told_keys import name_control
from app.ui.kit.type_setting import H2, LABEL
from app.ui.shell.state import AppState

_SIDE_BY_SIDE_FROM = 28
"""The width, in line heights, from which the button stands beside the day."""

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
        name_control(self.edit, labels.name(self.field), FIELD_KEYS.get(self.field, ""))

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
    """Edits the entry of the measure that `show_measure` names. `leave` is for a person who is done with a text."""

    def __init__(self, state: AppState, leave: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._measure_id = ""
        self._record = Text(self, H2)
        self._notes = {field: LabelledNote(field, 3 if field is Field.NOTE else 2, self) for field in _NOTES}
        self._seen_name = Text(self, LABEL)
        self.files = EvidenceFiles(state, self)
        """The files that are kept as evidence."""
        self._seen = DayField(self, DAYS[Field.EVIDENCE_SEEN])
        self._today = QPushButton(self)
        self._lay_out()
        self._connect(leave)

    def _lay_out(self) -> None:
        self._seen_line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._seen_line.addWidget(self._seen, 1)
        self._seen_line.addWidget(self._today, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._seen_name.setBuddy(self._seen)
        self.column.addWidget(self._record)
        for note in self._notes.values():
            self.column.addWidget(note)
        self.column.addWidget(self.files)
        self.column.addWidget(self._seen_name)
        self.column.addLayout(self._seen_line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= _SIDE_BY_SIDE_FROM * self.fontMetrics().height()
        directions = QBoxLayout.Direction
        self._seen_line.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)

    def _connect(self, leave: Callable[[], None]) -> None:
        for note in self._notes.values():
            note.typed.connect(self._on_note)
            note.left.connect(leave)
        self._seen.chosen.connect(self._on_seen)
        self._today.clicked.connect(self._on_today)

    def retranslate(self) -> None:
        """Names everything in the language of the screens."""
        self._record.setText(_("Our record"))
        self._seen_name.setText(labels.name(Field.EVIDENCE_SEEN))
        for note in self._notes.values():
            note.retranslate()
        self.files.retranslate()
        self._today.setText(_("Seen today"))
        self._seen.retranslate(labels.name(Field.EVIDENCE_SEEN))

    def show_measure(self, measure_id: str) -> None:
        """Shows what is stored for a measure."""
        if measure_id != self._measure_id:
            for note in self._notes.values():
                note.edit.start_anew()
                note.set_hint("")
        self._measure_id = measure_id
        entry = self._state.entry(measure_id)
        for field, note in self._notes.items():
            note.edit.show_text(str(entry.get(field)))
            if (typed := self._state.unsaved.texts.get((measure_id, field))) is not None:
                note.edit.show_unsaved(str(typed))
                note.set_hint(_("This text is not saved yet. It is tried again with your next change."))
        self.files.show_evidence(measure_id, entry.evidence)
        self._seen.show_day(entry.evidence_seen)

    def focus_note(self) -> None:
        """Puts the cursor into the note."""
        self._notes[Field.NOTE].focus()

    def flush(self) -> None:
        """Hands over what is being typed."""
        for note in self._notes.values():
            note.edit.flush()
        self._seen.flush()

    def _keep(self, field: Field, value: str | date | None, *, join: bool = False) -> None:
        self.flush()  # the screen is shown anew afterwards, also where something is still being typed
        if self._measure_id and not self._state.edit([self._measure_id], {field: value}, join=join):
            self.show_measure(self._measure_id)

    def _on_note(self, text: str, goes_on: bool) -> None:
        note = self.sender()
        assert isinstance(note, LabelledNote)
        self._keep(note.field, text, join=goes_on)

    def _on_seen(self, day: date | None) -> None:
        self._keep(Field.EVIDENCE_SEEN, day)

    def _on_today(self) -> None:
        self._keep(Field.EVIDENCE_SEEN, self._state.today())

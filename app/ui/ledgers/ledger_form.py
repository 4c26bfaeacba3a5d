"""One row of a ledger, field by field."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import assert_never

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFormLayout, QWidget

from app import labels
from app.domain.ledgers import DAYS, LONG, MARKS
from app.domain.tables import MARKED, Column
from app.i18n import _
from app.ui.kit.day_field import DayField
from app.ui.kit.line_field import LineField
from app.ui.kit.note_edit import NoteEdit
from app.ui.kit.owner_field import OwnerField
from app.ui.kit.texts import Text
from app.ui.kit.tick_box import TickBox
from app.ui.kit.told_keys import name_control
from app.ui.kit.type_setting import LABEL
from app.ui.ledgers.ledger_model import LedgerModel

LedgerField = LineField | OwnerField | NoteEdit | DayField | TickBox
_NARROW = 28
"""Below so many heights of a line the names stand above their fields."""
OFFERING = frozenset({Column.SYSTEM, Column.USER, Column.PLACE, Column.DUTY})
"""The columns in which the same texts come again and again: those in use are there to pick."""


class LedgerForm(QWidget):
    """Shows the row that `show_row` names, and edits it through the model."""

    def __init__(
        self, model: LedgerModel, suggested: Callable[[], Mapping[Column, Sequence[str]]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._suggested = suggested
        self._number: int | None = None
        self._names: dict[Column, Text] = {}
        self._fields: dict[Column, LedgerField] = {}
        self._hints: dict[Column, Text] = {}
        """What stands below a field whose text could not be saved yet."""
        form = self._form = QFormLayout(self)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for column in model.columns:
            name = self._names[column] = Text(self, LABEL)
            name.setWordWrap(False)
            field = self._fields[column] = self._made(column)
            field.setProperty("column", column.value)
            name.setBuddy(field)
            form.addRow(name, field)
        self.retranslate()

    def _made(self, column: Column) -> LedgerField:
        if column in DAYS:
            day = DayField(self, DAYS[column])
            day.chosen.connect(self._on_day)
            return day
        if column in MARKS:
            tick = TickBox(self)
            tick.clicked.connect(self._on_ticked)
            return tick
        if column in LONG:
            note = NoteEdit(self)
            note.set_lines(2)
            note.typed.connect(self._on_typed)
            return note
        line = OwnerField(self) if column in OFFERING else LineField(self)
        line.chosen.connect(self._on_chosen)
        return line

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW * self.fontMetrics().height()
        policies = QFormLayout.RowWrapPolicy
        self._form.setRowWrapPolicy(policies.WrapAllRows if is_narrow else policies.DontWrapRows)

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        for column, field in self._fields.items():
            name = labels.name(column)
            self._names[column].setText(name)
            self._mark(column, is_unsaved=self._number is not None and self._model.is_unsaved(self._number, column))
            match field:
                case DayField():
                    field.retranslate(name)
                case OwnerField():
                    field.set_name(name)
                case _:
                    name_control(field, name)

    def show_row(self, number: int | None) -> None:
        """Shows a row by its number."""
        if number != self._number:
            self.flush()
            self._number = number
            for field in self._fields.values():
                if isinstance(field, NoteEdit):
                    field.start_anew()
        self.refresh()

    def refresh(self) -> None:
        """Shows what is stored now, and what was typed and is not saved yet."""
        if self._number is None:
            return
        suggested = self._suggested()
        for column, field in self._fields.items():
            text = self._model.text(self._number, column)
            match field:
                case DayField():
                    field.show_day(date.fromisoformat(text) if text else None)
                case OwnerField():
                    known = (*self._model.used(column), *suggested.get(column, ()))
                    field.show_owner(text, tuple(dict.fromkeys(known)))
                case TickBox():
                    field.setChecked(bool(text))
                case LineField() | NoteEdit():
                    field.show_text(text)
                case _:
                    assert_never(field)
            self._mark(column, is_unsaved=self._model.is_unsaved(self._number, column))

    def _mark(self, column: Column, *, is_unsaved: bool) -> None:
        if is_unsaved and column not in self._hints:
            hint = self._hints[column] = Text(self, muted=True)
            self._form.insertRow(self._row_of(column) + 1, "", hint)
        if column in self._hints:
            hint = self._hints[column]
            hint.setText(
                _("This text is not saved yet. It is tried again with your next change.") if is_unsaved else ""
            )
            self._form.setRowVisible(hint, is_unsaved)

    def _row_of(self, column: Column) -> int:
        """Where a field stands, now that hints stand between some."""
        items = ((row, self._form.itemAt(row, QFormLayout.ItemRole.FieldRole)) for row in range(self._form.rowCount()))
        return next(row for row, item in items if item is not None and item.widget() is self._fields[column])

    def flush(self) -> None:
        """Takes in what is being typed."""
        for field in self._fields.values():
            if not isinstance(field, TickBox):  # it hands over at once
                field.flush()

    def focus_first(self) -> None:
        """Gives the keys to the first field."""
        self._fields[self._model.columns[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self, text: str, *, join: bool = False) -> None:
        field = self.sender()
        assert field is not None
        if self._number is not None:
            self._model.set_texts({self._number: {Column(field.property("column")): text}}, join=join)

    def _on_chosen(self, text: str) -> None:
        self._keep(text)

    def _on_day(self, day: date | None) -> None:
        self._keep(day.isoformat() if day else "")

    def _on_ticked(self, has_mark: bool) -> None:
        self._keep(MARKED if has_mark else "")

    def _on_typed(self, text: str, goes_on: bool) -> None:
        self._keep(text, join=goes_on)

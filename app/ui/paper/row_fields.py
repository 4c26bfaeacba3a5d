"""What can be typed beside the answer of a row: why it does not apply, the decision, owner, due date, lines that were
filled in, a remark."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from app import labels
from app.domain.answers import DAYS, Field
from app.domain.entered_text import LINE_LIMIT, is_blank
from app.domain.paper_entry import TypedRow
from app.i18n import _
from app.ui.kit.day_field import DayField
from app.ui.kit.owner_field import OwnerField
from app.ui.kit.texts import Text
from app.ui.kit.told_keys import name_control
from app.ui.paper.entry_model import EntryModel


class RowFields(QWidget):
    """Shows one row. Enter leads from field to field, and after the last one back to the rows; so does Escape."""

    left = Signal()
    """A person is done with the fields."""
    given_up = Signal()
    """A person does not want to say why it does not apply."""

    def __init__(self, model: EntryModel, owners: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._owners = model, tuple(owners)
        self._shown = ""
        self._asks_reason = False
        self._reason, self._decision, self._remark = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self._owner, self._due = OwnerField(self), DayField(self, DAYS[Field.DUE])
        self._problem = Text(self)
        self._heads: dict[QWidget, Text] = {}
        self._blanks: list[QLineEdit] = []
        self._lay_out()
        self._show_parts()
        for stop in self._stops:
            stop.installEventFilter(self)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        blanks = QVBoxLayout()
        blanks.setSpacing(2)
        grid.addLayout(blanks, 7, 0, 1, 2)
        for count in range(max((len(self._model.blanks(row)) for row in self._model.ids), default=0)):
            self._blanks.append(QLineEdit(self))
            blanks.addWidget(self._head(self._blanks[count]))
            blanks.addWidget(self._blanks[count])
        wide = ((self._reason, 0), (self._decision, 3), (self._remark, 8))
        for line, row in wide:
            grid.addWidget(self._head(line), row, 0, 1, 2)
            grid.addWidget(line, row + 1, 0, 1, 2)
        for line in (self._reason, self._decision, self._remark, *self._blanks):
            line.setMaxLength(LINE_LIMIT)
        grid.addWidget(self._problem, 2, 0, 1, 2)
        for column, widget in enumerate((self._owner, self._due)):
            grid.addWidget(self._head(widget), 5, column)
            grid.addWidget(widget, 6, column, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)  # the day has a button beside it
        for before, after in pairwise(self._stops):
            QWidget.setTabOrder(before, after)

    def _head(self, widget: QWidget) -> Text:
        head = Text(self, muted=True)
        head.setBuddy(widget)
        self._heads[widget] = head
        return head

    @property
    def _stops(self) -> tuple[QWidget, ...]:
        """What Enter goes through; an editable box takes the keys for its line."""
        return (self._reason, self._decision, self._owner, self._due.line, *self._blanks, self._remark)

    def _show_parts(self) -> None:
        form = self._model.form
        for widget, shown in (
            (self._reason, self._asks_reason),
            (self._decision, form.has_decisions),
            (self._owner, form.has_tasks),
            (self._due, form.has_tasks),
            (self._remark, form.has_remarks),
            *((line, n < len(self._captions)) for n, line in enumerate(self._blanks)),
        ):
            self._heads[widget].setVisible(shown)
            widget.setVisible(shown)
        self._problem.set_text("")
        self.setVisible(form.has_remarks or self._asks_reason)

    @property
    def _captions(self) -> tuple[str, ...]:
        """Beside which captions lines were filled in."""
        return self._model.blanks(self._shown) if self._shown else ()

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        names = (
            (self._reason, labels.name(Field.REASON)),
            (self._decision, _("Decision of the meeting")),
            (self._owner, labels.name(Field.OWNER)),
            (self._due, labels.name(Field.DUE)),
            (self._remark, _("Remark from the paper (goes below the note)")),
        )
        for widget, name in names:
            self._call(widget, name)
        self._owner.set_name(labels.name(Field.OWNER))
        self._due.retranslate(labels.name(Field.DUE))

    def _call(self, widget: QWidget, name: str) -> None:
        self._heads[widget].setText(name)
        name_control(widget, name)

    # one row

    def show_row(self, measure_id: str) -> None:
        """Shows what a row holds."""
        self._shown = measure_id
        typed = self._model.typed_in(measure_id)
        self._reason.setText(self._model.reason_for(measure_id))
        self._decision.setText(self._model.decision(measure_id))
        self._remark.setText(typed.remark)
        for line, caption in zip(self._blanks, self._captions, strict=False):
            self._call(line, caption)
            line.setText(typed.blanks.get(caption, ""))
        self._owner.show_owner(str(self._model.value(measure_id, Field.OWNER)), self._owners)
        due = self._model.value(measure_id, Field.DUE)
        self._due.show_day(due if not isinstance(due, str) else None)
        self.ask_reason(False)

    def ask_reason(self, asks: bool) -> None:
        """Asks why the measure of this row does not apply, or no longer."""
        self._asks_reason = asks
        self._show_parts()
        if asks:
            self._reason.setFocus(Qt.FocusReason.OtherFocusReason)
            self._reason.selectAll()

    @property
    def reason(self) -> str:
        """Why it does not apply, as typed."""
        typed = " ".join(self._reason.text().split())
        return "" if is_blank(typed) else typed

    @property
    def asks_reason(self) -> bool:
        """Whether the reason is being asked for."""
        return self._asks_reason

    def flush(self) -> bool:
        """Takes in what was typed beside the answer. False where a day is none; then the field has the keys."""
        self._owner.flush()
        self._due.flush()
        if self._due.has_problem:
            self._due.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        if self._shown and self._model.form.has_remarks:
            self._model.put(self._shown, self._typed())
        return True

    def _typed(self) -> TypedRow:
        typed = self._model.typed_in(self._shown)
        entry = self._model.entry(self._shown)
        values = dict(typed.values)
        for field, value in ((Field.OWNER, self._owner.owner), (Field.DUE, self._due.day)):
            if self._model.form.has_tasks and (field in values or value != entry.get(field)):
                values[field] = value
        decision = _in_one(self._decision)
        filled = {caption: _in_one(line) for caption, line in zip(self._captions, self._blanks, strict=False)}
        blanks = {caption: text for caption, text in filled.items() if text}
        return TypedRow(values, _in_one(self._remark), decision or (typed.decision and ""), blanks)

    # keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched in self._stops:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self._go_on(watched)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._give_up()
                return True
        return super().eventFilter(watched, event)

    def _give_up(self) -> None:
        if self._asks_reason:
            self.ask_reason(False)
            self.given_up.emit()
        else:
            self.left.emit()

    def _go_on(self, stop: QObject) -> None:
        if stop is self._reason and not self.reason:
            self._problem.set_text(_("Write in a few words why it does not apply; Esc takes the answer back."))
            return
        after = [one for one in self._stops[self._stops.index(stop) + 1 :] if one.isVisibleTo(self)]
        if stop is self._reason or not after:
            self.left.emit()
        else:
            after[0].setFocus(Qt.FocusReason.TabFocusReason)


def _in_one(line: QLineEdit) -> str:
    """What was typed, without stray blanks."""
    return " ".join(line.text().split())

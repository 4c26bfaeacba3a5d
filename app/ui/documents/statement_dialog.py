"""Chooses what the statement for customers says: what it is about, and which of the done measures it names."""

from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from app import labels
from app.domain.answers import Status
from app.domain.kept_texts import STATEMENT_MEASURES, STATEMENT_SCOPE
from app.domain.measures import Measure
from app.domain.selection import View, in_view
from app.i18n import _
from app.ui.kit.all_or_none import AllOrNone
from app.ui.kit.dialog import Dialog
from app.ui.kit.note_edit import NoteEdit
from app.ui.kit.row_tick import RowTick
from app.ui.kit.texts import Text
from app.ui.kit.told_keys import name_control
from app.ui.kit.type_setting import LABEL
from app.ui.shell.state import AppState


class StatementDialog(Dialog):
    """Keeps both when it is accepted, as one step that undo takes back."""

    def __init__(self, state: AppState, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self.setWindowTitle(_("What the statement says"))
        self._page = QWidget(self)
        self._column = QVBoxLayout(self._page)
        self._add_scope()
        self._add_measures()
        self._column.addStretch(1)
        self.set_page(self._page, QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)

    def _add_scope(self) -> None:
        head, hint = Text(self._page, LABEL), Text(self._page, muted=True)
        head.setText(_("What it is about"))
        hint.setText(_("For example: work at home with the computers that we lend."))
        self.scope = NoteEdit(self._page)
        self.scope.set_lines(2)
        name_control(self.scope, _("What it is about"))
        self.scope.setAccessibleDescription(hint.text())
        head.setBuddy(self.scope)
        self.scope.show_text(self._state.workbook.texts.get(STATEMENT_SCOPE, ""))
        for widget in (head, self.scope, hint):
            self._column.addWidget(widget)

    def _add_measures(self) -> None:
        chosen = self._state.workbook.texts.get(STATEMENT_MEASURES, "").split()
        done = [m for m in in_view(self._state.catalogue.measures, View.ALL) if self._is_done(m)]
        head = Text(self._page, LABEL)
        head.setText(_("Measures to name"))
        note = Text(self._page, muted=True)
        note.setText(
            _("Only what is done can be named. A customer reads these titles; leave out what helps an attacker.")
            if done
            else _("Nothing is answered with “done” yet. The statement then names no single measure.")
        )
        self._column.addSpacing(8)
        self._column.addWidget(head)
        self._column.addWidget(note)
        self.ticks = {measure.id: self._tick(measure) for measure in done}
        if self.ticks:
            all_or_none = AllOrNone(self._page)
            all_or_none.chosen.connect(self._on_all_or_none)
            self._column.addWidget(all_or_none)
        for measure_id, tick in self.ticks.items():
            tick.setChecked(measure_id in chosen)
            self._column.addWidget(tick)

    def _is_done(self, measure: Measure) -> bool:
        return self._state.shown(measure.id).status is Status.DONE

    def _tick(self, measure: Measure) -> RowTick:
        title = self._state.words.measures[measure.id].title
        return RowTick(f"{labels.measure_label(measure)}　{title}", "", self._page)

    def _on_all_or_none(self, on: bool) -> None:
        for tick in self.ticks.values():
            tick.setChecked(on)

    def accept(self) -> None:
        """Keeps what was chosen; a text that is too long keeps the dialog open."""
        self.scope.flush()
        named = [measure_id for measure_id, tick in self.ticks.items() if tick.isChecked()]
        texts = {STATEMENT_SCOPE: self.scope.toPlainText().strip(), STATEMENT_MEASURES: "\n".join(named)}
        if self._state.set_kept(texts):
            super().accept()

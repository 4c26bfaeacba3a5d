"""Lets a person say that a measure applies after all, whatever the profile says; with a reason."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from app import labels
from app.domain.applicability import Overrule, Verdict
from app.domain.entered_text import is_blank
from app.domain.measures import Measure
from app.i18n import _
from app.ui.kit.dialog import Dialog
from app.ui.kit.note_edit import NoteEdit
from app.ui.kit.texts import Text
from app.ui.kit.told_keys import name_control
from app.ui.kit.type_setting import LABEL
from app.ui.shell.state import AppState


class OverruleDialog(Dialog):
    """Keeps the decision when it is accepted, as a step that undo takes back."""

    def __init__(self, state: AppState, measure: Measure, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._state = state
        self._measure = measure
        self.setWindowTitle(_("The measure applies after all"))
        page = QWidget(self)
        which, why, head = Text(page), Text(page, muted=True), Text(page, LABEL)
        which.setText(f"{labels.measure_label(measure)}　{state.words.measures[measure.id].title}")
        why.setText(state.standing.grounds(state.standing.result(measure.id)))
        head.setText(_("Why does it apply all the same?"))
        self._reason = NoteEdit(page)
        self._reason.set_lines(2)
        name_control(self._reason, head.text())
        head.setBuddy(self._reason)
        self._hint = Text(page, muted=True)
        self._hint.setText(_("The reason stands beside the measure and on paper. Undo takes the decision back."))
        column = QVBoxLayout(page)
        for widget in (which, why, head, self._reason, self._hint):
            column.addWidget(widget)
        column.addStretch(1)
        decided = state.standing.overrules.get(measure.id)
        self._reason.show_text(decided.reason if decided and decided.verdict is Verdict.APPLIES else "")
        self.set_page(page, QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)

    def accept(self) -> None:
        """Keeps the decision; one without a reason, or with too long a one, keeps the dialog open."""
        self._reason.flush()
        decision = Overrule(Verdict.APPLIES, self._reason.toPlainText().strip())
        if is_blank(decision.reason):
            self._hint.setText(_("Write the reason in a few words; without one it is not saved."))
            self._reason.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._state.overrule(self._measure.id, decision):
            super().accept()

"""Lets a person decide whether a measure applies, whatever the profile says; with a reason."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QRadioButton, QVBoxLayout, QWidget

from app import labels
from app.domain.applicability import Overrule, Verdict
from app.domain.entered_text import is_blank
from app.domain.measures import Measure
from app.i18n import _
from app.ui.kit.dialog import Dialog
from app.ui.kit.note_edit import NoteEdit
from app.ui.kit.texts import Text
from app.ui.kit.type_setting import LABEL
from app.ui.shell.state import AppState
from app.work.standing import Standing

_AS_PROFILE = "profile"


class DecideDialog(Dialog):
    """Keeps the decision when it is accepted, as a step that undo takes back."""

    def __init__(self, state: AppState, measure: Measure, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._measure = measure
        self._decided = state.standing.overrules.get(measure.id)
        self.setWindowTitle(_("Does this measure apply?"))
        page = QWidget(self)
        which = Text(page)
        which.setText(f"{labels.measure_label(measure)}　{state.words.measures[measure.id].title}")
        self._choices = {
            _AS_PROFILE: QRadioButton(self._profile_text(), page),
            Verdict.APPLIES.value: QRadioButton(_("It applies"), page),
            Verdict.DOES_NOT_APPLY.value: QRadioButton(_("It does not apply"), page),
        }
        self._head = Text(page, LABEL)
        self._head.setText(_("Why?"))
        self._reason = NoteEdit(page)
        self._reason.set_lines(2)
        self._reason.setAccessibleName(_("Why?"))
        self._head.setBuddy(self._reason)
        self._hint = Text(page, muted=True)
        column = QVBoxLayout(page)
        for widget in (which, *self._choices.values(), self._head, self._reason, self._hint):
            column.addWidget(widget)
        column.addStretch(1)
        self._show()
        self.set_page(page, QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)

    def _profile_text(self) -> str:
        kept = {k: t for k, t in self._state.workbook.texts.items() if k.startswith("profile.")}
        verdict = Standing(self._state.catalogue, kept).verdict(self._measure.id)
        return _("As the profile says: {verdict}").format(verdict=labels.name(verdict))

    def _show(self) -> None:
        chosen = self._decided.verdict.value if self._decided else _AS_PROFILE
        self._choices[chosen if chosen in self._choices else _AS_PROFILE].setChecked(True)
        self._reason.show_text(self._decided.reason if self._decided else "")
        self._hint.setText(_("The reason stands beside the measure and on paper. Undo takes the decision back."))
        for choice in self._choices.values():
            choice.toggled.connect(self._on_toggled)
        self._on_toggled()

    def _on_toggled(self) -> None:
        for widget in (self._head, self._reason, self._hint):
            widget.setEnabled(not self._choices[_AS_PROFILE].isChecked())

    def accept(self) -> None:
        """Keeps the decision; one without a reason, or with too long a one, keeps the dialog open."""
        self._reason.flush()
        chosen = next(key for key, choice in self._choices.items() if choice.isChecked())
        if chosen == _AS_PROFILE:
            decision = None
        else:
            decision = Overrule(Verdict(chosen), self._reason.toPlainText().strip())
            if is_blank(decision.reason):
                self._hint.setText(_("Write the reason in a few words; without one it is not saved."))
                self._reason.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        if self._state.overrule(self._measure.id, decision):
            super().accept()

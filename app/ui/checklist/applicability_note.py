"""Whether a measure applies to the organisation, on whose word and why, beside the answers to it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app import labels
from app.domain.applicability import Applicability, Source, Verdict
from app.domain.measures import Measure
from app.domain.profile import Fact
from app.i18n import _
from app.ui.kit.texts import Text
from app.ui.kit.type_setting import LABEL
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways


class ApplicabilityNote(QWidget):
    """Takes no room where a measure simply applies, and no method in use makes it weigh more."""

    def __init__(self, state: AppState, ways: Ways, parent: QWidget) -> None:
        super().__init__(parent)
        self._state, self._ways = state, ways
        self._measure: Measure | None = None
        self._key = ""
        self._verdict = Text(self, LABEL)
        self._why = Text(self)
        self._raised = Text(self)
        self._answer = QPushButton(self)
        self._answer.clicked.connect(self._on_answer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self._verdict, self._why, self._raised):
            column.addWidget(widget)
        column.addWidget(self._answer, 0, Qt.AlignmentFlag.AlignLeft)

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self._answer.setText(_("Answer the question..."))
        self.refresh()

    def show_measure(self, measure: Measure) -> None:
        """Tells of this measure."""
        self._measure = measure
        self.refresh()

    def refresh(self) -> None:
        """Takes in the profile of this moment."""
        standing = self._state.standing
        if not standing.has_profile or self._measure is None:
            self.hide()
            return
        result = standing.result(self._measure.id)
        simply = result.verdict is Verdict.APPLIES and result.source is not Source.USER
        self._verdict.set_text("" if simply else labels.name(result.verdict))
        self._why.set_text("" if simply else self._grounds(result))
        raised = standing.raised().get(self._measure.id, "")
        self._raised.set_text(
            _("Why it matters more with your telework method: {why}").format(why=raised) if raised else ""
        )
        unsure = result.verdict is Verdict.TO_BE_CONFIRMED and result.source is not Source.USER
        self._key = _key_of(result) if unsure else ""
        self._answer.setVisible(unsure)
        self.setVisible(bool(raised) or not simply)

    def _grounds(self, result: Applicability) -> str:
        parts = [self._state.standing.grounds(result)]
        if result.source is Source.USER:
            parts = [_("You decided this yourself: {reason}").format(reason=result.words)]
        if result.verdict is Verdict.DOES_NOT_APPLY:
            parts.append(_("An answer given here is kept, and counts again as soon as the measure applies."))
        return "\n".join(parts)

    def _on_answer(self) -> None:
        self._ways.question(self._key)


def _key_of(result: Applicability) -> str:
    """The part of the profile to ask for: a fact rather than the methods or the people."""
    facts = [name for name in result.grounds if name in tuple(Fact)]
    if facts:
        return facts[0]
    return "methods" if any(name.startswith("method:") for name in result.grounds) else "people"

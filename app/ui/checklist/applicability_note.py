"""Whether a measure applies to the organisation, on whose word and why, beside the answers to it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app import labels
from app.domain.applicability import Applicability, Source, Verdict
from app.domain.measures import Measure
from app.domain.profile import Fact, Known, get
from app.i18n import _, language
from app.ui.kit.segmented import Segmented
from app.ui.kit.texts import Text
from app.ui.kit.type_setting import LABEL
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways


class FactQuestion(QWidget):
    """The question that decides, with its three answers; none is down as long as nobody answered."""

    answered = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._asked = Text(self, LABEL)
        self._answers = Segmented(list(Known), self)
        self._answers.chosen.connect(self.answered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(4)
        column.addWidget(self._asked)
        column.addWidget(self._answers)

    def show_question(self, question: str, known: str) -> None:
        """Asks this, with what was answered so far."""
        self._asked.setText(question)
        self._answers.setAccessibleName(question)
        self._answers.set_texts([labels.name(each) for each in Known])
        self._answers.choose(known)


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
        self._question = FactQuestion(self)
        self._question.answered.connect(self._on_fact)
        self._answer = QPushButton(self)
        self._answer.clicked.connect(self._on_answer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self._verdict, self._why, self._question, self._raised):
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
        is_fact = self._key in tuple(Fact)
        self._answer.setVisible(unsure and not is_fact)
        self._question.setVisible(is_fact)
        if is_fact:
            question = self._state.catalogue.guide.questions(language())[self._key].question
            self._question.show_question(question, get(self._state.standing.profile, self._key))
        self.setVisible(bool(raised) or not simply)

    def _grounds(self, result: Applicability) -> str:
        parts = [self._state.standing.grounds(result)]
        if result.source is Source.USER:
            parts = [_("You decided this yourself: {reason}").format(reason=result.words)]
        if result.verdict is Verdict.DOES_NOT_APPLY:
            parts.append(_("An answer given here is kept, and counts again as soon as the measure applies."))
        return "\n".join(parts)

    def _on_fact(self, known: str) -> None:
        self._state.set_profile({self._key: known})

    def _on_answer(self) -> None:
        self._ways.question(self._key)


def _key_of(result: Applicability) -> str:
    """The part of the profile to ask for: a fact rather than the methods or the people."""
    facts = [name for name in result.grounds if name in tuple(Fact)]
    if facts:
        return facts[0]
    return "methods" if any(name.startswith("method:") for name in result.grounds) else "people"

"""The pages that ask for facts: yes, no, or don't know; an answer goes on to the next one."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app import labels
from app.domain.profile import Fact, Known
from app.i18n import _
from app.ui.kit.segmented import Segmented
from app.ui.kit.texts import Text
from app.ui.kit.type_setting import LABEL
from app.ui.profile.profile_page_base import ProfileDraft, ProfilePage, explained

_BESIDE_EM = 36
"""From this width on the answers stand beside the question."""
KNOWN_KEYS: Mapping[str, Known] = {"1": Known.YES, "2": Known.NO, "3": Known.UNKNOWN}
"""The figures that give an answer."""


class FactField(QWidget):
    """A question with its three answers; its explanation shows while a person is at it, so that all fit on a page."""

    answered = Signal(str)
    entered = Signal(str)

    def __init__(self, draft: ProfileDraft, fact: Fact, parent: QWidget) -> None:
        super().__init__(parent)
        self.fact = fact
        question = draft.question(fact)
        self._known = Known(draft.texts[fact]) if draft.texts[fact] else None
        tools = draft.profile.known_by(fact)
        self.is_shown = bool(tools)
        """Whether what one works with says it already."""
        because = labels.known_by_tools(tools, draft.profile.shown(fact))
        self._answers = Segmented(list(Known), self)
        self._answers.set_texts([f"{key} {labels.name(known)}" for key, known in KNOWN_KEYS.items()])
        self._answers.setAccessibleName(question.question)
        told = "\n".join(filter(None, (because, explained(question))))
        for known in Known:
            button = self._answers.button(known)
            button.setAccessibleName(f"{question.question} {labels.name(known)}")
            button.setAccessibleDescription(told)
            button.installEventFilter(self)
        self._answers.choose(draft.profile.shown(fact) if tools else self._known or "")
        self._answers.chosen.connect(self._on_chosen)
        head, self._because, self._hint = Text(self, LABEL), Text(self), Text(self, muted=True)
        head.setText(question.question)
        self._because.set_text(because)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(4)
        self._row.addWidget(head, 1)
        self._row.addWidget(self._answers)
        self._hint.setText(explained(question))
        self._hint.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        column.addLayout(self._row)
        column.addWidget(self._because)
        column.addWidget(self._hint)

    @property
    def known(self) -> Known | None:
        """The answer; None where none was given."""
        return self._known

    def focus(self) -> None:
        """Gives the keys to the answers."""
        self._answers.focus()

    def explain(self, *, wanted: bool) -> None:
        """Shows the explanation, or takes its room away."""
        self._hint.setVisible(wanted)

    def _on_chosen(self, known: str) -> None:
        self._known = Known(known)
        self._because.hide()
        self.answered.emit(self.fact.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        known = KNOWN_KEYS.get(event.text())
        if known is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        self._answers.choose(known)
        self._on_chosen(known)

    def resizeEvent(self, event: QResizeEvent) -> None:
        is_wide = self.width() > _BESIDE_EM * self.fontMetrics().height()
        sides = QBoxLayout.Direction
        self._row.setDirection(sides.LeftToRight if is_wide else sides.TopToBottom)
        super().resizeEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.focus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit(self.fact.value)
        return super().eventFilter(watched, event)


class FactsPage(ProfilePage):
    """Some of the facts."""

    def __init__(self, draft: ProfileDraft, facts: Sequence[Fact], parent: QWidget) -> None:
        super().__init__(draft, parent)
        how = Text(self, muted=True)
        how.setText(_("Quick by keyboard: 1, 2 or 3 answers a question and goes on to the next."))
        self.column.addWidget(how)
        self._fields = {fact.value: FactField(draft, fact, self) for fact in facts}
        for field in self._fields.values():
            field.answered.connect(self._on_answered)
            field.entered.connect(self._on_entered)
            self.column.addWidget(field)
        self.column.addStretch(1)

    @property
    def texts(self) -> Mapping[str, str]:
        return {fact: field.known.value if field.known else "" for fact, field in self._fields.items()}

    @property
    def first_field(self) -> QWidget | None:
        return next(iter(self._fields.values()))

    def focus_on(self, key: str) -> None:
        """Gives the keys to a fact; without one to the first that is not answered."""
        open_ones = (f for f, field in self._fields.items() if field.known is None and not field.is_shown)
        field = self._fields[key if key in self._fields else next(open_ones, next(iter(self._fields)))]
        field.focus()
        self.shown_wanted.emit(field)

    def _on_entered(self, fact: str) -> None:
        for name, field in self._fields.items():
            field.explain(wanted=name == fact)

    def _on_answered(self, fact: str) -> None:
        facts = list(self._fields)
        later = [one for one in facts[facts.index(fact) + 1 :] if not self._fields[one].is_shown]
        if later:
            self.focus_on(later[0])
        else:
            self.finished.emit()

"""What the catalogue says about a measure, with the terms of the glossary explained, and more from chapter 5."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.guide import Explanation
from app.domain.measures import Measure
from app.domain.selection import View
from app.i18n import _, language
from app.ui.kit.term_text import TermText
from app.ui.kit.texts import Card, Text
from app.ui.kit.type_setting import LABEL
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways

_IDLE = 80
"""Milliseconds after which terms are looked for: who walks through the list with the keys does not wait for it."""


class MeasureReading(Card):
    """The texts of a measure. Terms are underlined a moment later, when the program has time."""

    _BEFORE_STEPS = 3

    def __init__(self, state: AppState, ways: Ways, parent: QWidget) -> None:
        super().__init__(parent)
        self._state, self._ways = state, ways
        self._measure: Measure | None = None
        self._language = ""
        """The language in which the other chapters have been read."""
        self._said: Sequence[tuple[TermText, str]] = ()
        self._rows = [(Text(self, LABEL), self._term_text(self)) for _n in range(5)]
        self._steps_head = Text(self, LABEL)
        self._steps = QWidget(self)
        grid = QGridLayout(self._steps)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        grid.setVerticalSpacing(6)
        self._step_texts = [(Text(self._steps), self._term_text(self._steps)) for _n in range(5)]
        for row, (number, text) in enumerate(self._step_texts):
            number.setWordWrap(False)
            grid.addWidget(number, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text, row, 1)
        for n, (head, text) in enumerate(self._rows):
            if n == self._BEFORE_STEPS:
                self.column.addWidget(self._steps_head)
                self.column.addWidget(self._steps)
            self.column.addWidget(head)
            self.column.addWidget(text)
        self._more = _More(state, ways, self)
        self.column.addWidget(self._more)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE)
        self._idle.timeout.connect(self._on_idle)

    def _term_text(self, parent: QWidget) -> TermText:
        text = TermText(parent)
        text.term_wanted.connect(self._ways.term)
        return text

    def retranslate(self) -> None:
        """Says the headings in the language of the screens; `show_measure` says the rest."""
        self._steps_head.setText(_("What to do"))

    def show_measure(self, measure: Measure) -> None:
        """Shows the texts of a measure."""
        self._measure = measure
        words = self._state.words.measures[measure.id]
        alone = words.alone if self._state.view is View.ALL else ""
        heads = (
            _("What has to be the case"),
            _("If you work alone"),
            _("Why"),
            _("Done when"),
            _("What to keep as evidence"),
        )
        before = (words.requirement, alone, words.why)
        texts = [*before, *words.steps, words.done_when, words.evidence]
        labels = [text for _head, text in self._rows]
        steps = [text for _number, text in self._step_texts]
        labels[self._BEFORE_STEPS : self._BEFORE_STEPS] = steps[: len(words.steps)]
        for (head, _text), title, content in zip(self._rows, heads, (*before, *texts[-2:]), strict=True):
            head.set_text(title if content else "")
        for n, (number, text) in enumerate(self._step_texts):
            number.set_text(f"{n + 1}." if n < len(words.steps) else "")
            if n >= len(words.steps):
                text.set_text("")
        self._said = list(zip(labels, texts, strict=True))
        for label, content in self._said:
            label.set_text(content)
        if self._language == language():
            self._more.show_measure(measure.id)
        self._idle.start()

    def _on_idle(self) -> None:
        if self._measure is None:
            return
        finder = self._state.catalogue.guide.terms(language())
        met: set[str] = set()
        for label, text in self._said:
            marks = finder.find(text, met)
            met |= {mark.term.id for mark in marks}
            if marks:
                label.set_text(text, marks)
        if self._language != language():
            self._language = language()
            self._more.show_measure(self._measure.id)


class _More(QWidget):
    """The explanations of chapter 5 that name the measure, behind a button; their texts are made when it is pressed."""

    def __init__(self, state: AppState, ways: Ways, parent: QWidget) -> None:
        super().__init__(parent)
        self._state, self._ways = state, ways
        self._passages: Sequence[Explanation] = ()
        self._button = QPushButton(self)
        self._button.setCheckable(True)
        self._button.toggled.connect(self._on_toggled)
        self._body: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 0)
        self._column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_measure(self, measure_id: str) -> None:
        """Offers what there is about a measure."""
        passages = self._state.catalogue.guide.explanations(language())
        self._passages = tuple(passage for passage in passages if measure_id in passage.measures)
        self.setVisible(bool(self._passages))
        self._button.setChecked(False)
        self._name()

    def _name(self) -> None:
        self._button.setText(_("Less from chapter 5") if self._button.isChecked() else _("More from chapter 5"))

    def _on_toggled(self, opened: bool) -> None:
        self._name()
        if self._body is not None:
            self._body.hide()
            self._body.deleteLater()
            self._body = None
        if opened:
            self._body = self._made()
            self._column.addWidget(self._body)

    def _made(self) -> QWidget:
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 4, 0, 0)
        met: set[str] = set()
        for passage in self._passages:
            head, page = Text(body, LABEL), Text(body, muted=True)
            head.setText(passage.heading)
            page.setText(_("guideline p. {page}").format(page=passage.page))
            column.addWidget(head)
            column.addWidget(page)
            for text in passage.text:
                marks = self._state.catalogue.guide.terms(language()).find(text, met)
                met |= {mark.term.id for mark in marks}
                label = TermText(body)
                label.term_wanted.connect(self._ways.term)
                label.set_text(text, marks)
                column.addWidget(label)
        return body

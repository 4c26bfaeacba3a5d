"""What the catalogue says about a measure, with the terms of the glossary explained, and more from chapter 5."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app import labels
from app.domain.guide import Explanation
from app.domain.measures import Measure
from app.i18n import _, language
from app.ui.checklist.measure_steps import MeasureSteps
from app.ui.checklist.notice_to_copy import NoticeToCopy
from app.ui.kit.passages import Passage
from app.ui.kit.reading_column import ReadingColumn
from app.ui.kit.term_text import TermText
from app.ui.kit.texts import Card, Text
from app.ui.kit.type_setting import CAPTION, LABEL
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways

_IDLE = 80
"""Milliseconds after which terms are looked for: who walks through the list with the keys does not wait for it."""
_ABOVE_HEAD = 0.9
"""The room above a heading but the first, in heights of the text."""
_HEADS = (LABEL, CAPTION)


class MeasureReading(Card):
    """The texts of a measure. Terms are underlined a moment later, when the program has time."""

    shown = Signal(QRect)
    """The keys walked to a term: where it stands on this card."""

    def __init__(self, state: AppState, ways: Ways, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._measure: Measure | None = None
        self._language = ""
        """The language in which the other chapters have been read."""
        self._above, self._below = ReadingColumn(self), ReadingColumn(self)
        self._steps = MeasureSteps(state, ways, self)
        self._steps.unfolded.connect(self._on_unfolded)
        self._notice = NoticeToCopy(ways, self)
        for part in (self._above, self._steps, self._notice, self._below):
            self.column.addWidget(part)
        for texts in self.findChildren(ReadingColumn):
            texts.term_wanted.connect(ways.term)
            texts.address_wanted.connect(self._on_address)
            texts.shown.connect(self._on_shown)
        self._more = _More(state, ways, self)
        self.column.addWidget(self._more)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE)
        self._idle.timeout.connect(self._on_idle)

    def sizeHint(self) -> QSize:
        """As a part of a page: it is as wide as that."""
        return self.minimumSizeHint()

    def show_measure(self, measure: Measure) -> None:
        """Shows the texts of a measure."""
        self._measure = measure
        self._steps.show_measure(measure)
        self._above.show_passages(self._passages_above(measure))
        words = self._state.words.measures[measure.id]
        self._notice.show_notice(labels.as_spoken(words.notice, self._state.standing.profile.kind))
        evidence = self._part(_("What to keep as evidence"), words.evidence)
        self._below.show_passages([*self._part(_("Done when"), words.done_when), *evidence])
        if self._language == language():
            self._more.show_measure(measure.id)
        self._idle.start()

    def show_done(self) -> None:
        """Takes in which steps are done, and who carries the measure out."""
        if self._measure is not None:
            self._steps.show_done()
            self._above.show_passages(self._passages_above(self._measure))

    def _passages_above(self, measure: Measure) -> list[Passage]:
        words = self._state.words.measures[measure.id]
        alone = words.alone if self._state.standing.profile.is_one_person else ""
        said = [
            *self._part(_("What has to be the case"), words.requirement),
            *self._part(_("If you work alone"), alone),
            *self._part(_("Why"), words.why),
            Passage(_("What to do"), LABEL, room=_ABOVE_HEAD, aside=self._steps.count),
        ]
        return [said[0]._replace(room=0.0), *said[1:]]

    def _part(self, head: str, text: str) -> list[Passage]:
        """A text under its heading; nothing where there is no text."""
        said = labels.as_spoken(text, self._state.standing.profile.kind)
        return [Passage(head, LABEL, room=_ABOVE_HEAD), Passage(said)] if text else []

    def _on_shown(self, place: QRect) -> None:
        texts = self.sender()
        assert isinstance(texts, ReadingColumn)
        self.shown.emit(place.translated(texts.mapTo(self, QPoint())))

    def _on_address(self, url: str) -> None:
        from app.ui.kit.open_outside import open_page

        open_page(url)

    def _on_unfolded(self) -> None:
        self._idle.start()

    def _on_idle(self) -> None:
        if self._measure is None:
            return
        finder = self._state.catalogue.guide.terms(language())
        met: set[str] = set()
        for texts in (self._above, *self._steps.columns, self._notice.texts, self._below):
            found = []
            for passage in texts.passages:
                marks = () if passage.style in _HEADS else finder.find(passage.text, met)
                met |= {mark.term.id for mark in marks}
                found.append(marks)
            texts.underline(found)
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
        self._button.setChecked(False)
        self._name()  # before it is shown: a layout that is at work would give it the room of a shorter text
        self.setVisible(bool(self._passages))

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

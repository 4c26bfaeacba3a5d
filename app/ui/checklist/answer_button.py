"""A button that gives an answer: as much of its words as there is room for, the sign in any case."""

from enum import Enum, IntEnum
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from app import labels
from app.domain.answers import STATUS_KEYS, Status
from app.i18n import NP_, language, translation
from app.ui.kit.one_of_several import OneOfSeveral
from app.ui.kit.pressed_by_enter import PressedByEnter
from app.ui.kit.told_keys import name_control
from app.ui.kit.type_setting import CAPTION
from app.ui.shell import theme
from app.ui.shell.edges import paint_box
from app.ui.shell.paper_style import CONTROL_HEIGHT

ANSWER_KEYS = {status: key for key, status in STATUS_KEYS.items()}
_SHORT_WORDS = {
    Status.DONE: NP_("short answer", "Done"),
    Status.PARTIAL: NP_("short answer", "Partly"),
    Status.NOT_DONE: NP_("short answer", "Not done"),
    Status.UNKNOWN: NP_("short answer", "Don't know"),
    Status.NOT_APPLICABLE: NP_("short answer", "N/A"),
}
"""The same words, or a part of them: an answer is called alike wherever it is met."""
_LEAST_HEIGHT = 32


class AnswerWords(Enum):
    """How an answer is called on its button; its tooltip has the whole words, whatever the button shows."""

    WHOLE = "whole"
    SHORT = "short"
    NONE = "none"


class AnswerAir(IntEnum):
    """What is left free beside the words, as a part of the height of the text."""

    USUAL = 2
    TIGHT = 3
    LEAST = 6


class AnswerFit(NamedTuple):
    """What the buttons have room for."""

    words: AnswerWords
    has_keys: bool = True
    air: AnswerAir = AnswerAir.USUAL


ROOMY = AnswerFit(AnswerWords.WHOLE)


class AnswerButton(PressedByEnter, OneOfSeveral, QAbstractButton):
    """An answer with its sign, its words and its key. The one that is given stands in the tint of its status."""

    def __init__(self, status: Status, parent: QWidget) -> None:
        super().__init__(parent)
        self.status = status
        self._fit = ROOMY
        self.make_one_of_several()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def retranslate(self) -> None:
        """Says the answer in the language of the screens."""
        self.setText(f"{self._sign} {labels.name(self.status)}")
        name_control(self, labels.name(self.status), ANSWER_KEYS[self.status])  # the sign is for eyes
        self.updateGeometry()

    def make_fit(self, fit: AnswerFit) -> None:
        """Shows as much as this says."""
        if fit != self._fit:
            self._fit = fit
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return self.size_in(self._fit)

    def size_in(self, fit: AnswerFit) -> QSize:
        """The room that it takes when it shows as much as this says."""
        metrics, gap = self.fontMetrics(), self._gap_in(fit)
        width = 2 * gap + metrics.horizontalAdvance(f"{self._sign} {self._words_in(fit)}".rstrip())
        if fit.has_keys:
            width += gap + metrics.horizontalAdvance(ANSWER_KEYS[self.status])
        return QSize(width, max(_LEAST_HEIGHT, round(CONTROL_HEIGHT * metrics.height())))

    @property
    def _sign(self) -> str:
        return labels.STATUS_GLYPHS[self.status]

    def _words_in(self, fit: AnswerFit) -> str:
        match fit.words:
            case AnswerWords.WHOLE:
                return labels.name(self.status)
            case AnswerWords.SHORT:
                return translation(language()).pgettext(*_SHORT_WORDS[self.status])
        return ""

    def _gap_in(self, fit: AnswerFit) -> int:
        return self.fontMetrics().height() // fit.air

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = self.palette()
        chosen = theme.tokens(palette)
        ink = theme.status_colour(self.status, palette)
        if self.isChecked():
            ground, edge = theme.status_ground(self.status, palette), ink
        else:
            hovered = self.underMouse() or self.isDown()
            ground, edge = theme.colour(chosen.raised if hovered else chosen.surface), theme.colour(chosen.border)
        ring = theme.colour(chosen.accent) if self.hasFocus() else None
        paint_box(painter, self.rect(), ground, edge, ring)
        self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        palette = self.palette()
        chosen = theme.tokens(palette)
        ink = theme.status_colour(self.status, palette)
        gap = self._gap_in(self._fit)
        line = self.rect().adjusted(gap, 0, -gap, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.sized(self.font(), 1.0, bold=self.isChecked()))
        painter.setPen(ink)
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignLeft, self._sign)
        painter.setFont(self.font())
        painter.setPen(ink if self.isChecked() else theme.colour(chosen.text))
        left = painter.fontMetrics().horizontalAdvance(f"{self._sign} ")
        words = self._words_in(self._fit)
        painter.drawText(QRect(line).adjusted(left, 0, 0, 0), middle | Qt.AlignmentFlag.AlignLeft, words)
        if self._fit.has_keys:
            painter.setFont(CAPTION.font(self.font()))
            painter.setPen(ink if self.isChecked() else theme.muted(palette))
            painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, ANSWER_KEYS[self.status])

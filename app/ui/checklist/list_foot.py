"""What stands below the list: how many measures of the view are answered, and how many minutes are left."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.domain.answers import Field
from app.domain.overview_values import minutes_to_answer
from app.domain.step_extent import Extent
from app.domain.summary import Figures, figures
from app.ui.kit.bars import paint_bar
from app.ui.kit.refitting import Refitting
from app.ui.kit.texts import Text
from app.ui.kit.type_setting import CAPTION
from app.ui.shell.state import AppState
from app.words.overview_words import answered_text, time_left

_SPACING = 12
_LEAST_BAR, _MOST_BAR = 3, 10
"""In heights of the text."""


class ListFoot(Refitting, QWidget):
    """Follows the answers while it is seen. It tells of the view, whatever the list is narrowed down to."""

    def __init__(self, state: AppState, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._is_stale = True
        self._answered = Text(self, CAPTION, muted=True)
        self._left = Text(self, CAPTION, muted=True)
        self._bar = FootBar(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(_SPACING)
        for text in (self._answered, self._left):
            text.setWordWrap(False)
            line.addWidget(text)
        line.addWidget(self._bar, 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        state.changed.connect(self._on_changed)
        state.view_changed.connect(self.refresh)
        state.workbook_replaced.connect(self.refresh)

    def refresh(self) -> None:
        """Takes in the answers of this moment, and the language of the screens; where it is not seen, later."""
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        measures, entries = self._state.measures, self._state.entries
        counts = figures(measures, entries)
        self._answered.set_text(answered_text(counts))
        self._left.set_text(time_left(minutes_to_answer(measures, entries)) if counts.unanswered else "")
        self._bar.show_figures(counts)
        self.fit_anew()

    def fit_anew(self) -> None:
        """Where there is little room, only how much is left: the figures stand at the left of the window, too."""
        room = self.width() - _LEAST_BAR * self.fontMetrics().height() - 2 * _SPACING
        both = self._answered.sizeHint().width() + self._left.sizeHint().width()
        self._answered.setVisible(both <= room or not self._left.text())

    def _on_changed(self, reached: Extent) -> None:
        if reached.is_about_profile or any(Field.STATUS in fields for fields in reached.fields.values()):
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()


class FootBar(QWidget):
    """The answers of the view as a bar: what is said beside it, for the eye."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._figures: Figures | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_figures(self, counts: Figures) -> None:
        """Draws these figures."""
        self._figures = counts
        self.update()

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        return QSize(_LEAST_BAR * em, em)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._figures is None:
            return
        em = self.fontMetrics().height()
        wide, high = min(self.width(), _MOST_BAR * em), em * 2 // 3
        painter = QPainter(self)
        place = QRect(self.width() - wide, (self.height() - high) // 2, wide, high)
        paint_bar(painter, place, self._figures, self.palette())
        painter.end()

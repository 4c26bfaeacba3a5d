"""The two figures at the foot of the rail."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.answers import Status
from app.domain.summary import Figures
from app.i18n import _
from app.ui.kit.plain_tip import plain_tip
from app.ui.kit.type_setting import CAPTION
from app.ui.shell import theme
from app.words.overview_words import answered_text, done_text

_LINE, _BAR, _GAP = 1.25, 1 / 3, 0.4
"""In heights of the text: of a line, of a bar, and of what is below a bar."""


class RailFigures(QWidget):
    """answered n / N and done n / N, each with its bar: where they do not fit, the figure below its name."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._figures: Figures | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_figures(self, counts: Figures) -> None:
        """Draws these figures."""
        said = self.accessibleName()
        self._figures = counts
        words = self.told
        self.setAccessibleName("　".join(words))
        self.setToolTip(plain_tip("\n".join(words)))
        if self.accessibleName() != said:
            self.updateGeometry()
            self.update()

    @property
    def told(self) -> tuple[str, ...]:
        """Both figures in words."""
        return (answered_text(self._figures), done_text(self._figures)) if self._figures else ()

    @property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """What stands above each bar, line by line."""
        counts, metrics = self._figures, QFontMetrics(CAPTION.font(self.font()))
        if counts is None:
            return ()
        if all(metrics.horizontalAdvance(words) <= self.width() for words in self.told):
            return tuple((words,) for words in self.told)
        each = ((_("Answered"), counts.answered), (_("Done"), counts.done))
        return tuple((name, f"{count} / {counts.applicable}") for name, count in each)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        em, lines = self.fontMetrics().height(), max((len(each) for each in self.lines), default=1)
        return QSize(5 * em, round(2 * (lines * _LINE + _BAR + _GAP) * em))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._figures is None:
            return
        counts, chosen = self._figures, theme.tokens(self.palette())
        painter = QPainter(self)
        em = self.fontMetrics().height()
        painter.setFont(CAPTION.font(self.font()))
        inks = (chosen.text2, chosen.statuses[Status.DONE].ink)
        top = 0.0
        for lines, count, ink in zip(self.lines, (counts.answered, counts.done), inks, strict=True):
            painter.setPen(theme.colour(chosen.text))
            for words in lines:
                place = QRect(0, round(top), self.width(), round(_LINE * em))
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
                top += _LINE * em
            bar = QRect(0, round(top), self.width(), max(4, round(_BAR * em)))
            painter.fillRect(bar, theme.colour(chosen.line))
            bar.setWidth(round(bar.width() * count / counts.applicable) if counts.applicable else 0)
            painter.fillRect(bar, theme.colour(ink))
            top += (_BAR + _GAP) * em
        painter.end()

"""Paints passages as they are set, and what tells that a term, an address or a box in them can be pressed."""

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QPen, QRegion
from PySide6.QtWidgets import QWidget

from app.domain.terms import TermMark
from app.ui.kit.passage_marks import MarkPlace, mark_in_units
from app.ui.kit.passages import Passage, SetPassage
from app.ui.kit.type_setting import CAPTION
from app.ui.shell import theme
from app.ui.shell.edges import RING_ROOM, paint_ring


class PassagePainter:
    """For one painting of a widget, with its font and its colours."""

    def __init__(self, painter: QPainter, widget: QWidget) -> None:
        palette = widget.palette()
        self._painter, self._widget = painter, widget
        self._ink, self._soft = palette.color(QPalette.ColorRole.Text), theme.muted(palette)
        self._link = palette.color(QPalette.ColorRole.Link)

    def paint_passages(
        self, passages: Sequence[Passage], lines: Sequence[SetPassage], seen: QRegion, done: Collection[str]
    ) -> None:
        """Paints what can be seen of them; those whose boxes are `done` are soft."""
        painter, width = self._painter, self._widget.width()
        for passage, line in zip(passages, lines, strict=True):
            if seen.intersects(QRect(0, line.top, width, line.text.height)):
                painter.setPen(self._soft if passage.is_soft or passage.box in done else self._ink)
                inked = [mark_in_units(passage.text, mark) for mark in passage.links]
                line.text.draw(painter, line.left, line.top, inked, self._link)
                if passage.mark:
                    _paint_beside(painter, line.mark, line, line.font, passage.mark)
                if passage.aside:
                    self._paint_aside(passage.aside, line)

    def _paint_aside(self, words: str, line: SetPassage) -> None:
        self._painter.setPen(self._soft)
        behind = line.left + round(line.text.natural_width) + self._widget.fontMetrics().height() // 2
        _paint_beside(self._painter, behind, line, CAPTION.font(self._widget.font()), words)

    def paint_marks(self, places: Iterable[MarkPlace]) -> None:
        """Terms with dots below, in the colour of the text: a hint, not a call. An address is one."""
        hint, call = QPen(self._ink, 1, Qt.PenStyle.DotLine), QPen(self._link, 1)
        for place in places:
            self._painter.setPen(hint if isinstance(place.mark, TermMark) else call)
            for part in place.parts:
                y = round(part.bottom()) + 1
                self._painter.drawLine(round(part.left()), y, round(part.right()), y)

    def paint_standing(self, at: MarkPlace | None, box: QWidget | None) -> None:
        """Paints the ring around the mark or the box that has the keys."""
        for part in at.parts if at else ():
            paint_ring(self._painter, part.adjusted(-3, -2, 3, 3).toRect(), self._link, 4)
        if box is not None:
            room = RING_ROOM
            paint_ring(self._painter, box.geometry().adjusted(-room, -room, room, room), self._link)


def _paint_beside(painter: QPainter, x: int, lines: SetPassage, font: QFont, words: str) -> None:
    """Writes a few words into the first line of a passage."""
    metrics = QFontMetrics(font)
    painter.setFont(font)
    painter.drawText(x, lines.top + (lines.text.line_height - metrics.height()) // 2 + metrics.ascent(), words)

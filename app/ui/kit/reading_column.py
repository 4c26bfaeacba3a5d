"""Passages to be read, one below the other, painted by one widget: terms in them are underlined and explained."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.domain.terms import TermMark
from app.ui.kit.term_text import is_help, term_explained, units
from app.ui.kit.type_setting import READING, READING_EM, SetText, TypeStyle
from app.ui.shell.edges import paint_ring

_WIDTHS_KEPT = 3
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Passage(NamedTuple):
    """A heading or a text. What has a mark is set beside it; `room` is left above, in shares of the text's height."""

    text: str
    style: TypeStyle = READING
    mark: str = ""
    room: float = 0.0


class _Set(NamedTuple):
    """A passage as it is set at a width."""

    text: SetText
    mark: SetText | None
    left: int
    top: int


class _TermPlace(NamedTuple):
    """A term, and where it stands."""

    mark: TermMark
    parts: tuple[QRectF, ...]


class ReadingColumn(QWidget):
    """Tab walks the terms; a click, Enter or F1 on one asks for the glossary by `term_wanted(id)`."""

    term_wanted = Signal(str)
    shown = Signal(QRect)
    """The keys walked to a term, which is to be seen: where it stands in this widget."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._passages: tuple[Passage, ...] = ()
        self._marks: tuple[Sequence[TermMark], ...] = ()
        self._set: dict[int, list[_Set]] = {}
        self._places: tuple[int, list[_TermPlace]] = (0, [])
        self._at = -1
        """The number of the term that the keys have walked to; -1 for none."""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)

    # what is read

    @property
    def passages(self) -> tuple[Passage, ...]:
        """What is read."""
        return self._passages

    @property
    def marks(self) -> list[TermMark]:
        """The terms that are underlined, from the first to the last."""
        return [mark for marks in self._marks for mark in marks]

    @property
    def focused(self) -> TermMark | None:
        """The term that the keys have walked to."""
        return self.marks[self._at] if 0 <= self._at < len(self.marks) else None

    def show_passages(self, passages: Sequence[Passage]) -> None:
        """Shows these passages and no others; no term is underlined in them yet."""
        self.underline(())
        if tuple(passages) != self._passages:
            self._passages = tuple(passages)
            self._set.clear()
            self.setAccessibleName("\n".join(f"{p.mark} {p.text}".strip() for p in passages))
            self.updateGeometry()
            self.update()

    def underline(self, marks: Sequence[Sequence[TermMark]]) -> None:
        """Underlines terms, passage by passage. What is read stays where it is."""
        self._marks = tuple(marks)
        self._places = (0, [])
        self._at = -1
        self.setAccessibleDescription("")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if self.marks else Qt.FocusPolicy.NoFocus)
        self.update()

    # lines

    def _lines(self, width: int) -> list[_Set]:
        if width not in self._set:
            while len(self._set) >= _WIDTHS_KEPT:
                del self._set[next(iter(self._set))]
            self._set[width] = list(self._laid_out(width))
        return self._set[width]

    def _laid_out(self, width: int) -> Iterator[_Set]:
        top = 0
        em = self.fontMetrics().height()
        for passage in self._passages:
            font = passage.style.font(self.font())
            top += round(passage.room * em)
            left = 2 * em if passage.mark else 0
            text = SetText(passage.text, font, width - left, passage.style.leading)
            mark = SetText(passage.mark, font, left, passage.style.leading) if passage.mark else None
            yield _Set(text, mark, left, top)
            top += text.height

    def _terms(self) -> list[_TermPlace]:
        if self._places[0] != self.width():
            found = []
            for marks, passage, lines in zip(self._marks, self._passages, self._lines(self.width()), strict=False):
                for mark in marks:
                    parts = lines.text.places(units(passage.text[: mark.start]), units(passage.text[: mark.end]))
                    found.append(_TermPlace(mark, tuple(part.translated(lines.left, lines.top) for part in parts)))
            self._places = (self.width(), found)
        return self._places[1]

    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        return lines[-1].top + lines[-1].text.height if lines else 0

    def sizeHint(self) -> QSize:
        """As wide as one likes to read, and no wider; the width that is given tells how high."""
        return QSize(round(READING_EM * READING.factor * self.fontMetrics().height()), 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(12 * self.fontMetrics().height(), 0)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._set.clear()
            self._places = (0, [])
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = self.palette().color(QPalette.ColorRole.Text)
        painter.setPen(ink)
        seen = event.rect()
        for lines in self._lines(self.width()):
            if lines.top <= seen.bottom() and lines.top + lines.text.height >= seen.top():
                lines.text.draw(painter, lines.left, lines.top)
                if lines.mark:
                    lines.mark.draw(painter, 0, lines.top)
        self._paint_terms(painter)
        painter.end()

    def _paint_terms(self, painter: QPainter) -> None:
        """With dots below, in the colour of the text: a hint, not a call."""
        painter.setPen(QPen(painter.pen().color(), 1, Qt.PenStyle.DotLine))
        for place in self._terms():
            for part in place.parts:
                y = round(part.bottom()) + 1
                painter.drawLine(round(part.left()), y, round(part.right()), y)
        if self.hasFocus() and 0 <= self._at < len(self._terms()):
            for part in self._terms()[self._at].parts:
                around = part.adjusted(-3, -2, 3, 3).toRect()
                paint_ring(painter, around, self.palette().color(QPalette.ColorRole.Link), 4)

    # the mouse

    def _term_at(self, place: QPoint) -> _TermPlace | None:
        return next((term for term in self._terms() for part in term.parts if part.contains(place)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        is_on_term = self._term_at(event.position().toPoint()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_on_term else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        term = self._term_at(event.position().toPoint())
        if term and event.button() == Qt.MouseButton.LeftButton:
            self.term_wanted.emit(term.mark.term.id)

    # the keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            term = self._term_at(event.pos())
            QToolTip.showText(event.globalPos(), term_explained(term.mark) if term else "", self)
            return True
        asks = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_help(event)
        if asks and self.focused:
            event.accept()  # help for the place waits: this asks about the term
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        mark = self.focused
        if mark and (is_help(event) or event.key() in _ENTER):
            self.term_wanted.emit(mark.term.id)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_TAB:
            self._walk_to(0 if event.reason() is Qt.FocusReason.TabFocusReason else len(self.marks) - 1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        QToolTip.hideText()
        self.update()

    def focusNextPrevChild(self, forward: bool) -> bool:
        there = self._at + (1 if forward else -1)
        if self.hasFocus() and 0 <= there < len(self.marks):
            self._walk_to(there)
            return True
        return super().focusNextPrevChild(forward)

    def _walk_to(self, number: int) -> None:
        self._at = number
        mark = self.focused
        self.update()
        if mark is None:
            return
        self.setAccessibleDescription(f"{mark.term.term}: {mark.term.text}")
        parts = self._terms()[number].parts
        if parts:
            self.shown.emit(parts[0].toAlignedRect())
            QToolTip.showText(self.mapToGlobal(parts[0].bottomLeft().toPoint()), term_explained(mark), self)

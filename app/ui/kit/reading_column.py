"""Passages to be read, one below the other, painted by one widget: terms in them are underlined and explained.

A passage may have a box to tick, and addresses that lead out of the program.
"""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.domain.addresses import AddressMark
from app.domain.terms import TermMark
from app.ui.kit.passage_boxes import PassageBoxes
from app.ui.kit.passage_marks import (
    MarkPlace,
    PassageMark,
    TabStop,
    mark_hint,
    mark_place,
    mark_region,
    mark_words,
    tab_stops,
)
from app.ui.kit.passage_painting import PassagePainter
from app.ui.kit.passages import Passage, PassageSetting, SetPassage
from app.ui.kit.step_box import StepBox
from app.ui.kit.term_text import is_help
from app.ui.kit.type_setting import READING, READING_EM

_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ReadingColumn(QWidget):
    """Tab walks the boxes, the terms and the addresses; a click, Enter or F1 on a term asks for the glossary by
    `term_wanted(id)`. A click anywhere on a passage ticks its box."""

    term_wanted = Signal(str)
    address_wanted = Signal(str)
    """A person pressed an address: what opens its page."""
    ticked = Signal(str, bool)
    """A person ticked the box with this key, or took the tick away."""
    shown = Signal(QRect)
    """The keys walked to something, which is to be seen: where it stands in this widget."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._passages: tuple[Passage, ...] = ()
        self._terms: tuple[Sequence[TermMark], ...] = ()
        self._done: frozenset[str] = frozenset()
        self._boxes = PassageBoxes(self, self._on_ticked)
        self._setting = PassageSetting()
        self._stops: tuple[TabStop, ...] = ()
        self._places: dict[TabStop, MarkPlace] = {}
        self._placed_at = -1
        """The width for which they are known."""
        self._at = -1
        """The number of the stop that the keys have walked to; -1 for none."""
        self._pressed: TabStop | None = None
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
        return [stop.mark for stop in self._stops if isinstance(stop.mark, TermMark)]

    @property
    def boxes(self) -> tuple[StepBox, ...]:
        """The boxes, from the first to the last."""
        return self._boxes.shown

    @property
    def focused(self) -> PassageMark | None:
        """The term or the address that the keys have walked to."""
        return self._stops[self._at].mark if 0 <= self._at < len(self._stops) else None

    def show_passages(self, passages: Sequence[Passage], done: Collection[str] = ()) -> None:
        """Shows these passages and no others, with ticks in the boxes of some keys; no term is underlined yet."""
        before, self._passages = self._passages, tuple(passages)
        if self._passages != before:
            self.setAccessibleName("\n".join(passage.said for passage in passages if not passage.box))
            self.update()
        if [passage.shape for passage in passages] != [passage.shape for passage in before]:
            self._at, self._stops = -1, ()
            self._setting.begin()
            self.underline(())
            self.updateGeometry()
            self._boxes.show_for(self._passages)
            self._place_boxes()
        self.show_done(done)

    def show_done(self, done: Collection[str]) -> None:
        """Has ticks in the boxes of these keys, and in no others."""
        self._boxes.tick(done)
        if self._done != frozenset(done):
            self._done = frozenset(done)
            self.update()

    def underline(self, terms: Sequence[Sequence[TermMark]]) -> None:
        """Underlines terms, passage by passage. What is read stays where it is."""
        marked = self._marked()
        at = self._stops[self._at] if 0 <= self._at < len(self._stops) else None
        self._terms = tuple(terms)
        self._stops = tuple(tab_stops(self._passages, self._terms))
        self._forget_places()
        self._at = self._stops.index(at) if at in self._stops else -1
        self.setAccessibleDescription("")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if self._stops else Qt.FocusPolicy.NoFocus)
        self.update(marked.united(self._marked()))

    def _marked(self) -> QRegion:
        """Where something is painted for terms and addresses, and the ring around them."""
        return mark_region(self._found_places().values()) if self.isVisible() else QRegion()

    # lines

    def _lines(self, width: int) -> list[SetPassage]:
        return self._setting.lines(self._passages, width, self.font(), self._boxes.side)

    def _place_boxes(self) -> None:
        self._boxes.place(lambda: self._lines(self.width()))

    def _forget_places(self) -> None:
        self._places, self._placed_at = {}, -1

    def _found_places(self) -> dict[TabStop, MarkPlace]:
        if self._placed_at != self.width():
            lines = self._lines(self.width())
            found = ((stop, stop.mark, stop.passage) for stop in self._stops if stop.mark)
            self._places = {stop: mark_place(mark, self._passages[n], lines[n]) for stop, mark, n in found}
            self._placed_at = self.width()
        return self._places

    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        return lines[-1].bottom if lines else 0

    def sizeHint(self) -> QSize:
        """As wide as one likes to read, and no wider; the width that is given tells how high."""
        return QSize(round(READING_EM * READING.factor * self.fontMetrics().height()), 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(12 * self.fontMetrics().height(), 0)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._setting.forget()
            self._boxes.forget_side()
            self._forget_places()
            self._place_boxes()
            self.updateGeometry()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_boxes()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place_boxes()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paints = PassagePainter(painter, self)
        paints.paint_passages(self._passages, self._lines(self.width()), event.region(), self._done)
        places = self._found_places()
        paints.paint_marks(places.values())
        at = places.get(self._stops[self._at]) if self.hasFocus() and self._at >= 0 else None
        paints.paint_standing(at, next((box for box in self.boxes if box.hasFocus()), None))
        painter.end()

    # the mouse

    def _stop_at(self, point: QPoint) -> TabStop | None:
        places = self._found_places()
        marked = (stop for stop, place in places.items() for part in place.parts if part.contains(point))
        return next(marked, None) or self._box_at(point)

    def _box_at(self, point: QPoint) -> TabStop | None:
        for number, lines in enumerate(self._lines(self.width())):
            if lines.top <= point.y() < lines.bottom and self._passages[number].box:
                return TabStop(number, None)
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        stop = self._stop_at(event.position().toPoint())
        self.setCursor(Qt.CursorShape.PointingHandCursor if stop else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._stop_at(event.position().toPoint())
        event.setAccepted(self._pressed is not None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        stop = self._stop_at(event.position().toPoint())
        pressed, self._pressed = self._pressed, None
        if stop and stop == pressed and event.button() == Qt.MouseButton.LeftButton:
            self._press(stop)

    def _press(self, stop: TabStop) -> None:
        match stop.mark:
            case TermMark(term=term):
                self.term_wanted.emit(term.id)
            case AddressMark(url=url):
                self.address_wanted.emit(url)
            case None:
                self._boxes.of(stop.passage).click()

    def _on_ticked(self, is_on: bool) -> None:
        box = self.sender()
        assert isinstance(box, StepBox)
        self.ticked.emit(box.key, is_on)

    # the keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            stop = self._stop_at(event.pos())
            QToolTip.showText(event.globalPos(), mark_hint(stop.mark) if stop and stop.mark else "", self)
            return True
        asks = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_help(event)
        if asks and isinstance(self.focused, TermMark):
            event.accept()  # help for the place waits: this asks about the term
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        mark = self.focused
        if mark and (event.key() in _ENTER or (is_help(event) and isinstance(mark, TermMark))):
            self._press(self._stops[self._at])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_TAB:
            self._walk_to(0 if event.reason() is Qt.FocusReason.TabFocusReason else len(self._stops) - 1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        QToolTip.hideText()
        self.update()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Asked of the boxes, too: who walks is led from one stop to the next, whichever widget has the keys."""
        there = self._standing + (1 if forward else -1)
        if self._standing >= 0 and 0 <= there < len(self._stops):
            self._walk_to(there)
            return True
        policy = self.focusPolicy()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # who walks back from a box leaves the column as well
        moved = super().focusNextPrevChild(forward)
        self.setFocusPolicy(policy)
        return moved

    @property
    def _standing(self) -> int:
        """The number of the stop that has the keys; -1 for none."""
        if self.hasFocus():
            return self._at
        passage = self._boxes.passage_with_keys()
        return next((n for n, stop in enumerate(self._stops) if not stop.mark and stop.passage == passage), -1)

    def _walk_to(self, number: int) -> None:
        self._at = number
        stop = self._stops[number]
        if stop.mark is None:
            box, lines = self._boxes.of(stop.passage), self._lines(self.width())[stop.passage]
            box.setFocus(Qt.FocusReason.TabFocusReason)
            self.shown.emit(QRect(0, lines.top, self.width(), lines.text.height))
            self.shown.emit(box.geometry())  # of a passage that is higher than the page
            return
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()
        self.setAccessibleDescription(mark_words(stop.mark))
        parts = self._found_places()[stop].parts
        if parts:
            self.shown.emit(parts[0].toAlignedRect())
            QToolTip.showText(self.mapToGlobal(parts[0].bottomLeft().toPoint()), mark_hint(stop.mark), self)
